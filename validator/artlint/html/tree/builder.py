"""The tree builder: takes tokens and asks the insertion mode, or the rules of foreign content, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.model import new_text
from artlint.html.tokenizer import Tokenizer
from artlint.html.tokens import EndTag
from artlint.html.tree import foreign
from artlint.html.tree.construction import Construction, NestingTooDeepError
from artlint.html.tree.modes import mode_named
from artlint.html.tree.tags_only import TagsOnly
from artlint.span import new_span

if TYPE_CHECKING:
    from artlint.html.tokenizer import State
    from artlint.html.tokens import Doctype, Tag
    from artlint.html.tree.document.full_tree import Tree
    from artlint.html.tree.record import Recorder


class Builder(Construction):
    """Builds the tree of one document or fragment. It is the tokenizer's sink."""

    __slots__ = ()

    mode_named = staticmethod(mode_named)
    """The insertion mode of a name, for the modes that refer to another one."""

    def __init__(self, text: str, recorder: Recorder, tree: Tree | None = None, *, scripting: bool = False) -> None:
        super().__init__(Tokenizer(text, self), recorder, tree, scripting=scripting)

    def start_tag(self, tag: Tag) -> None:
        """Take a start tag."""
        self.at = tag.start
        self.ignore_line_feed = False
        self.acknowledged = not tag.self_closing
        nodes = self.nodes
        try:
            if nodes and (nodes[-1].namespace or self.foreign_context) and foreign.rules_start_tag(self, tag):
                foreign.start_tag(self, tag)
            else:
                mode = self.mode
                mode.start.get(tag.name, mode.start_other)(self, tag)
        except NestingTooDeepError:
            self.give_up(tag.start, tag.end).enter(tag)
        if self.recorder.last is not tag:
            self.recorder.ignored(tag, nodes[-1].owner if nodes else None)
        if not self.acknowledged:
            self.tag_error("non-void-html-element-start-tag-with-trailing-solidus", tag)

    def end_tag(self, name: str, start: int, end: int) -> None:
        """Take an end tag."""
        self.at = start
        self.ignore_line_feed = False
        nodes = self.nodes
        if nodes and self.close_plainly(name, start, end):
            return
        tag = EndTag(name, start, end)
        try:
            if nodes and (nodes[-1].namespace or self.foreign_context) and foreign.is_foreign(self):
                foreign.end_tag(self, tag)
            else:
                mode = self.mode
                mode.end.get(name, mode.end_other)(self, tag)
        except NestingTooDeepError:
            self.give_up(start, end)

    def characters(self, start: int, end: int, data: str) -> None:
        """Take a run of text."""
        self.at = start
        nodes = self.nodes
        recorder = self.recorder
        if nodes:
            offset = recorder.offset
            recorder.texts.append(new_text((new_span((start + offset, end + offset)), nodes[-1].owner)))
        if self.mode.takes_text and not (self.frameset_ok or self.tree is not None or "\0" in data):
            entries = self.formatting.entries
            if not entries or entries[-1] is None or entries[-1].position >= 0:
                self.ignore_line_feed = False
                return
        if self.ignore_line_feed:
            self.ignore_line_feed = False
            if data[0] == "\n":
                start, data = start + 1, data[1:]
                if not data:
                    return
        try:
            if nodes and (nodes[-1].namespace or self.foreign_context) and foreign.rules_characters(self):
                foreign.characters(self, start, end, data)
            else:
                self.mode.characters(self, start, end, data)
        except NestingTooDeepError:
            self.give_up(start, end)

    def comment(self, start: int, end: int, data: str) -> None:
        """Take a comment."""
        self.at = start
        self.ignore_line_feed = False
        self.recorder.comment(start, end)
        self.mode.comment(self, data)

    def doctype(self, doctype: Doctype) -> None:
        """Take a document type."""
        self.at = doctype.start
        self.ignore_line_feed = False
        self.mode.doctype(self, doctype)

    def end_of_file(self, at: int) -> None:
        """Close what is open."""
        self.at = at
        self.mode.end_of_file(self)
        while self.stack.nodes:
            self.pop()

    def in_foreign_content(self) -> bool:
        """Whether the adjusted current node is of SVG or MathML."""
        return foreign.is_foreign(self)

    def give_up(self, start: int, end: int) -> TagsOnly:
        """Stop constructing a tree. The tokens, and their errors, go to `TagsOnly` from here on."""
        self.error("nesting-too-deep", start, end)
        flat = TagsOnly(self)
        self.tokenizer.sink = flat
        return flat

    def switch(self, name: str) -> None:
        """Go to another insertion mode."""
        self.mode = mode_named(name)

    def start_by(self, name: str, tag: Tag) -> None:
        """Take a start tag by the rules of a mode."""
        mode = mode_named(name)
        mode.start.get(tag.name, mode.start_other)(self, tag)

    def end_by(self, name: str, tag: Tag) -> None:
        """Take an end tag by the rules of a mode."""
        mode = mode_named(name)
        mode.end.get(tag.name, mode.end_other)(self, tag)

    def again(self, name: str, tag: Tag) -> None:
        """Go to another mode and take the tag there."""
        self.switch(name)
        (self.end_by if tag.is_end else self.start_by)(name, tag)

    def raw_text(self, tag: Tag, state: State) -> None:
        """Open an element of raw text."""
        self.insert(tag)
        self.tokenizer.state = state
        self.original_mode = self.mode
        self.switch("text")
