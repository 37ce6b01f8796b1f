"""The default report, for a person at a terminal."""

from __future__ import annotations

from artlint.light import TYPE_CHECKING, cached_property
from artlint.report.frame import PlainReporter

if TYPE_CHECKING:
    from artlint.report import Style, Surroundings
    from artlint.report.painter import Painter
    from artlint.run import Located


class Reporter(PlainReporter):
    """The report as text, in colour if asked for."""

    def __init__(self, style: Style, _around: Surroundings) -> None:
        super().__init__(style, self._shown)

    def _shown(self, finding: Located) -> str:
        return self._painter.finding(finding)

    @cached_property
    def _painter(self) -> Painter:
        from artlint.report.painter import Painter  # most runs find nothing

        return Painter(self._style)
