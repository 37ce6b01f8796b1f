"""The report for programs: every key, as the design promises it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import HEALTHY, NO_ARTICLE

from artlint import __version__

if TYPE_CHECKING:
    from tests.conftest import Sandbox

POSITION = {"line", "column", "offset"}
SUMMARY = {
    "checked", "skipped", "findings", "errors", "warnings", "infos", "suppressed", "baselined", "outside", "fixable",
    "fixed",
}  # fmt: skip
FINDING = {
    "path", "rule", "severity", "message", "help", "start", "end", "code", "fix", "related", "fingerprint", "url",
}  # fmt: skip

RELATED = '''\
from artlint import Related, Rule, Span


class RelatedPlace(Rule):
    """Speak of two places."""

    help = "look at both"

    def check(self, article):
        yield self.finding(
            Span(4, 7), "here", code="finer", related=(Related(Span(0, 4), "there"),)
        )
'''


def words_at(sandbox: Sandbox, content: str | bytes) -> list[dict[str, Any]]:
    sandbox.words()
    sandbox.write("1.md", content)
    findings: list[dict[str, Any]] = sandbox.check("--select", "lint_rules").json["findings"]
    return findings


def test_every_key_stands(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("lint_rules/related_place.py", RELATED)
    sandbox.write("1.md", "<!--NaN-->\nLOUD SOFT FAINT\n")
    sandbox.write("README.md", "prose\n")
    report = sandbox.check("--select", "lint_rules").json
    assert report.keys() == {
        "version", "artlint", "findings", "suppressed", "baselined", "fixed",
        "outcome", "summary", "budgets", "skipped", "problems",
    }  # fmt: skip
    assert (report["version"], report["artlint"], report["outcome"]) == (1, __version__, "findings")
    assert report["summary"] == dict.fromkeys(SUMMARY, 0) | {
        "checked": 1, "skipped": 1, "findings": 4, "errors": 2, "warnings": 1, "infos": 1,
    }  # fmt: skip
    assert [report[key] for key in ("suppressed", "baselined", "fixed", "problems")] == [[], [], [], []]
    assert report["skipped"] == [
        {"path": "README.md", "reason": "not-an-article", "detail": NO_ARTICLE.partition(": ")[2]}
    ]
    assert all(finding.keys() == FINDING for finding in report["findings"])
    first = report["findings"][0]
    assert len(first.pop("fingerprint")) == 32
    assert first == {
        "path": "1.md", "rule": "related-place", "severity": "error", "message": "here", "help": "look at both",
        "start": {"line": 1, "column": 5, "offset": 4}, "end": {"line": 1, "column": 8, "offset": 7},
        "code": "finer", "fix": None, "url": None,
        "related": [
            {"path": "1.md", "start": {"line": 1, "column": 1, "offset": 0},
             "end": {"line": 1, "column": 5, "offset": 4}, "message": "there"},
        ],
    }  # fmt: skip


def test_a_clean_run_and_a_problem(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    assert sandbox.find("1.md").json["outcome"] == "clean"
    report = sandbox.find("1.md", "2.md").json
    assert (report["outcome"], report["problems"]) == (
        "error", [{"path": "2.md", "kind": "missing-path", "message": "no such file or folder"}],
    )  # fmt: skip


def test_findings_are_sorted_by_path_start_and_rule(sandbox: Sandbox) -> None:
    sandbox.words()
    for path in ("b/1.md", "a/2.md", "a/10.md", "a.md", "法/1.md", "elsewhere.md"):
        sandbox.write(path, "<!--NaN-->\nSOFT LOUD LOUD\n")
    (sandbox.folder / "a/0.md").symlink_to("../elsewhere.md")
    found = [
        (finding["path"], finding["start"]["offset"], finding["rule"])
        for finding in sandbox.check("法", "b", "a.md", "a", "--select", "lint_rules").json["findings"]
    ]
    assert found == sorted(found)
    assert len(found) == 12


@pytest.mark.parametrize(
    ("before", "line", "column", "offset"),
    [
        ("", 2, 1, 11),
        ("法广", 2, 3, 13),
        ("😀", 2, 2, 12),
        ("é", 2, 2, 12),
        ("e\u0301", 2, 3, 13),
        ("👨‍👩‍👧", 2, 6, 16),
        ("a\t", 2, 3, 13),
        ("\x00\x1b", 2, 3, 13),
        ("\u2028", 2, 2, 12),
        ("\x0b\x0c\x85", 2, 4, 14),
        ("a\r", 3, 1, 13),
        ("a\r\n", 3, 1, 14),
        ("\n\n", 4, 1, 13),
    ],
)
def test_columns_and_offsets_count_code_points(
    sandbox: Sandbox, before: str, line: int, column: int, offset: int
) -> None:
    (finding,) = words_at(sandbox, f"<!--NaN-->\n{before}LOUD\n")
    assert finding["start"] == {"line": line, "column": column, "offset": offset}
    assert finding["end"] == {"line": line, "column": column + 4, "offset": offset + 4}


def test_a_byte_order_mark_counts(sandbox: Sandbox) -> None:
    sandbox.write("1.md", "\ufeff<!--NaN-->\n")
    (finding,) = sandbox.check("--select", "malformed-epoch").json["findings"]
    assert finding["start"] == {"line": 1, "column": 6, "offset": 5}


def test_an_undecodable_byte_counts_as_one(sandbox: Sandbox) -> None:
    (finding,) = words_at(sandbox, b"<!--NaN-->\n\xff\xe6\xb3LOUD\n")
    assert finding["start"] == {"line": 2, "column": 4, "offset": 14}


def test_undecoded_bytes_and_surrogates_are_written_as_escapes(sandbox: Sandbox) -> None:
    source = (
        "from artlint import Rule, Span\n\n\nclass TellingText(Rule):\n"
        '    """Tell a text."""\n\n    help = "\\ud800 \\udcff"\n\n    def check(self, article):\n'
        '        yield self.finding(Span(0, 1), f"{article.text[-2]} \\ud83d 法 😀 \\x07")\n'
    )
    sandbox.words()
    sandbox.write("lint_rules/telling_text.py", source)
    sandbox.write("1.md", b"<!--NaN-->\n\xfe\n")
    ran = sandbox.check("--select", "telling-text")
    assert ran.json["findings"][0]["message"] == r"\xfe \ud83d 法 😀 " + "\x07"
    assert ran.json["findings"][0]["help"] == r"\ud800 \xff"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8", "utf-16"])
def test_it_is_utf_8_whatever_the_terminal(sandbox: Sandbox, encoding: str) -> None:
    sandbox.words()
    sandbox.write("é法😀.md", "<!--NaN-->\nLOUD\n")
    ran = sandbox.start("check", "--output-format", "json", "--select", "loud-word", PYTHONIOENCODING=encoding)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert json.loads(ran.stdout.decode("utf-8"))["findings"][0]["path"] == "é法😀.md"


def test_statistics_stand_beside_the_findings(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("1.md", "<!--NaN-->\nSOFT LOUD SOFT\n")
    report = sandbox.check("--select", "lint_rules", "--statistics").json
    assert report["statistics"] == [
        {"rule": "loud-word", "severity": "error", "count": 1, "files": 1, "fixable": 0},
        {"rule": "soft-word", "severity": "warning", "count": 1, "files": 1, "fixable": 0},
    ]
    assert len(report["findings"]) == 2


def fingerprints(sandbox: Sandbox, content: str) -> list[str]:
    sandbox.words()
    sandbox.write("1.md", content)
    report = sandbox.check("--select", "lint_rules").json
    return [finding["fingerprint"] for finding in report["findings"]]


HEAD = "<!--1689730743000-->\n[a](https://example.org/1.html)\n------\n\n"


def test_a_fingerprint_stays_when_the_place_moves(sandbox: Sandbox) -> None:
    assert fingerprints(sandbox, f"{HEAD}<p>LOUD 法</p>\n") == fingerprints(
        sandbox, f"{HEAD}<p>x</p>\n<p>LOUD 法</p>\n"
    )


def test_a_fingerprint_changes_with_the_paragraph_and_the_rule(sandbox: Sandbox) -> None:
    before = fingerprints(sandbox, f"{HEAD}<p>LOUD a</p><p>SOFT a</p>\n")
    after = fingerprints(sandbox, f"{HEAD}<p>LOUD b</p><p>SOFT a</p>\n")
    assert (before[0] != after[0], before[1] == after[1]) == (True, True)


def test_a_rule_that_finds_too_much_says_what_is_left_out(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.judge.shown.MOST_PLACES", 1_000)
    findings = words_at(sandbox, "<!--NaN-->\n" + "LOUD " * 1_050)
    assert [finding["message"] for finding in findings] == [
        "the word is LOUD, in 1,000 places",
        "more than 1,000 findings of this rule: this one and those after it are not shown",
    ]


def test_a_fingerprint_is_the_same_from_wherever_artlint_is_started(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.write("sub/1.md", HEALTHY.replace("1689730743000", "NaN"))
    above = sandbox.check("sub").json["findings"]
    monkeypatch.chdir(sandbox.folder / "sub")
    below = sandbox.check().json["findings"]
    assert above
    assert [finding["fingerprint"] for finding in above] == [finding["fingerprint"] for finding in below]
