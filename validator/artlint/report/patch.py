"""What fixes would change, as a unified diff that `git apply` and `patch -p1` take, byte by byte.

Lines end at LF alone, as git sees them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from artlint.model import FileResult, Rewritten
from artlint.report import BaseReporter
from artlint.report.escape import visible

_CONTEXT = 3
"""Lines around a change, as git and diff have them."""

_special = re.compile(r'[\x00-\x1f\x7f"\\]')


class Reporter(BaseReporter):
    """Writes a patch, file by file; paths are relative to the git root, as git takes them.

    For a terminal (`color`), control characters are escaped.
    """

    def file(self, result: FileResult) -> Iterator[str]:
        """The patch of a file."""
        if result.rewritten is None:
            return
        for line in _patch(self._around.in_repository(result.path), result.rewritten):
            yield visible(line.removesuffix("\n")) + "\n" if self._style.color else line


def _patch(path: str, rewritten: Rewritten) -> Iterator[str]:
    old, new = f"a/{path}", f"b/{path}"
    yield f"diff --git {_quoted(old)} {_quoted(new)}\n"
    yield f"--- {_file_name(old)}\n"
    yield f"+++ {_file_name(new)}\n"
    yield from hunks(rewritten)


def _file_name(name: str) -> str:
    """A name as git writes it above a hunk: with a tab behind one with blanks."""
    quoted = _quoted(name)
    return quoted + "\t" * (" " in name and quoted == name)


def _quoted(name: str) -> str:
    """A name in quotes where it holds what would end it."""
    return f'"{_special.sub(_escaped, name)}"' if _special.search(name) else name


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match[0] in '"\\' else f"\\{ord(match[0]):03o}"


class _Block(NamedTuple):
    """Old lines from `first` (from 0) to before `end`, which give way to others."""

    first: int
    end: int
    new: list[str]


def hunks(rewritten: Rewritten) -> Iterator[str]:
    """The lines of all hunks. The time they take is linear in the text and in the edits."""
    old = _lines(rewritten.old)
    grown = 0
    for blocks in _close_together(_trimmed(block, old) for block in _blocks(rewritten, old)):
        first = max(0, blocks[0].first - _CONTEXT)
        lines = list(_hunk(old, blocks, first))
        yield _header(lines, first, first + grown)
        yield from map(_whole_line, lines)
        grown += sum(len(block.new) - (block.end - block.first) for block in blocks)


def _lines(text: str) -> list[str]:
    pieces = text.split("\n")
    last = pieces.pop()
    return [f"{piece}\n" for piece in pieces] + ([last] if last else [])


def _blocks(rewritten: Rewritten, old: list[str]) -> Iterator[_Block]:
    """The lines that edits touch, and what becomes of them."""
    text = rewritten.old
    starts = list(accumulate(map(len, old), initial=0))  # that of the end, too
    pieces: list[str] = []
    first = end = at = 0
    for start, stop, new in rewritten.edits:
        line = min(bisect_right(starts, start) - 1, max(0, len(old) - 1))
        if line >= end:
            if pieces:
                yield _Block(first, end, _lines("".join((*pieces, text[at : starts[end]]))))
            pieces, first, at = [], line, starts[line]
        pieces += (text[at:start], new)
        at, end = stop, min(bisect_right(starts, stop), len(old))
    if pieces:
        yield _Block(first, end, _lines("".join((*pieces, text[at : starts[end]]))))


def _trimmed(block: _Block, old: list[str]) -> _Block:
    """The block without the lines that stay as they are."""
    first, end, new = block
    start, stop = 0, len(new)
    while first < end and start < stop and old[first] == new[start]:
        first, start = first + 1, start + 1
    while first < end and start < stop and old[end - 1] == new[stop - 1]:
        end, stop = end - 1, stop - 1
    return _Block(first, end, new[start:stop])


def _close_together(blocks: Iterable[_Block]) -> Iterator[list[_Block]]:
    """The blocks in groups of those whose contexts touch."""
    group: list[_Block] = []
    for block in blocks:
        if group and block.first - group[-1].end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _hunk(old: list[str], blocks: list[_Block], first: int) -> Iterator[str]:
    at = first
    for block in blocks:
        yield from (f" {line}" for line in old[at : block.first])
        yield from (f"-{line}" for line in old[block.first : block.end])
        yield from (f"+{line}" for line in block.new)
        at = block.end
    yield from (f" {line}" for line in old[at : at + _CONTEXT])


def _header(lines: list[str], old_first: int, new_first: int) -> str:
    old = sum(not line.startswith("+") for line in lines)
    new = sum(not line.startswith("-") for line in lines)
    return f"@@ -{_range(old_first, old)} +{_range(new_first, new)} @@\n"


def _range(first: int, number: int) -> str:
    """Where lines start (from 1) and how many they are; where there is none, the line before."""
    return f"{first + 1}" if number == 1 else f"{first + (number > 0)},{number}"


def _whole_line(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
