"""Tags whose addresses are written in the canonical way, so that no rule about addresses finds anything in them.

Each kind of tag is recognised by one expression.
"""

from functools import cache
from typing import NamedTuple

from artlint import BLANK, HTML_SPACE, Article, late, origin_of

ADDRESSES = frozenset(
    (
        "href src action formaction data xlink:href poster background cite longdesc codebase lowsrc dynsrc from to "
        "values"
    ).split()
)
"""Attributes that hold one address."""

_ALL_ADDRESSES = ADDRESSES | {"srcset"}

# A canonical address is of the web, whole and without a flaw. In a body that is proven free of parse errors every
# reference has its semicolon, so a canonical address holds none but `&amp;`.
_PIECE = r"[^\0-\x20\x7f-\xa0\"'<>\\{}%&"
_REST = rf"{_PIECE}]*+(?:(?:%[0-9A-Fa-f]{{2}}|&(?:amp;|(?!#)[0-9A-Za-z]*+(?!;))){_PIECE}]*+)*+"
_HOST = r"https?://(?:[A-Za-z0-9-]++\.)++[A-Za-z][A-Za-z0-9-]*+(?!\.)"
_ADDRESS = f"{_HOST}(?:[/?#]{_REST})?+"
_CANDIDATE = f"{_HOST}/{_PIECE},]*+(?:(?:%[0-9A-Fa-f]{{2}}|&amp;){_PIECE},]*+)*+(?: [0-9.]++[wx])?+"
_SET = f'(?:{_CANDIDATE}(?:, ?+(?!")|(?=")))++'
_NAMES = "|".join(sorted(ADDRESSES))


def _other_than(names: str) -> str:
    """An attribute of none of these names."""
    return rf"""(?!(?:{names})[='"/>\s])[a-z][a-z0-9-]*+(?:="[^"]*+"|='[^']*+')?+"""


_canonical_link = late(rf"""<a(?:[ \n]++(?:href=(["']){_ADDRESS}\1|{_other_than("href")}))++[ \n]*+>""")
_canonical_image = late(
    rf"""<img(?:[ \n]++(?:src="({_ADDRESS})"|srcset="{_SET}"|{_other_than("src|srcset")}))++[ \n]*+/?+>"""
)
_WHOLE = rf'(?:{_NAMES})="(?:https?:/)?/[^"]*+"'
_canonical_other = late(rf"""<[a-z][a-z0-9]*+(?:[ \n]++(?:{_WHOLE}|{_other_than(f"{_NAMES}|srcset")}))++[ \n]*+/?+>""")
_ODD_BLANKS = frozenset(BLANK) - frozenset(HTML_SPACE + "\xa0")
"""They may be a part of an address or not, so no tag that holds one is canonical."""


def unusual_elements(article: Article) -> frozenset[str]:
    """The names of the elements of which some tag that may hold an address is not canonical."""
    return article.once(_unusual_elements)


class CanonicalImage(NamedTuple):
    """The tag of an image as written, and the address in its `src`, decoded; there are no blanks around it."""

    tag: str
    address: str


def canonical_images(article: Article) -> list[CanonicalImage] | None:
    """All images in order if every tag of them is canonical and none is loaded through the proxy; else None."""
    return article.once(_canonical_images)


def _canonical_images(article: Article) -> list[CanonicalImage] | None:
    document = article.document
    if not document.is_proven or "img" in unusual_elements(article) or "source" in document.names:
        return None
    matches = map(_canonical_image().fullmatch, document.start_tags("img"))
    return [CanonicalImage(match[0], match[1].replace("&amp;", "&")) for match in matches if match is not None]


def _unusual_elements(article: Article) -> frozenset[str]:
    document = article.document
    if not document.is_proven:
        return document.names
    proxy = _host(article.source.proxy)
    tags = document.distinct_tags().items()
    asked = [(tag, name, attributes) for tag, (name, attributes) in tags if attributes or name in ("a", "img")]
    return frozenset([name for tag, name, attributes in asked if not _is_canonical(tag, name, attributes, proxy)])


def _is_canonical(tag: str, name: str, attributes: frozenset[str], proxy: str) -> bool:
    addresses = attributes & _ALL_ADDRESSES
    if name == "a":
        return addresses == {"href"} and not _has_odd_blank(tag) and _canonical_link().fullmatch(tag) is not None
    if name == "img":
        is_whole = "src" in addresses and addresses <= {"src", "srcset"} and not _has_odd_blank(tag)
        is_usual = is_whole and "http://" not in tag and proxy not in tag.lower()
        return is_usual and _canonical_image().fullmatch(tag) is not None
    return attributes.isdisjoint(ADDRESSES) or _canonical_other().fullmatch(tag) is not None


def _has_odd_blank(tag: str) -> bool:
    return not (tag.isascii() or _ODD_BLANKS.isdisjoint(tag))


@cache
def _host(prefix: str) -> str:
    """The host of a proxy, as it stands in a canonical address."""
    origin = origin_of(prefix)
    return origin.host if origin else ""
