"""Start tags in the mode "in body" (13.2.6.4.7 of the standard)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html import tokenizer as states
from artlint.html.tree import body_forms, foreign
from artlint.html.tree.adoption import adopt
from artlint.html.tree.mode import table
from artlint.html.tree.names import BLOCKS, FORMATTING, HEAD_CONTENT, HEADINGS, TABLE_PARTS
from artlint.html.tree.node import MATH, SVG

if TYPE_CHECKING:
    from artlint.html.tokens import Tag
    from artlint.html.tree.builder import Builder


def other(builder: Builder, tag: Tag) -> None:
    """An element without rules of its own."""
    builder.rebuild_formatting()
    builder.insert(tag)


def _html(builder: Builder, tag: Tag) -> None:
    builder.tag_error("unexpected-html-start-tag", tag)
    if not builder.stack.has("template"):
        builder.add_attributes(builder.stack.nodes[0], tag)


def _by_head(builder: Builder, tag: Tag) -> None:
    builder.start_by("in head", tag)


def _has_body(builder: Builder) -> bool:
    nodes = builder.stack.nodes
    return len(nodes) > 1 and nodes[1].key == "body"


def _body(builder: Builder, tag: Tag) -> None:
    builder.tag_error("unexpected-body-start-tag", tag)
    if _has_body(builder) and not builder.stack.has("template"):
        builder.frameset_ok = False
        builder.add_attributes(builder.stack.nodes[1], tag)


def _frameset(builder: Builder, tag: Tag) -> None:
    builder.tag_error("unexpected-frameset-start-tag", tag)
    if not _has_body(builder) or not builder.frameset_ok:
        return
    body = builder.stack.nodes[1]
    while len(builder.stack.nodes) > 1:
        builder.pop()
    builder.detach(body)
    builder.insert(tag)
    builder.switch("in frameset")


def _block(builder: Builder, tag: Tag) -> None:
    if builder.stack.where["p"]:
        builder.close_paragraph(tag)
    builder.insert(tag)


def _heading(builder: Builder, tag: Tag) -> None:
    builder.close_paragraph(tag)
    current = builder.stack.nodes[-1]
    if current.key in HEADINGS:
        builder.tag_error("nested-heading", tag, current)
        builder.pop()
    builder.insert(tag)


def _preformatted(builder: Builder, tag: Tag) -> None:
    _block(builder, tag)
    builder.ignore_line_feed = True
    builder.frameset_ok = False


def _list_item(builder: Builder, tag: Tag) -> None:
    builder.frameset_ok = False
    blocker = builder.stack.list_blocker()
    if blocker is not None and blocker.key in (("li",) if tag.name == "li" else ("dd", "dt")):
        builder.close_named(tag, blocker.key, blocker.key)
    _block(builder, tag)


def _plaintext(builder: Builder, tag: Tag) -> None:
    _block(builder, tag)
    builder.tokenizer.state = states.plaintext


def _anchor(builder: Builder, tag: Tag) -> None:
    open_anchor = builder.formatting.last("a")
    if open_anchor is not None:
        builder.tag_error("nested-a", tag, open_anchor)
        adopt(builder, tag)
        builder.formatting.remove(open_anchor)
        if open_anchor.position >= 0:
            builder.stack.remove(open_anchor)
    _formatting(builder, tag)


def _formatting(builder: Builder, tag: Tag) -> None:
    builder.rebuild_formatting()
    builder.formatting.add(builder.insert(tag))


def _nobr(builder: Builder, tag: Tag) -> None:
    builder.rebuild_formatting()
    if builder.stack.in_scope("nobr"):
        builder.tag_error("nested-nobr", tag, builder.stack.nodes[builder.stack.where["nobr"][-1]])
        adopt(builder, tag)
        builder.rebuild_formatting()
    builder.formatting.add(builder.insert(tag))


def _marked(builder: Builder, tag: Tag) -> None:
    other(builder, tag)
    builder.formatting.mark()
    builder.frameset_ok = False


def _table(builder: Builder, tag: Tag) -> None:
    if not builder.quirks:
        builder.close_paragraph(tag)
    builder.insert(tag)
    builder.frameset_ok = False
    builder.switch("in table")


def void(builder: Builder, tag: Tag) -> None:
    """An element that is never anything but its start tag."""
    builder.rebuild_formatting()
    builder.insert_void(tag)
    builder.frameset_ok = False


def _plain_void(builder: Builder, tag: Tag) -> None:
    builder.insert_void(tag)


def _image(builder: Builder, tag: Tag) -> None:
    builder.tag_error("image-start-tag", tag)
    tag.name = "img"
    void(builder, tag)


def _xmp(builder: Builder, tag: Tag) -> None:
    builder.close_paragraph(tag)
    builder.rebuild_formatting()
    _iframe(builder, tag)


def _iframe(builder: Builder, tag: Tag) -> None:
    builder.frameset_ok = False
    builder.raw_text(tag, states.raw)


def _noembed(builder: Builder, tag: Tag) -> None:
    builder.raw_text(tag, states.raw)


def _noscript(builder: Builder, tag: Tag) -> None:
    if builder.scripting:
        builder.raw_text(tag, states.raw)
    else:
        other(builder, tag)


def _ruby_container(builder: Builder, tag: Tag) -> None:
    _ruby(builder, tag, "", ("ruby",))


def _ruby_text(builder: Builder, tag: Tag) -> None:
    _ruby(builder, tag, "rtc", ("ruby", "rtc"))


def _ruby(builder: Builder, tag: Tag, besides: str, parents: tuple[str, ...]) -> None:
    if builder.stack.in_scope("ruby"):
        builder.imply_end_tags(besides)
        current = builder.stack.nodes[-1]
        if current.key not in parents:
            builder.left_open(current, tag)
    builder.insert(tag)


def _math(builder: Builder, tag: Tag) -> None:
    builder.rebuild_formatting()
    foreign.insert(builder, tag, MATH)


def _svg(builder: Builder, tag: Tag) -> None:
    builder.rebuild_formatting()
    foreign.insert(builder, tag, SVG)


def _table_part(builder: Builder, tag: Tag) -> None:
    builder.tag_error("table-part-outside-table", tag)


def _misplaced(builder: Builder, tag: Tag) -> None:
    builder.tag_error("unexpected-start-tag", tag)


START = table(
    ("html", _html), (HEAD_CONTENT, _by_head), ("body", _body), ("frameset", _frameset), ((*BLOCKS, "p"), _block),
    (HEADINGS, _heading), ("pre listing", _preformatted), ("li dd dt", _list_item), ("plaintext", _plaintext),
    (FORMATTING, _formatting), ("a", _anchor), ("nobr", _nobr), ("applet marquee object", _marked), ("table", _table),
    ("area br embed img keygen wbr", void), ("param source track", _plain_void), ("image", _image), ("xmp", _xmp),
    ("iframe", _iframe), ("noembed", _noembed), ("noscript", _noscript), ("rb rtc", _ruby_container),
    ("rp rt", _ruby_text), ("math", _math), ("svg", _svg), (TABLE_PARTS, _table_part), ("frame head", _misplaced),
    *body_forms.ROWS,
)  # fmt: skip
