"""The default report of many findings: by file, few of a rule, a table, and what to do next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY, WORDS

if TYPE_CHECKING:
    from tests.conftest import Sandbox

HEAD = "<!--1689730743000-->\n"
RULES = ("check", "--select", "lint_rules")
NUMBERED = WORDS.replace('f"the word is {self.literals[0]}"', 'f"{self.literals[0]} at {at}"')
"""Rules whose messages differ from place to place, so that each finding has a cause of its own."""


def numbered(sandbox: Sandbox, configuration: str = "") -> None:
    sandbox.words(configuration)
    sandbox.write("lint_rules/words.py", NUMBERED)


def flood(sandbox: Sandbox, *words: str) -> None:
    """Articles 0.md, 1.md … with these words, each of which is a finding."""
    numbered(sandbox)
    for number, text in enumerate(words):
        sandbox.write(f"{number}.md", f"{HEAD}{text}\n")


def test_of_a_rule_a_file_shows_five_findings_and_counts_the_others(sandbox: Sandbox) -> None:
    flood(sandbox, "LOUD " * 999 + "SOFT", "LOUD " * 5)
    lines = sandbox.run(*RULES).out.splitlines()
    of_rule = [line for line in lines if line.startswith("  2:") and "error loud-word: LOUD at" in line]
    assert len(of_rule) == 10
    assert lines.count("0.md") == lines.count("1.md") == 1
    assert [line for line in lines if "more of" in line] == ["  … and 994 more of loud-word"]
    assert lines.index("  … and 994 more of loud-word") < lines.index("1.md")
    assert "994 findings only counted; `--output-format full` shows all" in lines
    assert sum(line.startswith("  help: ") for line in lines) == 1


def test_that_a_rule_was_stopped_is_said_and_not_counted(sandbox: Sandbox) -> None:
    flood(sandbox, "LOUD " * 3_000)
    lines = sandbox.run(*RULES).out.splitlines()
    assert "  2:5001 error loud-word: 2,000 more findings of this rule not shown" in lines
    assert "  … and 995 more of loud-word" in lines


def test_one_cause_is_one_of_the_five(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("0.md", f"{HEAD}{'LOUD ' * 3_000}\n")
    lines = sandbox.run(*RULES).out.splitlines()
    assert lines[1] == "  2:1 error loud-word: the word is LOUD, in 3,000 places"
    assert (sum(line.startswith("  see 2:") for line in lines), "  … and 2,994 more places" in lines) == (5, True)
    assert lines[-1] == "1 file checked, 1 finding (1 error)"
    assert not any("more of loud-word" in line for line in lines)


@pytest.mark.parametrize(
    ("places", "counted"), [(6, []), (7, ["  … and 1 more place"]), (12, ["  … and 6 more places"])]
)
def test_the_places_that_are_not_shown_are_all_counted(sandbox: Sandbox, places: int, counted: list[str]) -> None:
    sandbox.words()
    sandbox.write("0.md", f"{HEAD}{'LOUD ' * places}\n")
    lines = sandbox.run(*RULES).out.splitlines()
    assert sum(line.startswith("  see 2:") for line in lines) == 5
    assert [line for line in lines if "more place" in line] == counted


def test_of_many_second_places_the_first_are_shown(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write(
        "lint_rules/related_places.py",
        "from artlint import Related, Rule, Span\n\n\nclass RelatedPlaces(Rule):\n"
        '    """Speak of many places."""\n\n    def check(self, article):\n'
        '        related = tuple(Related(Span(at, at + 1), "there") for at in range(9))\n'
        '        yield self.finding(Span(4, 7), "here", related=related)\n',
    )
    sandbox.write("1.md", f"{HEAD}x\n")
    out = sandbox.run("check", "--select", "related-places").out
    assert (out.count("  see 1:"), out.count("  … and 4 more places\n")) == (5, 1)
    assert sandbox.run("check", "--select", "related-places", "--output-format", "full").out.count("  see 1:") == 9


def test_json_full_and_concise_have_all(sandbox: Sandbox) -> None:
    flood(sandbox, "LOUD " * 900)
    assert len(sandbox.check("--select", "lint_rules").json["findings"]) == 900
    assert sandbox.run(*RULES, "--output-format", "full").out.count(" loud-word: LOUD at ") == 900
    assert sandbox.run(*RULES, "--output-format", "concise").out.count(" loud-word: LOUD at ") == 900


def test_three_thousand_findings_are_a_page_with_a_table(sandbox: Sandbox) -> None:
    flood(sandbox, *["LOUD " * 100] * 29, "SOFT " * 100)
    ran = sandbox.run(*RULES)
    lines = ran.out.splitlines()
    assert len(lines) < 350
    at = lines.index("findings  files  of files  fixable  severity  rule")
    assert lines[at:] == [
        "findings  files  of files  fixable  severity  rule",
        "   2,900     29    96.7 %        0  error     loud-word",
        "     100      1     3.3 %        0  warning   soft-word",
        "",
        "30 files checked, 3,000 findings (2,900 errors, 100 warnings)",
        "2,850 findings only counted; `--output-format full` shows all",
        "next: `--statistics` counts by rule, `--statistics=source` by source",
        "      `artlint baseline create` accepts what is here, so that only what is new fails",
    ]
    assert sum(line.startswith("    2 | ") for line in lines) == 21  # the first 20, and the first of soft-word


def test_few_findings_have_no_table_and_no_advice(sandbox: Sandbox) -> None:
    flood(sandbox, "LOUD", "SOFT", "FAINT")
    lines = sandbox.run(*RULES).out.splitlines()
    assert sum(line.startswith("    2 | ") for line in lines) == 3
    assert lines[-2:] == ["", "3 files checked, 3 findings (1 error, 1 warning, 1 info)"]


def test_what_is_advised_can_be_done(sandbox: Sandbox) -> None:
    for number in range(120):
        sandbox.write(f"{number}.md", HEALTHY.replace("</p>\n", "</p><p></p>\n"))
    out = sandbox.run("check").out
    assert "[*] 120 fixable with `--fix`\nnext: `--statistics` counts" in out
    assert "\n      `--diff` shows what `--fix` mends\n      `artlint baseline create` accepts" in out
    assert "--fix` mends" not in sandbox.run("check", "--fix", "--select", "empty-element").out
    assert "next:" not in sandbox.run("check", "-q").out


def test_a_baseline_is_not_advised_where_there_is_one(sandbox: Sandbox) -> None:
    flood(sandbox, "LOUD " * 3)
    sandbox.run("baseline", "create", "--select", "lint_rules")
    sandbox.write("1.md", HEAD + "SOFT " * 150)
    out = sandbox.run(*RULES).out
    assert "accepted by the baseline" in out
    assert "baseline create" not in out


@pytest.mark.parametrize("path", ["a/\x1b[31m.md", "::error::.md", "法 广.md"])
def test_the_path_above_findings_is_harmless(sandbox: Sandbox, path: str) -> None:
    sandbox.words()
    sandbox.write(path, f"{HEAD}LOUD SOFT\n")
    first = sandbox.run(*RULES).out.splitlines()[0]
    assert first == {"::error::.md": "./::error::.md"}.get(path, path.replace("\x1b", "\\x1b"))


SOURCES = """\
[[sources]]
name = "voa"
files = ["voa/**"]
[[sources]]
name = "rfi | x"
files = ["rfi/**"]
[[sources]]
name = "late"
files = ["voa/late/**"]
"""


def by_source(sandbox: Sandbox) -> None:
    numbered(sandbox, SOURCES)
    empty = "\n[x](https://example.org/1.html)\n------\n\n"
    for path, text in {
        "voa/1.md": "LOUD LOUD",
        "voa/2.md": "",
        "voa/late/1.md": "LOUD",
        "rfi/1.md": "",
        "1.md": "SOFT",
    }.items():
        sandbox.write(path, f"{HEAD}{empty}{text}\n")


def test_statistics_of_each_source(sandbox: Sandbox) -> None:
    by_source(sandbox)
    head = "findings  files  of files  fixable  severity  rule\n"
    assert sandbox.run(*RULES, "--statistics=source").out == (
        "no source: 1 file checked, 1 with findings (100.0 %)\n"
        f"{head}       1      1   100.0 %        0  warning   soft-word\n\n"
        "late: 1 file checked, 1 with findings (100.0 %)\n"
        f"{head}       1      1   100.0 %        0  error     loud-word\n\n"
        "rfi | x: 1 file checked, no finding\n\n"
        "voa: 2 files checked, 1 with findings (50.0 %)\n"
        f"{head}       2      1    50.0 %        0  error     loud-word\n\n"
        "5 files checked, 4 findings (3 errors, 1 warning)\n"
    )


def test_statistics_of_each_source_for_programs(sandbox: Sandbox) -> None:
    by_source(sandbox)
    report = sandbox.check("--select", "lint_rules", "--statistics=source").json
    assert report["sources"][0]["source"] is None
    assert report["sources"][3] == {
        "source": "voa", "checked": 2, "files": 1,
        "statistics": [{"rule": "loud-word", "severity": "error", "count": 2, "files": 1, "fixable": 0}],
    }  # fmt: skip
    assert len(report["statistics"]) == 2
    page = sandbox.run(*RULES, "--statistics=source", "--output-format", "markdown").out
    assert "| voa | 2 | 1 | 50.0 % |\n" in page


@pytest.mark.parametrize("option", ["--statistics", "--statistics=rule", "--statistics=source"])
def test_statistics_take_no_path_for_a_value(sandbox: Sandbox, option: str) -> None:
    by_source(sandbox)
    ran = sandbox.run(*RULES, option, "voa")
    assert ran.out.splitlines()[-1] == "3 files checked, 3 findings (3 errors)"


def test_statistics_count_what_is_fixable(sandbox: Sandbox) -> None:
    sandbox.write("1.md", HEALTHY.replace("</p>\n", "</p><p></p><p>a\x01</p>\n"))
    counts = {}
    for options in ((), ("--unsafe-fixes",)):
        rows = json.loads(sandbox.check("--statistics", *options).out)["statistics"]
        counts[options] = {row["rule"]: row["fixable"] for row in rows}
    assert counts[()] == {"empty-element": 1, "control-character": 0}
    assert counts["--unsafe-fixes",] == {"empty-element": 1, "control-character": 1}


def test_by_source_from_the_cache_and_from_workers(sandbox: Sandbox) -> None:
    sandbox.words(SOURCES)
    for number in range(210):
        sandbox.write(f"voa/{number}.md", f"{HEAD}LOUD\n")
    first = sandbox.check("--select", "lint_rules", "--statistics=source").json
    assert first["sources"][0]["files"] == 210
    assert sandbox.check("--select", "lint_rules", "--statistics=source").json == first
