"""The mode "in head" (13.2.6.4.4 of the standard), by whose rules the body takes scripts, styles and templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html import tokenizer as states
from artlint.html.tree.mode import Mode, table
from artlint.html.tree.reset import reset_insertion_mode
from artlint.html.tree.spaces import split

if TYPE_CHECKING:
    from artlint.html.tokens import Tag
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


def unexpected(builder: Builder, tag: Tag) -> None:
    """Ignore a start tag that must not stand here."""
    builder.tag_error("unexpected-start-tag", tag)


def stray(builder: Builder, tag: Tag) -> None:
    """Ignore an end tag that closes nothing."""
    builder.stray(tag)


def in_body(builder: Builder, tag: Tag) -> None:
    """Take a start tag by the rules of "in body"."""
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


MODES = (
    Mode(
        "in head",
        start=table(
            ("html", in_body), ("base basefont bgsound link meta", _void), ("title", _title), ("noframes style", _raw),
            ("noscript", _noscript), ("script", _script), ("template", _template), ("head", unexpected),
        ),
        start_other=_leave_head,
        end=table(("head", _end_head), ("body html br", _leave_head), ("template", _end_template)),
        end_other=stray, characters=_head_characters, end_of_file=_head_end,
    ),
)  # fmt: skip
