"""Tags written the usual way, of which rules about addresses have nothing to say: known by one expression each."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from artlint.article.addresses import origin_of

if TYPE_CHECKING:
    from artlint.article.article import Article

ADDRESSES = frozenset(
    (
        "href src action formaction data xlink:href poster background cite longdesc codebase lowsrc dynsrc from to "
        "values"
    ).split()
)
"""Attributes that hold one address."""

# A usual address is of the web, whole and without a flaw. In a text that is proven, a reference has its semicolon; so
# but for `&amp;` none is in it.
_PIECE = r"[^\0-\x20\x7f-\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff\"'<>\\{}%&"
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
_usual_link = re.compile(rf"""<a(?:[ \n]++(?:href=(?:"{_ADDRESS}"|'{_ADDRESS}')|{_OTHER}))++[ \n]*+>""").fullmatch
_usual_image = re.compile(rf"""<img(?:[ \n]++(?:src="({_ADDRESS})"|srcset="{_SET}"|{_OTHER}))++[ \n]*+/?+>""").fullmatch
_usual_other = re.compile(
    rf"""<[a-z][a-z0-9]*+(?:[ \n]++(?:(?:{_NAMES})="(?:https?:/)?/[^"]*+"|{_OTHER}))++[ \n]*+/?+>"""
).fullmatch


def oddly_written(article: Article) -> frozenset[str]:
    """The names of the elements of which a tag may hold an address that some rule has to look at."""
    return article.once(_oddly_written)


class UsualImage(NamedTuple):
    """An image's tag as written, and the (decoded) address, which has no blanks around it, in its `src`."""

    tag: str
    address: str


def usual_images(article: Article) -> list[UsualImage] | None:
    """All images in order, if none is oddly written or of the proxy; else None."""
    return article.once(_usual_images)


def _usual_images(article: Article) -> list[UsualImage] | None:
    document = article.document
    if not document.is_proven or "img" in oddly_written(article) or "source" in document.names:
        return None
    usual = map(_usual_image, document.start_tags("img"))
    return [UsualImage(match[0], match[1].replace("&amp;", "&")) for match in usual if match is not None]


def _oddly_written(article: Article) -> frozenset[str]:
    document = article.document
    if not document.is_proven:
        return document.names
    proxy = _host(article.source.proxy)
    tags = document.distinct_tags().items()
    asked = [(tag, name, attributes) for tag, (name, attributes) in tags if attributes or name in ("a", "img")]
    return frozenset([name for tag, name, attributes in asked if not _is_usual(tag, name, attributes, proxy)])


def _is_usual(tag: str, name: str, attributes: frozenset[str], proxy: str) -> bool:
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
