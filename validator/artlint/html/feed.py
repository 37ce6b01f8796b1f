"""html5lib's tree construction, fed with our own tokens and left with a tree that holds nothing.

Its own tokenizer is out of date and quadratic in several ways. Of its tree only the stack of open elements decides
what is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from html5lib.constants import namespaces, tableInsertModeElements, tokenTypes
from html5lib.treebuilders.base import TreeBuilder

from artlint.html.errors import TooMuchError
from artlint.html.names import MOST_ERRORS, MOST_OPEN
from artlint.html.tags import decode_references
from artlint.html.tokens import DOCTYPE, END, START, TEXT, Token, Tokenizer
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST_WORK = 30_000_000
"""Steps over open elements that one body may cost, some seconds. Real bodies of 5 MB need a fifth of it."""

SPACE = " \t\n\f\r"
"""White space as the HTML standard has it."""


class _Attributes(dict[str, str]):
    """An element's attributes with the place of its start tag, which html5lib hands on from token to element."""

    span: Span | None = None


class _Node:
    """An element without content."""

    def __init__(self, name: str = "", namespace: str | None = None) -> None:
        self.name, self.namespace, self.nameTuple = name, namespace, (namespace or namespaces["html"], name)
        self.attributes: Any = {}
        self.parent: _Node | None = None

    @property
    def span(self) -> Span | None:
        return getattr(self.attributes, "span", None)

    def appendChild(self, node: _Node) -> None:  # noqa: N802  html5lib's name
        node.parent = self

    def insertBefore(self, node: _Node, reference: _Node) -> None:  # noqa: N802
        node.parent = self

    def removeChild(self, node: _Node) -> None:  # noqa: N802
        node.parent = None

    def reparentChildren(self, parent: _Node) -> None:  # noqa: N802
        """Nobody asks where children are."""

    def cloneNode(self) -> _Node:  # noqa: N802
        clone = _Node(self.name, self.namespace)
        clone.attributes = self.attributes
        return clone

    def hasContent(self) -> bool:  # noqa: N802
        return False


class Builder(TreeBuilder):
    """The stack of open elements and what it costs to keep it."""

    documentClass = elementClass = fragmentClass = _Node  # noqa: N815
    work = 0
    tell_misplaced_text: Callable[[], None]

    def insertComment(self, token: Any, parent: Any = None) -> None:  # noqa: N802
        """Comments change nothing."""

    def insertDoctype(self, token: Any) -> None:  # noqa: N802
        """Nor do doctypes."""

    def insertText(self, data: str, parent: Any = None) -> None:  # noqa: N802
        """Keep nothing; tell of text that stands in a table outside its cells."""
        if self.insertFromTable and self.openElements[-1].name in tableInsertModeElements and data.strip(SPACE):
            self.tell_misplaced_text()

    def reconstructActiveFormattingElements(self) -> None:  # noqa: N802
        """Open again what was closed too early, and count it."""
        before = len(self.openElements)
        super().reconstructActiveFormattingElements()
        self.work += 16 * (len(self.openElements) - before)

    def count(self) -> None:
        """Note what the next token costs; TooMuchError where it goes on for too long."""
        depth = max(len(self.openElements), len(self.activeFormattingElements))
        if depth > MOST_OPEN:
            raise TooMuchError(f"more than {MOST_OPEN} elements are open at once")
        self.work += depth
        if self.work > _MOST_WORK:
            raise TooMuchError("too many of its elements are open at once for too long")


class _Stream:
    """What html5lib asks of its input: nothing that matters."""

    charEncoding = (None, "certain")  # noqa: N815


class Tokens:
    """Our tokens in html5lib's form."""

    stream = _Stream()
    rcdataState, rawtextState, scriptDataState, plaintextState = "rcdata", "rawtext", "script", "plaintext"  # noqa: N815

    def __init__(self, tokenizer: Tokenizer, tree: Builder, found: list[Any]) -> None:
        self._tokenizer, self._tree, self.found = tokenizer, tree, found
        self.current: Token | None = None
        self.last_text = Span(0, 0)

    @property
    def state(self) -> str:
        """html5lib switches it when an element of raw text begins."""
        return self._tokenizer.state

    @state.setter
    def state(self, state: str) -> None:
        self._tokenizer.state = state

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for token in self._tokenizer:
            if self._tokenizer.full or len(self.found) >= MOST_ERRORS:
                return
            self._tree.count()
            self.current = token
            if token.kind == TEXT:
                self.last_text = token.span
                yield from _text_tokens(token.span.of(self._tokenizer.text))
            elif token.kind in (START, END):
                yield self._tag(token)
            elif token.kind == DOCTYPE:
                yield {"type": tokenTypes["Doctype"], "name": "", "publicId": None, "systemId": None, "correct": True}
        self.current = None

    def _tag(self, token: Token) -> dict[str, Any]:
        text = self._tokenizer.text
        attributes = _Attributes()
        for written in reversed(token.attributes):
            attributes[written.name.of(text).lower()] = written.value.of(text)
        attributes.span = token.span
        kind = tokenTypes["StartTag" if token.kind == START else "EndTag"]
        return {
            "type": kind,
            "name": token.name,
            "data": attributes,
            "selfClosing": token.self_closing,
            "selfClosingAcknowledged": False,
        }


def _text_tokens(text: str) -> Iterator[dict[str, Any]]:
    """White space and other text, each as one character: only their kind matters."""
    text = decode_references(text).replace("\0", "")
    if text[:1].isspace() and text[0] in SPACE:
        yield {"type": tokenTypes["SpaceCharacters"], "data": " "}
    if text.strip(SPACE):
        yield {"type": tokenTypes["Characters"], "data": "x"}
