"""What copies of an article are to each other, by source and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import DAY, ArchiveFinding, Fact, Severity, Span, from_milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artlint import Article, ArticleFact

_SHOWN = 9
"""Members of a group that a finding names beside its own place."""


def place_of(article: Article) -> Span:
    """Where a finding about an article as a whole stands: its title, else where its body begins."""
    return article.title.span if article.title else Span(article.body.start, article.body.start)


def fact_of(article: Article, key: str) -> Fact:
    """A fact about an article as a whole."""
    return Fact(key, place_of(article))


def findings_of(members: Sequence[ArticleFact], what: str, how: str = "the same") -> Iterator[ArchiveFinding]:
    """A finding for each member of a group but the earliest; `what` is what they have in common, `how` how much so."""
    first = min(members, key=lambda it: (it.time is None, it.time or 0))
    others = [member for member in members if member is not first]
    for member in others:
        shown = [(it, "a copy") for it in others[:_SHOWN] if it is not member][: _SHOWN - 1]
        relation, severity = _relation(member, first)
        message = f"{relation}: {what} of {len(members):,} articles is {how}, first in {first.path}"
        yield ArchiveFinding(member, message, ((first, "the earliest"), *shown), at_most=severity)


def _relation(copy: ArticleFact, first: ArticleFact) -> tuple[str, Severity]:
    if copy.source != first.source:
        return "syndicated copy", Severity.INFO
    if copy.time is not None and first.time is not None and copy.time - first.time >= DAY:
        return f"republished since {_day(first.time)}", Severity.WARNING
    return "duplicate", Severity.ERROR


def _day(time: int) -> str:
    moment = from_milliseconds(time)
    return moment.date().isoformat() if moment else "then"
