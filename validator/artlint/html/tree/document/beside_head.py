"""The modes beside the head: "in head noscript", "after head" (13.2.6.4.5 and 13.2.6.4.6 of the standard)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.tree.head import in_body, stray, unexpected
from artlint.html.tree.mode import Mode, table
from artlint.html.tree.names import HEAD_CONTENT
from artlint.html.tree.spaces import split

if TYPE_CHECKING:
    from artlint.html.tokens import Doctype, Tag
    from artlint.html.tree.builder import Builder


def _by_head(builder: Builder, tag: Tag) -> None:
    builder.start_by("in head", tag)


def _end_noscript(builder: Builder, tag: Tag) -> None:
    builder.close(builder.stack.nodes[-1], tag)
    builder.switch("in head")


def _leave_noscript(builder: Builder, tag: Tag) -> None:
    builder.tag_error("unexpected-tag-in-head-noscript", tag, builder.stack.nodes[-1])
    builder.pop()
    builder.again("in head", tag)


def _noscript_characters(builder: Builder, start: int, end: int, data: str) -> None:
    space, start, rest = split(start, end, data)
    if space:
        builder.insert_text(space)
    if rest:
        builder.error("unexpected-text-in-head-noscript", start, end)
        builder.pop()
        builder.switch("in head")
        builder.mode.characters(builder, start, end, rest)


def _noscript_end(builder: Builder) -> None:
    builder.left_open(builder.stack.nodes[-1], None)
    builder.pop()
    builder.switch("in head")
    builder.mode.end_of_file(builder)


def _noscript_doctype(builder: Builder, doctype: Doctype) -> None:
    builder.error("unexpected-doctype", doctype.start, doctype.end)


def _body(builder: Builder, tag: Tag) -> None:
    builder.insert(tag)
    builder.frameset_ok = False
    builder.switch("in body")


def _frameset(builder: Builder, tag: Tag) -> None:
    builder.insert(tag)
    builder.switch("in frameset")


def _head_element_after_head(builder: Builder, tag: Tag) -> None:
    builder.tag_error("unexpected-start-tag-after-head", tag)
    head = builder.head
    assert head is not None
    builder.stack.push(head)
    builder.start_by("in head", tag)
    builder.stack.remove(head)


def _end_by_head(builder: Builder, tag: Tag) -> None:
    builder.end_by("in head", tag)


def _implied_body(builder: Builder) -> None:
    builder.insert_implied("body")
    builder.switch("in body")


def _after_head_tag(builder: Builder, tag: Tag) -> None:
    _implied_body(builder)
    builder.again("in body", tag)


def _after_head_characters(builder: Builder, start: int, end: int, data: str) -> None:
    space, start, rest = split(start, end, data)
    if space:
        builder.insert_text(space)
    if rest:
        _implied_body(builder)
        builder.mode.characters(builder, start, end, rest)


def _after_head_end(builder: Builder) -> None:
    _implied_body(builder)
    builder.mode.end_of_file(builder)


MODES = (
    Mode(
        "in head noscript",
        start=table(
            ("html", in_body), ("basefont bgsound link meta noframes style", _by_head), ("head noscript", unexpected)
        ),
        start_other=_leave_noscript, end={"noscript": _end_noscript, "br": _leave_noscript}, end_other=stray,
        characters=_noscript_characters, end_of_file=_noscript_end, doctype=_noscript_doctype,
    ),
    Mode(
        "after head",
        start=table(
            ("html", in_body), ("body", _body), ("frameset", _frameset), (HEAD_CONTENT, _head_element_after_head),
            ("head", unexpected),
        ),
        start_other=_after_head_tag, end=table(("template", _end_by_head), ("body html br", _after_head_tag)),
        end_other=stray, characters=_after_head_characters, end_of_file=_after_head_end,
    ),
)  # fmt: skip
