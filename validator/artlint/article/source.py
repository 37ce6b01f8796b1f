"""The source of an article: what the configuration knows about it beyond its text."""

from typing import NamedTuple


class Source(NamedTuple):
    """The feed robot that wrote an article, as the configuration describes it.

    `layout` is one of LAYOUTS, or None where each text shows its own. `zone` is the IANA name of the zone in which
    datelines without a zone are meant, or None. `proxy` is the prefix of a proxied image's address, up to `url=`; both
    spellings of it (with and without `/` before `?`) count as the proxy. `body` is one of BODIES, `flavor` one of
    FLAVORS: how a Markdown body is read. `title_keys`, `address_keys` and `date_keys` are the keys of front matter and
    header lines that hold title, address and date: the first that is filled wins, in any case of letters. `site_root`
    is the folder to which addresses that begin with `/` are relative, an absolute path, or None.
    """

    name: str | None = None
    layout: str | None = None
    zone: str | None = None
    proxy: str = "https://images.weserv.nl/?url="
    body: str = "auto"
    flavor: str = "commonmark"
    title_keys: tuple[str, ...] = ("title",)
    address_keys: tuple[str, ...] = (
        "link",
        "url",
        "canonical_url",
        "canonical",
        "original_url",
        "source_url",
        "from",
        "permalink",
    )
    date_keys: tuple[str, ...] = (
        "date",
        "published",
        "pubDate",
        "pubdate",
        "date_published",
        "created",
        "dateCreated",
    )
    site_root: str | None = None


UNNAMED = Source()
"""The source of an article that no `[[sources]]` block names."""

FRAMED = ("epoch", "front-matter", "dated")
"""The layouts that have a frame: title link, separator and their like."""

LAYOUTS = (*FRAMED, "post", "header", "page", "heading")
"""The layouts by their names (docs/archives.md)."""

PIECES = tuple(layout for layout in LAYOUTS if layout != "page")
"""The layouts whose body is a piece of a page."""

AUTO = "auto"
BODIES = (AUTO, "html", "markdown")
"""How a body is read; `auto` tells it from the file."""

COMMONMARK = "commonmark"
FLAVORS = (COMMONMARK, "kramdown", "hugo")
"""How the program that renders a Markdown body reads HTML and templates in it."""
