"""The text, links and images of HTML as html5lib, an independent parser, shows them.

Only a file that is fixed imports it.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from html5lib import HTMLParser

from artlint.characters import BLANK
from artlint.fix.visible_bounds import demand_quick
from artlint.fix.visible_tree import Builder, Node, Words
from artlint.html import BLOCK, parse

_forbidden = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]").findall
_PRIVATE = 0xF0000
"""The first code point for private use beyond the basic plane: no text of an article has it."""

IMAGE = "\ufffc"
"""Stands in the text for an image."""

_IMAGES = frozenset(["img", "source", "image", "video"])
_IMAGE_ATTRIBUTES = ("src", "srcset", "data-src", "data-srcset", "poster", "alt", "title")
_LINK_ATTRIBUTES = {
    "a": ("href", "title"),
    "area": ("href",),
    "link": ("href",),
    **dict.fromkeys(("iframe", "embed", "audio", "track", "script"), ("src",)),
    "object": ("data",),
    "form": ("action",),
    "blockquote": ("cite",),
}
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_CODE = frozenset(["pre", "code"])
_STRUCTURE = _HEADINGS | _CODE | frozenset("blockquote li td th".split())


class Visible(NamedTuple):
    """What is seen of some HTML.

    `text` is a line for each block that holds any, with white space folded and `IMAGE` for each image. `headings` are
    pairs of name and text, `code` is the content of `<pre>` and `<code>` as it stands, but for line feeds
    at its end. `structure` names elements that
    hold anything (headings, code, quotes, items of lists, cells of tables), and lines that divide the text. `values`
    are pairs of name and content of `<meta>`.
    """

    links: tuple[str, ...]
    images: tuple[str, ...]
    text: str
    headings: tuple[tuple[str, str], ...]
    code: tuple[str, ...]
    structure: tuple[str, ...]
    values: tuple[tuple[str, str], ...]


def visible(html: str, *, is_page: bool = False) -> Visible:
    """What html5lib sees of the content of a body, or of a whole page.

    UnverifiableError where html5lib would take too long for it.
    """
    demand_quick(html, parse(html, context=None if is_page else "body"))
    parser = HTMLParser(tree=Builder, namespaceHTMLElements=False)
    parser.tree.elements_left = 4 * html.count("<") + 100
    stand_ins = _stand_ins(html)
    given = html.translate(stand_ins) if stand_ins else html
    root = parser.parse(given) if is_page else parser.parseFragment(given, container="div")
    return _seen(root).seen({stand_in: character for character, stand_in in stand_ins.items()})


def _seen(root: Node) -> "_Collector":
    """Each child of each element in order."""
    collector = _Collector()
    stack = [root.children()]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            if stack:
                collector.leave()
        elif isinstance(child, Words):
            collector.add(child.text)
        elif child.tag is not None:
            collector.enter(child)
            stack.append(child.children())
    return collector


def _stand_ins(html: str) -> dict[int, int]:
    """A private code point for each character of a text that HTML forbids.

    html5lib lists an error for each of them, and takes the errors from the front of its list, which takes quadratic
    time. What it shows is the same: it keeps these characters.
    """
    return {ord(character): _PRIVATE + number for number, character in enumerate(sorted(set(_forbidden(html))))}


class _Collector:
    """Takes what html5lib shows, in order."""

    def __init__(self) -> None:
        self._pieces: list[str | None] = []  # None where a block begins or ends
        self._filled = 0
        self._links: list[str] = []
        self._images: list[str] = []
        self._headings: list[tuple[str, str]] = []
        self._code: list[str] = []
        self._structure: list[str] = []
        self._values: list[tuple[str, str]] = []
        self._opened: list[tuple[str, int, int]] = []

    def add(self, words: str) -> None:
        """Take a run of text."""
        self._pieces.append(words)
        self._filled += bool(words.strip(BLANK))

    def enter(self, element: Node) -> None:
        """Take the start of an element."""
        tag, attributes = element.tag or "", element.attributes
        if tag in BLOCK:
            self._pieces.append(None)
        self._opened.append((tag, len(self._pieces), self._filled))
        self._links += [attributes[name] for name in _LINK_ATTRIBUTES.get(tag, ()) if name in attributes]
        if tag in _IMAGES:
            self._images += [f"{name}={attributes[name]}" for name in _IMAGE_ATTRIBUTES if name in attributes]
            self.add(IMAGE)
        elif tag == "meta":
            name = attributes.get("name") or attributes.get("property", "")
            self._values.append((name, attributes.get("content", "")))
        elif tag == "hr":
            self._structure.append(tag)

    def leave(self) -> None:
        """Take the end of the innermost element; one that holds nothing leaves no trace."""
        tag, first, filled = self._opened.pop()
        around = {name for name, _, _ in self._opened} if tag in _STRUCTURE else frozenset()
        if tag in _STRUCTURE and self._filled > filled:
            self._structure.append(tag)
            pieces = self._pieces[first:]
            if tag in _HEADINGS and around.isdisjoint(_HEADINGS):
                self._headings.append((tag, "\n".join(_blocks(pieces))))
            elif tag in _CODE and around.isdisjoint(_CODE):
                self._code.append("".join(piece for piece in pieces if piece).rstrip("\n"))
        if tag in BLOCK:
            self._pieces.append(None)

    def seen(self, originals: dict[int, int]) -> Visible:
        """All that was taken, with the characters that private ones stand for."""
        whole = (
            self._links,
            self._images,
            "\n".join(_blocks(self._pieces)),
            self._headings,
            self._code,
            self._structure,
            self._values,
        )
        return Visible(*(_with_originals(part, originals) for part in whole))


def _blocks(pieces: list[str | None]) -> Iterator[str]:
    """The text of each block that holds any, with white space folded."""
    block: list[str] = []
    for piece in (*pieces, None):
        if piece is not None:
            block.append(piece)
        elif folded := " ".join("".join(block).split()):
            yield folded
            block = []


def _with_originals(part: Any, originals: dict[int, int]) -> Any:
    """A text, or a tuple for a list of texts, with other characters in place of some."""
    if isinstance(part, str):
        return part.translate(originals) if originals else part
    return tuple(_with_originals(inner, originals) for inner in part)
