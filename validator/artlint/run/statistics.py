"""What reports count: findings by rule, and the same of each source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from artlint.model import Amount, SourceStatistics

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from artlint.model import FileResult, Located
    from artlint.rule import Severity

    Key = tuple[Severity, str]


class Statistics:
    """Counts the findings of files by severity and rule, and those of each source."""

    def __init__(self) -> None:
        self._rules: dict[Key, Amount] = {}
        self._sources: dict[str, _OfSource] = {}

    def add(self, result: FileResult, *, checked: bool) -> None:
        """Count what was found in a file; `checked` tells whether it could be checked."""
        _add(self._rules, result.findings)
        if result.source is not None:
            self._sources.setdefault(result.source, _OfSource()).add(result.findings, checked=checked)

    @property
    def by_rule(self) -> Mapping[Key, Amount]:
        """How much of each rule, by severity and rule."""
        return dict(self._rules)

    @property
    def by_source(self) -> Mapping[str, SourceStatistics]:
        """The same for each source, by name; the files of no source under an empty one."""
        return {name: of.statistics for name, of in sorted(self._sources.items())}


class _OfSource:
    def __init__(self) -> None:
        self._rules: dict[Key, Amount] = {}
        self._checked = self._files = 0

    def add(self, findings: tuple[Located, ...], *, checked: bool) -> None:
        self._checked += checked
        self._files += bool(findings)
        _add(self._rules, findings)

    @property
    def statistics(self) -> SourceStatistics:
        return SourceStatistics(self._checked, self._files, dict(self._rules))


def _add(rules: dict[Key, Amount], findings: Iterable[Located]) -> None:
    """Count the findings of one file."""
    here = Counter((it.severity, it.rule) for it in findings)
    safe = Counter((it.severity, it.rule) for it in findings if it.fix is not None and it.fix.safe)
    unsafe = Counter((it.severity, it.rule) for it in findings if it.fix is not None and not it.fix.safe)
    for key, number in here.items():
        before = rules.get(key, Amount())
        rules[key] = Amount(
            before.findings + number,
            before.files + 1,
            before.fixable + safe[key],
            before.unsafely_fixable + unsafe[key],
        )
