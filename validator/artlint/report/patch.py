"""What fixes would change, as a unified diff that `git apply` and `patch -p1` take, byte by byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.report.escape import visible
from artlint.report.hunks import hunks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model.outcome import FileResult, Report
    from artlint.report import Style, Surroundings

_special = re.compile(r'[\x00-\x1f\x7f"\\]')


class Reporter:
    """The patch, file by file; paths are relative to the git root, as git takes them.

    For a terminal (`color`), what one must not be sent is escaped.
    """

    def __init__(self, style: Style, around: Surroundings) -> None:
        self._terminal = style.color
        self._around = around

    def file(self, result: FileResult) -> Iterator[str]:
        """The patch of a file."""
        if result.rewritten is None:
            return
        for line in self._lines(result):
            yield visible(line.removesuffix("\n")) + "\n" if self._terminal else line

    def end(self, report: Report) -> Iterator[str]:
        """Nothing: a patch is all there is."""
        yield from ()

    def _lines(self, result: FileResult) -> Iterator[str]:
        if result.rewritten is None:
            return
        path = self._around.in_repository(result.path)
        old, new = f"a/{path}", f"b/{path}"
        yield f"diff --git {_quoted(old)} {_quoted(new)}\n"
        yield f"--- {_file_name(old)}\n"
        yield f"+++ {_file_name(new)}\n"
        yield from hunks(result.rewritten)


def _file_name(name: str) -> str:
    """A name as git writes it above a hunk: with a tab behind one with blanks."""
    quoted = _quoted(name)
    return quoted + "\t" * (" " in name and quoted == name)


def _quoted(name: str) -> str:
    """A name in quotes where it holds what would end it."""
    return f'"{_special.sub(_escaped, name)}"' if _special.search(name) else name


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match[0] in '"\\' else f"\\{ord(match[0]):03o}"
