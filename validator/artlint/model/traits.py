"""The traits of one article, of which a profile of the archive is counted."""

from typing import NamedTuple


class Traits(NamedTuple):
    """What an article is like, whatever the rules say of it.

    `size` is in bytes. `parts` are those of PARTS that it has. `form` is the shape of its date, empty without one;
    `zone` is how the date names its zone: an offset from UTC, `no zone`, `day only`, or a name of several zones. `day`
    is the day of the date as it is written, else the UTC day of the epoch. `lag` is the time from date to epoch in
    milliseconds, None where one of them is no moment. `local` is a date and time that needs a zone, as UTC milliseconds
    of what is written. `epoch` is the moment of the epoch comment. `image_hosts` has an entry for each image, `proxies`
    one for each image that is loaded through a proxy: its address up to `url=`. `tags` are the names of the elements,
    `host` is that of the article's own address, `fields` are keys with short values.
    """

    size: int
    layout: str
    body: str
    parts: tuple[str, ...]
    form: str = ""
    zone: str = ""
    day: str = ""
    lag: int | None = None
    local: int | None = None
    epoch: int | None = None
    image_hosts: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    captions: int = 0
    tags: tuple[str, ...] = ()
    host: str = ""
    fields: tuple[tuple[str, str], ...] = ()
