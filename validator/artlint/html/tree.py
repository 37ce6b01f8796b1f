"""Errors of the tree: html5lib's tree construction, fed with our own tokens.

html5lib has no `<template>`, `<dialog>`, `<search>` or the `<select>` of today; a tree construction of our own will
replace this module and `feed`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from html5lib.constants import namespaces, specialElements
from html5lib.html5parser import HTMLParser

from artlint.html.feed import SPACE, Builder, Tokens
from artlint.html.names import MOST_ERRORS, OPTIONAL_END
from artlint.html.tokens import DOCTYPE, END, Token, Tokenizer
from artlint.span import Span

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class TreeError(NamedTuple):
    """An error's code and place, the words for its message, and a second place."""

    code: str
    span: Span
    words: dict[str, str]
    related: Span | None = None


class _Parser(HTMLParser):
    """html5lib's parser, asked for a fragment in a `<div>`; its errors become ours."""

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__(tree=Builder)
        self.tokens = Tokenizer(text, start, end, self._is_foreign)
        self.found: list[TreeError] = []
        self.fed = Tokens(self.tokens, self.tree, self.found)
        self.tokenizer = self.fed  # type: ignore[assignment]  # it has all that html5lib asks of one
        self.tree.tell_misplaced_text = self._text_in_table
        self.text = text
        self.innerHTMLMode, self.container, self.scripting = True, "div", False
        self.told: set[Span] = set()
        self.last_wrong: Span | None = None

    def _is_foreign(self) -> bool:
        return bool(self.tree.openElements[-1].namespace != self.tree.defaultNamespace)

    def adjustMathMLAttributes(self, token: Any) -> None:  # noqa: N802
        """Names of foreign attributes change no error."""

    adjustSVGAttributes = adjustForeignAttributes = adjustMathMLAttributes  # noqa: N815

    def run(self) -> list[TreeError]:
        """All errors of the tree."""
        self.reset()
        self.mainLoop()
        return self.found

    def parseError(self, errorcode: str = "", datavars: Any = None) -> None:  # noqa: N802
        """Turn an error of html5lib into ours: one for a tag, one for every element left open."""
        token = self.fed.current
        if self.tokens.full:
            return
        if token is None:
            self._unclosed(self.tree.openElements, None)
        elif token.span != self.last_wrong and errorcode not in _WRONG and not self._in_template():
            self.last_wrong = token.span
            self._wrong(token, errorcode, datavars or {})

    def _in_template(self) -> bool:
        """html5lib does not know `<template>`, in which much may stand that may not stand elsewhere."""
        return any(node.name == "template" for node in self.tree.openElements)

    def _wrong(self, token: Token, errorcode: str, words: Any) -> None:
        if token.kind == DOCTYPE:
            self._tell("unexpected-doctype", token.span)
        elif token.kind == END:
            self._closing(token, token.name, errorcode)
        elif errorcode in _CLOSES:
            self._closing(token, str(words.get("name", "")), errorcode)
        else:
            self._opening(token, errorcode, words)

    def _tell(self, code: str, span: Span, related: Span | None = None, **words: str) -> None:
        if len(self.found) < MOST_ERRORS:
            self.found.append(TreeError(code, span, words, related))

    def _text_in_table(self) -> None:
        self._tell("text-in-table", _trimmed(self.text, self.fed.last_text))

    def _unclosed(self, nodes: list[Any], token: Token | None) -> None:
        for node in nodes:
            if node.span is None or node.span in self.told or node.name in OPTIONAL_END:
                continue
            self.told.add(node.span)
            when = f"not closed before `{_shown(token)}`" if token else "never closed"
            self._tell("unclosed-element", node.span, token.span if token else None, name=node.name, when=when)

    def _closing(self, token: Token, name: str, errorcode: str) -> None:
        """An end tag, written or implied by a start tag, that does not close the innermost element."""
        nodes = self.tree.openElements
        at = self._match(name)
        if errorcode == "adoption-agency-1.2" and self._was_told(name):
            return
        if errorcode == "unexpected-end-tag-implies-table-voodoo" and at >= 0:
            return  # of what its start tag was told
        if at < 0 or at == len(nodes) - 1:
            self._no_match(token, name)
        elif errorcode == "adoption-agency-1.3":
            self._misnested(token, nodes[at + 1 :])
        else:
            self._unclosed(nodes[at + 1 :], token)

    def _match(self, name: str) -> int:
        """Where the open element stands that an end tag of this name closes, -1 if none."""
        for at in range(len(self.tree.openElements) - 1, 0, -1):
            node = self.tree.openElements[at]
            if node.name.lower() == name:
                return at
            if node.nameTuple in specialElements and (namespaces["html"], name) not in specialElements:
                return self._formatting(name)
            if node.name in ("table", "td", "th", "caption", "object", "applet", "marquee") and name != "table":
                return -1
        return -1

    def _formatting(self, name: str) -> int:
        """The same for a formatting element, which may close from within a block."""
        element = self.tree.elementInActiveFormattingElements(name)
        nodes = self.tree.openElements
        return nodes.index(element) if element and element in nodes and self.tree.elementInScope(name) else -1

    def _was_told(self, name: str) -> bool:
        element = self.tree.elementInActiveFormattingElements(name)
        return bool(element) and element.span in self.told

    def _no_match(self, token: Token, name: str) -> None:
        other = next((node for node in reversed(self.tree.openElements) if node.name in _HEADINGS), None)
        if token.kind == END and name in _HEADINGS and other is not None and other.span:
            self._tell("mismatched-end-tag", token.span, other.span, name=name, other=other.name)
        elif token.kind == END:
            self._tell("unexpected-end-tag", token.span, name=name)
        else:
            self._tell("unexpected-start-tag", token.span, name=token.name)

    def _misnested(self, token: Token, inner: list[Any]) -> None:
        """`</b>` in `<b><i></b></i>`: what was opened inside is still open."""
        lost = [node for node in inner if node not in self.tree.activeFormattingElements]
        if lost and not any(node.nameTuple in specialElements for node in inner):
            self._unclosed(lost, token)
            return
        innermost = next((node for node in reversed(inner) if node.span), None)
        self.told |= {node.span for node in inner if node.span and node not in lost}
        if innermost is not None:
            self._tell("misnested-tag", token.span, innermost.span, name=token.name, other=innermost.name)
        else:
            self._tell("unexpected-end-tag", token.span, name=token.name)

    def _opening(self, token: Token, errorcode: str, words: Any) -> None:
        nodes = self.tree.openElements
        code = _OPENING.get(errorcode, "unexpected-start-tag")
        if token.name in _HEADINGS and nodes[-1].name in _HEADINGS:
            code, words = "nested-element", {"endName": nodes[-1].name}
        outer = words.get("endName") or ("select" if code == "nested-element" else "")
        related = next((node.span for node in reversed(nodes) if node.name == outer), None) if outer else None
        if code == "nested-element" and related:
            self.told.add(related)
        if code.startswith("non-void"):
            self.told.add(token.span)
        self._tell(code, token.span, related, name=token.name, other=outer)


