"""The worst findings of a run, for formats that show only some: no more are kept than are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.model.outcome import Located

LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Worst:
    """Keeps the first findings of each severity, at most so many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Severity, list[Located]] = {level: [] for level in LEVELS}

    def keep(self, finding: Located) -> bool:
        """Whether the finding is among those that are kept."""
        kept = self._kept[finding.severity]
        if len(kept) >= self._most:
            return False
        kept.append(finding)
        return True

    def __iter__(self) -> Iterator[Located]:
        """Errors first, each severity in the order met."""
        for level in LEVELS:
            yield from self._kept[level]
