"""What an independent parser, html5lib, sees of an article: text, links and images.

It is imported only where a file is being fixed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from html5lib import HTMLParser
from html5lib.treebuilders import getTreeBuilder

from artlint.adopt.passes import MOST_CHARACTERS
from artlint.article import Article, File
from artlint.html import BLOCK
from artlint.span import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_MOST_OPEN = 512
_MOST_ATTRIBUTES = 500
_LONG_TAG = 2_000
"""Bounds of what html5lib is given: its time is quadratic in the depth of elements and the attributes of a tag."""

_IMAGE = frozenset(["img", "source", "image", "video"])
_IMAGE_ATTRIBUTES = ("src", "srcset", "data-src", "data-srcset", "poster", "alt")
_LINK_ATTRIBUTES = {
    "a": ("href",),
    "area": ("href",),
    "link": ("href",),
    **dict.fromkeys(("iframe", "embed", "audio", "track", "script"), ("src",)),
    "object": ("data",),
    "form": ("action",),
    "blockquote": ("cite",),
}

_Builder: Any = getTreeBuilder("etree")


class TooMuchError(Exception):
    """The text is more than can be verified. The message says in what way."""


class Seen(NamedTuple):
    """Title and running text with white space folded; addresses of links, the title link first; those of images."""

    text: str
    links: tuple[str, ...]
    images: tuple[str, ...]


class _BoundedBuilder(_Builder):  # type: ignore[misc]
    """html5lib's own builder, stopped where a hostile text makes it build without end."""

    most = 0

    def insertElementNormal(self, token: Any) -> Any:  # noqa: N802  html5lib's name
        self._count()
        return super().insertElementNormal(token)

    def insertElementTable(self, token: Any) -> Any:  # noqa: N802  html5lib's name
        self._count()
        return super().insertElementTable(token)

    def _count(self) -> None:
        self.most -= 1
        if self.most < 0 or len(self.openElements) > _MOST_OPEN:
            raise TooMuchError("its elements are nested too deeply")


def seen(text: str) -> Seen:
    """What html5lib sees of a file's text. TooMuchError where it could not look at it in reasonable time."""
    article = File(text).article
    _demand_small(article)
    parser = HTMLParser(tree=_BoundedBuilder, namespaceHTMLElements=False)
    parser.tree.most = 4 * text.count("<") + 100
    words: list[str] = []
    links: list[str] = []
    images: list[str] = []
    if article.title_link is not None:
        words += (article.title_link.title, "\n")
        links.append(article.title_link.url)
    for name, value in _walk(parser.parseFragment(article.body.of(article.text), container="div")):
        {"text": words, "link": links, "image": images}[name].append(value)
    return Seen(" ".join("".join(words).split()), tuple(links), tuple(images))


def unlike(before: str, after: str, changes: frozenset[str]) -> str | None:
    """What html5lib sees changed in a text beyond `changes`, said in words; None where all is as it was."""
    try:
        old, new = seen(before), seen(after)
    except TooMuchError as error:
        return f"what the fix changes cannot be verified: {error}"
    for name in Seen._fields:
        if name not in changes and getattr(old, name) != getattr(new, name):
            return f"the article's {name} would change: {_difference(getattr(old, name), getattr(new, name))}"
    return None


def _demand_small(article: Article) -> None:
    if len(article.text) > MOST_CHARACTERS:
        raise TooMuchError(f"it has more than {MOST_CHARACTERS:,} characters")
    for element in article.elements:
        if element.start_end - element.start > _LONG_TAG and len(element.attributes) > _MOST_ATTRIBUTES:
            raise TooMuchError("a tag has too many attributes")


def _walk(root: Any) -> Iterator[tuple[str, str]]:
    """Texts, links and images below an element in order, with a line end at each border of a block."""
    stack = [(root, iter(root))]
    yield "text", root.text or ""
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "text", _border(element)
            yield "text", element.tail or ""
        elif isinstance(child.tag, str):
            yield "text", _border(child)
            yield from _addresses(child)
            yield "text", child.text or ""
            stack.append((child, iter(child)))
        else:  # a comment
            yield "text", child.tail or ""


def _border(element: Any) -> str:
    return "\n" if element.tag in BLOCK else ""


def _addresses(element: Any) -> Iterator[tuple[str, str]]:
    for name in _LINK_ATTRIBUTES.get(element.tag, ()):
        if name in element.attrib:
            yield "link", element.attrib[name]
    if element.tag in _IMAGE:
        for name in _IMAGE_ATTRIBUTES:
            if name in element.attrib:
                yield "image", f"{name}={element.attrib[name]}"


def _difference(old: Any, new: Any) -> str:
    """The first piece in which two texts or lists differ."""
    last = min(len(old), len(new))
    at = next((at for at in range(last) if old[at] != new[at]), last)
    return f'"{_piece(old, at)}" to "{_piece(new, at)}"'


def _piece(value: Any, at: int) -> str:
    piece = value[max(0, at - 10) : at + 30] if isinstance(value, str) else next(iter(value[at : at + 1]), "")
    return excerpt(piece) if piece else ""
