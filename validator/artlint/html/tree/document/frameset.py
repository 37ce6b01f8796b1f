"""The modes of framesets: "in frameset", "after frameset", "after after frameset"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.characters import SPACE
from artlint.html.tree.mode import Mode
from artlint.html.tree.table import by_body, by_head

if TYPE_CHECKING:
    from artlint.html.tokens import Doctype, Tag
    from artlint.html.tree.builder import Builder


def _characters(builder: Builder, start: int, end: int, data: str) -> None:
    space = "".join(character for character in data if character in SPACE)
    if len(space) < len(data):
        builder.error("text-in-frameset", start, end, times=len(data) - len(space))
    if space:
        builder.insert_text(space)


def _late_characters(builder: Builder, start: int, end: int, data: str) -> None:
    space = "".join(character for character in data if character in SPACE)
    if len(space) < len(data):
        builder.error("text-in-frameset", start, end, times=len(data) - len(space))
    if space:
        builder.mode_named("in body").characters(builder, start, end, space)


def _frameset(builder: Builder, tag: Tag) -> None:
    builder.insert(tag)


def _frame(builder: Builder, tag: Tag) -> None:
    builder.insert_void(tag)


def _end_frameset(builder: Builder, tag: Tag) -> None:
    nodes = builder.stack.nodes
    if len(nodes) == 1:
        builder.stray(tag)
        return
    builder.close(nodes[-1], tag)
    if not builder.is_fragment and nodes[-1].key != "frameset":
        builder.switch("after frameset")


def _misplaced(builder: Builder, tag: Tag) -> None:
    if tag.is_end:
        builder.stray(tag)
    else:
        builder.tag_error("start-tag-in-frameset", tag)


def _end_of_file(builder: Builder) -> None:
    if len(builder.stack.nodes) > 1:
        builder.left_open(builder.stack.nodes[-1], None)


def _stop(builder: Builder) -> None:
    """The end, where nothing is missing."""


def _end_html(builder: Builder, tag: Tag) -> None:
    builder.recorder.close(builder.stack.nodes[0].element, tag.start, tag.end)
    builder.switch("after after frameset")


def _comment_in_document(builder: Builder, data: str) -> None:
    builder.insert_comment(data, builder.root)


def _doctype(builder: Builder, doctype: Doctype) -> None:
    builder.mode_named("in body").doctype(builder, doctype)


MODES = (
    Mode(
        "in frameset", start={"html": by_body, "frameset": _frameset, "frame": _frame, "noframes": by_head},
        start_other=_misplaced, end={"frameset": _end_frameset}, end_other=_misplaced, characters=_characters,
        end_of_file=_end_of_file,
    ),
    Mode(
        "after frameset", start={"html": by_body, "noframes": by_head}, start_other=_misplaced,
        end={"html": _end_html}, end_other=_misplaced, characters=_characters, end_of_file=_stop,
    ),
    Mode(
        "after after frameset", start={"html": by_body, "noframes": by_head}, start_other=_misplaced, end={},
        end_other=_misplaced, characters=_late_characters, end_of_file=_stop, comment=_comment_in_document,
        doctype=_doctype,
    ),
)  # fmt: skip
