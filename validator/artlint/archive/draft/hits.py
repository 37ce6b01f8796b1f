"""What rules find with a draft: those that hit most articles of a source are turned off, with the reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.archive.draft.evidence import Share
from artlint.archive.draft.records import Line, SharedText, SourceDraft
from artlint.archive.draft.splits import LEAST_FILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from artlint.archive.profile import Profile
    from artlint.model import FileResult
    from artlint.packs import RuleInfo

HALF = 0.5
"""The share of a source's articles beyond which a rule is turned off."""

NEVER_OFF = ("security",)
"""Folders of rules that are not turned off however much they find: they are about what articles do to readers."""

_MOST_TEXTS = 10
_LEAST_CHARACTERS = 10
_shared = re.compile(r'text stands in ([\d,]+) articles: "(.*?)(?:…)?"', re.DOTALL).fullmatch
SHARED_TEXT = "shared-text"


def common_rules(profile: Profile, known: Mapping[str, RuleInfo]) -> Iterator[tuple[RuleInfo, Share]]:
    """The rules that find something in more than half of some articles, and in how many."""
    if profile.files < LEAST_FILES:
        return
    for name, number in profile.hit.most():
        if number > HALF * profile.files:
            yield known[name], Share(name, number, profile.files)


def with_rules_off(source: SourceDraft, profile: Profile, known: Mapping[str, RuleInfo]) -> SourceDraft:
    """A source with those rules off that find something in most of its articles."""
    found = [(info, share) for info, share in common_rules(profile, known) if info.folder not in NEVER_OFF]
    off = tuple(Line(info.name, "off", _reason(info, share)) for info, share in found)
    names = {line.key for line in off}
    kept = tuple(line for line in source.rules if line.key not in names)
    return source._replace(rules=tuple(sorted((*kept, *off), key=lambda line: line.key)))


def _reason(info: RuleInfo, share: Share) -> str:
    mends = f"; `artlint check --select {info.name} --fix` mends it" if info.fix == "safe" else ""
    return f"{share.number:,} of {share.of:,} articles have it ({100 * share.share:.1f} %){mends}"


class SharedTexts:
    """Gathers the texts that `shared-text` finds."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def receive(self, result: FileResult) -> None:
        """Take the texts of a file."""
        for finding in result.findings:
            found = _shared(finding.message) if finding.rule == SHARED_TEXT else None
            if found and len(found[2]) >= _LEAST_CHARACTERS and found[2].isprintable():
                number = int(found[1].replace(",", ""))
                self._counts[found[2]] = max(number, self._counts.get(found[2], 0))

    def most(self) -> list[SharedText]:
        """The texts that stand in the most articles."""
        counts = sorted(self._counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return [SharedText(f"^{_literal(text)}", number) for text, number in counts[:_MOST_TEXTS]]


def _literal(text: str) -> str:
    """An expression that matches a text alone."""
    return re.sub(r"([\\.^$*+?{}\[\]|()])", r"\\\1", text)
