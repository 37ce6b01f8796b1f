"""What fixes would change, as a unified diff (`check --diff`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.report import Style, Surroundings
    from artlint.run import FileResult, Report


class Reporter:
    """The diff, file by file. For a terminal (`color`), what one must not be sent is escaped."""

    def __init__(self, style: Style, _around: Surroundings) -> None:
        self._terminal = style.color

    def file(self, result: FileResult) -> Iterator[str]:
        """The diff of a file."""
        if not self._terminal:
            yield result.diff
            return
        for line in result.diff.split("\n")[:-1]:
            yield visible(line) + "\n"

    def end(self, report: Report) -> Iterator[str]:
        """Nothing: a diff is all there is."""
        yield from ()
