"""Columns in the unit of each format: CJK and astral text, and places that are many on one long line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.readers import finding, made

from artlint import Related, Span
from artlint.article import encode
from artlint.report.columns import byte_columns
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


def test_a_text_that_is_gone_is_counted_in_code_points() -> None:
    report = made("一座桥HERE", finding(Span(3, 7)))
    diagnostic = json.loads(report.rendered("rdjson", text_of=lambda _: None))["diagnostics"][0]
    assert diagnostic["location"]["range"]["start"] == {"line": 1, "column": 4}
    result = json.loads(report.rendered("sarif", text_of=lambda _: None))["runs"][0]["results"][0]
    assert result["partialFingerprints"].keys() == {"artlint/v1"}


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

    monkeypatch.setattr("artlint.report.columns.encode", watched)
    text = "法" * 10_000
    places = [Lines(text).position(at) for at in range(0, 10_000, 10)]
    assert byte_columns(text, places)[places[-1]] == 3 * 9_990 + 1
    assert sum(map(len, encoded)) <= len(text)
