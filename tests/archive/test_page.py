"""The page about rules across articles: its rule is a rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.cli.help import topics
from artlint.packs import load
from artlint.packs.plugins import plugin_rules
from artlint.testing import cases, outcome

if TYPE_CHECKING:
    from pathlib import Path


def test_its_rule_finds_what_its_examples_say(tmp_path: Path) -> None:
    page = topics()["across-articles"].read_text(encoding="utf-8")
    (tmp_path / "lint_rules").mkdir()
    (program,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (tmp_path / "lint_rules/same_image.py").write_text(program, encoding="utf-8")
    (rule,) = [load(info) for info in plugin_rules("lint_rules/", str(tmp_path)).values()]
    assert len(rule.examples) == 2
    assert all(outcome(rule, example) == list(example.expected) for _, example in cases([rule]))
