"""artlint's own comments in an article: which of them are in force, and which hid nothing."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from artlint.article import Clock, File
from artlint.article.parts import Complaint, Piece, Suppression
from artlint.article.suppressions import read_suppression
from artlint.config import Config, Selection
from artlint.config.errors import nearest
from artlint.packs import RuleInfo

Used = Collection[tuple[int, str]]


def checked_comments(file: File, config: Config) -> tuple[Suppression, ...]:
    """artlint's comments in a file, checked against the configuration, with complaints about them."""
    names = {*config.known, *(info.folder for info in config.known.values())}
    read = (read_suppression(file.text, comment) for comment in file.comments)
    return tuple(_with_end(_as_required(_of_known(it, names), config), file.clock) for it in read)


def _of_known(comment: Suppression, known: Collection[str]) -> Suppression:
    """The comment without the names of unknown rules and folders."""
    unknown = [name for name in comment.names if name.text not in known]
    if not unknown:
        return comment
    hints = sorted(known)
    complaints = (
        Complaint(it.span, f"unknown rule or folder {it.text[:60]}{nearest(it.text, hints)}") for it in unknown
    )
    names = tuple(name for name in comment.names if name.text in known)
    return comment._replace(names=names, complaints=(*comment.complaints, *complaints))


def _as_required(comment: Suppression, config: Config) -> Suppression:
    """The comment; it is not in force where it lacks a reason or a day that the configuration requires."""
    missing = [
        word
        for word, required, given in (
            ("reason", config.require_reason, comment.reason),
            ("until", config.require_until, comment.until),
        )
        if required and given is None
    ]
    if not missing or not comment.holds:
        return comment
    words = {"reason": "no reason behind ` -- `", "until": "no day behind `until`"}
    complaints = (
        Complaint(comment.span, f"the comment has {words[it]}, as require-{it} demands: it hides nothing")
        for it in missing
    )
    return comment._replace(holds=False, complaints=(*comment.complaints, *complaints))


def _with_end(comment: Suppression, clock: Clock) -> Suppression:
    return comment._replace(ended=comment.holds and has_ended(comment.end, clock))


def has_ended(end: int | None, clock: Clock) -> bool:
    """Whether a moment (UTC milliseconds) is past in this run."""
    return end is not None and clock.is_past(end)


class RulesRun(NamedTuple):
    """Which rules ran on an article: `whole` to their end; `broken` crashed or were stopped."""

    known: Mapping[str, RuleInfo]
    selection: Selection
    whole: frozenset[str]
    broken: frozenset[str]

    def can_judge(self, name: str) -> bool:
        """Whether a rule, or each rule of a folder that is on, ran to its end, so that it is known what is unused."""
        if name in self.known:
            return name in self.whole
        folder = [info for info in self.known.values() if info.folder == name]
        if any(info.name in self.broken or not self.selection.allows(info) for info in folder):
            return False
        return any(info.name in self.whole for info in folder)


def with_outcomes(comments: tuple[Suppression, ...], used: Used, run: RulesRun) -> tuple[Suppression, ...]:
    """The comments with the names in them that hid nothing, where the rules that ran can tell."""
    names = {name.text for comment in comments for name in comment.names}
    judged = {name for name in names if run.can_judge(name)}
    return tuple(comment._replace(unused=_unused(comment, at, used, judged)) for at, comment in enumerate(comments))


def _unused(comment: Suppression, at: int, used: Used, judged: Collection[str]) -> tuple[Piece, ...]:
    if not comment.holds or comment.ended:
        return ()
    return tuple(name for name in comment.names if name.text in judged and (at, name.text) not in used)
