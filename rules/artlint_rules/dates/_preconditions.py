"""Facts that rules about dates wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import late

if TYPE_CHECKING:
    from artlint import Article

_line_with_year = late(r"(?:19|20)[0-9]{2}[^<\r\n]{0,40}+(?:[<\r\n]|\Z)")
_HEAD = 1_500


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
    """Whether a year of ours stands near the end of one of the text's first lines."""
    date, body = article.dateline, article.body
    start = body.start if date is None else max(body.start, date.span.end)
    return _line_with_year().search(article.text, start, min(body.end, start + _HEAD)) is not None
