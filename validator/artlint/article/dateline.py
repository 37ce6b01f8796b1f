"""The date of an article, in each of the places where sources write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.article.frame import top_of
from artlint.article.heading import day_in, read_heading
from artlint.article.metadata import date_in
from artlint.article.moments import Moment, looks_like_date, read_moment
from artlint.article.page import date_of
from artlint.article.parts import Dateline
from artlint.html import decode_references
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint.article.parts import Field, Frame
    from artlint.article.source import Source
    from artlint.html import Document, Element, Text

_HEADER_END = frozenset("p img picture figure audio video iframe section table h1 h2 h3 blockquote".split())
"""Elements with which the content of an article begins; its date stands before the first of them."""

_HEADER_LENGTH = 3000
"""Code points of the body in which the date is looked for; the longest real header has 400."""

_time_attribute = ("datetime", "pudate")


def from_front_matter(frame: Frame, source: Source) -> Dateline | None:
    """The date in the front matter or the header lines: that of the first of the source's keys which holds one."""
    field = date_in(frame.front_matter.fields, source.date_keys) if frame.front_matter else None
    return None if field is None else _dateline((field.value or "").strip(), field.value_span, source)


def from_heading(text: str, source: Source) -> Dateline | None:
    """The date in the heading with which a text opens."""
    heading = read_heading(text, top_of(text))
    day = day_in(heading) if heading else None
    return None if day is None else _dateline(day.of(text), day, source)


def from_page(text: str, document: Document, fields: Mapping[str, Field], source: Source) -> Dateline | None:
    """The date that a page's head tells, or its `<time>`."""
    found = date_of(document, fields, text)
    return None if found is None else _dateline(*found, source)


def from_date_line(text: str, frame: Frame, source: Source) -> Dateline | None:
    """The date behind `日期：`."""
    if frame.date_line is None:
        return None
    line = frame.date_line.of(text)
    written = line[3:].strip()
    start = frame.date_line.end - len(line[3:].lstrip())
    return _dateline(written, Span(start, start + len(written)), source) if written else None


def from_body(text: str, document: Document, body: Span, source: Source) -> Dateline | None:
    """The first `<time>` or date-like text above the body's content."""
    end = _header_end(document, body)
    for element in document.elements:
        if element.start >= end:
            break
        if element.name == "time":
            for attribute in (element.attribute(name) for name in _time_attribute):
                if attribute and attribute.value.strip():
                    return _dateline(attribute.value.strip(), attribute.value_span, source)
    for node in document.texts:
        if node.span.start >= end:
            break
        if found := _in_text(text, node, source):
            return found
    return None


def _header_end(document: Document, body: Span) -> int:
    for element in document.elements:
        if element.start > body.start + _HEADER_LENGTH:
            break
        if element.name in _HEADER_END:
            return element.start
    return min(body.end, body.start + _HEADER_LENGTH)


def _in_text(text: str, node: Text, source: Source) -> Dateline | None:
    raw = node.span.of(text)
    written = raw.strip()
    if not looks_like_date(written):
        return None
    start = node.span.start + raw.find(written)
    return _dateline(decode_references(written), Span(start, start + len(written)), source)


def _dateline(written: str, span: Span, source: Source) -> Dateline:
    moment = read_moment(written)
    if not source.zone or moment.local is None or not moment.needs_zone:
        return Dateline(written, span, moment, moment.instant)
    instants = moment.in_zone(source.zone)
    if instants is None:
        return Dateline(written, span, moment, None)
    if not instants:
        return Dateline(written, span, Moment(moment.form, defect=f"no such time in {source.zone}"), None)
    return Dateline(written, span, moment, instants[0], instants[1] if len(instants) > 1 else None)


def surroundings(document: Document, body: Span, found: Dateline) -> list[Span]:
    """The places of the date and of the texts with it: the author beside it, `<address>`, the text of `<time>`."""
    end = _header_end(document, body)
    beside = [
        text.span
        for text in document.texts
        if text.span.start < end and text.parent is not None and _goes_with_date(text.parent, found.span)
    ]
    return [found.span, *beside]


def _goes_with_date(parent: Element, date: Span) -> bool:
    return parent.name in ("time", "address") or parent.start_end <= date.start < parent.end
