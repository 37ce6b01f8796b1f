"""The modes "in table", "in table text", "in caption", "in column group" (13.2.6.4.9 to 13.2.6.4.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.characters import SPACE
from artlint.html.tree.mode import Mode, insert_comment, table, unexpected_doctype
from artlint.html.tree.names import FOSTERING, TABLE_CONTEXT, TABLE_PARTS
from artlint.html.tree.reset import reset_insertion_mode
from artlint.html.tree.spaces import split

if TYPE_CHECKING:
    from collections.abc import Collection

    from artlint.html.tokens import Doctype, Tag
    from artlint.html.tree.builder import Builder

_TABLE_TEXT_IN = FOSTERING | {"template"}


def clear_to(builder: Builder, context: Collection[str]) -> None:
    """Close elements until one of `context` is the current one."""
    while builder.stack.nodes[-1].key not in context:
        builder.pop()


def stray(builder: Builder, tag: Tag) -> None:
    """An end tag that is ignored."""
    builder.stray(tag)


def ignored_start(builder: Builder, tag: Tag) -> None:
    """A table's part where it cannot be one: it is ignored."""
    builder.tag_error("table-part-outside-table", tag)


def ignored(builder: Builder, tag: Tag) -> None:
    """A tag that is ignored."""
    (stray if tag.is_end else ignored_start)(builder, tag)


def characters(builder: Builder, start: int, end: int, data: str) -> None:
    """Text in a table: it is kept until it is known whether it is white space alone."""
    if builder.stack.nodes[-1].key not in _TABLE_TEXT_IN:
        foster_characters(builder, start, end, data)
        return
    builder.pending = []
    builder.original_mode = builder.mode
    builder.switch("in table text")
    _text_characters(builder, start, end, data)


def foster_characters(builder: Builder, start: int, end: int, data: str) -> None:
    """Text that may not stand in a table."""
    builder.error("text-in-table", start, end, times=len(data))
    builder.fostering = True
    builder.mode_named("in body").characters(builder, start, end, data)
    builder.fostering = False


def foster_start(builder: Builder, tag: Tag) -> None:
    """A start tag that may not stand in a table."""
    builder.tag_error("start-tag-in-table", tag)
    builder.fostering = True
    builder.start_by("in body", tag)
    builder.fostering = False


def foster_end(builder: Builder, tag: Tag) -> None:
    """An end tag that may not stand in a table."""
    builder.tag_error("end-tag-in-table", tag)
    builder.fostering = True
    builder.end_by("in body", tag)
    builder.fostering = False


def _caption(builder: Builder, tag: Tag) -> None:
    clear_to(builder, TABLE_CONTEXT)
    builder.formatting.mark()
    builder.insert(tag)
    builder.switch("in caption")


def _column_group(builder: Builder, tag: Tag) -> None:
    clear_to(builder, TABLE_CONTEXT)
    builder.insert(tag)
    builder.switch("in column group")


def _column(builder: Builder, tag: Tag) -> None:
    clear_to(builder, TABLE_CONTEXT)
    builder.insert_implied("colgroup")
    builder.again("in column group", tag)


def _section(builder: Builder, tag: Tag) -> None:
    clear_to(builder, TABLE_CONTEXT)
    builder.insert(tag)
    builder.switch("in table body")


def _row_part(builder: Builder, tag: Tag) -> None:
    clear_to(builder, TABLE_CONTEXT)
    builder.insert_implied("tbody")
    builder.again("in table body", tag)


def _nested_table(builder: Builder, tag: Tag) -> None:
    stack = builder.stack
    builder.tag_error("nested-table", tag, stack.nodes[stack.where["table"][-1]] if stack.has("table") else None)
    if stack.in_table_scope("table"):
        builder.pop_until(("table",))
        reset_insertion_mode(builder)
        builder.again(builder.mode.name, tag)


def _end_table(builder: Builder, tag: Tag) -> None:
    if not builder.stack.in_table_scope("table"):
        builder.stray(tag)
        return
    builder.recorder.close(builder.pop_until(("table",)).element, tag.start, tag.end)
    reset_insertion_mode(builder)


def by_head(builder: Builder, tag: Tag) -> None:
    """A tag for the rules of "in head"."""
    (builder.end_by if tag.is_end else builder.start_by)("in head", tag)


def _input(builder: Builder, tag: Tag) -> None:
    if tag.attributes.get("type", "").lower() != "hidden":
        foster_start(builder, tag)
        return
    builder.tag_error("hidden-input-in-table", tag)
    builder.insert_void(tag)


def _form(builder: Builder, tag: Tag) -> None:
    builder.tag_error("form-in-table", tag)
    if builder.form is None and not builder.stack.has("template"):
        builder.form = builder.insert(tag)
        builder.stack.pop()


def by_body_end_of_file(builder: Builder) -> None:
    """The end of the file by the rules of "in body"."""
    builder.mode_named("in body").end_of_file(builder)


