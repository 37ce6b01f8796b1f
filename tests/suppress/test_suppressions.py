"""Suppressions as a user meets them: comments, `[[ignore]]`, what is required, reports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import HEALTHY, checked

from artlint.article import File, from_milliseconds
from artlint.article.suppressions import read_suppression
from artlint.config import Selection
from artlint.model import Request

if TYPE_CHECKING:
    from tests.conftest import Ran, Sandbox

HEAD = "<!--1689730743000-->\n[a](https://example.org/1.html)\n------\n\n"
LOUD = f"{HEAD}<p>LOUD</p><p>SOFT</p>\n"
WORDS = ("--select", "lint_rules,suppression")


def suppressed(ran: Ran) -> list[tuple[str, str, str | None, str | None, str]]:
    return [(it["path"], it["rule"], it["reason"], it["until"], it["by"]) for it in ran.json["suppressed"]]


def said(ran: Ran) -> list[str]:
    """What the rules about comments say."""
    return [
        f"{it['start']['line']}:{it['start']['column']} {it['message']}"
        for it in ran.json["findings"]
        if it["rule"].endswith("-suppression")
    ]


def body_of(sandbox: Sandbox, body: str, configuration: str = "", *arguments: str) -> Ran:
    sandbox.words(configuration)
    sandbox.write("1.md", HEAD + body + "\n")
    return sandbox.check("1.md", *WORDS, *arguments)


def test_a_suppressed_finding_stays_in_the_report_and_counts_nowhere_else(sandbox: Sandbox) -> None:
    body = "<!-- artlint-ignore loud-word until 2999-01-31 -- the agency's  name -->LOUD<p>SOFT</p>"
    ran = body_of(sandbox, body)
    assert (ran.code, ran.found) == (0, ["1.md soft-word"])
    assert suppressed(ran) == [("1.md", "loud-word", "the agency's name", "2999-01-31", "comment")]
    assert ran.json["suppressed"][0]["start"] == {"line": 5, "column": 73, "offset": 133}
    assert ran.json["summary"] == dict.fromkeys(ran.json["summary"], 0) | {
        "checked": 1, "findings": 1, "warnings": 1, "suppressed": 1,
    }  # fmt: skip
    text = sandbox.run("check", "1.md", *WORDS)
    assert text.out.splitlines()[-1] == "1 file checked, 1 finding (1 warning), 1 suppressed"
    assert "LOUD" not in text.out.splitlines()[0]


def test_the_report_can_see_through_suppressions(sandbox: Sandbox) -> None:
    body = "<!-- artlint-ignore loud-word -->LOUD<!-- artlint-ignore soft-word --><p></p>"
    ran = body_of(sandbox, body, '[[ignore]]\nfiles = ["*.md"]\nrules = ["words"]\n'.replace("words", "lint_rules"))
    assert (ran.code, ran.found, ran.json["summary"]["suppressed"]) == (0, ["1.md unused-suppression"], 1)
    ran = sandbox.check("1.md", *WORDS, "--no-suppressions")
    assert (ran.code, ran.found, ran.json["suppressed"]) == (1, ["1.md loud-word"], [])


@pytest.mark.parametrize(
    "text",
    [
        "{}\n" + LOUD,
        LOUD.replace("\n[", "\n{}\n["),
        LOUD.replace("\n---", "\n{}\n---"),
        LOUD.replace("------\n", "------\n{}\n"),
        LOUD.replace("\n\n", "\n\n{}\n\n"),
        LOUD.replace("<p>SOFT", "{}<p>SOFT"),
        LOUD + "{}\n",
        LOUD + "{}",
        "---\ntitle: a\n---\n{}\n" + LOUD,
        "{}\n---\ntitle: a\n---\n" + LOUD,
        "\ufeff{}\n" + LOUD,
        "\r\n".join(["{}", *LOUD.split("\n")]),
    ],
)
def test_a_comment_for_the_file_may_stand_anywhere(sandbox: Sandbox, text: str) -> None:
    sandbox.words()
    sandbox.write("1.md", text.format("<!-- artlint-ignore-file lint_rules -- a draft -->"))
    ran = sandbox.check("1.md", *WORDS)
    assert (ran.found, [it[1] for it in suppressed(ran)]) == ([], ["loud-word", "soft-word"])


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("artlint-ignore soft-word", "5:1 no finding of soft-word is suppressed"),
        ("artlint-ignore soft-word, faint-word", "5:1 no finding of soft-word, faint-word is suppressed"),
        ("artlint-ignore loud-word, soft-word", "5:32 no finding of soft-word is suppressed"),
        ("artlint-ignore-file faint-word", "5:1 no finding of faint-word is suppressed"),
        ("artlint-ignore laud-word", "5:21 unknown rule or folder laud-word; did you mean loud-word?"),
        ("artlint-ignore ALL", "5:21 unknown rule or folder ALL"),
        ("artlint-ignroe loud-word", "5:6 `artlint-ignroe` is nothing that artlint understands: "),
        ("artlint: ignore loud-word", "5:6 `artlint:` is nothing that artlint understands: "),
        ("ARTLINT-IGNORE loud-word", "5:6 `ARTLINT-IGNORE` is nothing that artlint understands: "),
        ("artlint-ignore", "5:1 the comment names no rule"),
        ("artlint-ignore -- why", "5:1 the comment names no rule"),
        ("artlint-ignore loud-word soft-word", "5:21 `loud-word soft-word`: commas go between rules"),
        ("artlint-ignore loud-word until", "5:1 `until ` names no day"),
        ("artlint-ignore loud-word until 2027-02-29 -- x", "5:37 `until 2027-02-29` names no day"),
        ("artlint-ignore loud-word until tomorrow", "5:37 `until tomorrow` names no day"),
        ("artlint-ignore loud-word until 2026-01-31 -- x", "5:37 the suppression ended on 2026-01-31"),
    ],
)
def test_a_comment_that_does_nothing_is_said(sandbox: Sandbox, comment: str, message: str) -> None:
    ran = body_of(sandbox, f"<!-- {comment} --><p>LOUD</p>")
    assert [it[: len(message)] for it in said(ran)] == [message]
    assert {it["severity"] for it in ran.json["findings"] if it["rule"] != "loud-word"} == {"warning"}
    holds = "loud-word, soft-word" in comment
    assert (ran.code, "1.md loud-word" in ran.found) == ((0, False) if holds else (1, True))


def test_only_rules_that_ran_are_called_unused(sandbox: Sandbox) -> None:
    sandbox.words('[rules]\nfaint-word = "off"\n')
    comment = "<!-- artlint-ignore-file loud-word, soft-word, faint-word, hidden-word, lint_rules, html -->"
    sandbox.write("1.md", f"{HEAD}{comment}<p>x</p>\n")
    assert said(sandbox.check("1.md", "--select", "loud-word,suppression")) == [
        "5:26 no finding of loud-word is suppressed"
    ]
    assert said(sandbox.check("1.md", "--ignore", "loud-word")) == [
        "5:37 no finding of soft-word is suppressed", "5:85 no finding of html is suppressed",
    ]  # fmt: skip
    assert said(sandbox.check("1.md")) == [
        "5:26 no finding of loud-word is suppressed",
        "5:37 no finding of soft-word is suppressed",
        "5:73 no finding of lint_rules is suppressed",
        "5:85 no finding of html is suppressed",
    ]


def test_a_rule_that_crashed_or_was_cut_short_is_not_judged(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.judge.shown.MOST_PLACES", 100)
    sandbox.words()
    crashing = (
        "from artlint import Rule\n\n\nclass Crashing(Rule):\n    def check(self, article):\n        yield 1 / 0\n"
    )
    sandbox.write("lint_rules/crashing.py", crashing)
    comment = "<!-- artlint-ignore crashing, lint_rules --><p>x</p><!-- artlint-ignore loud-word --><p>x</p>"
    sandbox.write("1.md", f"{HEAD}{'LOUD ' * 110}{comment}\n")
    ran = sandbox.check("1.md", *WORDS)
    assert (said(ran), ran.code) == ([], 2)


def test_the_rules_about_comments_are_rules_like_others(sandbox: Sandbox) -> None:
    comments = "<!-- artlint-ignore soft-word --><p>x</p>"
    assert body_of(sandbox, comments, '[rules]\nunused-suppression = "error"\n').code == 1
    assert body_of(sandbox, comments, '[rules]\nunused-suppression = "off"\n').found == []
    for hiding in ("artlint-ignore-file unused-suppression -- while we move", "artlint-ignore suppression"):
        ran = body_of(sandbox, f"<!-- {hiding} -->\n{comments}")
        assert (ran.found, [it[1] for it in suppressed(ran)]) == ([], ["unused-suppression"])
    entry = '[[ignore]]\nfiles = ["1.md"]\nrules = ["unused-suppression"]\nreason = "moving"\n'
    ran = body_of(sandbox, comments, entry)
    assert suppressed(ran) == [("1.md", "unused-suppression", "moving", None, "configuration")]


@pytest.mark.parametrize(
    ("now", "holds"),
    [("2027-01-30T00:00:00Z", True), ("2027-01-31T23:59:59.999Z", True), ("2027-02-01T00:00:00Z", False)],
)
def test_the_last_day_is_a_day_in_utc_by_the_time_of_the_run(sandbox: Sandbox, now: str, holds: bool) -> None:
    from datetime import datetime

    sandbox.words('[[ignore]]\nfiles = ["*.md"]\nrules = ["soft-word"]\nuntil = 2027-01-31\n')
    sandbox.write("1.md", f"{HEAD}<!-- artlint-ignore loud-word until 2027-01-31 -->LOUD<p>SOFT</p>\n")
    moment = round(datetime.fromisoformat(now).timestamp() * 1000)
    run = checked(Request(("1.md",), str(sandbox.folder), moment, selection=Selection(("lint_rules", "suppression"))))
    rules = sorted(finding.rule for finding in run.findings)
    assert rules == ([] if holds else ["expired-suppression", "loud-word", "soft-word"])
    notes = [note for note in run.report.notes if "leaves out" not in note]
    assert (run.report.suppressed, len(notes)) == ((2, 0) if holds else (0, 1))
    assert holds or notes[0].endswith("artlint.toml [[ignore]] 1: the entry ended on 2027-01-31")


REQUIRED = "[suppressions]\nrequire-reason = true\nrequire-until = true\n"


@pytest.mark.parametrize(
    ("comment", "complaints"),
    [
        ("artlint-ignore loud-word until 2999-01-31 -- why", []),
        ("artlint-ignore loud-word until 2999-01-31", ["reason"]),
        ("artlint-ignore loud-word until 2999-01-31 -- ", ["reason"]),
        ("artlint-ignore loud-word -- why", ["until"]),
        ("artlint-ignore-file loud-word", ["until", "reason"]),
    ],
)
def test_a_comment_without_what_is_required_does_not_hold(
    sandbox: Sandbox, comment: str, complaints: list[str]
) -> None:
    ran = body_of(sandbox, f"<!-- {comment} --><p>LOUD</p>", REQUIRED)
    assert [message.partition("require-")[2] for message in said(ran)] == [
        f"{key} demands: it hides nothing" for key in complaints
    ]
    assert ran.code == int(bool(complaints))


SOURCES = """
[[sources]]
name = "rfi"
files = ["rfi/**"]
[[sources]]
name = "late"
files = ["rfi/9.md"]
"""


@pytest.mark.parametrize(
    ("entry", "hidden"),
    [
        ('files = ["voa/**"]\nrules = ["loud-word"]', ["voa/1.md loud-word"]),
        ('source = "rfi"\nrules = ["loud-word"]', ["rfi/1.md loud-word", "rfi/9.md loud-word"]),
        ('source = "late"\nrules = ["loud-word"]', ["rfi/9.md loud-word"]),
        ('source = "rfi"\nfiles = ["1.md"]\nrules = ["lint_rules"]', ["rfi/1.md loud-word", "rfi/1.md soft-word"]),
        ('files = ["*.md", "!rfi/**"]\nrules = ["soft-word"]', ["voa/1.md soft-word"]),
    ],
)
def test_an_entry_hides_rules_in_files_or_in_a_source(sandbox: Sandbox, entry: str, hidden: list[str]) -> None:
    sandbox.words(f'{SOURCES}[[ignore]]\n{entry}\nreason = "old"\nuntil = "2999-01-31"\n')
    for path in ("rfi/1.md", "rfi/9.md", "voa/1.md"):
        sandbox.write(path, LOUD)
    ran = sandbox.check(*WORDS)
    assert [f"{it[0]} {it[1]}" for it in suppressed(ran)] == hidden
    assert {it[2:] for it in suppressed(ran)} == {("old", "2999-01-31", "configuration")}
    assert len(ran.found) == 6 - len(hidden)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('rules = ["loud-word"]', "ignore.1: expected the key files or source"),
        ('files = ["*"]', "ignore.1.rules: this key is missing"),
        ('files = ["*"]\nrules = []', "ignore.1.rules: expected at least 1 item"),
        ('files = []\nrules = ["html"]', "ignore.1.files: expected at least 1 item"),
        ('files = ["*"]\nrules = ["laud-word"]', "ignore.1.rules: unknown rule or folder laud-word; did you mean lou"),
        ('source = "rif"\nrules = ["html"]', "ignore.1.source: unknown source rif; did you mean rfi?"),
        ('files = ["*"]\nrules = ["html"]\nuntil = "2027-02-30"', "ignore.1.until: expected a day such as 2027-01-31"),
        ('files = ["*"]\nrules = ["html"]\nuntil = 2027-01-31T00:00:00', "ignore.1.until: expected"),
        ('files = ["*"]\nrules = ["html"]\nreason = ""', "ignore.1.reason: expected at least 1 character"),
        ('files = ["*"]\nrules = ["html"]\nrule = "x"', "unknown key ignore.1.rule; did you mean rules?"),
        (f'files = ["*"]\nrules = ["html"]\n{REQUIRED}', "artlint.toml [[ignore]] 1: reason: this key is missing"),
        ("x = 1\n[suppressions]\nrequire = true", "unknown key suppressions.require; did you mean require-"),
    ],
)
def test_a_wrong_entry_is_an_error_with_its_key(sandbox: Sandbox, entry: str, message: str) -> None:
    sandbox.words(f"{SOURCES}[[ignore]]\n{entry}\n")
    sandbox.write("1.md")
    ran = sandbox.run("check", "1.md")
    assert ran.code == 2
    assert message in ran.err


def test_what_a_file_requires_it_requires_of_what_it_extends(sandbox: Sandbox) -> None:
    sandbox.write("base.toml", '[[ignore]]\nfiles = ["*"]\nrules = ["html"]\n')
    sandbox.write("artlint.toml", 'extends = "base.toml"\n[suppressions]\nrequire-until = true\n')
    sandbox.write("1.md")
    ran = sandbox.run("check", "1.md")
    assert (ran.code, "base.toml [[ignore]] 1: until: this key is missing; require-until in" in ran.err) == (2, True)
    sandbox.write("artlint.toml", 'extends = "base.toml"\n')
    sandbox.write(
        "base.toml", f'[[ignore]]\nfiles = ["*"]\nrules = ["html"]\nreason = "x"\nuntil = 2999-01-31\n{REQUIRED}'
    )
    assert "require-reason = true" in sandbox.run("config", "show", "1.md").out


def test_an_entry_that_hides_nothing_is_noted_when_the_whole_folder_was_checked(sandbox: Sandbox) -> None:
    entries = '[[ignore]]\nfiles = ["1.md"]\nrules = ["loud-word"]\n[[ignore]]\nfiles = ["1.md"]\nrules = ["html"]\n'
    sandbox.words(entries)
    sandbox.write("1.md", LOUD)
    sandbox.write("2.md", LOUD)
    whole = sandbox.run("check")
    assert "artlint.toml [[ignore]] 2: the entry suppresses nothing" in whole.err
    assert "[[ignore]] 1" not in whole.err
    for arguments in (("1.md",), (".", "--select", "loud-word"), (".", "--no-suppressions")):
        assert "suppresses nothing" not in sandbox.run("check", *arguments).err


def test_config_show_and_the_schema_tell_of_suppressions(sandbox: Sandbox) -> None:
    sandbox.words('[[ignore]]\nfiles = ["1.md"]\nrules = ["html", "loud-word"]\nreason = "old"\nuntil = 2999-01-31\n')
    sandbox.write("1.md")
    shown = sandbox.run("config", "show", "1.md").out
    origin = sandbox.folder / "artlint.toml"
    assert f"  ignore html, loud-word until 2999-01-31 -- old  ({origin} [[ignore]] 1)\n" in shown
    assert "  require-reason = false  (default)\n" in shown
    schema = json.loads(sandbox.run("config", "schema").out)
    assert {"ignore", "suppressions"} <= schema["properties"].keys()
    assert set(schema["$defs"]["IgnoreModel"]["properties"]) == {"files", "source", "rules", "reason", "until"}


def test_fingerprints_do_not_change_when_a_neighbour_is_suppressed(sandbox: Sandbox) -> None:
    def fingerprints(text: str) -> dict[str, str]:
        sandbox.words()
        sandbox.write("1.md", text)
        return {
            it["rule"]: it["fingerprint"] for it in sandbox.check("1.md", "--select", "lint_rules").json["findings"]
        }

    plain = fingerprints(f"{HEAD}<p>LOUD SOFT <b>FAINT</b></p>\n")
    commented = fingerprints(
        f"<!-- artlint-ignore-file html -->\n{HEAD}<p>LOUD SOFT <!-- artlint-ignore faint-word --><b>FAINT</b></p>\n"
    )
    assert commented == {rule: plain[rule] for rule in ("loud-word", "soft-word")}


def test_a_file_is_an_article_and_has_its_layout_whatever_comments_stand_in_it(sandbox: Sandbox) -> None:
    comments = "".join(f"<!-- artlint-ignore-file short-body -- {number} -->\n" for number in range(12))
    sandbox.write("1.md", comments + HEALTHY)
    sandbox.write("2.md", f"{comments}---\ntitle: 一座桥重新开放\n---\n{HEALTHY}")
    assert sandbox.check("1.md").json["summary"]["checked"] == 1
    assert "layout: front-matter" in sandbox.run("config", "show", "2.md").out


@pytest.mark.parametrize(
    "said_text",
    [
        "artlint-ignore a,b until 2027-01-31 -- why -- so",
        " \tartlint-ignore  a ,\tb  until  2027-01-31\n--  why -- so ",
    ],
)
def test_a_comment_is_read_in_any_spacing(said_text: str) -> None:
    text = f"{HEAD}<!--{said_text}-->"
    (comment,) = File(text).comments
    read = read_suppression(text, comment)
    assert [(name.text, name.span.of(text)) for name in read.names] == [("a", "a"), ("b", "b")]
    assert (read.last_day, read.reason, read.complaints) == ("2027-01-31", "why -- so", ())
    assert read.end is not None
    assert str(from_milliseconds(read.end)) == "2027-02-01 00:00:00+00:00"


def test_hostile_comments_say_inert_things(sandbox: Sandbox) -> None:
    body = "<!-- artlint-ignore \x1b[31mloud\u202e-- \x1b]0;x\x07 --><p>LOUD</p>"
    body += "<!-- artlint-ignore loud-word -- \x1b[0m -->LOUD"
    sandbox.words()
    sandbox.write("1.md", HEAD + body + "\n")
    assert "\x1b" not in sandbox.run("check", "1.md", *WORDS).out
    any_json: Any = sandbox.check("1.md", *WORDS).json
    assert any_json["suppressed"][0]["reason"] == "\x1b[0m"


def test_many_suppressed_findings_are_all_reported(sandbox: Sandbox) -> None:
    sandbox.words('[[ignore]]\nfiles = ["*.md"]\nrules = ["lint_rules"]\nreason = "法 \\u0000"\n')
    for number in range(3):
        sandbox.write(f"{number}.md", HEAD + "LOUD " * 900 + "\n")
    ran = sandbox.check(*WORDS)
    assert [it["message"] for it in ran.json["suppressed"]] == ["the word is LOUD, in 900 places"] * 3
    assert (ran.json["summary"]["suppressed"], ran.found) == (3, [])


def test_the_limit_of_parse_errors_counts_those_that_are_not_suppressed(sandbox: Sandbox) -> None:
    hidden = f"<!-- artlint-ignore malformed-html --><div>{'</i>' * 150}</div>"
    sandbox.write("1.md", f"{HEAD}{hidden}{'</b>' * 30}\n")
    ran = sandbox.check("1.md", "--select", "malformed-html")
    assert {it["code"] for it in ran.json["findings"]} == {"unexpected-end-tag"}
    assert [it["message"] for it in ran.json["findings"]] == ["`</b>` closes nothing that is open, in 30 places"]
    assert [it["message"] for it in ran.json["suppressed"]] == ["`</i>` closes nothing that is open, in 150 places"]
    sandbox.write("1.md", f"{HEAD}{hidden}{''.join(f'</x{number}>' for number in range(130))}\n")
    findings = sandbox.check("1.md", "--select", "malformed-html").json["findings"]
    assert (len(findings), findings[-1]["message"]) == (101, "30 more parse errors not shown")


def test_errors_that_are_only_counted_are_said_whatever_is_suppressed(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("artlint.html.standard_parser.ERRORS_LIMIT", 11_000)
    comment = "<!-- artlint-ignore malformed-html -->"
    sandbox.write("1.md", f"{HEAD}{comment}<div>{'</i>' * 50}</div>{'</b>' * 11_010}\n")
    findings = sandbox.check("1.md", "--select", "malformed-html").json["findings"]
    assert (len(findings), findings[-1]["message"]) == (
        2,
        "more than 10,000 findings of this rule: this one and those after it are not shown",
    )


def test_a_comment_that_markdown_shows_as_code_suppresses_nothing() -> None:
    shown = "```html\n<!-- artlint-ignore-file mojibake -->\n```\n\n`<!-- artlint-ignore dates -->`\n"
    shown += '![one](2.jpg "<!-- artlint-ignore images -->")\n'
    text = f"---\ntitle: A\n---\n\nText.\n\n{shown}\n<!-- artlint-ignore-file links -->\n"
    file = File(text, path="1.md")
    assert [comment.content.of(text) for comment in file.comments] == ["artlint-ignore-file links"]
    assert shown in file.article.text
