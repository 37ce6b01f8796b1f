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

    __slots__ = ("children", "element", "key", "name", "namespace", "owner", "parent", "position", "tag")

    def __init__(self, name: str, tag: Tag | None, namespace: str = HTML) -> None:
        self.name = name
        self.namespace = namespace
        self.key = namespace + name if namespace else name
        self.tag = tag
        self.position = -1
        self.element: Element | None = None
        self.owner: Element | None = None
        self.parent: Node | None = None
        self.children: list[object] | None = None

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


class OpenElements:
    """The stack of open elements, with an index by name and by kind of boundary: a question of scope costs O(1)."""

    __slots__ = ("_blockers", "_boundaries", "_buttons", "_lists", "_scopes", "_specials", "_tables", "nodes", "where")

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.where: defaultdict[str, list[int]] = defaultdict(list)
        self._scopes: list[int] = [-1]
        self._lists: list[int] = [-1]
        self._buttons: list[int] = [-1]
        self._tables: list[int] = [-1]
        self._specials: list[int] = [-1]
        self._blockers: list[int] = [-1]
        self._boundaries: dict[str, tuple[list[int], ...]] = {
            key: self._boundaries_of(key) for key in SPECIAL | SCOPE | {"ol", "ul", "button"}
        }

    def _boundaries_of(self, key: str) -> tuple[list[int], ...]:
        scope = key in SCOPE
        kinds = (
            (self._scopes, scope),
            (self._lists, scope or key in ("ol", "ul")),
            (self._buttons, scope or key == "button"),
            (self._tables, key in TABLE_SCOPE),
            (self._specials, key in SPECIAL),
            (self._blockers, key in LIST_BLOCKERS),
        )
        return tuple(positions for positions, belongs in kinds if belongs)

    def push(self, node: Node) -> None:
        """Open an element."""
        position = node.position = len(self.nodes)
        self.nodes.append(node)
        self.where[node.key].append(position)
        if node.key in self._boundaries:
            for positions in self._boundaries[node.key]:
                positions.append(position)

    def pop(self) -> Node:
        """Close the current element."""
        node = self.nodes.pop()
        node.position = -1
        self.where[node.key].pop()
        if node.key in self._boundaries:
            for positions in self._boundaries[node.key]:
                positions.pop()
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
        return bool(positions) and positions[-1] >= self._scopes[-1]

    def node_in_scope(self, node: Node) -> bool:
        """Whether this very element is in scope."""
        return node.position >= self._scopes[-1]

    def in_list_item_scope(self, key: str) -> bool:
        """Whether such an element is in list item scope."""
        positions = self.where[key]
        return bool(positions) and positions[-1] >= self._lists[-1]

    def in_button_scope(self, key: str) -> bool:
        """Whether such an element is in button scope."""
        positions = self.where[key]
        return bool(positions) and positions[-1] >= self._buttons[-1]

    def in_table_scope(self, key: str) -> bool:
        """Whether such an element is in table scope."""
        positions = self.where[key]
        return bool(positions) and positions[-1] >= self._tables[-1]

    def above_specials(self, key: str) -> bool:
        """Whether such an element is open with no special element above it."""
        positions = self.where[key]
        return bool(positions) and positions[-1] >= self._specials[-1]

    def list_blocker(self) -> Node | None:
        """The uppermost special element that is no address, div or p: a list item looks no further for its like."""
        position = self._blockers[-1]
        return self.nodes[position] if position >= 0 else None

    def first_special_above(self, node: Node) -> Node | None:
        """The special element nearest above `node` on the stack."""
        index = bisect_right(self._specials, node.position)
        return self.nodes[self._specials[index]] if index < len(self._specials) else None
