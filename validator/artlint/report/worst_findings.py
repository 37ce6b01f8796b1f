"""The worst findings of a run, for formats that show only some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model import Located

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""The worst first."""


class WorstFindings:
    """Keeps the first findings of each severity, at most `limit` of each."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: dict[Severity, list[Located]] = {severity: [] for severity in SEVERITIES}

    def keep(self, finding: Located) -> bool:
        """Keep a finding if there is room for it; tell whether there was."""
        kept = self._kept[finding.severity]
        if len(kept) >= self._limit:
            return False
        kept.append(finding)
        return True

    def __iter__(self) -> Iterator[Located]:
        """Errors first, each severity in the order in which it came."""
        for severity in SEVERITIES:
            yield from self._kept[severity]
