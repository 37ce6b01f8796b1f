"""SVG and MathML inside HTML (13.2.6.5 of the standard)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.characters import REPLACEMENT, SPACE, ascii_lower
from artlint.html.tree.names import HEADINGS
from artlint.html.tree.node import HTML, MATH, SVG, Node

if TYPE_CHECKING:
    from artlint.html.tokens import Tag
    from artlint.html.tree.builder import Builder

_BREAKS_OUT = HEADINGS | frozenset(
    "b big blockquote body br center code dd div dl dt em embed head hr i img li listing menu meta nobr ol p pre ruby s"
    " small span strong strike sub sup table tt u ul var".split()
)
_FONT_BREAKS_OUT = ("color", "face", "size")
_SVG_NAMES = {
    name.lower(): name
    for name in (
        "altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix"
        " feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight"
        " feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology"
        " feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef"
        " linearGradient radialGradient textPath"
    ).split()
}
_NAMESPACE_ADDRESS = {SVG: "http://www.w3.org/2000/svg", MATH: "http://www.w3.org/1998/Math/MathML"}
_XLINK_ADDRESS = "http://www.w3.org/1999/xlink"


def _adjusted_current_node(builder: Builder) -> Node | None:
    nodes = builder.stack.nodes
    if len(nodes) == 1 and builder.context is not None:
        return builder.context
    return nodes[-1] if nodes else None


def is_foreign(builder: Builder) -> bool:
    """Whether the adjusted current node is of SVG or MathML."""
    node = _adjusted_current_node(builder)
    return node is not None and node.namespace != HTML


def rules_start_tag(builder: Builder, tag: Tag) -> bool:
    """Whether a start tag is for the rules of foreign content."""
    node = _adjusted_current_node(builder)
    if node is None or node.namespace == HTML:
        return False
    if node.is_math_text and tag.name not in ("mglyph", "malignmark"):
        return False
    if node.key == "math annotation-xml" and tag.name == "svg":
        return False
    return not node.is_html_point


def rules_characters(builder: Builder) -> bool:
    """Whether text is for the rules of foreign content."""
    node = _adjusted_current_node(builder)
    return node is not None and node.namespace != HTML and not node.is_math_text and not node.is_html_point


def characters(builder: Builder, start: int, end: int, data: str) -> None:
    """Text in foreign content."""
    if "\0" in data:
        builder.ignored_nulls(start, end)
    builder.insert_text(data.replace("\0", REPLACEMENT))
    if builder.frameset_ok and data.strip(SPACE + "\0"):
        builder.frameset_ok = False


def start_tag(builder: Builder, tag: Tag) -> None:
    """A start tag in foreign content."""
    breaks_out = tag.name in _BREAKS_OUT or (
        tag.name == "font" and any(name in tag.attributes for name in _FONT_BREAKS_OUT)
    )
    if breaks_out:
        _break_out(builder, tag)
        mode = builder.mode
        mode.start.get(tag.name, mode.start_other)(builder, tag)
        return
    node = _adjusted_current_node(builder)
    assert node is not None
    insert(builder, tag, node.namespace)


def _break_out(builder: Builder, tag: Tag) -> None:
    nodes = builder.stack.nodes
    builder.tag_error("html-element-in-foreign-content", tag, nodes[-1])
    while not (nodes[-1].namespace == HTML or nodes[-1].is_math_text or nodes[-1].is_html_point):
        builder.pop()


def insert(builder: Builder, tag: Tag, namespace: str) -> None:
    """Open an element of SVG or MathML, and close it again when its tag says so."""
    name = _SVG_NAMES.get(tag.name, tag.name) if namespace == SVG else tag.name
    node = Node(name, tag, namespace)
    builder.record(node, tag)
    _check_namespace(builder, node, tag)
    builder.push(node)
    if tag.self_closing:
        builder.acknowledged = True
        if node.element is not None:
            builder.recorder.needs_no_end_tag(node.element)
            node.element.end = node.element.start_end
        builder.stack.pop()


def _check_namespace(builder: Builder, node: Node, tag: Tag) -> None:
    if tag.bare:
        return
    if tag.attributes.get("xmlns", _NAMESPACE_ADDRESS[node.namespace]) != _NAMESPACE_ADDRESS[node.namespace]:
        builder.tag_error("xmlns-value-does-not-match-element-namespace", tag)
    if tag.attributes.get("xmlns:xlink", _XLINK_ADDRESS) != _XLINK_ADDRESS:
        builder.tag_error("xmlns-xlink-value-not-xlink-namespace", tag)


def end_tag(builder: Builder, tag: Tag) -> None:
    """An end tag in foreign content."""
    nodes = builder.stack.nodes
    if tag.name in ("br", "p"):
        _break_out(builder, tag)
        _by_mode(builder, tag)
        return
    if ascii_lower(nodes[-1].name) != tag.name:
        builder.tag_error("mismatched-end-tag-in-foreign-content", tag, nodes[-1])
    for node in reversed(nodes[1:]):
        if node.namespace == HTML:
            _by_mode(builder, tag)
            return
        if ascii_lower(node.name) == tag.name:
            builder.close(node, tag)
            return
    if nodes[0].namespace == HTML and len(nodes) > 1:
        builder.recorder.stray(tag.start, tag.end)


def _by_mode(builder: Builder, tag: Tag) -> None:
    mode = builder.mode
    mode.end.get(tag.name, mode.end_other)(builder, tag)
