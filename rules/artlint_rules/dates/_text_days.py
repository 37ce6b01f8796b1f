"""The day that a text says of itself, in a line of its own."""

import re
from datetime import date
from typing import NamedTuple

from artlint import Article, Span, read_moment

_PARAGRAPHS = 3
_LONGEST = 60
_label = re.compile(
    r"(?:(?:published|posted|updated)(?: on)?|date|(?:发布|發布|发表|發表|刊登|更新)?(?:时间|時間|日期|于|於))[:： ]*+",
    re.IGNORECASE,
).match
_has_one_reading = re.compile(
    r"[12][0-9]{3}[-/.年]|(?=.*[12][0-9]{3})(?:[A-Za-z]{3,9},? )?[0-9]{0,2} ?[A-Za-z]{3}"
).match
"""Not `05/07/2012`, which is read in two ways."""


class TextDay(NamedTuple):
    """A day and the place of the paragraph that tells it."""

    day: date
    span: Span


def day_in_text(article: Article) -> TextDay | None:
    """The day in the first paragraphs that consist of nothing else, a word for it and the time of day aside."""
    for paragraph in article.paragraphs[:_PARAGRAPHS]:
        day = _day_of(paragraph.text)
        if day is not None:
            return TextDay(day, paragraph.span)
    return None


def _day_of(text: str) -> date | None:
    if len(text) > _LONGEST:
        return None
    label = _label(text)
    written = text[label.end() if label else 0 :].strip()
    if not _has_one_reading(written):
        return None
    moment = read_moment(written)
    return None if moment.defect else moment.day
