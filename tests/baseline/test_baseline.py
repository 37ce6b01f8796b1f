"""`artlint baseline`, and checks that accept the past."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY, addressed
from tests.report import readers

if TYPE_CHECKING:
    from tests.conftest import Ran, Sandbox
    from tests.repository import Repository

CAPTION = '<div><small style="color: #999;">桥上的人群</small></div>'
BASELINE = "artlint-baseline.json"
LOUD = HEALTHY.replace("</p>\n", "</p><p>甲 LOUD 乙。</p><p>丙 LOUD 丁。</p><p>戊 LOUD 己。</p>\n")


@pytest.fixture
def loud(sandbox: Sandbox) -> Sandbox:
    """Two articles with three accepted findings each, and a healthy one."""
    sandbox.words()
    sandbox.write("1.md", LOUD)
    other = LOUD.replace("bridge-reopens-20230718/7186728", "other-20230718/7186729")
    sandbox.write("2.md", other.replace("甲 LOUD 乙", "A LOUD B"))
    sandbox.write("3.md")
    ran = sandbox.run("baseline", "create")
    assert (ran.code, ran.out) == (0, f"{BASELINE}: 6 findings in 2 files accepted\n"), ran.err
    return sandbox


def found(ran: Ran) -> list[str]:
    assert ran.problems == [], ran.err
    return ran.found


def accepted(sandbox: Sandbox) -> dict[str, dict[str, int]]:
    files: dict[str, dict[str, int]] = sandbox.run("baseline", "show", "--output-format", "json").json["baselines"][0][
        "files"
    ]
    return files


def test_what_is_accepted_is_healthy_and_counted(loud: Sandbox) -> None:
    ran = loud.check()
    assert (ran.code, ran.found, ran.json["summary"]["baselined"]) == (0, [], 6)
    assert [finding["path"] for finding in ran.json["baselined"]] == ["1.md"] * 3 + ["2.md"] * 3
    assert loud.run("check").out == "3 files checked, no finding, 6 accepted by the baseline\n"


def places(ran: Ran) -> int:
    """At how many places there is something: findings of one cause are one, with the places related."""
    return sum(1 + len(finding["related"]) for finding in ran.json["findings"])


def test_one_sees_through_the_baseline(loud: Sandbox) -> None:
    assert places(loud.check("--no-baseline")) == 6


def test_new_damage_is_found(loud: Sandbox) -> None:
    loud.write("3.md", addressed("3.md", HEALTHY.replace("第一段", "LOUD")))
    loud.write("1.md", LOUD.replace("第一段", "LOUD"))
    assert found(loud.check()) == ["1.md loud-word", "3.md loud-word"]


def test_one_mended_and_one_new_of_the_same_rule_is_caught(loud: Sandbox) -> None:
    loud.write("1.md", LOUD.replace("甲 LOUD", "甲").replace("第一段", "LOUD"))
    assert found(loud.check()) == ["1.md loud-word"]


def test_text_that_moves_brings_nothing_new(loud: Sandbox) -> None:
    moved = LOUD.replace("<p>甲 LOUD 乙。</p>", "").replace("<p>第二段", "<p>甲 LOUD 乙。</p><p>第二段")
    assert moved != LOUD
    loud.write("1.md", moved.replace("------\n\n", "------\n\n\n\n").replace("<p>丙", "\n\n<p>丙"))
    ran = loud.check()
    assert (found(ran), ran.json["summary"]["baselined"]) == ([], 6)


def test_a_defect_in_a_block_that_was_written_anew_is_new(loud: Sandbox) -> None:
    loud.write("1.md", LOUD.replace("甲 LOUD 乙", "全 LOUD 新"))
    assert found(loud.check()) == ["1.md loud-word"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>甲 LOUD 乙。</p>", "<p>甲 LOUD 乙，改了一句。</p>"),
        ("<p>甲 LOUD 乙。</p>", "<p>新 LOUD 乙。</p>"),
        ("<p>甲 LOUD 乙。</p>", '<p class="x">甲 <b>LOUD</b> 乙。</p>'),
        ("<p>Q&amp;amp;A LOUD。</p>", "<p>Q&amp;A LOUD。</p>"),
        ("<p>甲\u200bLOUD\u200b乙</p>", "<p>甲LOUD乙</p>"),
        ("<p>甲 LOUD 乙<em></em> LOUD 丙。</p>", "<p>甲 LOUD 乙 LOUD 丙。</p>"),
    ],
)
def test_what_is_accepted_stays_accepted_when_something_beside_it_is_mended(
    sandbox: Sandbox, before: str, after: str
) -> None:
    sandbox.words()
    sandbox.write("1.md", HEALTHY.replace("</p>\n", f"</p>{before}\n"))
    assert sandbox.run("baseline", "create").code == 0
    sandbox.write("1.md", HEALTHY.replace("</p>\n", f"</p>{after}\n"))
    assert found(sandbox.check()) == []
    assert sandbox.run("baseline", "prune").code == 0
    assert found(sandbox.check()) == []


def test_one_more_beside_an_accepted_one_is_new(loud: Sandbox) -> None:
    loud.write("1.md", LOUD.replace("甲 LOUD 乙", "甲 LOUD 乙 LOUD"))
    assert found(loud.check()) == ["1.md loud-word"]


def test_a_date_that_is_compared_is_no_mere_neighbour(sandbox: Sandbox) -> None:
    """The accepted lag was that of another date."""
    sandbox.write("1.md", HEALTHY.replace("01:20:00 GMT", "05:20:00 GMT"))
    assert sandbox.run("baseline", "create").code == 0
    assert found(sandbox.check()) == []
    sandbox.write("1.md", HEALTHY.replace("01:20:00 GMT", "06:20:00 GMT"))
    assert found(sandbox.check()) == ["1.md epoch-date-mismatch"]


# Baselines of before

OLD = """\
{"artlint-baseline": 1, "files": {
"1.md": {"~": "HoQ101 -JnBO_", "loud-word": "0asrYDCz UYl8Ff9P pU6142Ip"},
"2.md": {"~": "CgEFy- RuJ-8j", "loud-word": "0asrYDCz 5nt3Yced pU6142Ip"},
"": {}}}
"""
"""What artlint wrote before 0.1.0."""


@pytest.mark.parametrize("command", ["check", "baseline prune", "baseline update", "baseline show"])
def test_a_baseline_with_keys_of_before_is_an_error_that_says_what_to_do(loud: Sandbox, command: str) -> None:
    loud.write(BASELINE, OLD)
    ran = loud.run(*command.split())
    assert ran.code == 2
    assert "was written before artlint 0.1.0; `artlint baseline create --force` makes it anew" in ran.err
    assert (loud.folder / BASELINE).read_text(encoding="utf-8") == OLD


def test_a_baseline_with_keys_of_before_is_made_anew(loud: Sandbox) -> None:
    loud.write(BASELINE, OLD)
    assert loud.run("baseline", "create", "--force").code == 0
    ran = loud.run("check")
    assert (ran.code, ran.err) == (0, "")


def test_equal_findings_are_counted(sandbox: Sandbox) -> None:
    sandbox.words()
    twice = HEALTHY.replace("</p>\n", "</p><p>LOUD 一。</p><p>LOUD 一。</p>\n")
    sandbox.write("1.md", twice)
    sandbox.run("baseline", "create")
    assert found(sandbox.check()) == []
    sandbox.write("1.md", twice.replace("</p>\n", "</p><p>LOUD 一。</p>\n"))
    assert found(sandbox.check("--select", "loud-word")) == ["1.md loud-word"]
    sandbox.write("1.md", twice.replace("<p>LOUD 一。</p><p>LOUD 一。</p>", "<p>一。</p><p>LOUD 二。</p>"))
    assert found(sandbox.check("--select", "loud-word")) == ["1.md loud-word"]


def test_a_renamed_file_keeps_what_is_accepted_and_a_copy_does_not(loud: Sandbox) -> None:
    os.rename(loud.folder / "1.md", loud.folder / "moved.md")
    assert found(loud.check()) == []
    loud.write("moved.md", LOUD.replace("第一段", "首段"))  # its body is another now, its title link is not
    assert found(loud.check()) == []
    loud.write("copy.md", LOUD)
    # one file stands for the one that is gone
    assert set(found(loud.check("--ignore", "archive"))) == {"moved.md loud-word"}
    loud.write("1.md", LOUD)
    assert set(found(loud.check("--ignore", "archive"))) == {"copy.md loud-word", "moved.md loud-word"}


def test_a_file_is_first_its_path(loud: Sandbox) -> None:
    """A healthy article under the path of a damaged one takes nothing from it."""
    one, two = (loud.folder / "1.md").read_bytes(), (loud.folder / "2.md").read_bytes()
    loud.write("1.md", two)
    loud.write("2.md", one)
    assert found(loud.check()) == ["1.md loud-word", "2.md loud-word"]  # other words stand in the other file now


def test_stale_entries_fail_nothing_are_said_and_pruned(loud: Sandbox) -> None:
    loud.write("1.md", LOUD.replace("甲 LOUD", "甲").replace("丙 LOUD", "丙"))
    ran = loud.run("check")
    assert (ran.code, ran.err) == (
        0,
        "note: 2 accepted findings are no longer there; `artlint baseline prune` takes them out of the baseline\n",
    )
    loud.write("3.md", addressed("3.md", HEALTHY.replace("第一段", "LOUD")))
    ran = loud.run("baseline", "prune")
    assert (ran.code, ran.out) == (0, f"{BASELINE}: 4 findings in 2 files accepted, 0 of them new, 2 taken out\n")
    assert found(loud.check()) == ["3.md loud-word"]
    ran = loud.run("baseline", "update")
    assert (ran.code, ran.out) == (0, f"{BASELINE}: 5 findings in 3 files accepted, 1 of them new, 0 taken out\n")
    assert found(loud.check()) == []


def test_pruning_forgets_files_that_are_gone_and_renames_those_that_moved(loud: Sandbox) -> None:
    (loud.folder / "2.md").unlink()
    os.rename(loud.folder / "1.md", loud.folder / "moved.md")
    assert loud.run("baseline", "prune").code == 0
    assert accepted(loud) == {"moved.md": {"loud-word": 3}}


def test_an_update_of_some_files_leaves_the_others(loud: Sandbox) -> None:
    loud.write("1.md")
    loud.write("2.md")
    assert loud.run("baseline", "update", "1.md").code == 0
    assert accepted(loud) == {"2.md": {"loud-word": 3}}


def test_an_update_of_some_rules_leaves_the_others(loud: Sandbox) -> None:
    loud.write("1.md", HEALTHY.replace("第一段", "SOFT"))
    assert loud.run("baseline", "update", "--select", "soft-word").code == 0
    assert accepted(loud) == {"1.md": {"loud-word": 3, "soft-word": 1}, "2.md": {"loud-word": 3}}


def test_create_writes_over_nothing_unless_told(loud: Sandbox) -> None:
    before = (loud.folder / BASELINE).read_bytes()
    ran = loud.run("baseline", "create")
    assert (ran.code, "there is a baseline already; `artlint baseline update`" in ran.err) == (2, True)
    assert (loud.folder / BASELINE).read_bytes() == before
    loud.write("1.md")
    assert loud.run("baseline", "create", "--force").code == 0
    assert accepted(loud) == {"2.md": {"loud-word": 3}}


@pytest.mark.parametrize("action", ["update", "prune", "show"])
def test_without_a_baseline_it_is_told(sandbox: Sandbox, action: str) -> None:
    sandbox.write("1.md")
    ran = sandbox.run("baseline", action)
    assert (ran.code, "there is no baseline yet; `artlint baseline create` writes it" in ran.err) == (2, True)


def test_show_counts_by_rule_and_file_and_tells_what_is_gone(loud: Sandbox) -> None:
    loud.write("1.md", LOUD.replace("甲 LOUD", "甲"))
    loud.write("3.md", addressed("3.md", HEALTHY.replace("第一段", "SOFT")))
    ran = loud.run("baseline", "show")
    assert (ran.code, ran.out) == (
        0,
        f"{BASELINE}: 6 findings accepted\n"
        "       6  loud-word\n"
        "accepted:\n"
        "  1.md: loud-word 3\n"
        "  2.md: loud-word 3\n"
        "no longer found, `artlint baseline prune` takes them out:\n"
        "  1.md: loud-word\n"
        "found and not accepted: 1\n",
    )


def test_the_configuration_names_the_baseline_and_the_command_line_another(loud: Sandbox) -> None:
    os.rename(loud.folder / BASELINE, loud.folder / "past.json")
    assert places(loud.check()) == 6
    assert found(loud.check("--baseline", "past.json")) == []
    loud.words('baseline = "past.json"\n')
    assert found(loud.check()) == []
    assert loud.check("--baseline", "none.json").problems == [(None, "configuration")]
    (loud.folder / "past.json").unlink()
    ran = loud.run("check")
    assert (ran.code, "past.json: no such baseline; `artlint baseline create` writes it" in ran.err) == (2, True)
    assert loud.run("baseline", "create").out == "past.json: 6 findings in 2 files accepted\n"


def test_it_is_found_from_any_folder(loud: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    loud.write("a/b/4.md", addressed("a/b/4.md", LOUD))
    assert loud.run("baseline", "update").code == 0
    monkeypatch.chdir(loud.folder / "a" / "b")
    assert found(loud.check("4.md", "../../1.md")) == []
    (loud.folder / "artlint.toml").unlink()
    assert loud.check("--isolated").json["summary"]["baselined"] == 0
    assert loud.check("4.md", "--select", "empty-body").code == 0


def test_stdin_stands_for_its_file(loud: Sandbox) -> None:
    ran = loud.check("-", "--stdin-filename", "1.md", stdin=LOUD.encode())
    assert (ran.code, ran.json["summary"]["baselined"]) == (0, 3)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<<<<<<< HEAD\n", "line 1: a merge left its conflict here; `artlint baseline prune`"),
        ("[]", "expected a baseline of version 1"),
        ('{"artlint-baseline": 1, "files": {\n"1.md": 5,\n"": {}}}\n', "line 2: expected a path"),
    ],
)
def test_a_broken_baseline_is_told_with_its_line(loud: Sandbox, content: str, message: str) -> None:
    loud.write(BASELINE, content)
    ran = loud.run("check")
    assert ran.code == 2
    assert f"{loud.folder / BASELINE}: {message}" in ran.err


def test_a_merges_conflict_is_resolved_by_prune_and_by_update(loud: Sandbox) -> None:
    whole = (loud.folder / BASELINE).read_text()
    lines = whole.splitlines(keepends=True)
    torn = "".join([lines[0], "<<<<<<< HEAD\n", lines[1], "=======\n", lines[2], ">>>>>>> other\n", lines[3]])
    for action in ("prune", "update"):
        loud.write(BASELINE, torn)
        assert loud.run("baseline", action).code == 0
        assert (loud.folder / BASELINE).read_text() == whole


def test_branches_that_accept_other_files_merge_without_a_conflict(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.words()
    for number in range(1, 6):
        sandbox.write(f"{number}.md", LOUD.replace("7186728", f"718672{number}") if number % 2 else HEALTHY)
    sandbox.run("baseline", "create")
    repository.commit()
    for branch, path in (("a", "2.md"), ("b", "4.md")):
        repository.git("checkout", "-q", "-b", branch, "main")
        sandbox.write(path, LOUD)
        sandbox.run("baseline", "update")
        repository.commit()
    repository.git("merge", "-q", "-m", "merged", "a")
    assert found(sandbox.check()) == []


CRASHING = '''\
"""A rule that fails on some articles."""

from artlint import Rule


class CrashingRule(Rule):
    """Fail where the word is."""

    literals = ("CRASH",)

    def check(self, article):
        raise RuntimeError("no")
'''


def test_a_file_that_could_not_be_checked_keeps_what_is_accepted(sandbox: Sandbox) -> None:
    sandbox.words()
    sandbox.write("lint_rules/crashing.py", CRASHING)
    for path in ("1.md", "2.md"):
        sandbox.write(path, LOUD)
    assert sandbox.run("baseline", "create").code == 0
    sandbox.write("1.md")
    sandbox.write("2.md", addressed("2.md", HEALTHY.replace("第一段", "CRASH")))
    ran = sandbox.run("baseline", "update")
    assert (ran.code, "crashed" in ran.err) == (2, True)
    assert accepted_text(sandbox) == {"2.md"}


def accepted_text(sandbox: Sandbox) -> set[str]:
    return {path for path in json.loads((sandbox.folder / BASELINE).read_text())["files"] if path}


@pytest.mark.parametrize("arguments", [("no-such.md",), ("empty",), ("--config", "none.toml"), ("--select", "no-rule")])
def test_nothing_is_written_where_it_is_not_known_what_there_is(loud: Sandbox, arguments: tuple[str, ...]) -> None:
    (loud.folder / "empty").mkdir()
    before = (loud.folder / BASELINE).read_bytes()
    assert loud.run("baseline", "update", *arguments).code == 2
    assert (loud.folder / BASELINE).read_bytes() == before


def test_a_baseline_keeps_its_mode_and_follows_its_link(loud: Sandbox) -> None:
    os.rename(loud.folder / BASELINE, loud.folder / "kept.json")
    os.chmod(loud.folder / "kept.json", 0o640)
    (loud.folder / BASELINE).symlink_to("kept.json")
    loud.write("1.md")
    assert loud.run("baseline", "prune").code == 0
    assert (loud.folder / BASELINE).is_symlink()
    assert (loud.folder / "kept.json").stat().st_mode & 0o777 == 0o640
    assert accepted_text(loud) == {"2.md"}


def test_a_change_of_line_ends_by_git_brings_nothing_new(loud: Sandbox) -> None:
    loud.write("1.md", LOUD.replace("\n", "\r\n"))
    assert found(loud.check("--select", "loud-word")) == []


def test_a_suppression_beside_an_accepted_finding_brings_nothing_new(loud: Sandbox) -> None:
    comment = "<!-- artlint-ignore loud-word -- a name -->"
    loud.write("1.md", LOUD.replace("<p>甲 LOUD", f"{comment}<p>甲 LOUD"))
    ran = loud.check("--select", "loud-word")
    assert (found(ran), ran.json["summary"]["suppressed"], ran.json["summary"]["baselined"]) == ([], 1, 5)
    assert [finding["fingerprint"] for finding in ran.json["suppressed"]]
    loud.write("1.md", LOUD.replace("<p>甲 LOUD 乙", f"<p>甲 {comment} LOUD 乙"))
    assert found(loud.check("--select", "loud-word")) == []


def test_what_a_rule_did_not_show_is_accepted_with_what_it_did(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", "[rules.malformed-html]\nmax-shown = 2\n")
    many = HEALTHY.replace("</p>\n", "</p>" + "".join(f"<p>{n}</b>。</p>" for n in range(9)) + "\n")
    sandbox.write("1.md", many)
    assert sandbox.run("baseline", "create").code == 0
    sandbox.write("1.md", many.replace("0</b>", "0"))
    assert found(sandbox.check()) == []


# With changes


def test_the_index_is_held_against_the_baseline(loud: Sandbox, repository: Repository) -> None:
    repository.commit()
    loud.write("1.md", LOUD.replace("第一段", "LOUD"))
    repository.add()
    ran = loud.check("--staged")
    assert (found(ran), ran.json["summary"]["outside"]) == (["1.md loud-word"], 3)
    ran = loud.check("--staged", "--changed-files-only")
    assert (found(ran), ran.json["summary"]["baselined"]) == (["1.md loud-word"], 3)
    repository.git("mv", "2.md", "4.md")
    assert found(loud.check("--staged", "--changed-files-only")) == ["1.md loud-word"]


def test_fingerprints_are_a_findings_own_and_survive_lines_put_above(sandbox: Sandbox) -> None:
    sandbox.words()
    equal = HEALTHY.replace("</p>\n", "</p>" + "<p>LOUD 一。</p>" * 3 + "<p>LOUD SOFT 二。</p>\n")
    prints: list[list[str]] = []
    for content in (equal, "\n\n" + equal.replace("------\n\n", "------\n\n\n\n").replace("<p>第二段", "\n<p>第二段")):
        sandbox.write("1.md", content)
        sandbox.write("a/1.md", content)
        findings = sandbox.check("--select", "lint_rules").json["findings"]
        prints.append([finding["fingerprint"] for finding in findings])
    assert prints[0] == prints[1]
    assert len(set(prints[0])) == len(prints[0]) == 4


def test_force_writes_over_what_is_no_baseline(loud: Sandbox) -> None:
    loud.write(BASELINE, "{}")
    assert loud.run("baseline", "create", "--force").code == 0
    assert loud.check().json["summary"]["baselined"] == 6


@pytest.mark.parametrize("arguments", [("create",), ("create", "--force"), ("update",), ("prune",), ("show",)])
def test_only_a_regular_file_is_a_baseline(loud: Sandbox, arguments: tuple[str, ...]) -> None:
    os.mkfifo(loud.folder / "pipe")
    for path in ("pipe", "lint_rules", ""):
        ran = loud.run("baseline", *arguments, f"--baseline={path}")
        assert (ran.code, ran.err) == (2, f"error: {(loud.folder / path)!s}: is no regular file\n")
    assert (loud.folder / "pipe").is_fifo()


def test_a_read_only_baseline_stays_as_it_is(loud: Sandbox) -> None:
    (loud.folder / BASELINE).chmod(0o444)
    before = (loud.folder / BASELINE).read_bytes()
    loud.write("1.md")
    ran = loud.run("baseline", "update")
    assert (ran.code, ran.err) == (2, f"error: {loud.folder / BASELINE}: is read-only\n")
    assert (loud.folder / BASELINE).read_bytes() == before


def test_a_file_that_is_no_article_any_more_loses_its_entries(loud: Sandbox) -> None:
    loud.write("1.md", "no article\n")
    assert loud.run("baseline", "prune").code == 0
    assert accepted(loud) == {"2.md": {"loud-word": 3}}


def test_what_could_not_be_checked_is_not_called_gone(loud: Sandbox) -> None:
    words = (loud.folder / "lint_rules" / "words.py").read_text(encoding="utf-8")
    loud.write("lint_rules/words.py", words.replace("while at >= 0", "while 1 / 0"))
    ran = loud.start("check")  # this process has the rule as it was
    assert (ran.returncode, b"loud-word crashed" in ran.stderr, b"no longer there" in ran.stderr) == (2, True, False)


def states(sandbox: Sandbox, *arguments: str) -> list[tuple[str, str | None]]:
    """The rule and `baselineState` of every result of a valid SARIF log."""
    log = json.loads(sandbox.run("check", "--output-format", "sarif", *arguments).out)
    readers.SARIF.validate(log)
    return [(result["ruleId"], result.get("baselineState")) for result in log["runs"][0]["results"]]


def test_sarif_has_what_is_new_as_new_and_nothing_that_is_accepted(loud: Sandbox) -> None:
    soft = "<p><!-- artlint-ignore soft-word -->SOFT</p>"
    loud.write("1.md", LOUD.replace("第一段", "LOUD").replace("</p>\n", f"</p>{soft}\n"))
    loud.write("3.md", addressed("3.md", HEALTHY.replace("第一段", "SOFT")))  # not in the baseline, but held against it
    assert states(loud) == [("loud-word", "new"), ("soft-word", "new"), ("soft-word", None)]
    assert {state for _, state in states(loud, "--no-baseline")} == {None}
    assert len(states(loud, "--no-baseline")) == 4


# Fixes beside a baseline


EMPTY = LOUD.replace("</p>\n", "</p><p></p>\n")


@pytest.fixture
def accepted_empty(loud: Sandbox) -> Sandbox:
    """An article with three accepted findings, and one that a fix would mend."""
    loud.write("1.md", EMPTY)
    assert loud.run("baseline", "update").code == 0
    assert loud.check().json["summary"]["baselined"] == 7
    return loud


def test_a_fix_mends_what_is_accepted_too_and_its_entry_fails_nothing(accepted_empty: Sandbox) -> None:
    ran = accepted_empty.run("check", "--fix")
    assert (ran.code, ran.out) == (
        0,
        "1.md: fixed 1 empty-element\n3 files checked, no finding, 1 fixed, 6 accepted by the baseline\n",
    )
    assert "note: 1 accepted finding is no longer there; `artlint baseline prune`" in ran.err
    assert (accepted_empty.folder / "1.md").read_text(encoding="utf-8") == LOUD
    assert accepted_empty.run("check").code == 0


def test_a_diff_leaves_with_1_beside_a_baseline_too(accepted_empty: Sandbox) -> None:
    ran = accepted_empty.run("check", "--diff")
    assert (ran.code, ran.out.count("\n- "), ran.err) == (1, 1, "")
    stdin = accepted_empty.run("check", "--diff", "-", "--stdin-filename", "1.md", stdin=EMPTY.encode())
    assert (stdin.code, stdin.out) == (1, ran.out.replace("1 of 3 files", "1 of 1 file"))


def test_a_run_that_only_fixes_calls_nothing_gone(accepted_empty: Sandbox) -> None:
    ran = accepted_empty.run("check", "--fix-only")
    assert (ran.code, ran.out, ran.err) == (0, "1.md: fixed 1 empty-element\n3 files checked, 1 fixed\n", "")
