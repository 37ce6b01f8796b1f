"""Where nodes are put. A check needs only parents; the conformance tests want the whole tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint.html.tokens import Doctype, Tag
    from artlint.html.tree.node import Node


class Parents:
    """Keeps each element's parent and nothing else."""

    def insert(self, node: Node, parent: Node, before: Node | None) -> None:
        """Put an element last in `parent`, or before a child of it."""
        node.parent = parent

    def detach(self, node: Node) -> None:
        """Take an element out of its parent."""
        node.parent = None

    def move_children(self, source: Node, target: Node) -> None:
        """Give all children of `source` to `target`."""

    def insert_text(self, data: str, parent: Node, before: Node | None) -> None:
        """Put text last in `parent`, or before a child of it."""

    def insert_comment(self, data: str, parent: Node) -> None:
        """Put a comment last in `parent`."""

    def insert_doctype(self, doctype: Doctype, parent: Node) -> None:
        """Put a document type last in `parent`."""

    def add_attributes(self, node: Node, tag: Tag) -> None:
        """Give an element those attributes of a repeated tag that it lacks."""

    def option_closed(self, option: Node) -> None:
        """Learn that an option is complete."""
