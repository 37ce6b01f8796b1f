"""Findings of rules that read a body in several ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artlint import Finding, Span


def distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first finding at each place: what stands in both readings of a body is told once."""
    told: set[Span] = set()
    for finding in findings:
        if finding.span not in told:
            told.add(finding.span)
            yield finding
