"""Every finding by itself, with the piece of the line, help and fix: the default report without its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.for_people import ReporterForPeople
from artlint.report.painter import Painter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model import FileResult


class Reporter(ReporterForPeople):
    """Writes all of each finding, in colour if asked for."""

    def _findings(self, result: FileResult) -> Iterator[str]:
        return map(Painter(self._style).whole, result.findings)
