"""The README tells the truth: its configuration, its rule, its output and its commands are run."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from artlint.cli.command_line import parse
from artlint.config import Configs
from artlint.packs import builtin_rules, load
from artlint.packs.plugins import plugin_rules
from artlint.testing import broken_promises, cases, outcome

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, first_line: str) -> str:
    """The fenced block of that language that opens with that line."""
    blocks: list[str] = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return next(text for text in blocks if text.startswith(first_line))


def artlint(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "artlint", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_its_configuration_is_valid(tmp_path: Path) -> None:
    (tmp_path / "artlint.toml").write_text(block("toml", "# artlint.toml"), encoding="utf-8")
    config = Configs(str(tmp_path)).of_folder(str(tmp_path))
    assert [source.name for source in config.sources][:2] == ["rfi", "dw"]


@pytest.mark.slow
def test_its_configuration_checks_the_real_archives_without_a_problem(
    tmp_path: Path, shared: Callable[[str], Path]
) -> None:
    corpus = shared("corpus")
    config = tmp_path / "family.toml"
    config.write_text(block("toml", "# artlint.toml"), encoding="utf-8")
    result = artlint("check", str(corpus), "--config", str(config), "--output-format", "json")
    report = json.loads(result.stdout)
    assert report["problems"] == []
    assert report["summary"]["checked"] == 2970
    assert result.returncode == 1


def test_its_rule_is_a_rule(tmp_path: Path) -> None:
    folder = tmp_path / "lint_rules"
    folder.mkdir()
    (folder / "shouting_title.py").write_text(block("python", "# lint_rules/shouting_title.py"), encoding="utf-8")
    (rule,) = [load(info) for info in plugin_rules("lint_rules/", str(tmp_path)).values()]
    assert broken_promises(rule) == []
    assert all(outcome(rule, example) == list(example.expected) for _, example in cases([rule]))


def test_its_output_is_what_artlint_prints() -> None:
    shown = block("console", "$ artlint check fixtures/archive").splitlines()[1:]
    printed = artlint("check", "fixtures/archive").stdout.splitlines()
    assert [line for line in shown if line not in printed and line != "…"] == []


def test_its_first_command_is_what_artlint_prints(tmp_path: Path) -> None:
    copy = shutil.copytree(ROOT / "fixtures" / "archive", tmp_path / "archive")
    (copy / "artlint.toml").unlink()
    assert block("console", "$ artlint init") == f"$ artlint init\n{artlint('init', folder=copy).stdout}"
    assert artlint("check", "--fail-on", "never", folder=copy).returncode == 0


@pytest.mark.parametrize("line", re.findall(r"^artlint ([^#\n]+?)\s+#", README, re.MULTILINE))
def test_its_commands_are_understood(line: str) -> None:
    assert parse(line.split()).command == line.split(maxsplit=1)[0]


def test_it_counts_the_rules_right() -> None:
    assert f"{len(builtin_rules())} rules" in " ".join(README.split())
