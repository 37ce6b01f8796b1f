"""Small archives for examples."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONDAY = date(2023, 1, 2)


def article(path: str, body: str = "", **keys: str) -> str:
    """A file of an archive: front matter with these keys, and a body below it that begins in line 4 with one key."""
    matter = "".join(f"{key}: {value}\n" for key, value in (keys or {"title": "A bridge"}).items())
    return f"==> {path} <==\n---\n{matter}---\n{body}" + "\n" * bool(body)


def daily(
    days: int,
    *,
    per_day: int,
    weekdays: Iterable[int] = range(7),
    without: Iterable[int] = (),
    only: Iterable[int] = (),
    name: str = "",
) -> str:
    """Articles of so many days from Monday, 2023-01-02 on; days are told by their numbers from 0 on."""
    kept, left_out = set(weekdays), set(without)
    chosen = tuple(only) or [day for day in range(days) if day % 7 in kept and day not in left_out]
    return "".join(
        article(f"{name}{day:04}-{at}.md", date=(_MONDAY + timedelta(day)).isoformat())
        for day in chosen
        for at in range(per_day)
    )


def numbered(number: int, url: str = "") -> str:
    """So many articles, one a day from 2023-01-01 on, named after their numbers from 0 on, which `url` takes."""
    days = ((at, (_MONDAY + timedelta(at - 1)).isoformat()) for at in range(number))
    return "".join(
        article(f"{'b' if url else 'a'}/{at}.md", date=day, **({"link": url.format(at)} if url else {}))
        for at, day in days
    )
