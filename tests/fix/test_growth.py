"""What fixes and baselines cost grows in line with their text: work is counted, no time is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from artlint.article import Article, File
from artlint.baseline import accepted as baseline
from artlint.baseline import file as baseline_file
from artlint.baseline.file import BaselineFile
from artlint.config import Selection
from artlint.config.settings import default_config, settings_of
from artlint.fix import MOST_FIXES, FixedText, apply_fixes, passes
from artlint.fix.check import ContentCheck
from artlint.fix.content import content_of
from artlint.fix.template_stand_ins import StandIns
from artlint.html.model import Element
from artlint.model import Rewritten
from artlint.report.patch import hunks
from artlint.span import Span
from artlint.suppress import Plans, lint_with_suppressions
from artlint_rules.captions import caption_repeats_body

if TYPE_CHECKING:
    from artlint.judge import Result

FRAME = (
    "<!--1689730743000-->\n[A bridge reopens](https://example.org/1.html)\n------\n\n"
    "<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><p>The bridge reopens on Wednesday, the city says.</p>"
)
FLOODS = {
    "C1 controls": "it\x92s ",
    "NUL": "a\0 ",
    "empty elements": "<p></p>",
    "empty elements in text": "x<b></b> ",
    "doubled entities": "&amp;nbsp;x ",
    "garbled text": "â€œquotedâ€\x9d ",
    "suppression comments": "<!-- artlint-ignore dates -->\x92x<b></b>",
    "insecure images": '<img src="http://example.org/1.jpg">',
}


def fixed(body: str, *, most: int = MOST_FIXES) -> tuple[FixedText, int]:
    """What the fixes of all rules make of a body, and how many code points the rules read for it."""
    settings = settings_of(default_config("/"), ())
    plans = Plans.of(settings.rules_for("epoch", Selection()))
    read = 0

    def look(text: str) -> Result:
        nonlocal read
        read += len(text)
        return lint_with_suppressions(File(text), plans, settings, Selection(), most_fixes=most)

    text = f"{FRAME}{body}\n"
    return apply_fixes(text, look(text), look, unsafe=True), read


@pytest.mark.parametrize("most", [1_000, pytest.param(4_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("kind", FLOODS)
def test_a_flood_is_read_a_few_times_whatever_its_size(kind: str, most: int) -> None:
    shares = []
    for count in (100, most):
        body = FLOODS[kind] * count
        made, read = fixed(body)
        shares.append(read / len(FRAME + body))
        assert (sum(made.fixed.values()) >= count, made.refusals) == (True, ())
    assert shares[1] < 1.2 * shares[0] + 0.2


def test_more_places_than_an_article_has_are_left_alone_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.fix.apply.MOST_FIXES", 2_000)
    made, _ = fixed("it\x92s " * 2_500 + "<p>x<b></b></p>")
    assert [(it.rules, it.reason) for it in made.refusals] == [
        (("control-character",), "there are 2,000 places to fix, or more")
    ]
    assert made.fixed == {"empty-element": 1}


@pytest.mark.parametrize(
    "body", ["<p>x" + "<b>" * 4_000 + "</b>" * 4_000, "<p>x" + "<i><b>" * 2_000 + "</b></i>" * 2_000]
)
def test_layer_below_layer_is_given_up_and_said(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passes, "_MOST_READ", 100_000)
    made, read = fixed(body)
    assert read < 12 * len(FRAME + body) + 200_000
    assert "there was still something to fix" in made.refusals[0].reason


def test_what_stands_before_a_table_is_seen() -> None:
    """html5lib's own tree loses what it moves out of a table."""
    table = "<table>one<a href='/2'>two</a><tr><td>three</table>"
    assert content_of(File(FRAME + table), "html", StandIns()).text.endswith("says.\nonetwo\nthree")
    assert content_of(File(f"{FRAME}<table><img src='1.jpg'><tr></table>"), "html", StandIns()).images == ("src=1.jpg",)
    assert content_of(File(f"{FRAME}<div><table>x</table></div>"), "html", StandIns()).text.endswith("says.\nx")


