"""Beginning a parse: documents, and fragments with their context element (13.4 of the standard)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html import tokenizer as states
from artlint.html.tree.node import Node
from artlint.html.tree.reset import reset_insertion_mode

if TYPE_CHECKING:
    from artlint.html.tree.builder import Builder

_STATES = {
    "title": states.rcdata, "textarea": states.rcdata, "style": states.raw, "xmp": states.raw, "iframe": states.raw,
    "noembed": states.raw, "noframes": states.raw, "script": states.script, "plaintext": states.plaintext,
}  # fmt: skip


def raw_state(name: str, *, scripting: bool) -> states.State:
    """The tokenizer's state inside such an element."""
    return states.raw if scripting and name == "noscript" else _STATES.get(name, states.data)


def begin(builder: Builder, context: str | None) -> None:
    """Prepare for the content of a `context` element (foreign ones are written `svg title`), or for a whole page."""
    if context is None:
        builder.switch("initial")
    else:
        _begin_fragment(builder, context)


def _begin_fragment(builder: Builder, context: str) -> None:
    space, _, name = context.rpartition(" ")
    node = Node(name, None, space + " " if space else "")
    builder.context = node
    if not node.namespace:
        builder.tokenizer.state = raw_state(node.key, scripting=builder.scripting)
    builder.foreign_context = bool(node.namespace)
    builder.insert_implied("html")
    if node.key == "template":
        builder.template_modes.append("in template")
    if node.key == "form":
        builder.form = node
    reset_insertion_mode(builder)
