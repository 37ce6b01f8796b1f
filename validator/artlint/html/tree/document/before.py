"""The modes before the head: "initial", "before html", "before head" (13.2.6.4.1 to 13.2.6.4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.tree.mode import Mode, table
from artlint.html.tree.spaces import split

if TYPE_CHECKING:
    from artlint.html.tokens import Doctype, Tag
    from artlint.html.tree.builder import Builder

_QUIRKY_PUBLIC = (
    "+//silmaril//dtd html pro v0r11 19970101//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer ",
    "-//netscape comm. corp.//dtd ",
    "-//o'reilly and associates//dtd html ",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//",
    "-//webtechs//dtd mozilla html",
)
_QUIRKY_EXACT = ("-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html")
_QUIRKY_SYSTEM = "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd"
_QUIRKY_WITHOUT_SYSTEM = ("-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//")


def _initial_doctype(builder: Builder, doctype: Doctype) -> None:
    system = doctype.system
    if doctype.name != "html" or doctype.public is not None or system not in (None, "about:legacy-compat"):
        builder.error("nonconforming-doctype", doctype.start, doctype.end)
    builder.quirks = _is_quirky(doctype)
    if builder.tree is not None:
        builder.tree.insert_doctype(doctype, builder.root)
    builder.switch("before html")


def _is_quirky(doctype: Doctype) -> bool:
    public, system = (doctype.public or "").lower(), (doctype.system or "").lower()
    return (
        doctype.force_quirks
        or doctype.name != "html"
        or public in _QUIRKY_EXACT
        or system == _QUIRKY_SYSTEM
        or public.startswith(_QUIRKY_PUBLIC)
        or (doctype.system is None and public.startswith(_QUIRKY_WITHOUT_SYSTEM))
    )


def _no_doctype(builder: Builder) -> None:
    builder.error("missing-doctype", builder.at, builder.at)
    builder.quirks = True
    builder.switch("before html")


def _initial_tag(builder: Builder, tag: Tag) -> None:
    _no_doctype(builder)
    builder.again("before html", tag)


def _initial_characters(builder: Builder, start: int, end: int, data: str) -> None:
    _, start, rest = split(start, end, data)
    if rest:
        builder.at = start
        _no_doctype(builder)
        builder.mode.characters(builder, start, end, rest)


def _initial_end(builder: Builder) -> None:
    _no_doctype(builder)
    builder.mode.end_of_file(builder)


def _comment_in_document(builder: Builder, data: str) -> None:
    builder.insert_comment(data, builder.root)


def _html(builder: Builder, tag: Tag) -> None:
    builder.insert(tag)
    builder.switch("before head")


def _implied_html(builder: Builder) -> None:
    builder.insert_implied("html")
    builder.switch("before head")


def _before_html_tag(builder: Builder, tag: Tag) -> None:
    _implied_html(builder)
    builder.again("before head", tag)


def _before_html_characters(builder: Builder, start: int, end: int, data: str) -> None:
    _, start, rest = split(start, end, data)
    if rest:
        _implied_html(builder)
        builder.mode.characters(builder, start, end, rest)


def _before_html_end(builder: Builder) -> None:
    _implied_html(builder)
    builder.mode.end_of_file(builder)


def _stray(builder: Builder, tag: Tag) -> None:
    builder.stray(tag)


def _in_body(builder: Builder, tag: Tag) -> None:
    builder.start_by("in body", tag)


def _head(builder: Builder, tag: Tag) -> None:
    builder.head = builder.insert(tag)
    builder.switch("in head")


def _implied_head(builder: Builder) -> None:
    builder.head = builder.insert_implied("head")
    builder.switch("in head")


def _before_head_tag(builder: Builder, tag: Tag) -> None:
    _implied_head(builder)
    builder.again("in head", tag)


def _before_head_characters(builder: Builder, start: int, end: int, data: str) -> None:
    _, start, rest = split(start, end, data)
    if rest:
        _implied_head(builder)
        builder.mode.characters(builder, start, end, rest)


def _before_head_end(builder: Builder) -> None:
    _implied_head(builder)
    builder.mode.end_of_file(builder)


MODES = (
    Mode(
        "initial", start={}, start_other=_initial_tag, end={}, end_other=_initial_tag, characters=_initial_characters,
        end_of_file=_initial_end, comment=_comment_in_document, doctype=_initial_doctype,
    ),
    Mode(
        "before html", start={"html": _html}, start_other=_before_html_tag,
        end=table(("head body html br", _before_html_tag)), end_other=_stray, characters=_before_html_characters,
        end_of_file=_before_html_end, comment=_comment_in_document,
    ),
    Mode(
        "before head", start={"html": _in_body, "head": _head}, start_other=_before_head_tag,
        end=table(("head body html br", _before_head_tag)), end_other=_stray, characters=_before_head_characters,
        end_of_file=_before_head_end,
    ),
)  # fmt: skip
