"""Tags written the usual way, of which rules about addresses have nothing to say: known by one expression each."""

from __future__ import annotations

from functools import cache

from artlint.article.hosts import origin_of
from artlint.expressions import compiled
from artlint.light import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from artlint.article.article import Article
    from artlint.html.subset import Tag

ADDRESSES = frozenset(
    (
        "href src action formaction data xlink:href poster background cite longdesc codebase lowsrc dynsrc from to "
        "values"
    ).split()
)
"""Attributes that hold one address."""

# A usual address is of the web, whole and without a flaw. In a text that is proven, a reference has its semicolon; so
# but for `&amp;` none is in it.
_PIECE = r"[^\0-\x20\x7f\x85\xa0\"'<>\\{}%&"
_REST = rf"{_PIECE}]*+(?:(?:%[0-9A-Fa-f]{{2}}|&(?:amp;|(?!#)[0-9A-Za-z]*+(?!;))){_PIECE}]*+)*+"
_HOST = r"https?://(?:[A-Za-z0-9-]++\.)++[A-Za-z][A-Za-z0-9-]*+(?!\.)"
_ADDRESS = f"{_HOST}(?:[/?#]{_REST})?+"
_CANDIDATE = f"{_HOST}/{_PIECE},]*+(?:(?:%[0-9A-Fa-f]{{2}}|&amp;){_PIECE},]*+)*+(?: [0-9.]++[wx])?+"
_SET = f"{_CANDIDATE}(?:, ?+{_CANDIDATE})*+"
_NAMES = "|".join(sorted(ADDRESSES))
_OTHER = (
    rf"(?!(?:{_NAMES}|srcset)[='\"/>\s])"
    r"""[a-z][a-z0-9-]*+(?:="[^"]*+"|='[^']*+')?+"""
)
_usual_link = compiled(rf"""<a(?:[ \n]++(?:href=(?:"{_ADDRESS}"|'{_ADDRESS}')|{_OTHER}))++[ \n]*+>""").fullmatch
_usual_image = compiled(rf"""<img(?:[ \n]++(?:src="({_ADDRESS})"|srcset="{_SET}"|{_OTHER}))++[ \n]*+/?+>""").fullmatch
_usual_other = compiled(
    rf"""<[a-z][a-z0-9]*+(?:[ \n]++(?:(?:{_NAMES})="(?:https?:/)?/[^"]*+"|{_OTHER}))++[ \n]*+/?+>"""
).fullmatch


def oddly_written(article: Article) -> frozenset[str]:
    """The names of the elements of which a tag may hold an address that some rule has to look at."""
    return article.once(_oddly_written)


class UsualImage(NamedTuple):
    """An image's tag as written, and the (decoded, trimmed) address in its `src`."""

    tag: str
    address: str


def usual_images(article: Article) -> list[UsualImage] | None:
    """All images in order, if none is oddly written or of the proxy; else None."""
    return article.once(_usual_images)


def _usual_images(article: Article) -> list[UsualImage] | None:
    outline = article.outline
    if outline is None or "img" in oddly_written(article) or "source" in outline.elements:
        return None
    usual = map(_usual_image, outline.start_tags("img"))
    return [UsualImage(match[0], match[1].replace("&amp;", "&").strip()) for match in usual if match is not None]


def _oddly_written(article: Article) -> frozenset[str]:
    outline = article.outline
    if outline is None:
        return article.element_names
    proxy = _host(article.source.proxy)
    kinds = dict(zip(outline.tags, outline.kinds, strict=True))
    asked = [(tag, kind) for tag, kind in kinds.items() if kind.attributes or kind.name in ("a", "img")]
    return frozenset([kind.name for tag, kind in asked if not _is_usual(tag, kind, proxy)])


def _is_usual(tag: str, kind: Tag, proxy: str) -> bool:
    name, attributes = kind.name, kind.attributes
    if name == "a":
        return "href" in attributes and _usual_link(tag) is not None
    if name == "img":
        is_whole = "src" in attributes and _usual_image(tag) is not None
        return is_whole and "http://" not in tag and proxy not in tag.lower()
    return attributes.isdisjoint(ADDRESSES) or _usual_other(tag) is not None


@cache
def _host(prefix: str) -> str:
    """The host of a proxy, as it stands in an address that is written the usual way."""
    origin = origin_of(prefix)
    return origin.host if origin else ""
