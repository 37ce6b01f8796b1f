"""Whatever an article says, it is data in every format: no command, no escape, no markup, no formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.report import readers
from tests.report.readers import finding, made

from artlint import Related, Severity, Span
from artlint.article import encode
from artlint.model import LocatedFix, Problem, Suppressed
from artlint.report import FORMATS, Style
from artlint.report.csv import inert_cell
from artlint.report.escape import visible, well_formed
from artlint.report.markdown_text import code, inline

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = [
    "\x1b[31m", "\x1b]8;;http://a.b\x07", "\x9b1m", "::error::x", "\n::error file=a::x", "\r\n::stop-commands::x",
    "##[error]x", "##[stop-commands]x", "##vso[task.complete]x", "##teamcity[x]",
    "]]>", "<![CDATA[", "=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "＝1+1",
    "\t=1", "\r=1", " =1", '";=1', ";=1", '"=1', ';"=1', ';" "=1',
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!--",
    "-->", "&amp;", "&#64;user", "\u202e", "\u2066", "\u200b", "\u2028", "\ufeff", "\n", "\r", "\0", "\ud800", "\udcff",
    "\uffff", "@user", "@org/team", "#1", "GH-1", "user/repo#1", "!1", "deadbeef", "https://a.b", "www.a.b",
    "[y\\](https://a.b/)", "\\[", "{", "}", "}}", "{a", "\\{", "[[ATTACHMENT|/etc/passwd]]",
    "[a](http://a.b)", "![a](http://a.b/c.png)", "](", "[a]: http://a.b", "`", "``", "`a`", "\\`", "**a**", "__a__",
    "~~a~~", "|", "\\|", "\\", "# a", "\n# a", "- a", "1. a", "> a", "    a", "$a$", ":eyes:", "%0A::error::x", "%25",
    "%", ",", ":", "{0}", "{{", '"', "'", "法", "😀", " ", "a",
]  # fmt: skip

TEXT = st.lists(st.sampled_from(HOSTILE), max_size=4).map("".join)
RAW = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)

HELP = "leave it out"


def markdown_of(message: str) -> str:
    return f"{inline(message)}\n{HELP}"


def in_annotation(message: str) -> str:
    return "\n".join(map(visible, f"{message}\nhelp: {HELP}".split("\n")))


def in_cell(message: str) -> str:
    return inert_cell(message)


READERS: dict[str, tuple[Callable[[str], list[tuple[str, str]]], Callable[[str], str], Callable[[str], str]]] = {
    "json": (readers.read_json, well_formed, well_formed),
    "jsonl": (readers.read_jsonl, well_formed, well_formed),
    "sarif": (readers.read_sarif, lambda path: path, well_formed),
    "gitlab": (readers.read_gitlab, well_formed, well_formed),
    "rdjson": (readers.read_rdjson, well_formed, markdown_of),
    "rdjsonl": (readers.read_rdjsonl, well_formed, markdown_of),
    "junit": (readers.read_junit, visible, visible),
    "checkstyle": (readers.read_checkstyle, visible, visible),
    "csv": (readers.read_csv, in_cell, in_cell),
    "github": (readers.read_github, visible, in_annotation),
}
"""How a format is read, and what its reader gets of a path and of a message."""


@pytest.mark.parametrize("name", READERS)
@given(message=TEXT.filter(bool), path=TEXT)
def test_a_reader_gets_the_finding_and_nothing_else(name: str, message: str, path: str) -> None:
    path = f"a/{path}/1.md".replace("//", "/")  # as a run shows it
    report = made("<!--NaN-->\n", finding(Span(4, 7), message, HELP), path=path)
    read, shown_path, shown_message = READERS[name]
    ((found_path, found_message),) = read(report.rendered(name))
    if name == "sarif":
        assert unquote_to_bytes(found_path) == encode(path)
        assert re.fullmatch(r"[\w./%~-]+", found_path, re.ASCII)
    else:
        assert found_path == shown_path(path)
    assert found_message == shown_message(message)


@pytest.mark.parametrize("name", FORMATS)
@given(text=TEXT, path=TEXT, message=TEXT.filter(bool), help_=TEXT, code_=TEXT, kind=TEXT)
@example(text="", path="::error::x", message="##[error]x", help_="##[error]x", code_="##[error]x", kind="")
@example(text=" ::error::x\n##[x]", path=" ::error::x", message="\n::error::x", help_="", code_="", kind="##[error]x")
def test_nothing_acts_on_a_terminal_or_in_a_log(
    *, name: str, text: str, path: str, message: str, help_: str, code_: str, kind: str
) -> None:
    place = Span(0, len(text))
    report = made(
        text, finding(place, message, help_, code=code_, related=(Related(place, message),)),
        path=path, problems=(Problem(path, "some-kind", kind), Problem(None, "some-kind", message)),
    )  # fmt: skip
    (found,) = report.result.findings
    found = found._replace(fix=LocatedFix(True, message, ((found.start, found.end, text),)))
    suppressed = (Suppressed(found, message, None, None),)
    report = report._replace(result=report.result._replace(findings=(found,), suppressed=suppressed))
    out = report.rendered(name, Style(show_skipped=True))
    out.encode("utf-8")
    assert re.search(r"##(|vso|teamcity)\[", out) is None
    assert name not in ("junit", "checkstyle", "text", "concise") or "[[ATTACHMENT|" not in out
    inert = out.removeprefix("\ufeff").replace("\r\n", "\n") if name == "csv" else out
    assert RAW.search(inert) is None
    if name == "github":
        lines = readers.commands(out)
        assert len(lines) == 3
        assert {line.name for line in lines if isinstance(line, readers.Command)} == {"error"}
    else:
        assert [line for line in readers.commands(out) if isinstance(line, readers.Command)] == []


MARKUP = {
    "heading_open", "heading_close", "inline", "text", "paragraph_open", "paragraph_close", "table_open", "thead_open",
    "tr_open", "th_open", "th_close", "tr_close", "thead_close", "tbody_open", "td_open", "td_close", "tbody_close",
    "table_close", "bullet_list_open", "list_item_open", "strong_open", "strong_close", "code_inline",
    "list_item_close", "bullet_list_close", "link_open", "link_close",
}  # fmt: skip
ACTING = re.compile(r"@|#\w|://|www\.|[<>]|!\d|GH-\d|:\w+:|\b[0-9a-f]{7,40}\b", re.IGNORECASE)
"""What GitHub or GitLab make something of in plain text."""

URL = "https://example.org/rules/some-rule.md"


def no_markup(read: readers.Markup, links: set[str]) -> None:
    assert read.kinds <= MARKUP
    assert set(read.links) <= links
    assert [text for text in read.texts if ACTING.search(text)] == []


@given(path=TEXT.filter(bool), message=TEXT.filter(bool), reason=TEXT.filter(bool))
def test_nothing_of_an_article_is_markup(path: str, message: str, reason: str) -> None:
    problems = (Problem(path, "some-kind", reason),)
    report = made("<!--NaN-->\n", finding(Span(4, 7), message), path=path, problems=problems, url=URL)
    read = readers.markup(report.rendered("markdown"))
    no_markup(read, {URL})
    assert len(read.links) == 2
    assert visible(f"{path}:1:5") in [piece.strip() for piece in read.codes] + read.codes or len(path) > 290


@given(st.text() | TEXT)
def test_a_text_within_a_line_of_markdown_is_no_markup(text: str) -> None:
    read = readers.markup(f"- a {inline(text)}\n")
    no_markup(read, set())
    shown = "".join([*read.texts, *read.codes])
    assert len(text) > 300 or "".join(visible(text).replace("`", "").split()) in "".join(shown.replace("`", "").split())


@given(st.text() | TEXT)
def test_code_is_one_piece_of_code(text: str) -> None:
    read = readers.markup(f"a {code(text)} b")
    assert (len(read.codes), read.texts) == (1, ["a ", " b"])
    assert len(text) > 300 or read.codes[0].strip() == visible(text).strip()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://a.b/) [x](http://c.d", "https://a.b\n", "data:x", "法"]
)
def test_a_plugin_links_to_pages_only(address: str) -> None:
    report = made("<!--NaN-->\n", finding(Span(4, 7)), url=address)
    assert readers.markup(report.rendered("markdown")).links == []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_begins_as_a_formula(text: str) -> None:
    cell = inert_cell(text)
    assert not re.search(r"""(^|;)[\s"]*[-=+@＝＋－＠]""", cell)
    assert cell.replace("'", "") == visible(text).replace("'", "")


@pytest.mark.parametrize("name", ["text", "concise"])
def test_the_name_of_a_fixed_file_is_no_command(name: str) -> None:
    report = made("<!--NaN-->\n", path="::error::x.md")
    report = report._replace(result=report.result._replace(fixed={"byte-order-mark": 1}))
    assert report.rendered(name).startswith("./::error::x.md: fixed 1 byte-order-mark\n")


def test_the_step_summary_is_no_markup_either() -> None:
    findings = [finding(Span(4, 7), text, severity=Severity.WARNING) for text in HOSTILE]
    pages: list[str] = []
    made("<!--NaN-->\n", *findings, url=URL).rendered("github", add_to_summary=pages.append)
    read = readers.markup("".join(pages))
    no_markup(read, {URL})
    assert len(read.links) == len(HOSTILE) - 10
