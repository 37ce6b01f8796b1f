"""Rules of the archive in whole runs: what they find depends on the archive alone."""

from __future__ import annotations

import json
import os
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox

BODY = "The bridge over the river reopened today, and people of both banks came to see it, {}."
ADVERT = "<p>Support the paper of the bridge with a gift today.</p>"


def article(number: int, body: str, day: int = 18) -> str:
    return (
        f"---\ntitle: Bridge {number}\nlink: https://example.org/{number}\ndate: 2023-07-{day}T01:30:51Z\n---\n"
        f"<p>{body}</p>\n"
    )


def numbered(number: int) -> str:
    return article(number, BODY.format(f"for the {number}th time"))


@pytest.fixture
def archive(sandbox: Sandbox) -> Sandbox:
    """An archive of 230 articles, five of which are copies, and 25 of which hold an advertisement."""
    sandbox.write("artlint.toml", "[rules.shared-text]\nmin-files = 20\n")
    for number in range(230):
        sandbox.write(f"{number % 3}/{number:03}.md", numbered(number) + ADVERT * (number % 9 == 1))
    for number in range(5):
        sandbox.write(f"copies/{number}.md", article(1000 + number, BODY.format("as in a copy"), 18 + number))
    return sandbox


def report(archive: Sandbox, *arguments: str) -> Any:
    return archive.check("--select", "archive", *arguments).json


def without_time(found: dict[str, Any]) -> str:
    return json.dumps(found, sort_keys=True)


def test_a_group_is_one_finding_with_its_members(archive: Sandbox) -> None:
    found = report(archive)
    of_bodies = [finding for finding in found["findings"] if finding["rule"] == "duplicate-body"]
    (advert,) = [finding for finding in found["findings"] if finding["rule"] == "shared-text"]
    assert [finding["path"] for finding in of_bodies] == ["copies/1.md"]
    assert of_bodies[0]["related"][0]["path"] == "copies/0.md"
    assert of_bodies[0]["message"] == ("under another title: the body of 5 articles is the same, first in copies/0.md")
    assert of_bodies[0]["severity"] == "warning"
    assert advert["path"] == "1/001.md"
    assert advert["message"] == ('text stands in 26 articles: "Support the paper of the bridge with a …"')
    assert len(advert["related"]) == 9


@pytest.mark.parametrize("arguments", [("--jobs", "2"), ("--no-cache",), ("--jobs", "1", "--no-cache"), ()])
def test_the_report_depends_on_no_way(archive: Sandbox, arguments: tuple[str, ...]) -> None:
    expected = without_time(report(archive, "--jobs", "1", "--no-cache"))
    assert without_time(report(archive, *arguments)) == expected
    assert without_time(report(archive, *arguments)) == expected  # cached, where there is a cache


def test_a_change_is_seen_with_a_cache(archive: Sandbox) -> None:
    report(archive)
    archive.write("copies/9.md", article(9999, BODY.format("as in a copy"), 17))
    os.unlink(archive.folder / "copies/4.md")
    cached = report(archive)
    assert without_time(cached) == without_time(report(archive, "--no-cache"))
    assert "of 5 articles is the same, first in copies/9.md" in json.dumps(cached)


@pytest.mark.slow
def test_a_comment_hides_one_member_and_the_next_is_shown(archive: Sandbox) -> None:
    hidden = article(1001, BODY.format("as in a copy"), 19)
    archive.write("copies/1.md", hidden + "<!-- artlint-ignore-file duplicate-body -- both are wanted -->\n")
    found = report(archive)
    assert [it["path"] for it in found["findings"] if it["rule"] == "duplicate-body"] == ["copies/2.md"]
    assert [(it["path"], it["reason"]) for it in found["suppressed"]] == [("copies/1.md", "both are wanted")]


def test_an_entry_of_the_configuration_hides_members(archive: Sandbox) -> None:
    archive.write("artlint.toml", '[[ignore]]\nfiles = ["copies/**"]\nrules = ["archive"]\nreason = "wanted"\n')
    found = report(archive)
    assert [it["rule"] for it in found["findings"]] == ["shared-text"]
    assert len(found["suppressed"]) == 4


