"""The source of an article: what the configuration knows about it beyond its text."""

from typing import NamedTuple


class Source(NamedTuple):
    """The feed robot that wrote an article, as the configuration describes it.

    `layout` is `epoch`, `front-matter`, `dated`, or None where each text shows its own. `zone` is the IANA name of the
    zone in which datelines without a zone are meant, or None. `proxy` is the prefix of a proxied image's address,
    up to `url=`; both spellings of it (with and without `/` before `?`) count as the proxy.
    """

    name: str | None = None
    layout: str | None = None
    zone: str | None = None
    proxy: str = "https://images.weserv.nl/?url="


UNNAMED = Source()
"""The source of an article that no `[[sources]]` block names."""

LAYOUTS = ("epoch", "front-matter", "dated")
"""The layouts by their names (design, Words)."""
