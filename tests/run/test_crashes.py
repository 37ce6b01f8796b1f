"""A rule that crashes: where in its own code, and with --debug the whole way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

from artlint import Rule, good
from artlint.testing import outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Sandbox

    from artlint import Article, Finding

DIRECT = '''\
from artlint import Rule


class CrashingRule(Rule):
    """Fail."""

    def check(self, article):
        return self._look(article)

    def _look(self, article):
        yield from ()
        raise RuntimeError("no")
'''
ELSEWHERE = DIRECT.replace('raise RuntimeError("no")', 'int("x")').replace(
    "from artlint", "import json\nfrom artlint", 1
)
IN_A_LIBRARY = ELSEWHERE.replace('int("x")', 'json.loads("{")')
NO_FINDING = DIRECT.replace('raise RuntimeError("no")', "yield 5")


@pytest.mark.parametrize(
    ("code", "line", "said"),
    [(DIRECT, 12, "RuntimeError: no"), (ELSEWHERE, 13, "ValueError: "), (IN_A_LIBRARY, 13, "JSONDecodeError: ")],
)
def test_a_crash_names_the_line_of_the_rules_own_code(sandbox: Sandbox, code: str, line: int, said: str) -> None:
    file = sandbox.write("lint_rules/crashing.py", code)
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    sandbox.write("1.md")
    ran = sandbox.run("check")
    assert ran.code == 2
    assert ran.err.startswith(f"error: 1.md: the rule crashing-rule crashed at {file}:{line}: {said}")
    assert "Traceback" not in ran.err
    assert ran.err in sandbox.run("check", "--output-format", "json").err
    for arguments in (("check", "--debug"), ("--debug", "check"), ("baseline", "create", "--debug", "--force")):
        traced = sandbox.run(*arguments).err
        assert "Traceback (most recent call last)" in traced
        assert f'File "{file}", line {line}, in _look' in traced


def test_a_traceback_is_shown_once_for_all_files(sandbox: Sandbox) -> None:
    sandbox.write("lint_rules/crashing.py", DIRECT)
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    for number in range(4):
        sandbox.write(f"{number}.md")
    assert sandbox.run("check", "--debug", "--jobs", "2").err.count("Traceback") == 1


def test_what_is_no_finding_is_the_rules_fault_too(sandbox: Sandbox) -> None:
    sandbox.write("lint_rules/crashing.py", NO_FINDING)
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    sandbox.write("1.md", HEALTHY)
    assert "the rule crashing-rule crashed" in sandbox.run("check").err


class FailingRule(Rule):
    """Fail."""

    examples = (good("a"),)

    def check(self, article: Article) -> Iterator[Finding]:
        raise KeyError(article.path)


def test_the_tester_tells_where_a_rule_crashes() -> None:
    with pytest.raises(AssertionError) as caught:
        outcome(FailingRule, FailingRule.examples[0])
    said = str(caught.value)
    assert said.startswith(f"failing-rule crashed at {__file__}:")
    assert "KeyError: 'articles/1.md'" in said.splitlines()[0]
    assert "Traceback (most recent call last)" in said
