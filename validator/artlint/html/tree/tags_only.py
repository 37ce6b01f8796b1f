"""What takes the tokens once tree construction has been given up: it records elements by their tags alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.tree.names import VOID
from artlint.html.tree.start import raw_state

if TYPE_CHECKING:
    from artlint.html.model import Element
    from artlint.html.tokens import Doctype, Tag
    from artlint.html.tree.builder import Builder


class TagsOnly:
    """A sink that knows no rules of nesting: an end tag closes the nearest element of its name."""

    __slots__ = ("_count", "_open", "_recorder", "_tokenizer")

    def __init__(self, builder: Builder) -> None:
        self._tokenizer = builder.tokenizer
        self._recorder = builder.recorder
        self._open: list[Element] = []
        self._count: dict[str, int] = {}
        for node in builder.stack.nodes:
            if node.element is not None:
                self._push(node.element)

    def _push(self, element: Element) -> None:
        self._count[element.name] = self._count.get(element.name, 0) + 1
        self._open.append(element)

    def _pop(self, at: int) -> Element:
        element = self._open.pop()
        self._count[element.name] -= 1
        self._recorder.stop(element, at)
        return element

    def enter(self, tag: Tag) -> None:
        """Let the tokenizer know when raw text begins."""
        state = raw_state(tag.name, scripting=False)
        if state is not raw_state("", scripting=False):
            self._tokenizer.state = state

    def start_tag(self, tag: Tag) -> None:
        """Record an element."""
        element = self._recorder.open(tag, tag.name, self._open[-1] if self._open else None)
        if tag.self_closing:
            self._recorder.needs_no_end_tag(element)
        elif tag.name not in VOID:
            self._push(element)
            self.enter(tag)

    def end_tag(self, name: str, start: int, end: int) -> None:
        """Close the nearest element of that name."""
        if not self._count.get(name):
            self._recorder.stray(start, end)
            return
        element = self._pop(start)
        while element.name != name:
            element = self._pop(start)
        self._recorder.close(element, start, end)

    def characters(self, start: int, end: int, data: str) -> None:
        """Record a run of text."""
        self._recorder.text(start, end, self._open[-1] if self._open else None)

    def comment(self, start: int, end: int, data: str) -> None:
        """Record a comment."""
        self._recorder.comment(start, end)

    def doctype(self, doctype: Doctype) -> None:
        """Take a document type; it is no element."""

    def end_of_file(self, at: int) -> None:
        """Close what is open."""
        while self._open:
            self._pop(at)

    def in_foreign_content(self) -> bool:
        """False: without a tree it is not known whether a CDATA section may stand here."""
        return False
