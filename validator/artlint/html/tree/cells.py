"""The modes "in table body", "in row", "in cell" (13.2.6.4.13 to 13.2.6.4.15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.tree.mode import Mode, table
from artlint.html.tree.names import BODY_CONTEXT, PLAIN_ENDS, ROW_CONTEXT, TABLE_PARTS
from artlint.html.tree.table import (
    by_body,
    by_body_characters,
    by_body_end_of_file,
    characters,
    clear_to,
    ignored,
    stray,
)

if TYPE_CHECKING:
    from artlint.html.tokens import Tag
    from artlint.html.tree.builder import Builder

_SECTIONS = ("tbody", "tfoot", "thead")


def _by_table(builder: Builder, tag: Tag) -> None:
    mode = builder.mode_named("in table")
    if tag.is_end:
        mode.end.get(tag.name, mode.end_other)(builder, tag)
    else:
        mode.start.get(tag.name, mode.start_other)(builder, tag)


def _row(builder: Builder, tag: Tag) -> None:
    clear_to(builder, BODY_CONTEXT)
    builder.insert(tag)
    builder.switch("in row")


def _cell_without_row(builder: Builder, tag: Tag) -> None:
    builder.tag_error("cell-outside-row", tag)
    clear_to(builder, BODY_CONTEXT)
    builder.insert_implied("tr")
    builder.again("in row", tag)


def _end_section(builder: Builder, tag: Tag) -> None:
    if not builder.stack.in_table_scope(tag.name):
        builder.stray(tag)
        return
    clear_to(builder, BODY_CONTEXT)
    builder.close(builder.stack.nodes[-1], tag)
    builder.switch("in table")


def _leave_section(builder: Builder, tag: Tag) -> None:
    if not any(builder.stack.in_table_scope(name) for name in _SECTIONS):
        ignored(builder, tag)
        return
    clear_to(builder, BODY_CONTEXT)
    builder.pop()
    builder.again("in table", tag)


def _cell(builder: Builder, tag: Tag) -> None:
    clear_to(builder, ROW_CONTEXT)
    builder.insert(tag)
    builder.formatting.mark()
    builder.switch("in cell")


def _close_row(builder: Builder, tag: Tag) -> bool:
    if not builder.stack.in_table_scope("tr"):
        ignored(builder, tag)
        return False
    clear_to(builder, ROW_CONTEXT)
    row = builder.pop()
    if tag.is_end and tag.name == "tr":
        builder.recorder.close(row.element, tag.start, tag.end)
    builder.switch("in table body")
    return True


def _end_row(builder: Builder, tag: Tag) -> None:
    _close_row(builder, tag)


def _leave_row(builder: Builder, tag: Tag) -> None:
    if _close_row(builder, tag):
        builder.again("in table body", tag)


def _end_section_in_row(builder: Builder, tag: Tag) -> None:
    if not builder.stack.in_table_scope(tag.name):
        builder.stray(tag)
    elif builder.stack.in_table_scope("tr"):
        _leave_row(builder, tag)


def _end_cell(builder: Builder, tag: Tag) -> None:
    if not builder.stack.in_table_scope(tag.name):
        builder.stray(tag)
        return
    builder.close_named(tag, tag.name)
    builder.formatting.clear_to_marker()
    builder.switch("in row")


def _close_cell(builder: Builder, tag: Tag) -> None:
    builder.imply_end_tags()
    current = builder.stack.nodes[-1]
    if current.key not in ("td", "th"):
        builder.left_open(current, tag)
    builder.pop_until(("td", "th"))
    builder.formatting.clear_to_marker()
    builder.switch("in row")


def _next_part(builder: Builder, tag: Tag) -> None:
    if not (builder.stack.in_table_scope("td") or builder.stack.in_table_scope("th")):
        ignored(builder, tag)
        return
    _close_cell(builder, tag)
    builder.again("in row", tag)


def _end_part_in_cell(builder: Builder, tag: Tag) -> None:
    if not builder.stack.in_table_scope(tag.name):
        builder.stray(tag)
        return
    _close_cell(builder, tag)
    builder.again("in row", tag)


MODES = (
    Mode(
        "in table body",
        start=table(
            ("tr", _row), ("th td", _cell_without_row), ("caption col colgroup tbody tfoot thead", _leave_section)
        ),
        start_other=_by_table,
        end=table(
            (_SECTIONS, _end_section), ("table", _leave_section), ("body caption col colgroup html td th tr", stray)
        ),
        end_other=_by_table, characters=characters, end_of_file=by_body_end_of_file,
    ),
    Mode(
        "in row",
        start=table(("th td", _cell), ("caption col colgroup tbody tfoot thead tr", _leave_row)),
        start_other=_by_table,
        end=table(
            ("tr", _end_row), ("table", _leave_row), (_SECTIONS, _end_section_in_row),
            ("body caption col colgroup html td th", stray),
        ),
        end_other=_by_table, characters=characters, end_of_file=by_body_end_of_file,
    ),
    Mode(
        "in cell", start=table((TABLE_PARTS, _next_part)), start_other=by_body,
        end=table(
            ("td th", _end_cell), ("body caption col colgroup html", stray),
            ("table tbody tfoot thead tr", _end_part_in_cell),
        ),
        end_other=by_body, characters=by_body_characters, end_of_file=by_body_end_of_file, takes_text=True,
        plain_ends=PLAIN_ENDS,
    ),
)  # fmt: skip
