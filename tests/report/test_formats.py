"""What each format promises beyond being readable: limits, fingerprints, severities, problems, order."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml
from tests.conftest import Checked, checked
from tests.report import readers
from tests.report.readers import finding, made

from artlint import Related, Severity, Span
from artlint.model import Amount, LocatedFix, Problem, Report, Request, Suppressed
from artlint.report import FOR_PEOPLE, FORMATS, Style, Surroundings, reporter
from artlint.report.sarif_text import RULE_TEXT, plain_text, shortened
from artlint.report.worst_findings import SEVERITIES
from artlint.rule import Finding
from artlint.span import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.conftest import Sandbox

TEXT = "<!--NaN-->\n"
EPOCH = Span(4, 7)
LOST = Problem("lost.md", "missing-path", "no such file or folder")
PATHLESS = Problem(None, "configuration", "artlint.toml: rules: unknown rule")


def many(severity: Severity, number: int) -> list[Finding]:
    return [
        finding(EPOCH, f"{severity} number {at}", severity=severity, rule=f"{severity}-rule") for at in range(number)
    ]


def log_of(out: str) -> Any:
    log = json.loads(out)
    readers.SARIF.validate(log)
    return log["runs"][0]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found_is_a_whole_report(name: str) -> None:
    made_ = reporter(name, Style(), Surroundings())
    out = "".join([*made_.begin(), *made_.end(Report(1, {}, (), ()))])
    if name in READ:
        assert READ[name](out) == []
    assert made(TEXT).rendered(name).count("\n") >= (0 if name in ("rdjsonl", "github") else 1)


READ = {name.removeprefix("read_"): read for name, read in vars(readers).items() if name.startswith("read_")}


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in FOR_PEOPLE])
def test_what_could_not_be_done_is_in_every_report_for_programs(name: str) -> None:
    out = made(TEXT, problems=(LOST, PATHLESS)).rendered(name)
    assert out.count("no such file or folder") >= 1
    assert out.count("unknown rule") >= 1


# github


def test_github_shows_ten_of_a_kind_errors_first_and_says_what_it_leaves_out() -> None:
    findings = [*many(Severity.INFO, 3), *many(Severity.WARNING, 12), *many(Severity.ERROR, 11)]
    pages: list[str] = []
    out = made(TEXT, *findings, problems=(LOST,)).rendered("github", add_to_summary=pages.append)
    *lines, last = readers.commands(out)
    assert all(isinstance(line, readers.Command) for line in lines)
    kinds = [line.name for line in lines if isinstance(line, readers.Command)]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 3
    assert last == (
        "2 errors, 2 warnings without annotation: GitHub shows 10 annotations of a kind; "
        "the others are in the summary of this step"
    )
    (page,) = pages
    assert "2 errors, 2 warnings without annotation" in page
    assert [line.rpartition(": ")[2] for line in page.splitlines() if line.startswith("- ")] == [
        "error number 9", "error number 10", "warning number 10", "warning number 11",
    ]  # fmt: skip


@pytest.mark.parametrize("problems", [0, 3, 10, 14])
def test_github_shows_every_problem_and_error_once_as_annotation_or_beside_it(problems: int) -> None:
    lost = [Problem(f"{at}.md", "some-kind", f"problem number {at}") for at in range(problems)]
    report = made(TEXT, *many(Severity.ERROR, 12), problems=lost)
    said = {f"problem number {at}" for at in range(problems)} | {f"error number {at}" for at in range(12)}
    pages: list[str] = []
    for out in (report.rendered("github"), report.rendered("github", add_to_summary=pages.append) + pages[-1]):
        assert sum(line.startswith("::error ") for line in out.splitlines()) == 10
        assert f"{problems + 2} errors without annotation" in out
        assert sorted(re.findall(r"(?:problem|error) number \d+", out)) == sorted(said)


def test_github_without_a_summary_puts_the_rest_into_the_log() -> None:
    out = made(TEXT, *many(Severity.ERROR, 12)).rendered("github").splitlines()
    assert out[:2] == ["1.md:1:5: error error-rule: error number 10", "1.md:1:5: error error-rule: error number 11"]
    assert len(out) == 13
    assert out[-1].endswith("the others are in the log above")


def test_a_step_summary_keeps_to_what_github_takes() -> None:
    pages: list[str] = []
    long = [*many(Severity.WARNING, 20), *(finding(EPOCH, "法" * 250) for _ in range(3000))]
    made(TEXT, *long).rendered("github", add_to_summary=pages.append)
    assert 900_000 < len(pages[0].encode()) < 1024 * 1024
    shown = pages[0].count("- **error**")
    assert "- **warning**" not in pages[0]
    assert f"\n… and {3000 - 10 + 10 - shown:,} more findings\n" in pages[0]
    made(TEXT, *long).rendered("github", add_to_summary=pages.append, summary_room=10_000)
    assert 9_000 < len(pages[1].encode()) < 11_000


def test_github_refuses_columns_of_several_lines() -> None:
    out = made("one\ntwo\n", finding(Span(1, 6))).rendered("github")
    assert out.startswith("::error file=1.md,line=1,title=artlint%3A some-rule::here")


# sarif


def test_sarif_has_what_github_asks_for(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("lint_rules/long_tale.py", LONG_TALE)
    sandbox.write("法/1 a:b.md", "<!--NaN-->\n\nLOUD SOFT FAINT LOUD\n")
    ran = sandbox.run("check", "--output-format", "sarif", "--select", "lint_rules", "--select", "malformed-epoch")
    run = log_of(ran.out)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["long-tale", "malformed-epoch", "loud-word", "soft-word", "faint-word"]
    for rule in rules:
        texts = [rule["shortDescription"]["text"], rule["fullDescription"]["text"], *rule["help"].values()]
        assert all(0 < len(text) <= RULE_TEXT for text in texts), rule["id"]
    assert rules[1]["help"]["markdown"].startswith("Write the epoch comment")
    assert rules[1]["helpUri"].endswith("/malformed-epoch.md")
    assert rules[0]["fullDescription"]["text"].endswith(" …")
    assert rules[2]["shortDescription"]["text"] == "Keep LOUD out."
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "%E6%B3%95/1%20a%3Ab.md", "uriBaseId": "%SRCROOT%"}
        assert place["region"].keys() >= {"startLine", "startColumn"}
        assert result["partialFingerprints"]["primaryLocationLineHash"].endswith(":1")
    assert [result["level"] for result in run["results"]] == ["error", "error", "error", "warning", "note"]
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    assert run["originalUriBaseIds"] == {"%SRCROOT%": {"uri": sandbox.folder.as_uri() + "/"}}
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]


def levels_of(run: Any) -> list[str]:
    return [result["level"] + "*" * ("suppressions" in result) for result in run["results"]]


def test_sarif_holds_no_more_than_github_takes_and_the_worst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.report.sarif.MOST_RESULTS", 5)
    notes: list[str] = []
    findings = [*many(Severity.INFO, 3), *many(Severity.WARNING, 9), *many(Severity.ERROR, 2)]
    report = made(TEXT, *findings, problems=(LOST,))
    hidden = tuple(Suppressed(found, None, None, None) for found in report.result.findings[:2])
    report = report._replace(result=report.result._replace(suppressed=hidden))
    run = log_of(report.rendered("sarif", note=notes.append))
    assert levels_of(run) == ["error", "error", "error", "warning", "warning"]
    assert notes == ["it holds the 5 worst of 17 results, as many as GitHub takes"]
    assert {"level": "warning", "message": {"text": notes[0]}} in run["invocations"][0]["toolExecutionNotifications"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_with_all_results_says_nothing_of_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.report.sarif.MOST_RESULTS", 3)
    notes: list[str] = []
    run = log_of(made(TEXT, *many(Severity.WARNING, 3)).rendered("sarif", note=notes.append))
    assert (levels_of(run), notes) == (["warning"] * 3, [])
    assert "toolExecutionNotifications" not in run["invocations"][0]


def test_what_sarif_leaves_out_is_said(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.report.sarif.MOST_RESULTS", 1)
    sandbox.write("1.md", TEXT)
    sandbox.write("2.md", TEXT)
    arguments = ("check", "--select", "malformed-epoch", "--output-format", "concise", "--output", "sarif=a.sarif")
    said = "note: a.sarif: it holds the 1 worst of 2 results, as many as GitHub takes\n"
    assert (sandbox.run(*arguments).err, sandbox.run(*arguments, "--quiet").err) == (said, "")


def test_a_rule_whose_page_cannot_be_read_is_told_from_its_finding(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("1.md", "<!--1689730743000-->\nLOUD\n")
    checked_ = checked(Request((".",), str(sandbox.folder), 0))
    lost = {name: info._replace(module="no_such_module") for name, info in checked_.report.rules.items()}
    report = Checked(checked_.results, checked_.report._replace(rules=lost))
    rules = {rule["id"]: rule for rule in log_of(report.rendered("sarif"))["tool"]["driver"]["rules"]}
    assert rules["loud-word"]["shortDescription"] == {"text": "Rule loud-word."}
    assert rules["loud-word"]["help"]["text"] == "leave it out"


LONG_TALE = f'''\
from artlint import Rule, Span


class LongTale(Rule):
    """Tell a long tale.

    {"It goes on and on. " * 200}
    """

    help = "{"cut it short " * 200}"

    def check(self, article):
        yield self.finding(Span(4, 7), "a tale")
'''


def test_a_crash_is_a_result_that_becomes_an_alert(sandbox: Sandbox) -> None:
    sandbox.write(
        "lint_rules/crash.py",
        'from artlint import Rule\n\n\nclass Crash(Rule):\n    """Crash."""\n\n    def check(self, article):\n'
        '        yield self.finding(None, "x" / 1)\n',
    )
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    sandbox.write("1.md")
    ran = sandbox.run("check", "--output-format", "sarif", "--select", "crash")
    run = log_of(ran.out)
    (result,) = run["results"]
    assert (ran.code, result["ruleId"], result["level"]) == (2, "artlint/rule-crashed", "error")
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "1.md"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["artlint/rule-crashed"]
    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    assert len(invocation["toolExecutionNotifications"]) == 1


def test_a_wrong_configuration_is_a_notification_and_an_alert(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", "nonsense = 1\n")
    sandbox.write("1.md")
    run = log_of(sandbox.run("check", "--output-format", "sarif").out)
    assert [result["ruleId"] for result in run["results"]] == ["artlint/configuration"]
    assert "nonsense" in run["invocations"][0]["toolConfigurationNotifications"][0]["message"]["text"]


@pytest.mark.parametrize(
    ("message", "written"),
    [
        ("[y\\](https://evil.example/)", "\\[y\\\\\\](https://evil.example/)"),
        ("[a](1) {0} {", "\\[a\\](1) {{0}} {{"),
        ("title holds the backslash of \\}", "title holds the backslash of \\\\}}"),
    ],
)
def test_nothing_in_a_message_of_sarif_is_a_link_or_a_placeholder(message: str, written: str) -> None:
    place = Related(EPOCH, message)
    report = made(TEXT, finding(EPOCH, message, message, related=(place,)), problems=(LOST._replace(message=message),))
    run = log_of(report.rendered("sarif"))
    (rule, _) = run["tool"]["driver"]["rules"]
    texts = [
        *(result["message"]["text"] for result in run["results"]),
        run["results"][-1]["relatedLocations"][0]["message"]["text"],
        run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"],
        rule["help"]["text"],
    ]
    assert texts == [written] * 5
    assert readers.message(written) == message


@pytest.mark.parametrize("text", ["{" * 2000, "[a] " * 600, "\\" * 1023 + "a", "a {} " * 300])
def test_a_long_text_of_a_rule_is_cut_between_signs(text: str) -> None:
    written = shortened(text, plain_text)
    assert len(written) <= RULE_TEXT
    assert text.startswith(readers.message(written.removesuffix(" …")))


def test_sarif_places_a_finding_in_one_line_and_tells_its_whole_extent() -> None:
    place = log_of(made("one\ntwo\n", finding(Span(1, 6))).rendered("sarif"))["results"][0]["locations"][0]
    assert place["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 2}
    assert place["physicalLocation"]["contextRegion"] == {
        "startLine": 1, "startColumn": 2, "endLine": 2, "endColumn": 3,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["sarif", "gitlab", "github", "junit", "rdjson", "rdjsonl"])
def test_paths_are_those_of_the_repository(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    sandbox.write("deep/er/1.md", TEXT)
    monkeypatch.chdir(sandbox.folder / "deep")
    ran = sandbox.run("check", "er", "--select", "malformed-epoch", "--output-format", name)
    assert [path for path, _ in READ[name](ran.out)] == ["deep/er/1.md"]


@pytest.mark.parametrize("name", ["checkstyle", "csv", "json", "jsonl"])
def test_paths_are_those_of_the_working_folder(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    sandbox.write("deep/er/1.md", TEXT)
    monkeypatch.chdir(sandbox.folder / "deep")
    ran = sandbox.run("check", "er", "--select", "malformed-epoch", "--output-format", name)
    assert [path for path, _ in READ[name](ran.out)] == ["er/1.md"]


def test_a_file_outside_of_the_repository_is_told_by_its_whole_path(sandbox: Sandbox) -> None:
    outside = sandbox.write("../outside/1 法.md", TEXT).resolve()
    run = log_of(sandbox.run("check", str(outside), "--select", "malformed-epoch", "--output-format", "sarif").out)
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": outside.as_uri()}


def test_stdin_has_its_own_text(sandbox: Sandbox) -> None:
    text = "<!--NaN-->\n法 LOUD\n".encode()
    sandbox.words()
    sandbox.write("1.md", "another\n")
    arguments = ("check", "-", "--stdin-filename", "1.md", "--select", "loud-word")
    diagnostic = json.loads(sandbox.run(*arguments, "--output-format", "rdjsonl", stdin=text).out)
    assert diagnostic["location"]["range"]["start"] == {"line": 2, "column": 5}
    by_stdin = log_of(sandbox.run(*arguments, "--output-format", "sarif", stdin=text).out)["results"]
    sandbox.write("1.md", text)
    by_file = log_of(sandbox.run("check", "1.md", *arguments[4:], "--output-format", "sarif").out)["results"]
    assert by_stdin == by_file


# fixes and suppressions


FIXED_TEXT = "one\n法 <p></p> 😀 two\n"


def with_fix(*edits: tuple[int, int, str], text: str = FIXED_TEXT, safe: bool = True) -> readers.Made:
    """A report on a finding whose fix makes these edits."""
    report = made(text, finding(Span(edits[0][0], edits[-1][1])))
    position = Lines(text).position
    fix = LocatedFix(safe, "make it right", tuple((position(start), position(end), new) for start, end, new in edits))
    (found,) = report.result.findings
    return report._replace(result=report.result._replace(findings=(found._replace(fix=fix),)))


def test_a_fix_is_in_sarif_with_its_edits() -> None:
    (result,) = log_of(with_fix((6, 13, ""), (15, 16, "🙂"), safe=False).rendered("sarif"))["results"]
    assert result["fixes"] == [
        {
            "description": {"text": "make it right"},
            "properties": {"safe": False},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "1.md", "uriBaseId": "%SRCROOT%"},
                    "replacements": [
                        {
                            "deletedRegion": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 10},
                            "insertedContent": {"text": ""},
                        },
                        {
                            "deletedRegion": {"startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 13},
                            "insertedContent": {"text": "🙂"},
                        },
                    ],
                }
            ],
        }
    ]


def suggestions(report: readers.Made) -> Any:
    out = report.rendered("rdjson")
    readers.read_rdjson(out)
    return json.loads(out)["diagnostics"][0].get("suggestions")


def test_a_fix_is_one_suggestion_of_reviewdog_in_bytes() -> None:
    assert suggestions(with_fix((6, 13, ""), (15, 16, "🙂"))) == [
        {"range": {"start": {"line": 2, "column": 5}, "end": {"line": 2, "column": 18}}, "text": " 😀🙂"}
    ]


@given(st.text("ab法😀\n", min_size=1), st.data())
def test_a_suggestion_does_what_the_edits_do(text: str, data: st.DataObject) -> None:
    bounds = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True)))
    edits = [(start, end, data.draw(st.text("xy法"))) for start, end in zip(bounds[::2], bounds[1::2], strict=False)]
    expected, at = "", 0
    for start, end, new in edits:
        expected += text[at:start] + new
        at = end
    expected += text[at:]
    (suggestion,) = suggestions(with_fix(*edits, text=text))
    lines = [line.encode() for line in text.split("\n")]
    place = suggestion["range"]
    before = b"\n".join(
        [*lines[: place["start"]["line"] - 1], lines[place["start"]["line"] - 1][: place["start"]["column"] - 1]]
    )
    behind = b"\n".join([lines[place["end"]["line"] - 1][place["end"]["column"] - 1 :], *lines[place["end"]["line"] :]])
    assert (before + suggestion["text"].encode() + behind).decode() == expected


@pytest.mark.parametrize(
    "report",
    [
        with_fix((6, 13, "\udcff")),
        with_fix((0, 1, "x"), (9_000, 9_001, "y"), text="a" * 9_500),
        with_fix((0, 1, "x"), text="a" * 20_000),
    ],
)
def test_a_fix_that_a_comment_cannot_hold_is_no_suggestion(report: readers.Made) -> None:
    assert suggestions(report) is None


def test_a_fix_with_bytes_that_are_no_utf_8_is_not_in_sarif() -> None:
    assert "fixes" not in log_of(with_fix((6, 13, "\udcff")).rendered("sarif"))["results"][0]


def with_suppressed() -> readers.Made:
    report = made(TEXT, finding(EPOCH, rule="a-rule"), finding(EPOCH, rule="b-rule"), finding(EPOCH, rule="c-rule"))
    first, second, third = report.result.findings
    suppressed = (
        Suppressed(second, "the source does so", "2027-01-31", None), Suppressed(third, None, None, "artlint.toml"),
    )  # fmt: skip
    return report._replace(
        result=report.result._replace(findings=(first,), suppressed=suppressed),
        report=report.report._replace(
            counts={(first.severity, first.rule): 1}, by_rule={(first.severity, first.rule): Amount(1, 1)}
        ),
    )


def test_suppressed_findings_are_in_sarif_as_suppressed() -> None:
    run = log_of(with_suppressed().rendered("sarif"))
    assert {result["ruleId"]: result.get("suppressions") for result in run["results"]} == {
        "a-rule": None,
        "b-rule": [
            {
                "kind": "inSource", "status": "accepted", "justification": "the source does so",
                "properties": {"until": "2027-01-31"},
            }
        ],
        "c-rule": [{"kind": "external", "status": "accepted"}],
    }  # fmt: skip
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["a-rule", "b-rule", "c-rule"]


def test_suppressed_findings_are_lines_of_jsonl() -> None:
    lines = [json.loads(line) for line in with_suppressed().rendered("jsonl").splitlines()]
    hidden = [line for line in lines if line["type"] == "suppressed"]
    assert [(line["rule"], line["reason"], line["until"], line["by"]) for line in hidden] == [
        ("b-rule", "the source does so", "2027-01-31", "comment"),
        ("c-rule", None, None, "configuration"),
    ]


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("sarif", "jsonl", "json")])
def test_suppressed_findings_are_in_no_other_report(name: str) -> None:
    out = with_suppressed().rendered(name)
    assert "a-rule" in out
    assert "b-rule" not in out


# gitlab


def fingerprints(findings: Sequence[Finding], text: str = TEXT) -> list[str]:
    return [issue["fingerprint"] for issue in json.loads(made(text, *findings).rendered("gitlab"))]


def test_equal_fingerprints_are_salted_the_same_way_in_every_run() -> None:
    same = [finding(EPOCH)] * 4
    first = fingerprints(same)
    assert len(set(first)) == 4
    assert fingerprints(same[:2]) == first[:2]
    assert fingerprints(same) == first


def test_a_fingerprint_does_not_move_with_its_line() -> None:
    text = "<!--1-->\n[a](https://a.b/1)\n------\n\n{}<p>x LOUD</p>\n"
    at = text.format("").index("LOUD")
    above = "<p>above</p>\n"
    before = fingerprints([finding(Span(at, at + 4))], text.format(""))
    assert fingerprints([finding(Span(at + len(above), at + len(above) + 4))], text.format(above)) == before


# junit


@pytest.mark.parametrize(
    ("fail_on", "failed"),
    [("error", {"error"}), ("warning", {"error", "warning"}), ("info", {"error", "warning", "info"}), ("never", set())],
)
def test_a_case_fails_where_its_finding_reaches_the_fail_level(
    sandbox: Sandbox, fail_on: str, failed: set[str]
) -> None:
    sandbox.words()
    sandbox.write("1.md", "<!--1689730743000-->\nLOUD SOFT FAINT\n")
    sandbox.write("2.md")
    ran = sandbox.run("check", "--select", "lint_rules", "--output-format", "junit", "--fail-on", fail_on)
    first, second = JUnitXml.fromstring(ran.out.encode())
    results = {case.name.partition("-")[0]: [result.type for result in case.result] for case in first}
    assert {kind for types in results.values() for kind in types} == failed
    assert (first.tests, first.failures, ran.code) == (3, len(failed), int(bool(failed)))
    assert ([case.name for case in second], second.failures) == (["no finding"], 0)
    assert all(result or "word is" in case.system_out for case, result in zip(first, results.values(), strict=True))


def test_equal_cases_of_junit_have_names_of_their_own() -> None:
    (suite,) = JUnitXml.fromstring(made(TEXT, finding(EPOCH), finding(EPOCH)).rendered("junit").encode())
    assert [case.name for case in suite] == ["some-rule: here", "some-rule: here (2)"]


def test_problems_are_errors_of_junit_each_told_once(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    sandbox.write("README.md", "prose\n")
    ran = sandbox.run("check", ".", "lost.md", "--output-format", "junit", "--show-skipped")
    suites = {suite.name: suite for suite in JUnitXml.fromstring(ran.out.encode())}
    assert {name: (suite.tests, suite.errors, suite.skipped) for name, suite in suites.items()} == {
        "1.md": (1, 0, 0), "artlint": (1, 1, 0), "skipped": (1, 0, 1),
    }  # fmt: skip


# jsonl, markdown


def test_jsonl_says_a_finding_as_soon_as_its_file_is_checked() -> None:
    report = made(TEXT, finding(EPOCH))
    reporting = reporter("jsonl", Style())
    assert [json.loads(line)["type"] for line in reporting.begin()] == ["start"]
    assert [json.loads(line)["type"] for line in reporting.file(report.result)] == ["finding"]
    assert [json.loads(line)["type"] for line in reporting.end(report.report)] == ["summary"]


def test_markdown_fits_into_a_comment_and_says_what_it_leaves_out() -> None:
    findings = [*many(Severity.WARNING, 50), *(finding(EPOCH, "@" * 400) for _ in range(50))]
    out = made(TEXT, *findings, problems=(LOST,) * 30).rendered("markdown")
    assert len(out) < 65_536
    assert "\n… and 20 more findings\n" in out
    assert "\n… and 10 more problems\n" in out
    assert out.index("**error**") < out.index("**warning**")
    assert "| 50 | 1 | 0 | error | some-rule |\n" in out


@pytest.mark.parametrize("problems", [0, 30])
def test_markdown_fits_into_a_comment_whatever_an_article_says(problems: int) -> None:
    long = "\u202e" * 400  # shown as six characters each
    findings = [finding(EPOCH, long, severity=level) for level in SEVERITIES for _ in range(50)]
    lost = [Problem(long, "some-kind", long)] * problems
    out = made(TEXT, *findings, path="法" * 250, problems=lost).rendered("markdown")
    shown = out.count("\n- **") - out.count("\n- **not done**")
    assert 50_000 < len(out) < 65_536
    assert f"\n… and {150 - shown} more findings\n" in out
    assert ("more problems" in out) is bool(problems)


def test_no_line_is_longer_than_reviewdog_reads() -> None:
    related = tuple(Related(Span(0, 1), "\u202e" * 300) for _ in range(100))
    first, second = (
        made(TEXT, finding(EPOCH, "first", related=related), finding(EPOCH)).rendered("rdjsonl").splitlines()
    )
    assert len(first.encode()) < 64 * 1024
    assert [json.loads(line)["message"] for line in (first, second)] == ["first", "here"]


def test_every_format_says_the_same_findings(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("1.md", "<!--1689730743000-->\nLOUD 法 SOFT FAINT\n")
    run = checked(Request((".",), str(sandbox.folder), 0))
    found = [(found.path, found.severity) for found in run.findings]
    assert {severity for _, severity in found} == {Severity.ERROR, Severity.WARNING, Severity.INFO}
    for name, read in READ.items():
        told = [path for path, severity in found if name != "junit" or severity is Severity.ERROR]
        assert len(read(run.rendered(name))) == len(told), name
