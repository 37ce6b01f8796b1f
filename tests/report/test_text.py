"""The report for people: the caret stands under the place, and nothing of an article reaches the terminal raw."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import NO_ARTICLE, SETTLE, Checked
from wcwidth import wcswidth

from artlint import Related, Severity, Span
from artlint.article import File
from artlint.judge.locate import located
from artlint.model import FileResult, Report
from artlint.report import FORMATS, Style
from artlint.report.escape import visible, well_formed
from artlint.rule import Finding

if TYPE_CHECKING:
    from tests.conftest import Sandbox

COLUMNS = 120
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def report_of(text: str, span: Span, message: str = "here", path: str = "1.md") -> Checked:
    related = (Related(span, message),) if message != "here" else ()
    finding = Finding("some-rule", Severity.ERROR, span, message, message, related=related)
    findings = (located(finding, File(text, path=path), path, None),)
    return Checked((FileResult(path, None, findings),), Report(1, {(Severity.ERROR, "some-rule"): 1}, (), ()))


def shown(text: str, span: Span, name: str = "full") -> str:
    return report_of(text, span).rendered(name)


def caret_of(text: str, span: Span) -> tuple[str, str, str]:
    """The shown line, and what stands above the carets and left of them, cut by the columns of a terminal."""
    lines = shown(text, span).splitlines()
    line, carets = lines[1], lines[2]
    start, end = carets.index("^"), carets.rindex("^") + 1
    return line, cut(line, 0, start), cut(line, start, end)


def cut(line: str, start: int, end: int) -> str:
    """What a terminal shows in these columns, counted by wcwidth."""
    taken, column = "", 0
    for character in line:
        width = max(0, wcswidth(character))
        if start <= (column if width else column - 1) < end:  # a combining mark belongs to what stands before it
            taken += character
        column += width
    return taken


@pytest.mark.parametrize(
    "before",
    [
        "", "a", "法广", "法a广b", "（全角）", "ﾊﾝｶｸ", "한국어", "é", "e\u0301", "😀", "\t", "\x1b[31m", "\u202e",
        "\ufeff", "\u200b", "\udcff", "«—»", "…", "x" * 500, "法" * 500, "\U00020000",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["HERE", "此处", "H", "\x1b[0m", "\udc80\udc81"])
def test_the_caret_stands_under_the_place(before: str, place: str) -> None:
    text = f"first\n{before}{place} and more\nlast"
    start = text.index("\n") + 1 + len(before)
    _, left, above = caret_of(text, Span(start, start + len(place)))
    assert above == visible(place)
    assert left.endswith(visible(before)[-10:])


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["M", "Cf", "Cn", "Cc", "Co", "Zl", "Zp"])),
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=10),
)
def test_the_caret_stands_under_the_place_whatever_stands_before(before: str, place: str) -> None:
    settled = "".join(c for c in before if wcswidth(c) == (2 if unicodedata.east_asian_width(c) in "WF" else 1))
    text = settled + place
    assert caret_of(text, Span(len(settled), len(text)))[2] == place


@pytest.mark.parametrize("filling", ["x", "法"])
@pytest.mark.parametrize("at", [0, 1, 30, 40, 41, 9_998, 19_900, 19_995])
@pytest.mark.parametrize("length", [0, 4, 300, 10_000])
def test_a_long_line_is_cut_around_the_place(filling: str, at: int, length: int) -> None:
    text = filling * at + "HERE" + filling * (20_000 - at - 4)
    line, left, above = caret_of(text, Span(at, min(at + length, len(text))))
    assert wcswidth(line) <= COLUMNS
    assert above.startswith("HERE"[: max(1, min(length, 4))])
    assert (" | …" in line) == (at > 40 or (at > 16 and filling == "法") or at >= 34)
    assert line.endswith("…") or at > 19_900
    assert left.strip()


def test_a_place_of_several_lines_is_marked_to_the_end_of_its_first(sandbox: Sandbox) -> None:
    lines = shown("one\ntwo three\nfour", Span(8, 17)).splitlines()
    assert lines[1:3] == ["    2 | two three", "      |     ^^^^^"]


@pytest.mark.parametrize(("text", "span"), [("", Span(0, 0)), ("a\n\n", Span(2, 2)), ("a\n", Span(2, 2))])
def test_an_empty_line_is_not_shown(text: str, span: Span) -> None:
    assert len(shown(text, span).splitlines()) == 4


def test_the_end_of_a_line_has_its_caret() -> None:
    assert shown("abc\n", Span(3, 4)).splitlines()[1:3] == ["    1 | abc", "      |    ^"]


def test_a_finding_in_full(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("1.md", "<!--1689730743000-->\n一座桥 LOUD\n")
    sandbox.write("README.md", "prose\n")
    ran = sandbox.run("check", "--select", "lint_rules")
    assert ran == (
        1,
        "1.md\n"
        "  2:5 error loud-word: the word is LOUD\n"
        "    2 | 一座桥 LOUD\n"
        "      |        ^^^^\n"
        "  help: leave it out\n"
        "\n"
        "1 file checked, 1 finding (1 error), 1 skipped\n",
        f"note: README.md: not checked: {NO_ARTICLE}\n{SETTLE}"
        "note: --select lint_rules leaves out hidden-word: off by default; a rule's own name turns it on\n",
    )


def test_a_finding_in_full_by_itself(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("1.md", "<!--1689730743000-->\n一座桥 LOUD\n")
    assert sandbox.run("check", "--select", "lint_rules", "--output-format", "full").out == (
        "1.md:2:5 error loud-word: the word is LOUD\n"
        "    2 | 一座桥 LOUD\n"
        "      |        ^^^^\n"
        "  help: leave it out\n"
        "\n"
        "1 file checked, 1 finding (1 error)\n"
    )


def test_concise_is_one_line_a_finding(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("1.md", "<!--1689730743000-->\nLOUD SOFT FAINT\n")
    ran = sandbox.run("check", "--select", "lint_rules", "--output-format", "concise")
    assert ran.out == (
        "1.md:2:1: error loud-word: the word is LOUD\n"
        "1.md:2:6: warning soft-word: the word is SOFT\n"
        "1.md:2:11: info faint-word: the word is FAINT\n"
        "1 file checked, 3 findings (1 error, 1 warning, 1 info)\n"
    )


def test_related_places_are_shown(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write(
        "lint_rules/related_place.py",
        "from artlint import Related, Rule, Span\n\n\nclass RelatedPlace(Rule):\n"
        '    """Speak of two places."""\n\n    def check(self, article):\n'
        '        yield self.finding(Span(4, 7), "here", related=(Related(Span(11, 12), "there"),))\n',
    )
    sandbox.write("1.md", "<!--NaN-->\nx\n")
    assert "\n  see 2:1: there\n" in sandbox.run("check", "--select", "related-place").out


SUMMARIES = {
    ("1.md",): "1 file checked, 1 finding (1 error)",
    ("2.md",): "1 file checked, no finding",
    ("1.md", "2.md", "3.md"): "2 files checked, 1 finding (1 error), 1 problem",
    ("1.md", "2.md", "3.md", "4.md", "README.md"): "2 files checked, 1 finding (1 error), 1 skipped, 2 problems",
}


@pytest.mark.parametrize(("paths", "summary"), SUMMARIES.items())
def test_the_summary_says_what_was_done(sandbox: Sandbox, paths: tuple[str, ...], summary: str) -> None:
    sandbox.write("1.md", "<!--NaN-->\n")
    sandbox.write("2.md")
    sandbox.write("README.md", "prose\n")
    ran = sandbox.run("check", "--select", "malformed-epoch", *paths)
    assert ran.out.splitlines()[-1] == summary


HOSTILE = st.text(
    st.sampled_from("a法\x00\x07\x08\x1b[31m\r\n\t\x7f\x85\x9b\u061c\u200e\u202e\u2066\u2028\ufeff\udcff\ud800😀")
)


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("name", ["text", "full", "concise"])
@given(before=HOSTILE, place=HOSTILE, behind=HOSTILE, message=HOSTILE)
def test_no_control_or_direction_character_is_ever_raw(
    *, name: str, color: bool, before: str, place: str, behind: str, message: str
) -> None:
    text = before + place + behind
    report = report_of(text, Span(len(before), len(before + place)), message, path=message)
    out = report.rendered(name, Style(color=color))
    if color:
        out = re.sub(r"\x1b\[[0-9;]*m", "", out)
    assert RAW.search(out) is None
    assert "here" not in out
    out.encode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
@given(text=st.text(), data=st.data())
def test_any_place_of_any_text_is_shown(name: str, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown(text, Span(start, end), name).encode("utf-8")


@given(st.text(st.characters(codec=None)))
def test_escapes_leave_nothing_that_utf_8_cannot_hold(text: str) -> None:
    well_formed(text).encode("utf-8")
    assert RAW.search(visible(text)) is None
    assert "\n" not in visible(text)


@pytest.mark.parametrize(
    ("raw", "escaped"),
    [
        ("\x1b[31m", r"\x1b[31m"), ("\udcff", r"\xff"), ("\ud800", r"\ud800"), ("\u202e", r"\u202e"),
        ("\ufeff", r"\ufeff"), ("a\tb", r"a\x09b"), ("法广 a", "法广 a"),
    ],
)  # fmt: skip
def test_visible(raw: str, escaped: str) -> None:
    assert visible(raw) == escaped
