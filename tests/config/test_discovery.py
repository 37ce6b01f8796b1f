"""Which configuration holds: the nearest one at or above the file, not above the git root, and what it extends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Ran, Sandbox

DAMAGED = "<!--NaN-->\n"


def level(ran: Ran) -> dict[str, str]:
    """path -> severity of malformed-epoch."""
    return {finding["path"]: finding["severity"] for finding in ran.json["findings"]}


def sets(severity: str) -> str:
    return f'[rules]\nmalformed-epoch = "{severity}"\n'


def test_the_nearest_configuration_holds_and_none_is_merged(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", sets("warning"))
    sandbox.write("deep/artlint.toml", sets("info"))
    sandbox.write("empty/artlint.toml", "")
    for path in ("1.md", "deep/2.md", "deep/down/3.md", "empty/4.md", "other/5.md"):
        sandbox.write(path, DAMAGED)
    assert level(sandbox.find()) == {
        "1.md": "warning",
        "deep/2.md": "info",
        "deep/down/3.md": "info",
        "empty/4.md": "error",
        "other/5.md": "warning",
    }


def test_no_configuration_above_the_git_root_holds(sandbox: Sandbox) -> None:
    sandbox.write("../artlint.toml", sets("warning"))
    sandbox.write("1.md", DAMAGED)
    assert level(sandbox.find()) == {"1.md": "error"}
    (sandbox.folder / ".git").rmdir()
    assert level(sandbox.find()) == {"1.md": "warning"}


def test_a_worktree_is_a_git_root_too(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", sets("warning"))
    sandbox.write("tree/.git", "gitdir: elsewhere\n")
    sandbox.write("tree/1.md", DAMAGED)
    assert level(sandbox.find()) == {"tree/1.md": "error"}


def test_pyproject_holds_where_it_speaks_of_artlint(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", sets("warning"))
    sandbox.write("spoken/pyproject.toml", '[tool.artlint.rules]\nmalformed-epoch = "info"\n')
    sandbox.write("silent/pyproject.toml", '[project]\nname = "artlint-archive"\n')
    sandbox.write("broken/pyproject.toml", "[project\n")
    for path in ("spoken/1.md", "silent/2.md", "broken/3.md"):
        sandbox.write(path, DAMAGED)
    assert level(sandbox.find()) == {"spoken/1.md": "info", "silent/2.md": "warning", "broken/3.md": "warning"}


@pytest.mark.parametrize(
    "written",
    [
        '[tool.artlint.rules]\nmalformed-epoch = "info"',
        '[tool.artlint]\nrules = {malformed-epoch = "info"}',
        '[ tool . "artlint" . rules ]\nmalformed-epoch = "info"',
        '["tool".\'artlint\']\nrules.malformed-epoch = "info"',
        'tool.artlint.rules.malformed-epoch = "info"',
        'tool = { artlint = { rules = { malformed-epoch = "info" } } }',
        '[tool]\nartlint.rules.malformed-epoch = "info"',
    ],
)
def test_pyproject_may_spell_its_table_in_every_way_of_toml(sandbox: Sandbox, written: str) -> None:
    sandbox.write("pyproject.toml", written)
    sandbox.write("1.md", DAMAGED)
    assert level(sandbox.find()) == {"1.md": "info"}


def test_artlint_toml_wins_over_pyproject_in_one_folder(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", sets("warning"))
    sandbox.write("pyproject.toml", '[tool.artlint.rules]\nmalformed-epoch = "info"\n')
    sandbox.write("1.md", DAMAGED)
    assert level(sandbox.find()) == {"1.md": "warning"}


def test_a_named_configuration_holds_everywhere(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", sets("warning"))
    sandbox.write("deep/artlint.toml", sets("warning"))
    sandbox.write("ci/strict.toml", sets("info"))
    for path in ("1.md", "deep/2.md"):
        sandbox.write(path, DAMAGED)
    assert set(level(sandbox.find("--config", "ci/strict.toml")).values()) == {"info"}


def test_isolated_reads_no_configuration(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", "this is no TOML")
    sandbox.write("1.md", DAMAGED)
    assert level(sandbox.find("--isolated")) == {"1.md": "error"}


def test_extends_starts_from_another_file(sandbox: Sandbox) -> None:
    sandbox.words('extends = "base/artlint.toml"\n[rules.loud-word]\nlimit = 2\n')
    sandbox.write(
        "base/artlint.toml",
        'exclude = ["/old/"]\nfail-on = "warning"\n[rules]\nmalformed-epoch = "warning"\nmissing-epoch = "off"\n',
    )
    sandbox.write("1.md", DAMAGED)
    sandbox.write("base/old/2.md", DAMAGED)
    sandbox.write("old/3.md", DAMAGED)
    ran = sandbox.find()
    assert (ran.code, level(ran)) == (1, {"1.md": "warning", "old/3.md": "warning"})
    assert ran.skipped == {"base/old/2.md": "excluded"}


def test_what_extends_wins_key_by_key_and_the_last_of_a_list(sandbox: Sandbox) -> None:
    sandbox.write("one.toml", sets("warning"))
    sandbox.write("two.toml", sets("info"))
    sandbox.write("1.md", DAMAGED)
    sandbox.write("artlint.toml", 'extends = ["one.toml", "two.toml"]\n')
    assert level(sandbox.find()) == {"1.md": "info"}
    sandbox.write("artlint.toml", 'extends = ["two.toml", "one.toml"]\n')
    assert level(sandbox.find()) == {"1.md": "warning"}
    sandbox.write("artlint.toml", 'extends = ["two.toml", "one.toml"]\n' + sets("error"))
    assert level(sandbox.find()) == {"1.md": "error"}


def test_a_severity_of_the_base_stays_where_only_options_are_added(sandbox: Sandbox) -> None:
    sandbox.words(path="base.toml", configuration='[rules]\nloud-word = "info"\n')
    sandbox.write("artlint.toml", 'extends = "base.toml"\n[rules.loud-word]\nlimit = 2\n')
    sandbox.write("1.md", "<!--1689730743000-->\nLOUD\n")
    ran = sandbox.check("--select", "loud-word")
    assert [finding["severity"] for finding in ran.json["findings"]] == ["info"]


def test_extends_may_name_a_pyproject(sandbox: Sandbox) -> None:
    sandbox.write("base/pyproject.toml", '[tool.artlint.rules]\nmalformed-epoch = "info"\n')
    sandbox.write("artlint.toml", 'extends = "base/pyproject.toml"\n')
    sandbox.write("1.md", DAMAGED)
    assert level(sandbox.find()) == {"1.md": "info"}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"artlint.toml": "artlint.toml"}, "artlint.toml: extends: the file extends itself through itself"),
        (
            {"artlint.toml": "a.toml", "a.toml": "artlint.toml"},
            "artlint.toml: extends: the file extends itself through {root}/a.toml",
        ),
        ({"artlint.toml": "a.toml", "a.toml": "a.toml"}, "a.toml: extends: the file extends itself through itself"),
        ({"artlint.toml": "lost.toml"}, "artlint.toml: extends: no such file: {root}/lost.toml"),
        ({"artlint.toml": "."}, "artlint.toml: extends: no such file: {root}"),
    ],
)
def test_extends_that_leads_nowhere_is_an_error(sandbox: Sandbox, files: dict[str, str], message: str) -> None:
    for path, base in files.items():
        sandbox.write(path, f'extends = "{base}"\n')
    sandbox.write("1.md", DAMAGED)
    ran = sandbox.run("check")
    assert (ran.code, ran.err) == (2, f"error: {sandbox.folder}/{message.format(root=sandbox.folder)}\n")


def test_a_base_that_two_files_extend_is_no_circle(sandbox: Sandbox) -> None:
    sandbox.write("base.toml", sets("info"))
    for name in ("one", "two"):
        sandbox.write(f"{name}.toml", 'extends = "base.toml"\n')
    sandbox.write("artlint.toml", 'extends = ["one.toml", "two.toml"]\n')
    sandbox.write("1.md", DAMAGED)
    assert level(sandbox.find()) == {"1.md": "info"}


@pytest.mark.parametrize(("wanted", "code"), [(">=0.1", 0), ("==0.*", 0), (">=99", 2), ("<0.1", 2)])
def test_required_version(sandbox: Sandbox, wanted: str, code: int) -> None:
    sandbox.write("artlint.toml", f'required-version = "{wanted}"\n')
    sandbox.write("1.md")
    ran = sandbox.find()
    assert ran.code == code
    assert ran.err.startswith(
        f"error: {sandbox.folder}/artlint.toml: required-version: expected artlint {wanted}, this is " if code else ""
    )


def test_a_broken_configuration_spoils_its_own_files_only(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    sandbox.write("bad/artlint.toml", "colour = true\n")
    sandbox.write("bad/2.md", DAMAGED)
    ran = sandbox.find()
    assert (ran.code, ran.problems) == (2, [(None, "configuration")])
    assert level(ran) == {"1.md": "error"}


def test_a_broken_configuration_of_the_working_folder_is_a_problem_of_the_report(sandbox: Sandbox) -> None:
    sandbox.write("1.md", DAMAGED)
    sandbox.write("artlint.toml", "colour = true\nmood = 1\n")
    message = f"{sandbox.folder}/artlint.toml: unknown key "
    ran = sandbox.find()
    assert (ran.code, ran.json["outcome"], ran.problems) == (2, "error", [(None, "configuration")])
    assert ran.json["problems"][0]["message"] == f"{message}colour\n{message}mood"
    assert ran.err == f"error: {message}colour\nerror: {message}mood\n"


def test_a_broken_configuration_is_told_before_rules_that_it_would_have_brought(sandbox: Sandbox) -> None:
    sandbox.words("colour = true\n")
    sandbox.write("1.md", DAMAGED)
    ran = sandbox.run("check", "--select", "loud-word")
    assert ran.code == 2
    assert "unknown key colour" in ran.err
    assert "unknown rule" not in ran.err
