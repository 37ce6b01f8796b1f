"""Start tags of forms and lists of choices in the mode "in body" (13.2.6.4.7 of the standard)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html import tokenizer as states

if TYPE_CHECKING:
    from artlint.html.tokens import Tag
    from artlint.html.tree.builder import Builder


def _form(builder: Builder, tag: Tag) -> None:
    in_template = builder.stack.has("template")
    if builder.form is not None and not in_template:
        builder.tag_error("nested-form", tag, builder.form)
        return
    builder.close_paragraph(tag)
    node = builder.insert(tag)
    if not in_template:
        builder.form = node


def _button(builder: Builder, tag: Tag) -> None:
    if builder.stack.in_scope("button"):
        builder.tag_error("nested-button", tag, builder.stack.nodes[builder.stack.where["button"][-1]])
        builder.imply_end_tags()
        builder.pop_until(("button",))
    builder.rebuild_formatting()
    builder.insert(tag)
    builder.frameset_ok = False


def _input(builder: Builder, tag: Tag) -> None:
    if builder.context is not None and builder.context.key == "select":
        builder.tag_error("input-in-select", tag)
        return
    if builder.stack.in_scope("select"):
        _leave_select(builder, tag, "input-in-select")
    builder.rebuild_formatting()
    builder.insert_void(tag)
    if tag.attributes.get("type", "").lower() != "hidden":
        builder.frameset_ok = False


def _leave_select(builder: Builder, tag: Tag, code: str) -> None:
    builder.tag_error(code, tag, builder.stack.nodes[builder.stack.where["select"][-1]])
    builder.pop_until(("select",))


def _rule(builder: Builder, tag: Tag) -> None:
    builder.close_paragraph(tag)
    if builder.stack.in_scope("select"):
        builder.imply_end_tags()
        _complain_about_options(builder, tag, "option", "optgroup")
    builder.insert_void(tag)
    builder.frameset_ok = False


def _complain_about_options(builder: Builder, tag: Tag, *keys: str) -> None:
    for key in keys:
        if builder.stack.in_scope(key):
            builder.left_open(builder.stack.nodes[builder.stack.where[key][-1]], tag)
            return


def _textarea(builder: Builder, tag: Tag) -> None:
    builder.raw_text(tag, states.rcdata)
    builder.ignore_line_feed = True
    builder.frameset_ok = False


def _select(builder: Builder, tag: Tag) -> None:
    if builder.context is not None and builder.context.key == "select":
        builder.tag_error("nested-select", tag)
        return
    if builder.stack.in_scope("select"):
        _leave_select(builder, tag, "nested-select")
        return
    builder.rebuild_formatting()
    builder.insert(tag)
    builder.frameset_ok = False


def _option(builder: Builder, tag: Tag) -> None:
    if builder.stack.in_scope("select"):
        builder.imply_end_tags("optgroup")
        _complain_about_options(builder, tag, "option")
    elif builder.stack.nodes[-1].key == "option":
        builder.pop()
    builder.rebuild_formatting()
    builder.insert(tag)


def _option_group(builder: Builder, tag: Tag) -> None:
    if builder.stack.in_scope("select"):
        builder.imply_end_tags()
        _complain_about_options(builder, tag, "option", "optgroup")
    elif builder.stack.nodes[-1].key == "option":
        builder.pop()
    builder.rebuild_formatting()
    builder.insert(tag)


ROWS = (
    ("form", _form),
    ("button", _button),
    ("input", _input),
    ("hr", _rule),
    ("textarea", _textarea),
    ("select", _select),
    ("option", _option),
    ("optgroup", _option_group),
)
