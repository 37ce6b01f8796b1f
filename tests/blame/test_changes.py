"""`--staged`, `--diff-base` and `--changed-files-only` in real repositories."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ran, Sandbox
    from tests.repository import Repository

CAPTION = '<div><small style="color: #999;">桥上的人群</small></div>'
OLD_DEFECT = HEALTHY.replace("</p>\n", "</p><p></p><p>第三段说天气很好。</p><p>第四段说<em></em>明天有雨。</p>\n")
"""A healthy article with two defects: an empty paragraph, and an empty element in the last one."""


def rules(ran: Ran) -> list[str]:
    assert ran.problems == [], ran.err
    return [finding["rule"] for finding in ran.json["findings"]]


def changed(sandbox: Sandbox, repository: Repository, before: str, after: str) -> Ran:
    """A run over the one change of one article."""
    sandbox.write("1.md", before)
    repository.commit()
    sandbox.write("1.md", after)
    repository.add()
    return sandbox.check("--staged")


def test_a_typo_mended_in_one_paragraph_does_not_bring_up_the_defect_of_another(
    sandbox: Sandbox, repository: Repository
) -> None:
    ran = changed(sandbox, repository, OLD_DEFECT, OLD_DEFECT.replace("第一段", "首段"))
    assert (ran.code, rules(ran), ran.json["summary"]["outside"]) == (0, [], 2)
    assert (
        sandbox.run("check", "--staged").out == "1 file checked, no finding, 2 findings outside the change not shown\n"
    )


def test_a_change_in_the_sentence_of_a_defect_brings_it_up(sandbox: Sandbox, repository: Repository) -> None:
    ran = changed(sandbox, repository, OLD_DEFECT, OLD_DEFECT.replace("<em></em>", "<em> </em>"))
    assert (ran.code, rules(ran), ran.json["summary"]["outside"]) == (0, ["empty-element"], 1)


@pytest.mark.parametrize(
    ("taken", "put", "rule"),
    [
        (CAPTION, "", "missing-caption"),
        ("<!--1689730743000-->", "<!--1689630743000-->", "epoch-date-mismatch"),
        ("19 Jul 2023 01:20:00", "19 Jul 2023 03:20:00", "epoch-date-mismatch"),
        ("<!--1689730743000-->\n", "", "missing-epoch"),
        ('src="https://images.weserv.nl?url=', 'src="https://', "image-bypasses-proxy"),
        ("------\n\n", "------\n", "missing-blank-line"),
    ],
)
def test_a_change_that_damages_brings_its_finding_and_leaves_the_old_ones(
    sandbox: Sandbox, repository: Repository, taken: str, put: str, rule: str
) -> None:
    assert taken in OLD_DEFECT
    ran = changed(sandbox, repository, OLD_DEFECT, OLD_DEFECT.replace(taken, put))
    assert (rules(ran), ran.json["summary"]["outside"]) == ([rule], 2)


def test_an_element_left_open_is_the_doing_of_who_took_its_end_tag_away(
    sandbox: Sandbox, repository: Repository
) -> None:
    before = OLD_DEFECT.replace("天气", "<b>天气</b>")
    ran = changed(sandbox, repository, before, before.replace("</b>", ""))
    assert set(rules(ran)) == {"malformed-html"}
    assert ran.json["summary"]["outside"] == 2


def test_a_new_file_is_new_as_a_whole(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("0.md")
    repository.commit()
    sandbox.write("1.md", OLD_DEFECT)
    repository.add()
    assert sandbox.check("--staged").found == ["1.md empty-element"] * 2


def test_before_the_first_commit_all_is_new(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("1.md", OLD_DEFECT)
    repository.add()
    assert sandbox.check("--staged").found == ["1.md empty-element"] * 2


def test_a_renamed_file_is_compared_with_what_it_was(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("1.md", OLD_DEFECT)
    repository.commit()
    repository.git("mv", "1.md", "二.md")
    ran = sandbox.check("--staged")
    assert (ran.found, ran.json["summary"]["outside"]) == ([], 2)
    sandbox.write("二.md", OLD_DEFECT.replace(CAPTION, ""))
    repository.add()
    assert sandbox.check("--staged").found == ["二.md missing-caption"]


def test_a_copy_is_new_as_a_whole(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("1.md", OLD_DEFECT)
    repository.commit()
    sandbox.write("2.md", OLD_DEFECT)
    repository.add()
    assert sandbox.check("--staged").found == ["2.md empty-element"] * 2
    (sandbox.folder / "1.md").unlink()
    sandbox.write("3.md", OLD_DEFECT)
    repository.add()
    assert len(sandbox.check("--staged").found) == 2


def test_the_index_is_checked_and_not_the_worktree(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("1.md")
    sandbox.write("2.md")
    repository.commit()
    sandbox.write("1.md", HEALTHY.replace(CAPTION, ""))
    sandbox.write("2.md", HEALTHY.replace("第一段", "首段"))
    repository.add()
    sandbox.write("1.md")
    sandbox.write("2.md", HEALTHY.replace(CAPTION, ""))
    assert sandbox.check("--staged").found == ["1.md missing-caption"]
    (sandbox.folder / "1.md").unlink()
    assert sandbox.check("--staged").found == ["1.md missing-caption"]
    assert sandbox.check("--staged", "1.md").found == ["1.md missing-caption"]
    assert sandbox.check("--staged", "2.md").found == []


def test_a_commit_that_touches_no_article_is_healthy_and_it_is_said(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("1.md", OLD_DEFECT)
    repository.commit()
    ran = sandbox.run("check", "--staged")
    assert (ran.code, ran.err) == (0, "note: no article is changed in the index\n")
    ran = sandbox.run("check", "--diff-base", "HEAD")
    assert (ran.code, ran.err) == (0, "note: no article is changed since HEAD\n")


def test_deleted_files_links_and_submodules_are_no_articles_of_a_commit(
    sandbox: Sandbox, repository: Repository
) -> None:
    sandbox.write("1.md", OLD_DEFECT)
    sandbox.write("2.md", OLD_DEFECT)
    repository.commit()
    (sandbox.folder / "2.md").unlink()
    (sandbox.folder / "link.md").symlink_to("1.md")
    repository.add()
    inner = repository.git("rev-parse", "HEAD").strip()
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{inner},module.md")
    ran = sandbox.check("--staged")
    assert (ran.code, ran.found) == (0, [])
    assert ran.skipped == {"link.md": "link", "module.md": "submodule"}
    assert sandbox.check("--staged", "2.md").code == 0
    assert sandbox.check("--staged", "no-such.md").problems == [("no-such.md", "missing-path")]


def test_a_link_that_becomes_a_file_is_new(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("1.md", OLD_DEFECT)
    (sandbox.folder / "2.md").symlink_to("1.md")
    repository.commit()
    (sandbox.folder / "2.md").unlink()
    sandbox.write("2.md", OLD_DEFECT)
    repository.add()
    assert sandbox.check("--staged").found == ["2.md empty-element"] * 2


def test_a_file_that_is_only_meant_to_be_added_is_no_part_of_the_commit(
    sandbox: Sandbox, repository: Repository
) -> None:
    sandbox.write("1.md")
    repository.commit()
    sandbox.write("2.md", OLD_DEFECT)
    repository.git("add", "--intent-to-add", "2.md")
    ran = sandbox.check("--staged")
    assert (ran.code, ran.json["summary"]["checked"]) == (0, 0)
    assert sandbox.check("--diff-base", "HEAD").found == ["2.md empty-element"] * 2


def test_odd_paths_come_through(sandbox: Sandbox, repository: Repository) -> None:
    names = ["a b.md", "一\n二.md", "-x.md", '"q".md', os.fsdecode(b"\xff.md")]
    for name in names:
        sandbox.write(name, OLD_DEFECT)
    repository.add()
    shown = {finding["path"] for finding in sandbox.check("--staged").json["findings"]}
    assert shown == {"a b.md", "一\n二.md", "-x.md", '"q".md', "\\xff.md"}
    repository.commit()
    for name in names:
        sandbox.write(name, OLD_DEFECT.replace("第一段", "首段"))
    assert sandbox.check("--diff-base", "HEAD").json["summary"]["outside"] == 10


def test_from_a_subfolder_the_changes_in_it_are_checked(
    sandbox: Sandbox, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.write("a/1.md", OLD_DEFECT)
    sandbox.write("b/2.md", OLD_DEFECT)
    repository.add()
    monkeypatch.chdir(sandbox.folder / "a")
    assert sandbox.check("--staged").found == ["1.md empty-element"] * 2
    assert set(sandbox.check("--staged", "..").found) == {"1.md empty-element", "../b/2.md empty-element"}


def test_how_a_user_likes_to_see_diffs_changes_nothing(
    sandbox: Sandbox, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.write("a/1.md", OLD_DEFECT)
    repository.commit()
    settings = {"diff.relative": "true", "diff.renames": "copies", "diff.noprefix": "true", "color.ui": "always",
                "core.quotePath": "true", "diff.external": "false", "status.showUntrackedFiles": "no"}  # fmt: skip
    for key, value in settings.items():
        repository.git("config", key, value)
    sandbox.write("a/一.md", OLD_DEFECT)
    repository.add()
    monkeypatch.chdir(sandbox.folder / "a")
    for arguments in (("--staged",), ("--diff-base", "HEAD")):
        assert sandbox.check(*arguments).found == ["一.md empty-element"] * 2
    sandbox.write("a/new.md", OLD_DEFECT)
    assert set(sandbox.check("--diff-base", "HEAD").found) == {"一.md empty-element", "new.md empty-element"}


def test_the_configuration_holds_for_changed_files_too(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("artlint.toml", 'include = ["articles/**"]\n[rules]\nempty-element = "error"\n')
    sandbox.write("articles/1.md", OLD_DEFECT)
    sandbox.write("2.md", OLD_DEFECT)
    repository.add()
    ran = sandbox.check("--staged")
    assert (ran.code, ran.found) == (1, ["articles/1.md empty-element"] * 2)
    assert ran.skipped == {"2.md": "not-included"}


def test_a_suppression_taken_away_is_a_change(sandbox: Sandbox, repository: Repository) -> None:
    before = OLD_DEFECT.replace("<p></p>", "<!-- artlint-ignore empty-element -- the robot's --><p></p>")
    ran = changed(sandbox, repository, before, OLD_DEFECT)
    assert (rules(ran), ran.json["summary"]["outside"]) == (["empty-element"], 1)


def test_a_rule_that_is_turned_on_is_no_change_of_an_article(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("artlint.toml", '[rules]\nempty-element = "off"\n')
    sandbox.write("1.md", OLD_DEFECT)
    repository.commit()
    sandbox.write("artlint.toml", '[rules]\nempty-element = "error"\n')
    sandbox.write("1.md", OLD_DEFECT.replace("第一段", "首段"))
    repository.add()
    assert sandbox.check("--staged").found == []


def test_changed_files_only_shows_all_of_changed_files(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("1.md", OLD_DEFECT)
    sandbox.write("2.md", OLD_DEFECT)
    repository.commit()
    sandbox.write("1.md", OLD_DEFECT.replace("第一段", "首段"))
    repository.add()
    assert sandbox.check("--staged", "--changed-files-only").found == ["1.md empty-element"] * 2
    ran = sandbox.run("check", "--changed-files-only")
    assert (ran.code, ran.err.startswith("error: --changed-files-only: it goes with --staged")) == (2, True)


def test_another_repository_inside_is_not_ours(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("1.md")
    repository.commit()
    sandbox.write("inner/2.md", OLD_DEFECT)
    repository.git("init", "-q", "inner")
    assert sandbox.check("--diff-base", "HEAD").found == []


# Since a branch was left


def branch(sandbox: Sandbox, repository: Repository) -> None:
    """`main` with an old defect, and a branch `mine` that left it; both went on."""
    sandbox.write("old.md", OLD_DEFECT)
    repository.commit()
    repository.git("checkout", "-q", "-b", "mine")
    sandbox.write("mine.md", HEALTHY.replace(CAPTION, ""))
    sandbox.write("old.md", OLD_DEFECT.replace("第一段", "首段"))
    repository.commit()
    repository.git("checkout", "-q", "main")
    sandbox.write("theirs.md", OLD_DEFECT)
    repository.commit()
    repository.git("checkout", "-q", "mine")


def test_what_others_did_to_the_base_meanwhile_is_not_mine(sandbox: Sandbox, repository: Repository) -> None:
    branch(sandbox, repository)
    ran = sandbox.check("--diff-base", "main")
    assert (ran.code, ran.found, ran.json["summary"]["outside"]) == (1, ["mine.md missing-caption"], 2)


def test_the_worktree_is_checked_with_what_git_does_not_know_yet(sandbox: Sandbox, repository: Repository) -> None:
    branch(sandbox, repository)
    sandbox.write("mine.md")
    sandbox.write("new.md", OLD_DEFECT)
    sandbox.write(".gitignore", "ignored.md\n")
    sandbox.write("ignored.md", OLD_DEFECT)
    assert set(sandbox.check("--diff-base", "main").found) == {"new.md empty-element"}
    assert sandbox.check("--diff-base", "main", "--staged").found == ["mine.md missing-caption"]


def test_in_a_merge_only_what_differs_from_both_sides_counts(sandbox: Sandbox, repository: Repository) -> None:
    branch(sandbox, repository)
    repository.git("merge", "-q", "--no-commit", "main")
    for arguments in (("--staged",), ("--diff-base", "main")):
        ran = sandbox.check(*arguments)
        assert not any("theirs.md" in found for found in ran.found), arguments
    assert sandbox.check("--staged").found == []
    sandbox.write("theirs.md", OLD_DEFECT.replace(CAPTION, ""))
    repository.add()
    assert sandbox.check("--staged").found == ["theirs.md missing-caption"]
    assert set(sandbox.check("--diff-base", "main").found) == {"mine.md missing-caption", "theirs.md missing-caption"}
    repository.commit()
    assert set(sandbox.check("--diff-base", "main").found) == {"mine.md missing-caption", "theirs.md missing-caption"}


def test_a_file_in_conflict_cannot_be_checked_and_it_is_said(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("1.md")
    repository.commit()
    repository.git("checkout", "-q", "-b", "mine")
    sandbox.write("1.md", HEALTHY.replace("第一段", "首段"))
    repository.commit()
    repository.git("checkout", "-q", "main")
    sandbox.write("1.md", HEALTHY.replace("第一段", "初段"))
    repository.commit()
    assert repository.attempt("merge", "mine").returncode == 1
    ran = sandbox.check("--staged")
    assert (ran.code, ran.problems) == (2, [("1.md", "unmerged-file")])


def test_a_shallow_clone_is_told_how_to_reach_further_back(
    sandbox: Sandbox, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    branch(sandbox, repository)
    shallow = tmp_path / "shallow"
    url = sandbox.folder.as_uri()
    repository.git("clone", "-q", "--depth", "1", "--no-single-branch", "--branch", "mine", url, os.fspath(shallow))
    monkeypatch.chdir(shallow)
    ran = sandbox.run("check", "--diff-base", "origin/main")
    assert (ran.code, ran.err) == (
        2,
        "error: --diff-base: origin/main: this shallow clone does not reach back to where HEAD left it; "
        "run: git fetch --unshallow\n",
    )
    repository.folder = shallow
    repository.git("fetch", "-q", "--unshallow")
    assert sandbox.check("--diff-base", "origin/main").found == ["mine.md missing-caption"]


def test_a_clone_of_one_commit_is_told_what_to_fetch(
    sandbox: Sandbox, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This is what CI makes unless told: no other branch is there at all."""
    branch(sandbox, repository)
    shallow = tmp_path / "shallow"
    repository.git("clone", "-q", "--depth", "1", "--branch", "mine", sandbox.folder.as_uri(), os.fspath(shallow))
    monkeypatch.chdir(shallow)
    told = "error: --diff-base: origin/main: no such revision in this shallow clone; run: "
    ran = sandbox.run("check", "--diff-base", "origin/main")
    assert (ran.code, ran.err[: len(told)]) == (2, told)
    subprocess.run(["sh", "-ec", ran.err[len(told) :]], cwd=shallow, capture_output=True, check=True)
    assert sandbox.check("--diff-base", "origin/main").found == ["mine.md missing-caption"]


