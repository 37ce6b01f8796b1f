"""Elements while the tree is under construction, and the stack of those that are open."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from artlint.html.tree.names import LIST_BLOCKERS, SCOPE, SPECIAL, TABLE_SCOPE

if TYPE_CHECKING:
    from artlint.html.model import Element
    from artlint.html.tokens import Tag

HTML, SVG, MATH = "", "svg ", "math "
_MATH_TEXT = frozenset({"math mi", "math mo", "math mn", "math ms", "math mtext"})
_SVG_HTML = frozenset({"svg foreignObject", "svg desc", "svg title"})


class Node:
    """An element of the tree.

    `key` is the name with its namespace in front (`svg title`). `element` is what the reader of the body sees of it,
    None for one that no tag wrote; `owner` is the nearest such element at or above. `position` is the place on the
    stack of open elements, -1 when it is closed.
    """

    __slots__ = ("element", "key", "name", "namespace", "owner", "parent", "position", "tag")

    def __init__(
        self,
        name: str,
        tag: Tag | None,
        namespace: str = HTML,
        owner: Element | None = None,
        element: Element | None = None,
    ) -> None:
        self.name = name
        self.namespace = namespace
        self.key = namespace + name if namespace else name
        self.tag = tag
        self.position = -1
        self.element = element
        self.owner = owner
        self.parent: Node | None = None

    def __repr__(self) -> str:
        return f"<{self.key}>"

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of the tag that made the element."""
        return self.tag.attributes if self.tag else {}

    @property
    def is_math_text(self) -> bool:
        """Whether it is a MathML text integration point."""
        return self.key in _MATH_TEXT

    @property
    def is_html_point(self) -> bool:
        """Whether it is an HTML integration point."""
        if self.key == "math annotation-xml":
            return self.attributes.get("encoding", "").lower() in ("text/html", "application/xhtml+xml")
        return self.key in _SVG_HTML


_KINDS = (SCOPE, SCOPE | {"ol", "ul"}, SCOPE | {"button"}, TABLE_SCOPE, SPECIAL, LIST_BLOCKERS)
_SCOPES, _LISTS, _BUTTONS, _TABLES, _SPECIALS, _BLOCKERS = range(len(_KINDS))
# For every element that bounds something, the kinds of boundary it is.
_BOUNDS = {
    key: tuple(kind for kind, keys in enumerate(_KINDS) if key in keys) for key in frozenset[str]().union(*_KINDS)
}


class OpenElements:
    """The stack of open elements, with an index by name and by kind of boundary: a question of scope costs O(1)."""

    __slots__ = ("_boundaries", "nodes", "where")

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.where: defaultdict[str, list[int]] = defaultdict(list)
        self._boundaries: tuple[list[int], ...] = ([-1], [-1], [-1], [-1], [-1], [-1])  # one for each of `_KINDS`

    def push(self, node: Node) -> int:
        """Open an element; its place on the stack."""
        nodes, key = self.nodes, node.key
        position = node.position = len(nodes)
        nodes.append(node)
        self.where[key].append(position)
        if key in _BOUNDS:
            for kind in _BOUNDS[key]:
                self._boundaries[kind].append(position)
        return position

    def pop(self) -> Node:
        """Close the current element."""
        node = self.nodes.pop()
        node.position = -1
        key = node.key
        self.where[key].pop()
        if key in _BOUNDS:
            for kind in _BOUNDS[key]:
                self._boundaries[kind].pop()
        return node

    def replace_from(self, position: int, nodes: list[Node]) -> None:
        """Put other elements in the place of all from `position` upward."""
        while len(self.nodes) > position:
            self.pop()
        for node in nodes:
            self.push(node)

    def remove(self, node: Node) -> None:
        """Close one element and leave those above it open."""
        position = node.position
        self.replace_from(position, self.nodes[position + 1 :])

    def has(self, key: str) -> bool:
        """Whether such an element is open anywhere."""
        return bool(self.where[key])

    def in_scope(self, key: str) -> bool:
        """Whether such an element is in scope."""
        positions = self.where[key]
        return bool(positions) and positions[-1] >= self._boundaries[_SCOPES][-1]

    def node_in_scope(self, node: Node) -> bool:
        """Whether this very element is in scope."""
        return node.position >= self._boundaries[_SCOPES][-1]

    def in_list_item_scope(self, key: str) -> bool:
        """Whether such an element is in list item scope."""
        positions = self.where[key]
        return bool(positions) and positions[-1] >= self._boundaries[_LISTS][-1]

    def in_button_scope(self, key: str) -> bool:
        """Whether such an element is in button scope."""
        positions = self.where[key]
        return bool(positions) and positions[-1] >= self._boundaries[_BUTTONS][-1]

    def in_table_scope(self, key: str) -> bool:
        """Whether such an element is in table scope."""
        positions = self.where[key]
        return bool(positions) and positions[-1] >= self._boundaries[_TABLES][-1]

    def above_specials(self, key: str) -> bool:
        """Whether such an element is open with no special element above it."""
        positions = self.where[key]
        return bool(positions) and positions[-1] >= self._boundaries[_SPECIALS][-1]

    def list_blocker(self) -> Node | None:
        """The uppermost special element that is no address, div or p: a list item looks no further for its like."""
        position = self._boundaries[_BLOCKERS][-1]
        return self.nodes[position] if position >= 0 else None

    def first_special_above(self, node: Node) -> Node | None:
        """The special element nearest above `node` on the stack."""
        specials = self._boundaries[_SPECIALS]
        index = bisect_right(specials, node.position)
        return self.nodes[specials[index]] if index < len(specials) else None
