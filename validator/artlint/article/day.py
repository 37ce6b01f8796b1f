"""When an article appeared, by what it says itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint.article.article import Article

_DAY = 86_400_000
_FIRST = 719_163
"""The ordinal of 1970-01-01."""


def appeared(article: Article) -> int | None:
    """The moment of the article's own date, else of its epoch comment, in UTC milliseconds; None without either.

    A date without a zone counts as the start of the day that is written, in UTC.
    """
    dateline, epoch = article.dateline, article.epoch
    if dateline is not None and dateline.instant is not None:
        return dateline.instant
    if dateline is not None and dateline.moment.day is not None:
        return (dateline.moment.day.toordinal() - _FIRST) * _DAY
    return epoch.instant if epoch is not None else None


def day_of(article: Article) -> int | None:
    """The day on which an article appeared, in days since 1970-01-01 (UTC); None where nothing tells."""
    moment = appeared(article)
    return None if moment is None else moment // _DAY
