"""Tags whose name and first attribute, or two attributes, grew together."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from artlint import Article, Element, Span, late
from artlint_rules.html._elements import HTML, OBSOLETE
from artlint_rules.text._prose import prose

_ATTRIBUTES = frozenset(
    (
        "align allow allowfullscreen alt async border class color cols colspan content controls coords crossorigin "
        "data datetime decoding dir download face fetchpriority frameborder height href hreflang id itemprop "
        "itemscope itemtype lang loading loop media name poster preload referrerpolicy rel role rows rowspan sizes "
        "size span src srcdoc srclang srcset start style tabindex target title type usemap valign value width "
        "xmlns"
    ).split()
)
"""Attributes that stand behind a tag's name in real files."""


class Glued(NamedTuple):
    """A tag like `<imgsrc=`: its place up to the `=`, the element and the attribute that were meant."""

    span: Span
    element: str
    attribute: str


class GluedText(NamedTuple):
    """A tag that Markdown shows as text, because its name or an attribute is glued to the next attribute.

    `tag` is the place of the whole tag; `places` are where a space is missing, `attribute` is the one behind the first
    of these.
    """

    tag: Span
    element: str
    attribute: str
    places: tuple[int, ...]

    @property
    def is_in_name(self) -> bool:
        """Whether the name is glued to the first attribute."""
        return self.places[0] == self.tag.start + 1 + len(self.element)


def glued_tags(article: Article) -> Iterator[tuple[Element, Glued]]:
    """The start tags without white space between name and first attribute."""
    for name in article.element_names:
        if "=" in name:
            for element in article.named(name):
                parts = _taken_apart(name.partition("=")[0])
                if parts:
                    start = element.start
                    yield element, Glued(Span(start, start + 2 + len("".join(parts))), *parts)


def _taken_apart(name: str) -> tuple[str, str] | None:
    """`imgsrc` as `img` and `src`; the longest element that leaves an attribute."""
    for at in range(min(len(name) - 1, 14), 0, -1):
        element, attribute = name[:at], name[at:]
        if (element in HTML or element in OBSOLETE) and _is_attribute(attribute):
            return element, attribute
    return None


def _is_attribute(name: str) -> bool:
    return name in _ATTRIBUTES or name.startswith(("data-", "aria-"))


_LONGEST = 4_000
"""Code points of a tag that Markdown shows as text; a longer one is not looked at."""

_begins = late(r"<([A-Za-z][A-Za-z0-9-]*+)(?=[= \t])")
_attribute = late(
    r"""([ \t]*+)([A-Za-z_:][\w.:-]*+)(?:[ \t]*+=[ \t]*+(?:"[^"\r\n]*+"|'[^'\r\n]*+'|[^\s"'=<>`]++))?+""", re.ASCII
)
_ends = late(r"[ \t]*+/?>")


def glued_texts(article: Article) -> tuple[GluedText, ...]:
    """The tags in the text of a body that are none to CommonMark (0.31, section 6.6), because a space is missing.

    Only those that end on their line: what else begins like a tag may be anything.
    """
    return article.once(_glued_texts)


def _glued_texts(article: Article) -> tuple[GluedText, ...]:
    if article.body_kind == "html":
        return ()
    read = (_read(article, match) for match in _begins().finditer(article.text, *article.body))
    found = [glued for glued in read if glued is not None]
    return tuple(_in_text(article, found)) if found else ()


def _in_text(article: Article, tags: list[GluedText]) -> Iterator[GluedText]:
    """Those of some tags that begin in text and are not escaped."""
    runs = [run.span for run in prose(article)]
    starts = [start for start, _ in runs]
    for it in tags:
        at = bisect_right(starts, it.tag.start) - 1
        if at >= 0 and it.tag.start < runs[at].end and article.text[it.tag.start - 1 : it.tag.start] != "\\":
            yield it


def _read(article: Article, match: re.Match[str]) -> GluedText | None:
    """The tag that begins at a match; None where it is none, or nothing is glued in it."""
    parts = _taken_apart(match[1].lower())
    is_element = match[1].lower() in HTML or match[1].lower() in OBSOLETE
    if parts is None and not is_element:
        return None
    element = parts[0] if parts and not is_element else match[1].lower()
    name_end = match.start() + 1 + len(element)
    end, glued = _read_attributes(article.text, name_end, match.start() + _LONGEST)
    if not end or not glued or not all(_is_attribute(name.lower()) for _, name in glued):
        return None
    return GluedText(Span(match.start(), end), element, glued[0][1].lower(), tuple(place for place, _ in glued))


def _read_attributes(text: str, at: int, most: int) -> tuple[int, list[tuple[int, str]]]:
    """Where the tag ends whose attributes begin at `at`, and what is glued there; 0 where it does not end."""
    glued: list[tuple[int, str]] = []
    while match := _attribute().match(text, at, most):
        if not match[1]:
            glued.append((at, match[2]))
        at = match.end()
    end = _ends().match(text, at, most)
    return end.end() if end else 0, glued
