"""What tree construction keeps, and the steps that all insertion modes share (13.2.4 and 13.2.6.1 to 13.2.6.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.error import ParseError, note_nulls
from artlint.html.tree.formatting import FormattingElements
from artlint.html.tree.modes import mode_named
from artlint.html.tree.names import FORMATTING, FOSTERING, IMPLIED_END, IMPLIED_END_THOROUGHLY
from artlint.html.tree.node import HTML, Node, OpenElements
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from artlint.html.tokenizer import Tokenizer
    from artlint.html.tokens import Tag
    from artlint.html.tree.document.full_tree import Tree
    from artlint.html.tree.mode import Mode
    from artlint.html.tree.record import Recorder


class NestingTooDeepError(Exception):
    """The tree grows out of proportion; raised and caught in here."""


class Construction:
    """The tree of one document or fragment under construction: open elements, formatting elements, mode, errors."""

    __slots__ = (
        "acknowledged", "at", "context", "errors", "foreign_context", "form", "formatting", "fostering", "frameset_ok",
        "head", "ignore_line_feed", "limit", "mode", "nodes", "original_mode", "pending", "quirks", "rebuilt_left",
        "recorder", "root", "scripting", "stack", "template_modes", "tokenizer", "tree",
    )  # fmt: skip

    def __init__(self, tokenizer: Tokenizer, recorder: Recorder, tree: Tree | None, *, scripting: bool) -> None:
        self.tokenizer = tokenizer
        self.errors = tokenizer.errors
        self.recorder = recorder
        self.tree = tree
        self.scripting = scripting
        self.stack = OpenElements()
        self.nodes = self.stack.nodes
        self.formatting = FormattingElements()
        self.root = Node("#document", None)
        self.context: Node | None = None
        self.head: Node | None = None
        self.form: Node | None = None
        self.mode: Mode = mode_named("in body")
        self.original_mode: Mode = self.mode
        self.template_modes: list[str] = []
        self.pending: list[tuple[int, int, str]] = []
        self.at = 0
        self.acknowledged = self.fostering = self.quirks = self.ignore_line_feed = False
        self.foreign_context = False
        self.frameset_ok = True
        self.limit = 0
        self.rebuilt_left = 0

    def limit_nesting(self, open_elements: int, rebuilt: int) -> None:
        """Stop construction beyond so many open elements, or rebuilt formatting elements."""
        self.limit, self.rebuilt_left = open_elements, rebuilt

    # Errors

    def error(self, code: str, start: int, end: int, related: Span | None = None, times: int = 1) -> None:
        """Note an error of the piece from `start` to `end`."""
        self.errors.append(ParseError(code, Span(start, end), start, related, times))

    def tag_error(self, code: str, tag: Tag, related: Node | None = None) -> None:
        """Note an error of a tag, with the start tag of another element as second place."""
        other = related.tag if related else None
        self.error(code, tag.start, tag.end, Span(other.start, other.end) if other else None)

    def ignored_nulls(self, start: int, end: int) -> None:
        """Note each NUL between `start` and `end`."""
        note_nulls(self.errors, "ignored-null-character", self.tokenizer.text, start, end)

    def stray(self, tag: Tag, code: str = "unexpected-end-tag") -> None:
        """Note an end tag that closes nothing."""
        self.recorder.stray(tag.start, tag.end)
        self.error(code, tag.start, tag.end)

    def left_open(self, node: Node, by: Tag | None) -> None:
        """Note that `node` is still open where it must not be; `by` is the tag that closes it."""
        related = Span(by.start, by.end) if by else None
        if node.tag:
            self.error("unclosed-element", node.tag.start, node.tag.end, related)
        elif by:
            self.error("unclosed-element", by.start, by.end)
        else:
            self.error("unclosed-element", self.at, self.at)

    # Elements

    def insert(self, tag: Tag) -> Node:
        """Open an HTML element for a start tag."""
        nodes = self.nodes
        name = tag.name
        parent = nodes[-1] if nodes else None
        element = self.recorder.open(tag, name, parent.owner if parent else None)
        node = Node(name, tag, HTML, element, element)
        if self.limit and parent and not self.fostering:  # `push` without its questions, for the step most often taken
            node.parent = parent
            if self.stack.push(node) > self.limit:
                raise NestingTooDeepError
        else:
            self.push(node)
        return node

    def close_plainly(self, name: str, start: int, end: int) -> bool:
        """Close the current element for its end tag, the step most often taken; False where it takes more."""
        node = self.nodes[-1]
        if node.key != name or name not in self.mode.plain_ends:
            return False
        if name in FORMATTING:
            entries = self.formatting.entries
            if not entries or entries[-1] is not node:
                return False
            entries.pop()
        self.stack.pop()
        self.recorder.close(node.element, start, end)
        return True

    def insert_implied(self, name: str) -> Node:
        """Open an HTML element that no tag wrote."""
        node = Node(name, None)
        if self.stack.nodes:
            node.owner = self.stack.nodes[-1].owner
        self.push(node)
        return node

    def insert_void(self, tag: Tag) -> None:
        """Put in an element without content."""
        nodes = self.stack.nodes
        self.recorder.open(tag, tag.name, nodes[-1].owner if nodes else None)
        self.acknowledged = True
        if self.tree is not None:
            self.place(Node(tag.name, tag))

    def record(self, node: Node, tag: Tag) -> None:
        """Make the element visible to the reader of the body."""
        owner = self.stack.nodes[-1].owner if self.stack.nodes else None
        node.element = node.owner = self.recorder.open(tag, node.name, owner)

    def push(self, node: Node) -> None:
        """Put an element into the tree and open it."""
        stack = self.stack
        if self.fostering or self.tree is not None or not stack.nodes:
            self.place(node)
        else:
            node.parent = stack.nodes[-1]
        stack.push(node)
        if self.limit and node.position > self.limit:
            raise NestingTooDeepError

    def place(self, node: Node, target: Node | None = None) -> None:
        """Put an element where the standard says a new node belongs."""
        if target is None:
            target = self.stack.nodes[-1] if self.stack.nodes else self.root
        before = None
        if self.fostering and target.key in FOSTERING:
            target, before = self.foster_place()
        node.parent = target
        if self.tree is not None:
            self.tree.insert(node, target, before)

    def insert_text(self, data: str) -> None:
        """Put text where the standard says."""
        if self.tree is None:
            return
        target, before = self.stack.nodes[-1], None
        if self.fostering and target.key in FOSTERING:
            target, before = self.foster_place()
        self.tree.insert_text(data, target, before)

    def insert_comment(self, data: str, parent: Node) -> None:
        """Put a comment last in `parent`."""
        if self.tree is not None:
            self.tree.insert_comment(data, parent)

    def add_attributes(self, node: Node, tag: Tag) -> None:
        """Give an element those attributes of a repeated tag that it lacks."""
        if self.tree is not None:
            self.tree.add_attributes(node, tag)

    def move(self, node: Node, parent: Node) -> None:
        """Take an element out of its place and put it last in `parent`."""
        self.detach(node)
        node.parent = parent
        if self.tree is not None:
            self.tree.insert(node, parent, None)

    def detach(self, node: Node) -> None:
        """Take an element out of its parent."""
        if self.tree is not None:
            self.tree.detach(node)
        node.parent = None

    def foster_place(self) -> tuple[Node, Node | None]:
        """Where what may not stand in a table goes: before the table, most often."""
        nodes, where = self.stack.nodes, self.stack.where
        tables, templates = where["table"], where["template"]
        if templates and (not tables or templates[-1] > tables[-1]):
            return nodes[templates[-1]], None
        if not tables:
            return nodes[0], None
        table = nodes[tables[-1]]
        if table.parent is not None:
            return table.parent, table
        return nodes[tables[-1] - 1], None

    def pop(self) -> Node:
        """Close the current element."""
        node = self.stack.pop()
        element = node.element
        if element is not None and element.end_end < 0:
            element.end = self.at + self.recorder.offset
        if self.tree is not None and node.key == "option":
            self.tree.option_closed(node)
        return node

    def pop_until(self, keys: Collection[str]) -> Node:
        """Close elements up to and with the first of these keys."""
        while True:
            node = self.pop()
            if node.key in keys:
                return node

    def close(self, node: Node, tag: Tag) -> None:
        """Close elements up to and with `node`, whose end tag this is."""
        while self.pop() is not node:
            pass
        self.recorder.close(node.element, tag.start, tag.end)

    def imply_end_tags(self, besides: str = "") -> None:
        """Close elements whose end tag may be missing."""
        nodes = self.stack.nodes
        while nodes[-1].key in IMPLIED_END and nodes[-1].key != besides:
            self.pop()

    def imply_all_end_tags(self) -> None:
        """Close elements whose end tag may be missing, those of tables too."""
        while self.stack.nodes[-1].key in IMPLIED_END_THOROUGHLY:
            self.pop()

    def close_current(self, tag: Tag) -> None:
        """Close the current element, whose end tag this is."""
        node = self.stack.pop() if self.tree is None and tag.is_end else self.pop()
        if tag.is_end:
            self.recorder.close(node.element, tag.start, tag.end)

    def close_named(self, tag: Tag, key: str, besides: str = "") -> None:
        """Close the nearest element `key` for its end tag, or for a tag that implies it; what is left open is wrong."""
        nodes = self.stack.nodes
        self.imply_end_tags(besides)
        target = nodes[self.stack.where[key][-1]]
        if nodes[-1] is not target:
            self.left_open(nodes[-1], tag)
        while self.pop() is not target:
            pass
        if tag.name == key and tag.is_end:
            self.recorder.close(target.element, tag.start, tag.end)

    def close_paragraph(self, tag: Tag) -> None:
        """Close the open `<p>`, if there is one in button scope."""
        if self.stack.in_button_scope("p"):
            self.close_named(tag, "p", "p")

    def rebuild_formatting(self) -> None:
        """Open formatting elements anew that a block closed."""
        entries = self.formatting.entries
        if not entries or entries[-1] is None or entries[-1].position >= 0:
            return
        missing = self.formatting.missing()
        for entry in missing:
            clone = self.clone(self.formatting.node_at(entry))
            clone.owner = self.stack.nodes[-1].owner
            self.push(clone)
            self.formatting.replace(entry, clone)
        if missing and self.limit:
            self.rebuilt_left -= len(missing)
            if self.rebuilt_left < 0:
                raise NestingTooDeepError

    def clone(self, node: Node) -> Node:
        """A new element for the same start tag. It stands for the same element of the text."""
        clone = Node(node.name, node.tag)
        clone.element = node.element
        return clone

    @property
    def is_fragment(self) -> bool:
        """Whether a fragment is parsed, not a document."""
        return self.context is not None
