"""The whole tree, and how the conformance tests write it down. No check needs this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.tree.node import HTML, MATH, SVG, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.html.tokens import Doctype, Tag

_XLINK = ("actuate", "arcrole", "href", "role", "show", "title", "type")
_FOREIGN_ATTRIBUTES = {f"xlink:{name}": f"xlink {name}" for name in _XLINK} | {
    "xml:lang": "xml lang", "xml:space": "xml space", "xmlns": "xmlns xmlns", "xmlns:xlink": "xmlns xlink",
}  # fmt: skip
_SVG_ATTRIBUTES = {
    name.lower(): name
    for name in (
        "attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode"
        " filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines"
        " keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits"
        " numOctaves pathLength patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ"
        " preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur requiredExtensions"
        " requiredFeatures specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles"
        " surfaceScale systemLanguage tableValues targetX targetY textLength viewBox viewTarget xChannelSelector"
        " yChannelSelector zoomAndPan"
    ).split()
}


class Text:
    """A text node."""

    __slots__ = ("parts",)

    def __init__(self, data: str) -> None:
        self.parts = [data]


class Comment:
    """A comment, or what the tests write like one."""

    __slots__ = ("line",)

    def __init__(self, line: str) -> None:
        self.line = line


class Tree:
    """Keeps children, text and comments, where a check needs only parents."""

    def __init__(self) -> None:
        self._added: dict[Node, dict[str, str]] = {}
        self._children: dict[Node, list[object]] = {}

    def insert(self, node: Node, parent: Node, before: Node | None) -> None:
        """Put an element last in `parent`, or before a child of it."""
        children = self.children(parent)
        children.insert(_index(children, before), node)

    def detach(self, node: Node) -> None:
        """Take an element out of its parent."""
        if node.parent is not None:
            children = self.children(node.parent)
            del children[_index(children, node)]

    def move_children(self, source: Node, target: Node) -> None:
        """Give all children of `source` to `target`."""
        children = self.children(source)
        for child in children:
            if isinstance(child, Node):
                child.parent = target
        self.children(target).extend(children)
        children.clear()

    def insert_text(self, data: str, parent: Node, before: Node | None) -> None:
        """Put text last in `parent`, or before a child of it; it joins the text it follows."""
        if parent.key == "#document":
            return
        children = self.children(parent)
        index = _index(children, before)
        previous = children[index - 1] if index else None
        if isinstance(previous, Text):
            previous.parts.append(data)
        else:
            children.insert(index, Text(data))

    def insert_comment(self, data: str, parent: Node) -> None:
        """Put a comment last in `parent`."""
        self.children(parent).append(Comment(f"<!-- {data} -->"))

    def insert_doctype(self, doctype: Doctype, parent: Node) -> None:
        """Put a document type last in `parent`."""
        identifiers = ""
        if doctype.public or doctype.system:
            identifiers = f' "{doctype.public or ""}" "{doctype.system or ""}"'
        self.children(parent).append(Comment(f"<!DOCTYPE {doctype.name or ''}{identifiers}>"))

    def add_attributes(self, node: Node, tag: Tag) -> None:
        """Give an element those attributes of a repeated tag that it lacks."""
        added = self._added.setdefault(node, {})
        for name, value in tag.attributes.items():
            if name not in node.attributes:
                added.setdefault(name, value)

    def option_closed(self, option: Node) -> None:
        """Show the chosen option in its select's `<selectedcontent>`."""
        select = next((node for node in _ancestors(option) if node.key == "select"), None)
        if select is None or "multiple" in select.attributes:
            return
        place = self._first(select, "selectedcontent")
        chosen = [node for node in self._elements(select) if node.key == "option" and "selected" in node.attributes]
        first = self._first(select, "option")
        if place is not None and option is (chosen[-1] if chosen else first):
            self._children[place] = [self._copy(child) for child in self.children(option)]

    def attributes(self, node: Node) -> dict[str, str]:
        """The attributes with the names they have in the tree."""
        values = node.attributes | self._added.get(node, {})
        if node.namespace == HTML:
            return values
        return {_attribute_name(name, node.namespace): value for name, value in values.items()}

    def lines(self, node: Node) -> Iterator[str]:
        """The tree below `node` as the tests write it."""
        waiting: list[tuple[int, object]] = [(0, child) for child in reversed(self.children(node))]
        while waiting:
            depth, item = waiting.pop()
            indent = "| " + "  " * depth
            if isinstance(item, Text):
                yield f'{indent}"{"".join(item.parts)}"'
            elif isinstance(item, Comment):
                yield indent + item.line
            elif isinstance(item, Node):
                yield f"{indent}<{item.key}>"
                for name, value in sorted(self.attributes(item).items()):
                    yield f'{indent}  {name}="{value}"'
                if item.key == "template":
                    yield f"{indent}  content"
                    depth += 1
                waiting.extend((depth + 1, child) for child in reversed(self.children(item)))

    def children(self, node: Node) -> list[object]:
        """The nodes directly inside an element."""
        return self._children.setdefault(node, [])

    def root_element(self, document: Node) -> Node:
        """The element that holds everything."""
        return next(child for child in self.children(document) if isinstance(child, Node))

    def _elements(self, node: Node) -> Iterator[Node]:
        waiting = [node]
        while waiting:
            current = waiting.pop()
            if current is not node:
                yield current
            waiting.extend(child for child in reversed(self.children(current)) if isinstance(child, Node))

    def _first(self, node: Node, key: str) -> Node | None:
        return next((element for element in self._elements(node) if element.key == key), None)

    def _copy(self, child: object) -> object:
        if not isinstance(child, Node):
            return child
        copy = Node(child.name, child.tag, child.namespace)
        self._children[copy] = [self._copy(grandchild) for grandchild in self.children(child)]
        return copy


def _index(children: list[object], node: Node | None) -> int:
    """Where `node` stands; it is near the end, most often."""
    if node is None:
        return len(children)
    index = len(children) - 1
    while children[index] is not node:
        index -= 1
    return index


def _ancestors(node: Node) -> Iterator[Node]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _attribute_name(name: str, namespace: str) -> str:
    if name in _FOREIGN_ATTRIBUTES:
        return _FOREIGN_ATTRIBUTES[name]
    if namespace == SVG:
        return _SVG_ATTRIBUTES.get(name, name)
    return "definitionURL" if namespace == MATH and name == "definitionurl" else name
