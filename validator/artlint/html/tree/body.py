"""The mode "in body": its end tags, text and end of file (13.2.6.4.7 of the standard)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.characters import SPACE
from artlint.html.tree import body_start
from artlint.html.tree.adoption import adopt, end_other
from artlint.html.tree.mode import Mode, table
from artlint.html.tree.names import BLOCKS, FORMATTING, HEADINGS, MAY_STAY_OPEN, PLAIN_ENDS
from artlint.html.tree.node import Node

if TYPE_CHECKING:
    from artlint.html.tokens import Tag
    from artlint.html.tree.builder import Builder


def _characters(builder: Builder, start: int, end: int, data: str) -> None:
    if "\0" in data:
        builder.ignored_nulls(start, end)
        data = data.replace("\0", "")
        if not data:
            return
    if builder.formatting.entries:
        builder.rebuild_formatting()
    if builder.tree is not None:
        builder.insert_text(data)
    if builder.frameset_ok and data.strip(SPACE):
        builder.frameset_ok = False


def end_of_file(builder: Builder) -> None:
    """Complain about what is open and needs an end tag: one error by the standard, one here for each element."""
    if builder.template_modes:
        builder.switch("in template")
        builder.mode.end_of_file(builder)
        return
    complain_about_open(builder, None)


def complain_about_open(builder: Builder, by: Tag | None) -> None:
    """Report every open element that may not be left open here; the standard counts one."""
    errors = builder.errors
    first = len(errors)
    left = [node for node in builder.stack.nodes if node.key not in MAY_STAY_OPEN]
    for node in [node for node in left if node.tag] or left:
        builder.left_open(node, by)
    for index in range(first + 1, len(errors)):
        errors[index] = errors[index]._replace(times=0)


def _end_body(builder: Builder, tag: Tag) -> None:
    if _leave_body(builder, tag):
        builder.recorder.close(builder.stack.nodes[1].element, tag.start, tag.end)


def _leave_body(builder: Builder, tag: Tag) -> bool:
    if not builder.stack.in_scope("body"):
        builder.stray(tag)
        return False
    complain_about_open(builder, tag)
    builder.switch("after body")
    return True


def _end_html(builder: Builder, tag: Tag) -> None:
    if _leave_body(builder, tag):
        builder.end_by("after body", tag)


def _end_block(builder: Builder, tag: Tag) -> None:
    if builder.stack.nodes[-1].key == tag.name:
        builder.close_current(tag)
    elif builder.stack.in_scope(tag.name):
        builder.close_named(tag, tag.name)
    else:
        builder.stray(tag)


def _end_form(builder: Builder, tag: Tag) -> None:
    if builder.stack.has("template"):
        _end_block(builder, tag)
        return
    form, builder.form = builder.form, None
    if form is None or form.position < 0 or not builder.stack.node_in_scope(form):
        builder.stray(tag)
        return
    builder.imply_end_tags()
    current = builder.stack.nodes[-1]
    if current is not form:
        builder.left_open(current, tag)
    builder.stack.remove(form)
    builder.recorder.close(form.element, tag.start, tag.end)


def _end_paragraph(builder: Builder, tag: Tag) -> None:
    if builder.stack.nodes[-1].key == "p":
        builder.close_current(tag)
        return
    if not builder.stack.in_button_scope("p"):
        builder.stray(tag, "unexpected-p-end-tag")
        builder.insert_implied("p")
    builder.close_named(tag, "p", "p")


def _end_list_item(builder: Builder, tag: Tag) -> None:
    if builder.stack.in_list_item_scope("li"):
        builder.close_named(tag, "li", "li")
    else:
        builder.stray(tag)


def _end_definition(builder: Builder, tag: Tag) -> None:
    if builder.stack.in_scope(tag.name):
        builder.close_named(tag, tag.name, tag.name)
    else:
        builder.stray(tag)


def _end_heading(builder: Builder, tag: Tag) -> None:
    if builder.stack.nodes[-1].key == tag.name:
        builder.close_current(tag)
        return
    if not any(builder.stack.in_scope(name) for name in HEADINGS):
        builder.stray(tag)
        return
    builder.imply_end_tags()
    current = builder.stack.nodes[-1]
    if current.key in HEADINGS and current.key != tag.name:
        builder.tag_error("mismatched-heading-end-tag", tag, current)
    elif current.key != tag.name:
        builder.left_open(current, tag)
    builder.recorder.close(builder.pop_until(HEADINGS).element, tag.start, tag.end)


def _end_marked(builder: Builder, tag: Tag) -> None:
    if builder.stack.in_scope(tag.name):
        builder.close_named(tag, tag.name)
        builder.formatting.clear_to_marker()
    else:
        builder.stray(tag)


def _end_break(builder: Builder, tag: Tag) -> None:
    builder.stray(tag, "br-end-tag")
    builder.rebuild_formatting()
    builder.place(Node("br", None))
    builder.frameset_ok = False


def _end_template(builder: Builder, tag: Tag) -> None:
    builder.end_by("in head", tag)


MODES = (
    Mode(
        "in body", start=body_start.START, start_other=body_start.other,
        end=table(
            ("template", _end_template), ("body", _end_body), ("html", _end_html),
            ((*BLOCKS, "button", "listing", "pre", "select"), _end_block), ("form", _end_form), ("p", _end_paragraph),
            ("li", _end_list_item), ("dd dt", _end_definition), (HEADINGS, _end_heading), (FORMATTING, adopt),
            ("applet marquee object", _end_marked), ("br", _end_break),
        ),
        end_other=end_other, characters=_characters, end_of_file=end_of_file, takes_text=True, plain_ends=PLAIN_ENDS,
    ),
)  # fmt: skip
