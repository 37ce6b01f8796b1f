"""What a run did not check, in words: notes on files that are no articles, and what a folder without articles holds."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from artlint.files.path_filter import SUFFIXES
from artlint.files.paths import is_inside, shown_path
from artlint.model import NOT_AN_ARTICLE, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artlint.model import Skip

_NAMED = 5
"""Files that are named for one reason; where there are more, they are counted."""

_KINDS = {".md": "Markdown file", ".markdown": "Markdown file", ".html": "HTML file", ".htm": "HTML file"}

_MOST_SUFFIXES = 3
_LONGEST_SUFFIX = 12

_SETTLE = (
    "`exclude` in artlint.toml leaves out what is no article, and with `include` every file that it names is checked"
)


def unchecked_notes(skipped: Iterable[Skip]) -> Iterator[str]:
    """A note on each file that the command line names or that lies among articles and is none.

    Where more than a few have the same reason, one note counts them.
    """
    told = [skip for skip in skipped if skip.named or skip.reason == NOT_AN_ARTICLE]
    numbers = Counter(map(_kind, told))
    yield from (f"{skip.path}: not checked: {skip.why}" for skip in told if numbers[_kind(skip)] <= _NAMED)
    first: dict[tuple[str, str], Skip] = {}
    for skip in told:
        first.setdefault(_kind(skip), skip)
    for skip in first.values():
        if (number := numbers[_kind(skip)]) > _NAMED:
            yield f"{number:,} files not checked, such as {skip.path}: {skip.why}"
    if any(not skip.named for skip in told):
        yield _SETTLE


def _kind(skip: Skip) -> tuple[str, str]:
    """What files have in common that are told together: the reason, without the words that only one of them has."""
    return skip.reason, skip.detail.partition(":")[0]


def nothing_to_check(
    folder: str, written: str, skipped: Iterable[Skip], others: Iterable[str], working_folder: str
) -> Problem:
    """The problem of a folder, given by its absolute path and as written, in which nothing is an article.

    It says what is there: the files that were skipped, and by their suffixes those that no run reads without `include`.
    `others` are the absolute paths of all files that were not read.
    """
    here = [skip for skip in skipped if is_inside(os.path.normpath(os.path.join(working_folder, skip.path)), folder)]
    known = {skip.path for skip in here}
    inside = (path for path in others if is_inside(path, folder))
    suffixes = Counter(_suffix(path) for path in inside if shown_path(path, working_folder) not in known)
    seen = [*_skipped_kinds(here), *_suffix_kinds(suffixes)]
    message = "; ".join(("no article found in this folder", *seen, *_advice(here, suffixes)))
    return Problem(written, "nothing-to-check", message.replace("; ", ": ", 1))


def _skipped_kinds(skipped: Iterable[Skip]) -> Iterator[str]:
    """`212 Markdown files, each of which has no front matter`, for each kind of file and each reason."""
    kinds = Counter((_kind_of_file(skip.path), *_kind(skip)) for skip in skipped)
    for (kind, reason, detail), number in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        files = kind if number == 1 else f"{kind}s"
        if detail:
            yield f"{number:,} {files}, {'which' if number == 1 else 'each of which'} {detail}"
        else:
            yield f"{number:,} {files} skipped ({reason})"


def _kind_of_file(path: str) -> str:
    suffix = _suffix(path)
    return _KINDS.get(suffix, "text file" if suffix == ".txt" else "file")


def _suffix_kinds(suffixes: Counter[str]) -> Iterator[str]:
    """`3 .rst files`, the most frequent suffixes first."""
    ranked = sorted(suffixes.items(), key=lambda item: (-item[1], item[0]))
    for suffix, number in ranked[:_MOST_SUFFIXES]:
        yield f"{number:,} {suffix or 'other'} file{'' if number == 1 else 's'}"
    if rest := sum(number for _, number in ranked[_MOST_SUFFIXES:]):
        yield f"{rest:,} more of other suffixes"


def _advice(skipped: Iterable[Skip], suffixes: Counter[str]) -> Iterator[str]:
    """What to write to have the files checked all the same."""
    readable = {_suffix(skip.path) for skip in skipped if skip.reason == NOT_AN_ARTICLE}.intersection(SUFFIXES)
    if readable:
        globs = ", ".join(f'"**/*{suffix}"' for suffix in sorted(readable))
        yield f"to check them all, write include = [{globs}] in artlint.toml"
    elif suffixes:
        yield f"without `include`, only {', '.join(SUFFIXES[:-1])} and {SUFFIXES[-1]} are read"


def _suffix(path: str) -> str:
    """The suffix of a file's name in lower case; empty where there is none that is worth telling."""
    suffix = os.path.splitext(path)[1].lower()
    return suffix if len(suffix) <= _LONGEST_SUFFIX else ""
