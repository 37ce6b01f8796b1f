"""The traits of one article: what it has, told without any rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.article import encode, from_milliseconds, origin_of
from artlint.article.moments import as_utc
from artlint.model.traits import Traits
from artlint.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.article import Article, Dateline, File, Image

_MINUTE = 60_000
_MOST_FIELDS = 40
_LONGEST_VALUE = 60
_LONGEST_ADDRESS = 2_000
"""Limits of what is taken from one article: keys, and code points of a value and of an address."""

_proxied = late(
    r"(https?://[^/?#\s]+(?:/[^?#\s]*+)?\?[A-Za-z_]{1,20}=)"
    r"(?:https?(?::|%3A)(?:/|%2F){2})?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/|%2F)"
)
"""An address whose query is another address, with or without its scheme."""


def traits_of(file: File) -> Traits:
    """The traits of a file's article."""
    article = file.article
    date, epoch = article.dateline, article.epoch.instant if article.epoch else None
    instant = date.instant if date else None
    return Traits(
        size=len(encode(file.text)),
        layout=article.layout,
        body=article.body_kind,
        parts=tuple(_parts(article)),
        form=date.moment.form if date else "",
        zone=_zone(date) if date else "",
        day=_day(date, epoch),
        lag=None if epoch is None or instant is None else epoch - instant,
        local=as_utc(date.moment.local) if date and date.moment.local and date.moment.needs_zone else None,
        epoch=epoch,
        image_hosts=tuple(map(_image_host, article.images)),
        proxies=tuple(filter(None, map(_proxy, article.images))),
        captions=len(article.captions),
        tags=tuple(sorted(article.element_names)),
        host=_host(article),
        fields=tuple(_fields(article)),
    )


def _parts(article: Article) -> Iterator[str]:
    """The names of the parts that an article has."""
    has = {
        "front matter": article.front_matter,
        "epoch": article.epoch,
        "title": article.title,
        "address": article.address,
        "separator": article.separator,
        "date": article.dateline,
        "body": article.body.start < article.body.end,
        "image": article.images,
        "caption": article.captions,
        "link": article.links,
    }
    return (name for name, part in has.items() if part)


def _zone(date: Dateline) -> str:
    moment = date.moment
    if moment.local is None:
        return "unreadable"
    if moment.day_only:
        return "day only"
    if moment.instant is None:
        return moment.zone_name or "no zone"
    return offset_name((as_utc(moment.local) - moment.instant) // _MINUTE)


def offset_name(minutes: int) -> str:
    """An offset from UTC: `UTC`, `UTC+08:00`."""
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "UTC"


def _day(date: Dateline | None, epoch: int | None) -> str:
    if date is not None and date.moment.day is not None:
        return date.moment.day.isoformat()
    moment = None if epoch is None else from_milliseconds(epoch)
    return moment.date().isoformat() if moment else ""


def _image_host(image: Image) -> str:
    if not image.url:
        return "no address"
    if image.url[:5].lower() == "data:":
        return "inline data"
    origin = origin_of(image.url)
    return origin.site if origin else "relative"


def _proxy(image: Image) -> str:
    found = _proxied().match(image.url[:_LONGEST_ADDRESS])
    return found[1] if found else ""


def _host(article: Article) -> str:
    origin = origin_of(article.address.url) if article.address else None
    return origin.host if origin else ""


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    """The first keys of the front matter or the header lines that have a short value of one line."""
    fields = article.front_matter.fields if article.front_matter else {}
    for number, key in enumerate(fields):
        if number == _MOST_FIELDS:
            return
        value = fields[key].value
        if value and len(value) <= _LONGEST_VALUE and value.isprintable() and len(key) <= _LONGEST_VALUE:
            yield key, value.strip()
