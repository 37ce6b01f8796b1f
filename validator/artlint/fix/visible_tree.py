"""The tree that html5lib builds when a fix is verified; each step takes the same time in a tree of any size.

html5lib's own trees copy a text whenever a piece is added to it, and search all children of a table's parent for each
element before the table: on a hostile body they take hours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from html5lib.constants import namespaces
from html5lib.treebuilders import base

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_OPEN = 512
"""How deep elements may be nested; html5lib searches the open elements again and again."""


class UnverifiableError(Exception):
    """The text is too large to be verified. The message says in what way."""


class Words:
    """A run of text, in pieces."""

    def __init__(self, data: str) -> None:
        self.pieces = [data]
        self.parent: Node | None = None
        self.before: Child | None = None
        self.behind: Child | None = None

    @property
    def text(self) -> str:
        """The pieces as one."""
        return "".join(self.pieces)


_Node: Any = base.Node
_TreeBuilder: Any = base.TreeBuilder


class Node(_Node):  # type: ignore[misc]
    """A node of html5lib's; its children are linked to one another. `tag` is its name, None for a comment."""

    def __init__(self, name: str, namespace: str | None = None) -> None:
        super().__init__(name)
        self.namespace = namespace
        self.nameTuple = (namespace or namespaces["html"], name)
        self.first: Child | None = None
        self.last: Child | None = None
        self.before: Child | None = None
        self.behind: Child | None = None

    @property
    def tag(self) -> str | None:
        """The name, with its namespace where that is not HTML's."""
        return self.name if self.namespace is None else f"{{{self.namespace}}}{self.name}"

    @property
    def attributes(self) -> dict[Any, str]:
        """The attributes; html5lib compares them in any order."""
        return self._attributes

    @attributes.setter
    def attributes(self, given: dict[Any, str]) -> None:
        self._attributes = dict(given)

    def children(self) -> Iterator[Child]:
        """Elements, comments and texts in order."""
        child = self.first
        while child is not None:
            yield child
            child = child.behind

    def appendChild(self, node: Any) -> None:  # noqa: N802  html5lib's name
        """Put a node behind the others."""
        self._link(node, None)

    def insertBefore(self, node: Any, refNode: Any) -> None:  # noqa: N802, N803  html5lib's names
        """Put a node before one of the children."""
        self._link(node, refNode)

    def insertText(self, data: str, insertBefore: Any = None) -> None:  # noqa: N802, N803  html5lib's names
        """Put text before one of the children, or behind them all."""
        neighbour = self.last if insertBefore is None else insertBefore.before
        if isinstance(neighbour, Words):
            neighbour.pieces.append(data)
        else:
            self._link(Words(data), insertBefore)

    def removeChild(self, node: Any) -> None:  # noqa: N802  html5lib's name
        """Take a child out."""
        if node.before is None:
            self.first = node.behind
        else:
            node.before.behind = node.behind
        if node.behind is None:
            self.last = node.before
        else:
            node.behind.before = node.before
        node.parent = node.before = node.behind = None

    def reparentChildren(self, newParent: Any) -> None:  # noqa: N802, N803  html5lib's names
        """Move all children behind those of another node."""
        for child in list(self.children()):
            self.removeChild(child)
            if isinstance(child, Words):
                newParent.insertText(child.text)
            else:
                newParent.appendChild(child)

    def cloneNode(self) -> Any:  # noqa: N802  html5lib's name
        """A node of the same name and attributes, without children."""
        clone = Node(self.name, self.namespace)
        clone.attributes = self.attributes
        return clone

    def hasContent(self) -> Any:  # noqa: N802  html5lib's name
        """Whether it has a child."""
        return self.first is not None

    def _link(self, child: Child, behind: Child | None) -> None:
        """Set a child before another of the children, or at the end."""
        before = self.last if behind is None else behind.before
        child.parent, child.before, child.behind = self, before, behind
        if before is None:
            self.first = child
        else:
            before.behind = child
        if behind is None:
            self.last = child
        else:
            behind.before = child


Child = Node | Words


class _Comment(Node):
    """A comment, which is not visible."""

    tag = None

    def __init__(self, _data: str) -> None:
        super().__init__("#comment")


class _Doctype(_Comment):
    """A DOCTYPE, which is not visible."""

    def __init__(self, name: str, _public: str | None, _system: str | None) -> None:
        super().__init__(name)


class _Root(Node):
    """The root of the tree."""

    def __init__(self) -> None:
        super().__init__("#root")


class Builder(_TreeBuilder):  # type: ignore[misc]
    """html5lib's tree builder, stopped where a hostile text makes it build for too long.

    `elements_left` is the number of elements after which it stops.
    """

    documentClass = _Root  # noqa: N815  html5lib's names
    elementClass = Node  # noqa: N815
    commentClass = _Comment  # noqa: N815
    doctypeClass = _Doctype  # noqa: N815
    fragmentClass = _Root  # noqa: N815
    elements_left = 0

    def insertElementNormal(self, token: Any) -> Any:  # noqa: N802  html5lib's name
        """Add an element at the current place. UnverifiableError where there are too many."""
        self._count()
        return super().insertElementNormal(token)

    def insertElementTable(self, token: Any) -> Any:  # noqa: N802  html5lib's name
        """Add an element before the table. UnverifiableError where there are too many."""
        self._count()
        return super().insertElementTable(token)

    def _count(self) -> None:
        self.elements_left -= 1
        if self.elements_left < 0 or len(self.openElements) > MOST_OPEN:
            raise UnverifiableError("its elements are nested too deeply")
