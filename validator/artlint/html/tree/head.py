"""The modes around the head: "in head", "in head noscript", "after head" (13.2.6.4.4 to 13.2.6.4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html import tokenizer as states
from artlint.html.tree.mode import Mode, table
from artlint.html.tree.names import HEAD_CONTENT
from artlint.html.tree.reset import reset_insertion_mode
from artlint.html.tree.spaces import split

if TYPE_CHECKING:
    from artlint.html.tokens import Doctype, Tag
    from artlint.html.tree.builder import Builder


def _void(builder: Builder, tag: Tag) -> None:
    builder.insert_void(tag)


def _title(builder: Builder, tag: Tag) -> None:
    builder.raw_text(tag, states.rcdata)


def _raw(builder: Builder, tag: Tag) -> None:
    builder.raw_text(tag, states.raw)


def _noscript(builder: Builder, tag: Tag) -> None:
    if builder.scripting:
        _raw(builder, tag)
    else:
        builder.insert(tag)
        builder.switch("in head noscript")


def _script(builder: Builder, tag: Tag) -> None:
    builder.raw_text(tag, states.script)


def _template(builder: Builder, tag: Tag) -> None:
    builder.insert(tag)
    builder.formatting.mark()
    builder.frameset_ok = False
    builder.switch("in template")
    builder.template_modes.append("in template")


def _end_template(builder: Builder, tag: Tag) -> None:
    if not builder.stack.has("template"):
        builder.stray(tag)
        return
    builder.imply_all_end_tags()
    current = builder.stack.nodes[-1]
    if current.key != "template":
        builder.left_open(current, tag)
    builder.recorder.close(builder.pop_until(("template",)).element, tag.start, tag.end)
    builder.formatting.clear_to_marker()
    builder.template_modes.pop()
    reset_insertion_mode(builder)


def _unexpected(builder: Builder, tag: Tag) -> None:
    builder.tag_error("unexpected-start-tag", tag)


def _stray(builder: Builder, tag: Tag) -> None:
    builder.stray(tag)


def _in_body(builder: Builder, tag: Tag) -> None:
    builder.start_by("in body", tag)


def _end_head(builder: Builder, tag: Tag) -> None:
    builder.close(builder.stack.nodes[-1], tag)
    builder.switch("after head")


def _leave_head(builder: Builder, tag: Tag) -> None:
    builder.pop()
    builder.again("after head", tag)


def _head_characters(builder: Builder, start: int, end: int, data: str) -> None:
    space, start, rest = split(start, end, data)
    if space:
        builder.insert_text(space)
    if rest:
        builder.pop()
        builder.switch("after head")
        builder.mode.characters(builder, start, end, rest)


def _head_end(builder: Builder) -> None:
    builder.pop()
    builder.switch("after head")
    builder.mode.end_of_file(builder)


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
        "in head",
        start=table(
            ("html", _in_body), ("base basefont bgsound link meta", _void), ("title", _title), ("noframes style", _raw),
            ("noscript", _noscript), ("script", _script), ("template", _template), ("head", _unexpected),
        ),
        start_other=_leave_head,
        end=table(("head", _end_head), ("body html br", _leave_head), ("template", _end_template)),
        end_other=_stray, characters=_head_characters, end_of_file=_head_end,
    ),
    Mode(
        "in head noscript",
        start=table(
            ("html", _in_body), ("basefont bgsound link meta noframes style", _by_head), ("head noscript", _unexpected)
        ),
        start_other=_leave_noscript, end={"noscript": _end_noscript, "br": _leave_noscript}, end_other=_stray,
        characters=_noscript_characters, end_of_file=_noscript_end, doctype=_noscript_doctype,
    ),
    Mode(
        "after head",
        start=table(
            ("html", _in_body), ("body", _body), ("frameset", _frameset), (HEAD_CONTENT, _head_element_after_head),
            ("head", _unexpected),
        ),
        start_other=_after_head_tag, end=table(("template", _end_by_head), ("body html br", _after_head_tag)),
        end_other=_stray, characters=_after_head_characters, end_of_file=_after_head_end,
    ),
)  # fmt: skip
