"""Resetting the insertion mode appropriately (13.2.4.1 of the standard)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint.html.tree.builder import Builder
    from artlint.html.tree.node import Node

_BY_NAME = {
    "tr": "in row", "tbody": "in table body", "thead": "in table body", "tfoot": "in table body",
    "caption": "in caption", "colgroup": "in column group", "table": "in table", "body": "in body",
    "frameset": "in frameset",
}  # fmt: skip
_NOT_AS_CONTEXT = {"td": "in cell", "th": "in cell", "head": "in head"}


def reset_insertion_mode(builder: Builder) -> None:
    """Switch to the mode of the innermost element that has one."""
    for node in reversed(builder.stack.nodes):
        last = node.position == 0
        name = _mode_for(builder, builder.context if last and builder.context else node, is_context=last)
        if name:
            builder.switch(name)
            return
    builder.switch("in body")


def _mode_for(builder: Builder, node: Node, *, is_context: bool) -> str:
    if node.key in _BY_NAME:
        return _BY_NAME[node.key]
    if not is_context and node.key in _NOT_AS_CONTEXT:
        return _NOT_AS_CONTEXT[node.key]
    if node.key == "template":
        return builder.template_modes[-1]
    if node.key == "html":
        return "after head" if builder.head else "before head"
    return ""
