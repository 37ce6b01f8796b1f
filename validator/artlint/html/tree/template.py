"""The mode "in template" (13.2.6.4.16 of the standard)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.tree.mode import Mode, table
from artlint.html.tree.names import HEAD_CONTENT
from artlint.html.tree.reset import reset_insertion_mode
from artlint.html.tree.table import by_body_characters, by_head, stray

if TYPE_CHECKING:
    from artlint.html.tokens import Doctype, Tag
    from artlint.html.tree.builder import Builder

_CONTENT = table(
    ("caption colgroup tbody tfoot thead", lambda builder, tag: _become(builder, tag, "in table")),
    ("col", lambda builder, tag: _become(builder, tag, "in column group")),
    ("tr", lambda builder, tag: _become(builder, tag, "in table body")),
    ("td th", lambda builder, tag: _become(builder, tag, "in row")),
    (HEAD_CONTENT, by_head),
)


def _become(builder: Builder, tag: Tag, name: str) -> None:
    builder.template_modes[-1] = name
    builder.again(name, tag)


def _other(builder: Builder, tag: Tag) -> None:
    _become(builder, tag, "in body")


def _doctype(builder: Builder, doctype: Doctype) -> None:
    builder.mode_named("in body").doctype(builder, doctype)


def _end_of_file(builder: Builder) -> None:
    if not builder.stack.has("template"):
        return
    builder.left_open(builder.stack.nodes[builder.stack.where["template"][-1]], None)
    builder.pop_until(("template",))
    builder.formatting.clear_to_marker()
    builder.template_modes.pop()
    reset_insertion_mode(builder)
    builder.mode.end_of_file(builder)


MODES = (
    Mode(
        "in template", start=_CONTENT, start_other=_other, end={"template": by_head}, end_other=stray,
        characters=by_body_characters, takes_text=True, end_of_file=_end_of_file, doctype=_doctype,
    ),
)  # fmt: skip
