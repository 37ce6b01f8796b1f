"""The day on which an article appeared, by what it says itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint.article.article import Article

_DAY = 86_400_000
_FIRST = 719_163
"""The ordinal of 1970-01-01."""


def day_of(article: Article) -> int | None:
    """The day of the article's own date, else of its epoch comment, in days since 1970-01-01; None without either.

    An instant counts by its day in UTC, a date without a zone by the day that is written.
    """
    dateline, epoch = article.dateline, article.epoch
    if dateline is not None and dateline.instant is not None:
        return dateline.instant // _DAY
    if dateline is not None and dateline.moment.day is not None:
        return dateline.moment.day.toordinal() - _FIRST
    return epoch.instant // _DAY if epoch is not None and epoch.instant is not None else None
