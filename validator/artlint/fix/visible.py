"""What an independent parser, html5lib, sees of an article: text, links and images.

It is imported only where a file is being fixed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from html5lib import HTMLParser

from artlint.article import Article, File
from artlint.fix.passes import MOST_CHARACTERS
from artlint.fix.visible_bounds import demand_quick
from artlint.fix.visible_tree import Builder, Node, TooMuchError, Words
from artlint.html import BLOCK
from artlint.span import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

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


class Seen(NamedTuple):
    """Title and running text with white space folded; addresses of links, the title link first; those of images."""

    text: str
    links: tuple[str, ...]
    images: tuple[str, ...]


def seen(text: str) -> Seen:
    """What html5lib sees of a file's text. TooMuchError where it could not look at it in reasonable time."""
    article = File(text).article
    _demand_small(article)
    parser = HTMLParser(tree=Builder, namespaceHTMLElements=False)
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


class Witness:
    """What html5lib saw of a text before fixes, held against what it sees after them."""

    def __init__(self, before: str) -> None:
        self._before = before
        self._seen: Seen | None = None

    def unlike(self, after: str, changes: frozenset[str]) -> str | None:
        """What it sees changed beyond `changes`, said in words; None where all is as it was."""
        try:
            if self._seen is None:
                self._seen = seen(self._before)
            old, new = self._seen, seen(after)
        except TooMuchError as error:
            return f"what the fix changes cannot be verified: {error}"
        for name in Seen._fields:
            if name not in changes and getattr(old, name) != getattr(new, name):
                return f"the article's {name} would change: {_difference(getattr(old, name), getattr(new, name))}"
        return None


def unlike(before: str, after: str, changes: frozenset[str]) -> str | None:
    """What html5lib sees changed from one text to another beyond `changes`, in words."""
    return Witness(before).unlike(after, changes)


def _demand_small(article: Article) -> None:
    if len(article.text) > MOST_CHARACTERS:
        raise TooMuchError(f"it has more than {MOST_CHARACTERS:,} characters")
    demand_quick(article)


def _walk(root: Node) -> Iterator[tuple[str, str]]:
    """Texts, links and images below an element in order, with a line end at each border of a block."""
    stack = [(root, root.children())]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "text", _border(element)
        elif isinstance(child, Words):
            yield "text", child.text
        elif child.tag is not None:
            yield "text", _border(child)
            yield from _addresses(child)
            stack.append((child, child.children()))


def _border(element: Node) -> str:
    return "\n" if element.tag in BLOCK else ""


def _addresses(element: Node) -> Iterator[tuple[str, str]]:
    tag, attributes = element.tag, element.attributes
    for name in _LINK_ATTRIBUTES.get(tag or "", ()):
        if name in attributes:
            yield "link", attributes[name]
    if tag in _IMAGE:
        for name in _IMAGE_ATTRIBUTES:
            if name in attributes:
                yield "image", f"{name}={attributes[name]}"


def _difference(old: Any, new: Any) -> str:
    """The first piece in which two texts or lists differ."""
    last = min(len(old), len(new))
    at = next((at for at in range(last) if old[at] != new[at]), last)
    return f'"{_piece(old, at)}" to "{_piece(new, at)}"'


def _piece(value: Any, at: int) -> str:
    piece = value[max(0, at - 10) : at + 30] if isinstance(value, str) else next(iter(value[at : at + 1]), "")
    return excerpt(piece) if piece else ""
