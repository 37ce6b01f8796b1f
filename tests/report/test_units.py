"""Columns in the unit of each format: CJK and astral text, and places that are many on one long line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import HEALTHY, Sandbox
from tests.report.readers import finding, made

from artlint import Related, Span
from artlint.article import encode
from artlint.model import LocatedFix
from artlint.report.rdjson import byte_columns
from artlint.span import Lines

TEXTS = ("x = 'ascii'", "一座桥", "a😀b", "é", "\udcff\udcfe", "\t")
"""What stands before a place; a byte that is no UTF-8 is one character and one byte."""


@pytest.mark.parametrize("before", TEXTS)
def test_each_format_counts_in_its_own_unit(before: str) -> None:
    points, octets = len(before) + 1, len(before.encode("utf-8", "surrogateescape")) + 1
    start = len("first\n" + before)
    report = made(f"first\n{before}HERE", finding(Span(start, start + 4), related=(Related(Span(start, start), "x"),)))
    sarif = json.loads(report.rendered("sarif"))["runs"][0]
    assert sarif["columnKind"] == "unicodeCodePoints"
    region = sarif["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": points, "endLine": 2, "endColumn": points + 4}
    diagnostic = json.loads(report.rendered("rdjson"))["diagnostics"][0]
    assert diagnostic["location"]["range"] == {
        "start": {"line": 2, "column": octets}, "end": {"line": 2, "column": octets + 4},
    }  # fmt: skip
    assert diagnostic["related_locations"][0]["location"]["range"]["start"] == {"line": 2, "column": octets}
    assert json.loads(report.rendered("rdjsonl"))["location"] == diagnostic["location"]
    assert f",line=2,col={points},endColumn={points + 3}," in report.rendered("github")
    assert f'line="2" column="{points}"' in report.rendered("checkstyle")
    assert f'"1.md","2","{points}","2","{points + 4}"' in report.rendered("csv")
    assert f"1.md:2:{points}: error" in report.rendered("junit")


def test_a_byte_order_mark_is_no_character_to_sarif() -> None:
    marked = ("\ufeff<!--1-->\nx", finding(Span(5, 6), related=(Related(Span(1, 5), "x"),)), finding(Span(10, 11)))
    plain = ("<!--1-->\nx", finding(Span(4, 5), related=(Related(Span(0, 4), "x"),)), finding(Span(9, 10)))
    results = [json.loads(made(*text).rendered("sarif"))["runs"][0]["results"] for text in (marked, plain)]
    first, second = ([(each["locations"], each.get("relatedLocations")) for each in some] for some in results)
    assert first == second
    assert json.loads(made(*marked).rendered("json"))["findings"][0]["start"] == {"line": 1, "column": 6, "offset": 5}


def test_a_fix_in_a_file_with_a_byte_order_mark() -> None:
    text = "\ufeff<!-- 1-->\n"
    report = made(text, finding(Span(0, 1)), finding(Span(5, 6)))
    position = Lines(text).position
    fixed = tuple(
        found._replace(fix=LocatedFix(True, "mend it", ((position(start), position(start + 1), ""),)))
        for found, start in zip(report.result.findings, (0, 5), strict=True)
    )
    report = report._replace(result=report.result._replace(findings=fixed))
    of_mark, other = json.loads(report.rendered("sarif"))["runs"][0]["results"]
    assert "fixes" not in of_mark
    assert of_mark["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1,
    }  # fmt: skip
    (change,) = other["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["deletedRegion"] == {
        "startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 6,
    }  # fmt: skip


def test_a_text_that_is_gone_is_counted_in_code_points() -> None:
    report = made("一座桥HERE", finding(Span(3, 7)))
    diagnostic = json.loads(report.rendered("rdjson", text_of=lambda _: None))["diagnostics"][0]
    assert diagnostic["location"]["range"]["start"] == {"line": 1, "column": 4}
    result = json.loads(report.rendered("sarif", text_of=lambda _: None))["runs"][0]["results"][0]
    assert result["partialFingerprints"].keys() == {"artlint/v2"}


def test_other_fingerprints_have_another_name(sandbox: Sandbox) -> None:
    """Who changes how fingerprints are made raises the number in the name, and only then the values here."""
    sandbox.write("1.md", HEALTHY.replace("1689730743000", "NaN").replace("</p>\n", "</p><p></p>\n"))
    results = json.loads(sandbox.run("check", "--output-format", "sarif").out)["runs"][0]["results"]
    assert [result["partialFingerprints"]["artlint/v2"] for result in results] == [
        "a7dc196c30ac570a77da0008236efff8",
        "dfc64ca3df38d8a378f74c2dc8c2bf43",
    ]


def test_a_text_that_became_shorter_is_no_traceback() -> None:
    report = made("一座桥\n一座桥HERE", finding(Span(7, 11)))
    for name in ("rdjson", "sarif"):
        json.loads(report.rendered(name, text_of=lambda _: "一"))


@given(st.text(st.sampled_from("aé法😀\udcff\n\r")), st.data())
def test_bytes_are_those_of_the_line_before_the_place(text: str, data: st.DataObject) -> None:
    lines = Lines(text)
    places = [lines.position(at) for at in data.draw(st.lists(st.integers(0, len(text))))]
    assert byte_columns(text, places) == {
        place: 1 + len(encode(text[place.offset - place.column + 1 : place.offset])) for place in places
    }


def test_each_character_of_a_long_line_is_encoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    encoded: list[str] = []

    def watched(piece: str) -> bytes:
        encoded.append(piece)
        return encode(piece)

    monkeypatch.setattr("artlint.report.rdjson.encode", watched)
    text = "法" * 10_000
    places = [Lines(text).position(at) for at in range(0, 10_000, 10)]
    assert byte_columns(text, places)[places[-1]] == 3 * 9_990 + 1
    assert sum(map(len, encoded)) <= len(text)
