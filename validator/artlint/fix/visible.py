"""The text, links and images of an article as html5lib, an independent parser, shows them.

Only a file that is fixed imports it.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from html5lib import HTMLParser

from artlint.article import File
from artlint.fix.passes import MOST_CHARACTERS
from artlint.fix.visible_bounds import demand_quick
from artlint.fix.visible_tree import Builder, Node, UnverifiableError, Words
from artlint.html import BLOCK
from artlint.span import excerpt

_forbidden = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]").findall
_PRIVATE = 0xF0000
"""The first code point for private use beyond the basic plane: no text of an article has it."""

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


class VisibleContent(NamedTuple):
    """Title and running text with white space folded; addresses of links, the title link first; addresses of images."""

    text: str
    links: tuple[str, ...]
    images: tuple[str, ...]


def visible_content(text: str) -> VisibleContent:
    """The visible content of a file's text. UnverifiableError where html5lib would take too long for it."""
    if len(text) > MOST_CHARACTERS:
        raise UnverifiableError(f"it has more than {MOST_CHARACTERS:,} characters")
    article = File(text).article
    demand_quick(article)
    parser = HTMLParser(tree=Builder, namespaceHTMLElements=False)
    parser.tree.elements_left = 4 * text.count("<") + 100
    words: list[str] = []
    links: list[str] = []
    images: list[str] = []
    if article.title_link is not None:
        words += (article.title_link.title, "\n")
        links.append(article.title_link.url)
    body = article.body.of(article.text)
    stand_ins = _stand_ins(body)
    originals = {stand_in: character for character, stand_in in stand_ins.items()}
    for name, value in _parts(parser.parseFragment(body.translate(stand_ins) if stand_ins else body, container="div")):
        {"text": words, "link": links, "image": images}[name].append(value.translate(originals) if originals else value)
    return VisibleContent(" ".join("".join(words).split()), tuple(links), tuple(images))


def _stand_ins(body: str) -> dict[int, int]:
    """A private code point for each character of a body that HTML forbids.

    html5lib lists an error for each of them, and takes the errors from the front of its list, which takes quadratic
    time. What it shows is the same: it keeps these characters.
    """
    return {ord(character): _PRIVATE + number for number, character in enumerate(sorted(set(_forbidden(body))))}


class ContentCheck:
    """Compares the visible content of a text before fixes with that after them."""

    def __init__(self, before: str) -> None:
        self._before = before
        self._content_before: VisibleContent | None = None

    def change(self, after: str, allowed: frozenset[str]) -> str | None:
        """The first change beyond `allowed` (names of VisibleContent's fields) in words; None where there is none."""
        try:
            if self._content_before is None:
                self._content_before = visible_content(self._before)
            old, new = self._content_before, visible_content(after)
        except UnverifiableError as error:
            return f"what the fix changes cannot be verified: {error}"
        for name in VisibleContent._fields:
            if name not in allowed and getattr(old, name) != getattr(new, name):
                return f"the article's {name} would change: {_difference(getattr(old, name), getattr(new, name))}"
        return None


def _parts(root: Node) -> Iterator[tuple[str, str]]:
    """The kind and value of texts, links and images in an element; a line end stands at each border of a block."""
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
