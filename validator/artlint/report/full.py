"""Every finding by itself, with the piece of the line, help and fix: the default report without its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.painter import Painter
from artlint.report.plain import PlainReporter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model.outcome import Located
    from artlint.report import Style, Surroundings


class Reporter(PlainReporter):
    """The report as text, in colour if asked for."""

    def __init__(self, style: Style, _around: Surroundings) -> None:
        super().__init__(style)
        self._painter = Painter(style)

    def _shown(self, _path: str, findings: tuple[Located, ...]) -> Iterator[str]:
        return map(self._painter.whole, findings)