def test_a_baseline_accepts_members_and_a_further_copy_is_new(archive: Sandbox) -> None:
    assert archive.run("baseline", "create").code == 0
    assert archive.check().json["findings"] == []
    archive.write("copies/9.md", article(9999, BODY.format("as in a copy"), 28))
    assert [it["path"] for it in archive.check().json["findings"]] == ["copies/9.md"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("configuration", "rules"),
    [
        ('[rules]\nduplicate-body = "off"\n', {"shared-text"}),
        ('[rules]\narchive = "off"\n', set()),
        ('[[sources]]\nname = "c"\nfiles = ["copies/**"]\n[sources.rules]\nduplicate-body = "off"\n', {"shared-text"}),
        ('[[sources]]\nname = "a"\nfiles = ["1/0*"]\n', {"duplicate-body"}),
    ],
)
def test_a_rule_is_off_where_the_configuration_says_so(archive: Sandbox, configuration: str, rules: set[str]) -> None:
    archive.write("artlint.toml", configuration)
    assert {it["rule"] for it in report(archive)["findings"]} == rules


def test_a_copy_in_another_source_is_syndicated(archive: Sandbox) -> None:
    archive.write("artlint.toml", '[[sources]]\nname = "c"\nfiles = ["copies/[1-4].md"]\n')
    (found,) = [it for it in report(archive)["findings"] if it["rule"] == "duplicate-body"]
    assert found["severity"] == "info"
    assert found["message"].startswith("syndicated copy: ")


@pytest.mark.parametrize(
    ("title", "day", "relation", "severity"),
    [
        ("Bridge", 18, "duplicate", "error"),
        ("Bridge", 19, "published again since 2023-07-18", "warning"),
        (" BRIDGE ", 19, "published again since 2023-07-18", "warning"),
        ("Ferry", 18, "under another title", "warning"),
    ],
)
def test_a_copy_is_told_by_title_and_day(sandbox: Sandbox, title: str, day: int, relation: str, severity: str) -> None:
    for number, (its_title, its_day) in enumerate((("Bridge", 18), (title, day))):
        text = article(number, BODY.format("as in a copy"), its_day)
        sandbox.write(f"{number}.md", text.replace(f"Bridge {number}", f'"{its_title}"'))
    (found,) = sandbox.check("--select", "duplicate-body").json["findings"]
    assert (found["message"].partition(":")[0], found["severity"]) == (relation, severity)


RULE = '''
from artlint import ArchiveFinding, ArchiveRule, Fact, Span


class SameLength(ArchiveRule):
    """Have texts of different lengths."""

    least = 3

    def draw(self, article):
        yield Fact({key}, Span(0, 1), {value})

    def judge(self, facts):
        first, *others = facts
        yield ArchiveFinding(first, f"{{len(others) + 1}} articles, {{first.value!r}}")
'''


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("'k'", "'v'", "3 articles, 'v'"),
        ("b'k'", "-1", "3 articles, -1"),
        ("'\\udcff'", "'\\udcff'", "3 articles, '\\udcff'"),
        ("'\\0'", "0.5", "3 articles, 0.5"),
    ],
)
def test_a_plugin_brings_rules_of_the_archive(sandbox: Sandbox, key: str, value: str, message: str) -> None:
    sandbox.write("lint_rules/same_length.py", RULE.format(key=key, value=value))
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    for number in range(3):
        sandbox.write(f"{number}.md", numbered(number))
    found = sandbox.check().json["findings"]
    assert [(it["path"], it["rule"], it["message"]) for it in found] == [("0.md", "same-length", message)]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("3", "None", "the key of a fact is a text or bytes"),
        ("'k'", "[]", "the value of a fact is list"),
        ("'k'", "2 ** 70", "the value of a fact has more than 64 bits"),
        ("1 / 0", "None", "ZeroDivisionError"),
    ],
)
def test_a_rule_that_fails_is_named(sandbox: Sandbox, key: str, value: str, said: str) -> None:
    sandbox.write("lint_rules/same_length.py", RULE.format(key=key, value=value))
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    sandbox.write("1.md", numbered(1))
    ran = sandbox.check()
    assert ran.code == 2
    assert said in ran.err


def test_a_rule_that_fails_over_the_archive_is_named(sandbox: Sandbox) -> None:
    sandbox.write("lint_rules/same_length.py", RULE.format(key="'k'", value="1").replace("first, *others", "first"))
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    for number in range(3):
        sandbox.write(f"{number}.md", numbered(number))
    ran = sandbox.check()
    assert (ran.code, ran.problems) == (2, [(None, "rule-crashed")])
    assert "same_length.py:" in ran.err


