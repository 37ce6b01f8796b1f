"""What copies of an article are to each other, by source, title and date."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from artlint import DAY, ArchiveFinding, Severity, Span, canonical, from_milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artlint import Article, ArticleFact

_SHOWN = 9
"""Members of a group that a finding names beside its own place."""

TITLE = 8
"""Characters of a title's digest, with which the value of a fact begins."""


def place_of(article: Article) -> Span:
    """Where a finding about an article as a whole stands: its title, else where its body begins."""
    return article.title.span if article.title else Span(article.body.start, article.body.start)


def title_of(article: Article) -> str:
    """A digest of the title, which equal titles share; blanks and case do not count."""
    words = article.title.text.split() if article.title else []
    data = canonical(" ".join(words)).casefold().encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=TITLE).digest().decode("latin-1")


def findings_of(members: Sequence[ArticleFact], what: str, how: str = "the same") -> Iterator[ArchiveFinding]:
    """A finding for each member of a group but the earliest; `what` is what they have in common, `how` how much so.

    The value of each fact begins with `title_of` its article.
    """
    first = min(members, key=lambda it: (it.time is None, it.time or 0))
    others = [member for member in members if member is not first]
    for member in others:
        shown = [(it, "a copy") for it in others[:_SHOWN] if it is not member][: _SHOWN - 1]
        relation, severity = _relation(member, first)
        message = f"{relation}: {what} of {len(members):,} articles is {how}, first in {first.path}"
        unlisted = len(others) - 1 - len(shown)
        yield ArchiveFinding(member, message, ((first, "the earliest"), *shown), at_most=severity, unlisted=unlisted)


def _relation(copy: ArticleFact, first: ArticleFact) -> tuple[str, Severity]:
    if copy.source != first.source:
        return "syndicated copy", Severity.INFO
    if str(copy.value)[:TITLE] != str(first.value)[:TITLE]:
        return "under another title", Severity.WARNING
    if copy.time is not None and first.time is not None and copy.time - first.time >= DAY:
        return f"published again since {_day(first.time)}", Severity.WARNING
    return "duplicate", Severity.ERROR


def _day(time: int) -> str:
    moment = from_milliseconds(time)
    return moment.date().isoformat() if moment else "then"
