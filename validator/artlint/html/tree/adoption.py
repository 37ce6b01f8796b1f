"""The adoption agency: what `</b>` does in `<b><p></b></p>` (13.2.6.4.7 of the standard)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint.html.tokens import Tag
    from artlint.html.tree.builder import Builder
    from artlint.html.tree.node import Node

_OUTER_LIMIT = 8
_INNER_LIMIT = 3


def end_other(builder: Builder, tag: Tag) -> None:
    """Close an element without rules of its own ("any other end tag")."""
    if builder.stack.nodes[-1].key == tag.name:
        builder.close_current(tag)
    elif builder.stack.above_specials(tag.name):
        builder.close_named(tag, tag.name, tag.name)
    else:
        builder.stray(tag)


def adopt(builder: Builder, tag: Tag) -> None:
    """Close a formatting element, moving blocks out of it; `tag` is its end tag, or a start tag that cannot nest."""
    current, entries = builder.stack.nodes[-1], builder.formatting.entries
    if tag.is_end and current.key == tag.name and entries and entries[-1] is current:
        entries.pop()
        builder.close_current(tag)
    elif not _adopt(builder, tag):
        end_other(builder, tag)


def _adopt(builder: Builder, tag: Tag) -> bool:
    """False when the list of formatting elements knows no such element."""
    stack, formatting = builder.stack, builder.formatting
    current = stack.nodes[-1]
    if current.key == tag.name and current not in formatting:
        builder.close(current, tag)
        return True
    for _ in range(_OUTER_LIMIT):
        element = formatting.last(tag.name)
        if element is None:
            return False
        if not _is_closable(builder, element, tag):
            return True
        furthest = stack.first_special_above(element)
        if furthest is None:
            _close(builder, element, tag)
            return True
        _move_out(builder, element, furthest, tag)
    return True


def _is_closable(builder: Builder, element: Node, tag: Tag) -> bool:
    if element.position < 0:
        builder.tag_error("misnested-formatting-end-tag", tag, element)
        builder.formatting.remove(element)
        _end(builder, element, tag)
        return False
    if not builder.stack.node_in_scope(element):
        builder.recorder.stray(tag.start, tag.end)
        builder.tag_error("misnested-formatting-end-tag", tag, element)
        return False
    if element is not builder.stack.nodes[-1]:
        builder.tag_error("misnested-formatting-end-tag", tag, builder.stack.nodes[-1])
    return True


def _close(builder: Builder, element: Node, tag: Tag) -> None:
    while builder.pop() is not element:
        pass
    builder.formatting.remove(element)
    _end(builder, element, tag)


def _end(builder: Builder, element: Node, tag: Tag) -> None:
    """Give the element its end tag, when the tag is one: `<a>` closes an `<a>` too."""
    builder.recorder.stop(element.element, builder.at)
    if tag.is_end:
        builder.recorder.close(element.element, tag.start, tag.end)


def _move_out(builder: Builder, element: Node, furthest: Node, tag: Tag) -> None:
    """Steps 9 to 20: `furthest` goes out of `element`, and gets a clone of it inside."""
    formatting, nodes = builder.formatting, list(builder.stack.nodes)
    bottom = element.position
    common_ancestor = nodes[bottom - 1]
    kept, last, bookmark = _clone_between(builder, nodes, element, furthest)
    builder.detach(last)
    builder.place(last, common_ancestor)
    clone = builder.clone(element)
    clone.owner = furthest.owner
    if builder.tree is not None:
        builder.tree.move_children(furthest, clone)
    builder.move(clone, furthest)
    index = formatting.index(element)
    target = formatting.index(bookmark) + 1 if bookmark else index
    formatting.entries.insert(target, clone)
    formatting.remove(element)
    above = nodes[furthest.position + 1 :]
    builder.stack.replace_from(bottom, [*kept, furthest, clone, *above])
    _end(builder, element, tag)


def _clone_between(
    builder: Builder, nodes: list[Node], element: Node, furthest: Node
) -> tuple[list[Node], Node, Node | None]:
    """Step 13: clone the formatting elements between the two, drop the others.

    Returned are those that stay open, the topmost of the moved nodes, and the entry after which the clone of `element`
    belongs in the list of formatting elements (None: in the place of `element`).
    """
    formatting = builder.formatting
    kept: list[Node] = []
    last, bookmark = furthest, None
    for counter, position in enumerate(range(furthest.position - 1, element.position, -1), 1):
        node = nodes[position]
        index = formatting.index(node)
        if counter > _INNER_LIMIT and index >= 0:
            del formatting.entries[index]
            index = -1
        if index < 0:
            builder.recorder.stop(node.element, builder.at)
            continue
        clone = builder.clone(node)
        clone.owner = node.owner
        formatting.replace(index, clone)
        kept.insert(0, clone)
        if last is furthest:
            bookmark = clone
        builder.move(last, clone)
        last = clone
    return kept, last, bookmark
