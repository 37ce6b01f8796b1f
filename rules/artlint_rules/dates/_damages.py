"""Damages of an article's dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from artlint import DAY, Span
from artlint.damage import Damage, Damaged, Draft, UnfitError

if TYPE_CHECKING:
    from random import Random

    from artlint import Element

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_HOUR = DAY // 24
_MOST_LAG = 75 * DAY // (24 * 60)
_OF_DATE = ("epoch-date-mismatch", "front-matter-mismatch", "url-date-mismatch", "file-name-date-mismatch")


def _day(draft: Draft) -> datetime:
    """The day of the date."""
    date = draft.article.dateline
    day = date.moment.day if date is not None else None
    if day is None:
        raise UnfitError("no day")
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _with_date(draft: Draft, date: str) -> Draft:
    """The copy with another text for the date, in the front matter as the whole line of it."""
    if draft.has("front_date") and draft.article.layout in ("front-matter", "post", "header"):
        return draft.put(front_date=draft.front_line("front_date", date))
    if draft.article.layout == "heading":  # without a date a heading is one of another layout
        raise UnfitError("the date tells the layout")
    return draft.put(date=date)


def _date_marked(draft: Draft) -> Draft:
    return draft.put(date=f"⟦{draft.get('date')}⟧")


def missing_date(draft: Draft, _random: Random) -> Damaged:
    article = draft.article
    if article.dateline is None or article.layout in ("page", "heading"):
        raise UnfitError("no date that can be taken away")
    if draft.has("front_date"):
        keys = {key.lower() for key in article.source.date_keys}
        if sum(key.lower() in keys for key in article.fields) > 1:
            raise UnfitError("several dates")
        if article.layout == "header":
            top = article.front_matter.span.start if article.front_matter else 0
            return draft.replace(Span(top, top), "⟦⟧").put(front_date="").damaged()
        return draft.put(front_date="", fence=f"{draft.get('fence').rstrip()}⟦⟧\n").damaged()
    if draft.has("date_label"):
        if article.source.layout is None:
            raise UnfitError("the date tells the layout")
        gone = draft.put(date_label="", date="", date_end="")
        return gone.put(separator=f"{draft.get('separator')}⟦⟧").damaged()
    return _without_header(draft)


def _without_header(draft: Draft) -> Damaged:
    """The damaged copy whose body begins behind the element that holds the date."""
    article = draft.article
    header = _around_date(draft)
    place = Span(article.body.start, header.span.end)
    if article.dateline is None or any(place.start <= it.span.start < place.end for it in article.paragraphs):
        raise UnfitError("text stands beside the date")
    if any(it.start < place.end < it.span.end for it in article.elements):
        raise UnfitError("an element begins above the date and ends below")
    rest = article.text[place.end : article.body.end]
    blanks = len(rest) - len(rest.lstrip(" \t\r\n"))
    return draft.replace(Span(place.start, place.end + blanks), "⟦⟧").damaged()


def _around_date(draft: Draft) -> Element:
    """The outermost element that holds the date and no image or text of the content."""
    article, place = draft.article, draft.place("date")
    element = article.document.innermost(place.start)
    contents = [it.span.start for it in article.paragraphs[:1]] + [it.span.start for it in article.images[:1]]
    found = None
    while element is not None and not any(element.start < start < element.span.end for start in contents):
        found, element = element, element.parent
    if found is None:
        raise UnfitError("the date stands in no element of its own")
    return found


def malformed_date(draft: Draft, random: Random) -> Damaged:
    faults = (
        "Wed, 31 Jun 2023 01:30:51 GMT",
        "Wed, 19 Jul 2023 25:30:51 GMT",
        "Wed, 19 Jly 2023 01:30:51 GMT",
        "Wed, 19 Jul 2023 01:30:51 XYZ",
        "2023-02-30T01:30:51Z",
        "2023-07-19T01:60:51Z",
        "31/02/2023 - 10:00",
        "2023年13月1日",
        "2023/7/19 25h",
        "Invalid Date",
        "NaN",
    )
    return _with_date(draft, f"⟦{random.choice(faults)}⟧").damaged()


def wrong_weekday(draft: Draft, random: Random) -> Damaged | None:
    right, comma, rest = draft.get("date").partition(",")
    if not comma or right not in _WEEKDAYS:
        return None
    other = random.choice([name for name in _WEEKDAYS if name != right])
    return draft.put(date=f"⟦{other}⟧,{rest}").damaged()


def epoch_date_mismatch(draft: Draft, random: Random) -> Damaged:
    date, epoch = draft.article.dateline, int(draft.get("epoch"))
    if date is None:
        raise UnfitError("no date")
    least = 3 * DAY if date.instant is None else 3 * DAY + _MOST_LAG
    away = random.choice((least, least + random.randrange(3 * DAY), least + random.randrange(900 * DAY)))
    moved = epoch + random.choice((-1, 1)) * (away // 1000 * 1000)
    return draft.put(epoch=f"⟦{moved}⟧").damaged("future-date")


def future_date(draft: Draft, random: Random) -> Damaged:
    now = draft.article.clock.now
    if now is None:
        raise UnfitError("no time")
    moment = now + 4 * _HOUR + random.randrange(900 * DAY)
    if draft.has("epoch"):
        return draft.put(epoch=f"⟦{moment // 1000 * 1000}⟧").damaged(*_OF_DATE)
    day = datetime.fromtimestamp(moment // 1000, UTC) + timedelta(days=2)
    return _with_date(draft, f"⟦{day:%Y-%m-%dT%H:%M:%SZ}⟧").damaged(*_OF_DATE)


def url_date_mismatch(draft: Draft, random: Random) -> Damaged:
    day = _day(draft)
    if random.random() < 0.3:
        other = day + random.choice((-1, 1)) * timedelta(days=random.randint(70, 900))
        address = f"https://a.org/chinese/⟦{other:%Y/%m}⟧/bridge/"
    else:
        form = random.choice(("%Y%m%d", "%m%d%Y", "%Y-%m-%d", "%m%d%y"))
        away = timedelta(days=random.randint(4, 300 if form == "%m%d%y" else 2000))
        other = day + random.choice((-1, 1)) * away
        address = f"https://a.org/a/bridge-⟦{other.strftime(form)}⟧/5816474.html"
    if not draft.has("url"):
        return draft.put(front_link=draft.front_line("front_link", address)).damaged("forbidden-embed")
    return draft.put(url=address).damaged("front-matter-mismatch", "forbidden-embed")


def file_name_date_mismatch(draft: Draft, random: Random) -> Damaged:
    other = _day(draft) + random.choice((-1, 1)) * timedelta(days=random.randint(4, 900))
    name = other.strftime(random.choice(("%Y-%m-%d-桥", "%Y%m%d_bridge", "%Y_%m_%d")))
    folder, _, old = draft.article.path.rpartition("/")
    _, dot, suffix = old.rpartition(".")
    return _date_marked(draft).damaged(path=f"{folder}/{name}{dot}{suffix}".removeprefix("/"))


DAMAGES = (
    Damage("missing-date", missing_date),
    Damage("malformed-date", malformed_date),
    Damage("wrong-weekday", wrong_weekday),
    Damage("epoch-date-mismatch", epoch_date_mismatch),
    Damage("future-date", future_date),
    Damage("url-date-mismatch", url_date_mismatch),
    Damage("file-name-date-mismatch", file_name_date_mismatch),
)