def test_a_file_that_is_gone_by_then_is_left_out(sandbox: Sandbox, tmp_path: Path) -> None:
    """The rule deletes the file that it is about: nothing else of the run is lost."""
    program = RULE.format(key="'k'", value="1").replace(
        "        first, *others = facts\n",
        "        first, *others = facts\n        import os\n        os.unlink(first.path)\n",
    )
    sandbox.write("lint_rules/same_length.py", program)
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    for number in range(3):
        sandbox.write(f"{number}.md", numbered(number) + "<p>LOUD</p>")
    ran = sandbox.check()
    assert (ran.code, ran.json["summary"]["checked"]) == (0, 3)


# A part of an archive, beside what the cache has of the rest


def test_a_named_file_is_held_against_the_facts_of_the_archive(archive: Sandbox) -> None:
    report(archive)
    archive.write("new.md", article(2000, BODY.format("as in a copy"), 28))
    found = report(archive, "new.md")
    assert [(it["path"], it["rule"]) for it in found["findings"]] == [("new.md", "duplicate-body")]
    assert found["findings"][0]["related"][0]["path"] == "copies/0.md"
    assert found["findings"][0]["message"] == (
        "under another title: the body of 6 articles is the same, first in copies/0.md"
    )


def test_only_named_files_are_spoken_of(archive: Sandbox) -> None:
    report(archive)
    assert report(archive, "0/000.md", "copies/0.md")["findings"] == []
    assert [it["path"] for it in report(archive, "copies/3.md")["findings"]] == ["copies/3.md"]


@pytest.mark.slow
def test_a_named_file_counts_as_it_is_now(archive: Sandbox) -> None:
    report(archive)
    archive.write("copies/3.md", numbered(5000))
    assert report(archive, "copies/3.md")["findings"] == []
    archive.write("copies/3.md", article(7, "Nothing is said of any bridge here."))
    (found,) = report(archive, "copies/3.md")["findings"]
    assert (found["rule"], found["related"][0]["path"]) == ("duplicate-url", "1/007.md")


def test_a_file_that_was_renamed_is_no_copy_of_itself(archive: Sandbox) -> None:
    report(archive)
    os.rename(archive.folder / "0/000.md", archive.folder / "moved.md")
    assert report(archive, "moved.md")["findings"] == []


def test_where_nothing_is_known_of_the_archive_the_run_says_so(archive: Sandbox) -> None:
    ran = archive.check("--select", "archive", "copies/1.md")
    assert (ran.code, ran.json["findings"]) == (0, [])
    assert "rules of the archive did not run: they need the facts of the whole archive" in ran.err


@pytest.mark.slow
def test_a_fix_leaves_them_out_and_says_so(archive: Sandbox) -> None:
    ran = archive.check("--select", "archive,not-an-article", "--fix")
    assert "rules of the archive did not run: they run without --fix" in ran.err


@pytest.mark.slow
def test_a_damaged_cache_costs_nothing_but_the_cache(archive: Sandbox) -> None:
    expected = without_time(report(archive))
    database = sqlite3.connect(archive.folder / ".artlint_cache/results.db")
    with database:
        database.execute("UPDATE drawings SET source = 'text', time = 'soon'")
        database.execute("UPDATE facts SET start = 'x', severity = 9, value = x'ff', hiding = '{'")
    database.close()
    ran = archive.check("--select", "archive")
    assert without_time(ran.json) == expected
    assert "the cache is not used for rules of the archive" in ran.err


def test_facts_that_are_gone_are_drawn_again(archive: Sandbox) -> None:
    expected = without_time(report(archive))
    database = sqlite3.connect(archive.folder / ".artlint_cache/results.db")
    with database:
        database.execute("DELETE FROM drawings WHERE id % 2")
    database.close()
    assert without_time(report(archive)) == expected
    assert without_time(report(archive)) == expected


def test_a_value_that_was_tampered_with_stops_no_run(archive: Sandbox) -> None:
    expected = without_time(report(archive))
    database = sqlite3.connect(archive.folder / ".artlint_cache/results.db")
    with database:
        database.execute("UPDATE facts SET value = x'3178' WHERE value IS NOT NULL")
    database.close()
    ran = archive.check("--select", "archive")
    assert without_time(ran.json) == expected
    assert "the cache is not used for rules of the archive: the rule " in ran.err
    again = archive.check("--select", "archive")
    assert without_time(again.json) == expected
    assert "cache" not in again.err
