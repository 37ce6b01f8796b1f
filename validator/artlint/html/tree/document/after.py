"""The modes after the body: "after body", "after after body" (13.2.6.4.17, 13.2.6.4.20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.tree.mode import Mode
from artlint.html.tree.spaces import split
from artlint.html.tree.table import by_body

if TYPE_CHECKING:
    from artlint.html.tokens import Doctype, Tag
    from artlint.html.tree.builder import Builder


def _characters(builder: Builder, start: int, end: int, data: str) -> None:
    space, rest_start, rest = split(start, end, data)
    if space:
        builder.mode_named("in body").characters(builder, start, rest_start, space)
    if rest:
        builder.error("text-after-body", rest_start, end)
        builder.switch("in body")
        builder.mode.characters(builder, rest_start, end, rest)


def _back_to_body(builder: Builder, tag: Tag) -> None:
    builder.tag_error("tag-after-body", tag)
    builder.again("in body", tag)


def _end_html(builder: Builder, tag: Tag) -> None:
    if builder.is_fragment:
        builder.stray(tag)
        return
    builder.recorder.close(builder.stack.nodes[0].element, tag.start, tag.end)
    builder.switch("after after body")


def _stop(builder: Builder) -> None:
    """The end, where nothing is missing."""


def _comment_in_html(builder: Builder, data: str) -> None:
    builder.insert_comment(data, builder.stack.nodes[0])


def _comment_in_document(builder: Builder, data: str) -> None:
    builder.insert_comment(data, builder.root)


def _doctype(builder: Builder, doctype: Doctype) -> None:
    builder.mode_named("in body").doctype(builder, doctype)


MODES = (
    Mode(
        "after body", start={"html": by_body}, start_other=_back_to_body, end={"html": _end_html},
        end_other=_back_to_body, characters=_characters, end_of_file=_stop, comment=_comment_in_html,
    ),
    Mode(
        "after after body", start={"html": by_body}, start_other=_back_to_body, end={}, end_other=_back_to_body,
        characters=_characters, end_of_file=_stop, comment=_comment_in_document, doctype=_doctype,
    ),
)  # fmt: skip
