"""The list of active formatting elements (13.2.4.3 of the standard)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint.html.tree.node import Node

_NOAHS_ARK = 3


class FormattingElements:
    """Elements such as `<b>` that are opened anew in the next block; None is a marker that hides what is before it."""

    __slots__ = ("entries",)

    def __init__(self) -> None:
        self.entries: list[Node | None] = []

    def __contains__(self, node: Node) -> bool:
        return any(entry is node for entry in reversed(self.entries))

    def mark(self) -> None:
        """Hide all entries until `clear_to_marker`."""
        self.entries.append(None)

    def clear_to_marker(self) -> None:
        """Drop the entries since the last marker, and the marker."""
        while self.entries and self.entries.pop() is not None:
            pass

    def add(self, node: Node) -> None:
        """Add an element; of four alike since the last marker the first goes."""
        if not self.entries or self.entries[-1] is None:
            self.entries.append(node)
            return
        alike: list[int] = []
        for index in range(len(self.entries) - 1, -1, -1):
            entry = self.entries[index]
            if entry is None:
                break
            if entry.key == node.key and entry.attributes == node.attributes:
                alike.append(index)
        if len(alike) >= _NOAHS_ARK:
            del self.entries[alike[-1]]
        self.entries.append(node)

    def last(self, name: str) -> Node | None:
        """The last entry of that name since the last marker."""
        for entry in reversed(self.entries):
            if entry is None:
                return None
            if entry.name == name:
                return entry
        return None

    def remove(self, node: Node) -> None:
        """Drop an element, if it is there."""
        index = self.index(node)
        if index >= 0:
            del self.entries[index]

    def index(self, node: Node) -> int:
        """Where the element stands, -1 for nowhere."""
        for index in range(len(self.entries) - 1, -1, -1):
            if self.entries[index] is node:
                return index
        return -1

    def replace(self, index: int, node: Node) -> None:
        """Put another element into a place."""
        self.entries[index] = node

    def node_at(self, index: int) -> Node:
        """The element at a place that is no marker."""
        node = self.entries[index]
        assert node is not None
        return node

    def missing(self) -> range:
        """The places of the entries that have to be opened anew: those at the end that are not open."""
        entries = self.entries
        first = len(entries)
        while first:
            entry = entries[first - 1]
            if entry is None or entry.position >= 0:
                break
            first -= 1
        return range(first, len(entries))
