"""Facts that rules about dates wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import late

if TYPE_CHECKING:
    from artlint import Article

_year_near_an_edge = late(r"(?:[>\r\n]|\A)[^<>\r\n]{0,60}[12][0-9]{3}[^<>\r\n]{0,60}(?:[<\r\n]|\Z)")
_HEAD = 5_000


def has_date(article: Article) -> bool:
    """Whether the article's own date stands where its layout keeps it."""
    return article.dateline is not None


def has_no_certain_date(article: Article) -> bool:
    """Whether there is no date, it cannot be read, or its zone is in doubt."""
    date = article.dateline
    return date is None or date.moment.defect is not None or bool(date.doubt)


def has_wrong_weekday(article: Article) -> bool:
    """Whether the date names another weekday than its own."""
    moment = None if article.dateline is None else article.dateline.moment
    if moment is None or moment.weekday is None or moment.day is None:
        return False
    return moment.weekday != moment.day.weekday()


def shows_a_day_in_text(article: Article) -> bool:
    """Whether the text may begin with a line that holds a year and little else."""
    date, body = article.dateline, article.body
    start = body.start if date is None else max(body.start, date.span.end)
    return _year_near_an_edge().search(article.text, start, min(body.end, start + _HEAD)) is not None