def test_a_worktree_without_its_repository_is_told(
    sandbox: Sandbox, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a container has the worktree mounted alone."""
    sandbox.write("1.md")
    repository.commit()
    worktree = tmp_path / "worktree"
    repository.git("worktree", "add", "-q", os.fspath(worktree))
    (sandbox.folder / ".git").rename(tmp_path / "elsewhere")
    monkeypatch.chdir(worktree)
    ran = sandbox.run("check", "--staged")
    there = sandbox.folder / ".git" / "worktrees" / "worktree"
    assert (ran.code, ran.err) == (2, f"error: --staged: the repository of this worktree is not there: {there}\n")


@pytest.mark.parametrize("revision", ["no-such", "", "-x", "--output=x", "0" * 40, "HEAD:1.md", "a b", "\x1b[31m"])
def test_an_unknown_revision_is_told(sandbox: Sandbox, repository: Repository, revision: str) -> None:
    sandbox.write("1.md")
    repository.commit()
    ran = sandbox.check(f"--diff-base={revision}")
    assert (ran.code, ran.problems) == (2, [(None, "git")])
    assert os.listdir(sandbox.folder) == [".git", "1.md"] or len(os.listdir(sandbox.folder)) == 2


@pytest.mark.parametrize("revision", ["HEAD", "main"])
def test_before_the_first_commit_there_is_nothing_to_compare_with(
    sandbox: Sandbox, repository: Repository, revision: str
) -> None:
    sandbox.write("1.md")
    repository.add()
    ran = sandbox.run("check", "--diff-base", revision)
    said = f"error: --diff-base: {revision}: the branch has no commit yet that could be compared\n"
    assert (ran.code, ran.err) == (2, said)


def test_histories_that_never_met_are_told(sandbox: Sandbox, repository: Repository) -> None:
    sandbox.write("1.md")
    repository.commit()
    repository.git("checkout", "-q", "--orphan", "other")
    repository.commit("another beginning")
    ran = sandbox.run("check", "--diff-base", "main")
    assert (ran.code, ran.err) == (2, "error: --diff-base: main: it has no commit in common with HEAD\n")


def test_outside_of_git_it_is_told(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(tmp_path))
    folder = tmp_path / "outside"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert sandbox.run("check", "--staged").err == "error: --staged: here is no git repository\n"
    monkeypatch.setenv("PATH", os.fspath(folder))
    ran = sandbox.run("check", "--staged")
    assert (ran.code, ran.err) == (2, "error: --staged: git is not installed, or not on the PATH\n")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives a folder to another user")
def test_a_repository_of_another_user_is_told(sandbox: Sandbox, repository: Repository) -> None:
    for path in (sandbox.folder, sandbox.folder / ".git"):
        os.chown(path, 12_345, 12_345)
    ran = sandbox.run("check", "--staged")
    assert ran.code == 2
    assert "git does not trust the repository, for another user owns it" in ran.err
    assert "safe.directory" in ran.err


def test_the_index_of_a_hook_is_the_one_that_counts(
    sandbox: Sandbox, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.write("1.md")
    repository.commit()
    sandbox.write("1.md", HEALTHY.replace(CAPTION, ""))
    other = os.fspath(sandbox.folder / ".git" / "other-index")
    monkeypatch.setenv("GIT_INDEX_FILE", other)
    subprocess.run(["git", "read-tree", "HEAD"], cwd=sandbox.folder, check=True)
    subprocess.run(["git", "add", "1.md"], cwd=sandbox.folder, check=True)
    assert sandbox.check("--staged").found == ["1.md missing-caption"]
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert sandbox.check("--staged").found == []


def test_stdin_is_no_file_of_git(sandbox: Sandbox) -> None:
    ran = sandbox.run("check", "--staged", "-", stdin=b"")
    assert (ran.code, ran.err.startswith("error: -: stdin is no file of git")) == (2, True)


# Findings of one cause, which are one in a report


def test_a_later_place_of_a_cause_is_the_changes_doing(sandbox: Sandbox, repository: Repository) -> None:
    before = HEALTHY.replace("</p>\n", "</p>" + "<p>一\u200b二</p>" * 1_200 + "\n")
    ran = changed(sandbox, repository, before, before.replace("</p>\n", "</p><p>新\u200b的</p>\n"))
    (finding,) = ran.json["findings"]
    place = before.count("<p>一\u200b二</p>"), finding["start"]["offset"]
    assert (finding["message"], finding["related"]) == ("zero width space (U+200B)", [])
    assert place == (1_200, len(before) - 1 + len("<p>新"))
    assert ran.json["summary"]["outside"] == 1_200


def test_a_change_above_is_not_to_blame_for_the_places_below(sandbox: Sandbox, repository: Repository) -> None:
    before = HEALTHY.replace("</p>\n", "</p>" + "<p></p><p>桥。</p>" * 30 + "\n")
    ran = changed(sandbox, repository, before, before.replace("第一段", "<b></b>首段<i></i>"))
    assert [finding["message"] for finding in ran.json["findings"]] == ["`<b>` is empty", "`<i>` is empty"]


def test_any_change_to_a_file_in_another_encoding_is_told(sandbox: Sandbox, repository: Repository) -> None:
    for codec in ("gbk", "utf-16"):
        (sandbox.folder / "1.md").write_bytes(HEALTHY.encode(codec))
        repository.commit()
        (sandbox.folder / "1.md").write_bytes(HEALTHY.replace("</p>\n", "</p><p>new</p>\n").encode(codec))
        repository.add()
        assert rules(sandbox.check("--staged")) == ["not-utf8"]