@pytest.mark.parametrize(
    "body",
    [
        "<a href='" + "&" * 200_000 + "'>x</a>",
        "<!--" + "- " * 100_000 + "-->",
        "<script></" + "a" * 200_000 + "</script>",
        "<!DOCTYPE " + "a" * 200_000 + ">",
        "<p>x\0" + "<a href='\0" + "\0" * 200_000 + "'>x</a>",
    ],
)
def test_a_tag_that_html5lib_copies_for_ever_is_not_given_to_it(body: str) -> None:
    said = ContentCheck(File(FRAME + body)).change(File(FRAME), frozenset())
    assert said == "what the fix changes cannot be verified: a tag or comment is too long"


@pytest.mark.parametrize(
    "body",
    [
        "<span>" * 5_000 + "</span>" * 5_000 + "<p>x" * 300,
        "<span>" * 5_000 + "<a href=x>y</a>" + "</span>" * 5_000 + " x" * 300,
        "<b><i>" * 2_500 + "</i></b>" * 2_500 + "<br>" * 300,
    ],
)
def test_the_innermost_element_is_found_behind_deep_ones(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    document = File(FRAME + body).article.document
    asked = 0

    def span(element: Element) -> Span:
        nonlocal asked
        asked += 1
        return Span(element.start, element.end if element.end_end < 0 else element.end_end)

    monkeypatch.setattr(Element, "span", property(span))
    for offset in range(len(FRAME + body) - 300, len(FRAME + body)):
        document.innermost(offset)
    assert asked < 10 * len(document.elements)


def test_many_entries_of_one_path_are_joined_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def joined(entries: list[baseline.Accepted]) -> baseline.Accepted:
        calls.append(1)
        return baseline.merged_entries(entries)

    monkeypatch.setattr(baseline_file, "merged_entries", joined)
    lines = [f'"1.md": {{"empty-caption": "key{number}"}},' for number in range(2_000)]
    data = "\n".join(['{"artlint-baseline": 1, "files": {', *lines, '"2.md": {"a": "b"},', '"": {}}}', ""]).encode()
    known = BaselineFile(data).get("1.md")
    assert known is not None
    assert (known.total, len(calls)) == (2_000, 1)
    assert BaselineFile(data).entries()["1.md"] == known
    assert BaselineFile(data).get("2.md") is not None


def test_a_mark_of_many_files_names_none() -> None:
    lines = [f'"{number}.md": {{"~": "title{number} body", "a": "b"}},' for number in range(200)]
    data = "\n".join(['{"artlint-baseline": 1, "files": {', *lines, '"": {}}}', ""]).encode()
    assert BaselineFile(data).like(("title7", "body")) == ["7.md"]
    whole = BaselineFile(data)
    assert whole.entries()
    assert whole.like(("title7", "body")) == ["7.md"]
    assert whole.like(("other", "body")) == []


@pytest.mark.parametrize(
    "body",
    [
        '<img src="https://a.org/1.jpg"><div><small>a long caption of number {}, said</small></div>',
        "<figure><img src='https://a.org/1.jpg'><figcaption>a long caption of number {}, said</figcaption></figure>",
        "<img src='https://a.org/1.jpg'><p class='wp-caption-text'>a long caption of number {}, said</p>",
    ],
)
def test_captions_by_the_thousand_are_not_each_looked_for_in_the_body(
    body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    plain = caption_repeats_body._squeezed

    def squeezed(article: Article) -> str:
        asked.append(1)
        return plain(article)

    monkeypatch.setattr(caption_repeats_body, "_squeezed", squeezed)
    for count, looks in ((3, 1), (2_000, 0)):
        asked.clear()
        captions = "".join(body.format(number) for number in range(count))
        article = File(f"{FRAME}{captions}<p>a long caption of number 2, said</p>\n").article
        found = list(caption_repeats_body.CaptionRepeatsBody().check(article))
        assert [it.message for it in found] == ["caption stands in the body too: a long caption of number 2, said"]
        assert len(asked) == looks


@pytest.mark.parametrize(
    "body",
    ["x\r\n" * 50_000, "x\r\ny\n" * 25_000, pytest.param("a\x92s\n" * 20_000, marks=pytest.mark.slow)],
    ids=["every line end", "every other line end", "a piece of each line"],
)
def test_a_diff_of_a_file_whose_every_line_changes_is_made_of_its_edits(body: str) -> None:
    """difflib took an hour for the first of these."""
    made, _ = fixed(body)
    text = f"{FRAME}{body}\n"
    said = "".join(hunks(Rewritten(text, tuple((span.start, span.end, new) for span, new in made.edits))))
    assert said.count("\n+") == said.count("\n-") >= 20_000