def _text_characters(builder: Builder, start: int, end: int, data: str) -> None:
    if "\0" in data:
        builder.ignored_nulls(start, end)
        data = data.replace("\0", "")
    if data:
        builder.pending.append((start, end, data))


def _flush(builder: Builder) -> None:
    """Leave "in table text": white space goes into the table, text with anything else before it."""
    builder.mode = builder.original_mode
    runs, builder.pending = builder.pending, []
    if all(not data.strip(SPACE) for _, _, data in runs):
        for _, _, data in runs:
            builder.insert_text(data)
    else:
        for start, end, data in runs:
            foster_characters(builder, start, end, data)


def _text_tag(builder: Builder, tag: Tag) -> None:
    _flush(builder)
    builder.again(builder.mode.name, tag)


def _text_comment(builder: Builder, data: str) -> None:
    _flush(builder)
    builder.mode.comment(builder, data)


def _text_doctype(builder: Builder, doctype: Doctype) -> None:
    _flush(builder)
    builder.mode.doctype(builder, doctype)


def _text_end(builder: Builder) -> None:
    _flush(builder)
    builder.mode.end_of_file(builder)


def _close_caption(builder: Builder, tag: Tag) -> bool:
    if not builder.stack.in_table_scope("caption"):
        ignored(builder, tag)
        return False
    builder.close_named(tag, "caption")
    builder.formatting.clear_to_marker()
    builder.switch("in table")
    return True


def _end_caption(builder: Builder, tag: Tag) -> None:
    _close_caption(builder, tag)


def _leave_caption(builder: Builder, tag: Tag) -> None:
    if _close_caption(builder, tag):
        builder.again("in table", tag)


def by_body(builder: Builder, tag: Tag) -> None:
    """A tag for the rules of "in body"."""
    (builder.end_by if tag.is_end else builder.start_by)("in body", tag)


def by_body_characters(builder: Builder, start: int, end: int, data: str) -> None:
    """Text for the rules of "in body"."""
    builder.mode_named("in body").characters(builder, start, end, data)


def _group_characters(builder: Builder, start: int, end: int, data: str) -> None:
    space, start, rest = split(start, end, data)
    if space:
        builder.insert_text(space)
    if rest and _leave_group(builder):
        builder.mode.characters(builder, start, end, rest)
    elif rest:
        _ignore_text(builder, start, end, rest)


def _ignore_text(builder: Builder, start: int, end: int, data: str) -> None:
    """Drop all but the white space."""
    space = "".join(character for character in data if character in SPACE)
    builder.error("text-in-table", start, end, times=len(data) - len(space))
    if space:
        builder.insert_text(space)


def _leave_group(builder: Builder) -> bool:
    if builder.stack.nodes[-1].key != "colgroup":
        return False
    builder.pop()
    builder.switch("in table")
    return True


def _group_column(builder: Builder, tag: Tag) -> None:
    builder.insert_void(tag)


def _end_group(builder: Builder, tag: Tag) -> None:
    if builder.stack.nodes[-1].key != "colgroup":
        builder.stray(tag)
        return
    builder.close(builder.stack.nodes[-1], tag)
    builder.switch("in table")


def _group_other(builder: Builder, tag: Tag) -> None:
    if _leave_group(builder):
        builder.again("in table", tag)
    else:
        ignored(builder, tag)


MODES = (
    Mode(
        "in table",
        start=table(
            ("caption", _caption), ("colgroup", _column_group), ("col", _column), ("tbody tfoot thead", _section),
            ("td th tr", _row_part), ("table", _nested_table), ("style script template", by_head), ("input", _input),
            ("form", _form),
        ),
        start_other=foster_start,
        end=table(
            ("table", _end_table), (("body", "html", *TABLE_PARTS), stray), ("template", by_head),
        ),
        end_other=foster_end, characters=characters, end_of_file=by_body_end_of_file,
    ),
    Mode(
        "in table text", start={}, start_other=_text_tag, end={}, end_other=_text_tag, characters=_text_characters,
        end_of_file=_text_end, comment=_text_comment, doctype=_text_doctype,
    ),
    Mode(
        "in caption", start=table((TABLE_PARTS, _leave_caption)), start_other=by_body,
        end=table(
            ("caption", _end_caption), ("table", _leave_caption),
            ("body col colgroup html tbody td tfoot th thead tr", stray),
        ),
        end_other=by_body, characters=by_body_characters, takes_text=True, end_of_file=by_body_end_of_file,
    ),
    Mode(
        "in column group", start={"html": by_body, "col": _group_column, "template": by_head}, start_other=_group_other,
        end={"colgroup": _end_group, "col": stray, "template": by_head}, end_other=_group_other,
        characters=_group_characters, end_of_file=by_body_end_of_file, comment=insert_comment,
        doctype=unexpected_doctype,
    ),
)  # fmt: skip