_CLOSES = frozenset(
    ("end-tag-too-early", "unexpected-end-tag", "unexpected-cell-end-tag", "expected-one-end-tag-but-got-another")
)
"""html5lib's codes for an end tag; at a start tag they speak of an element that it closes by implication."""

_WRONG = frozenset(
    (
        "deprecated-tag",
        "unexpected-start-tag-in-select",
        "unexpected-end-tag-in-select",
        "unexpected-table-element-start-tag-in-select-in-table",
        "unexpected-table-element-end-tag-in-select-in-table",
    )
)
"""Errors of html5lib that today's standard does not have: `<isindex>`, elements inside `<select>`."""

_OPENING = {
    "unexpected-start-tag-implies-end-tag": "nested-element",
    "unexpected-select-in-select": "nested-element",
    "unexpected-cell-in-table-body": "cell-outside-row",
    "unexpected-start-tag-implies-table-voodoo": "element-in-table",
    "unexpected-hidden-input-in-table": "element-in-table",
    "unexpected-form-in-table": "element-in-table",
    "unexpected-html-element-in-foreign-content": "html-in-foreign-content",
    "non-void-element-with-trailing-solidus": "non-void-html-element-start-tag-with-trailing-solidus",
}
"""html5lib's codes for a start tag, in names that say what is wrong."""


def _shown(token: Token) -> str:
    return f"</{token.name}>" if token.kind == END else f"<{token.name}>"


def _trimmed(text: str, span: Span) -> Span:
    piece = span.of(text)
    start = span.end - len(piece.lstrip(SPACE))
    return Span(start, start + len(piece.strip(SPACE)))


def body_errors(text: str, start: int, end: int) -> tuple[list[tuple[str, Span]], list[TreeError]]:
    """The errors of the tokens and those of the tree in `text[start:end]`. TooMuchError for a hostile body."""
    parser = _Parser(text, start, end)
    tree = parser.run()
    return parser.tokens.errors, tree
