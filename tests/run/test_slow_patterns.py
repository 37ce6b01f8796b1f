"""An expression of a user that takes for ever is stopped, and the rule is named."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from artlint import Regex
from artlint.timed import SlowPatternError

if TYPE_CHECKING:
    from tests.conftest import Sandbox

PLUGIN = '''\
from artlint import Regex, Rule


class SlowWord(Rule):
    """Find a word."""

    words: tuple[Regex, ...] = ()
    """The words."""

    def check(self, article):
        if any(word.search(article.text) for word in self.words):
            yield self.finding(article.body, "a word")
'''
SLOW = "(a|aa)+$"
BODY = f'<p>{"a" * 60}!</p><a href="{"a" * 60}!">x</a><img src="https://example.org/{"a" * 60}!">'


@pytest.mark.parametrize(
    ("rule", "option"),
    [
        pytest.param("boilerplate", "patterns", marks=pytest.mark.slow),
        pytest.param("relative-link", "allow", marks=pytest.mark.slow),
        pytest.param("tracking-pixel", "addresses", marks=pytest.mark.slow),
        ("slow-word", "words"),
    ],
)
def test_the_rule_is_named(sandbox: Sandbox, rule: str, option: str) -> None:
    sandbox.write("rules/slow_word.py", PLUGIN)
    sandbox.write("artlint.toml", f'plugins = ["./rules"]\n[rules.{rule}]\n{option} = ["{SLOW}"]\n')
    sandbox.write("1.md", f"<!--1689730743000-->\n[x](https://example.org/1.html)\n------\n\n{BODY}\n")
    ran = sandbox.run("check", "--select", rule)
    assert ran.code == 2
    assert f"the rule {rule} was stopped: the expression `{SLOW}` takes more than 1 s for one text" in ran.err


def test_an_expression_that_was_slow_again_and_again_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.timed.MOST_SECONDS", 0.1)
    monkeypatch.setattr("artlint.timed._CREDIT", 0.5)
    slow = Regex("(b|bb)+$")
    messages = []
    for _ in range(8):
        with pytest.raises(SlowPatternError) as error:
            slow.search("b" * 60 + "!")
        messages.append(str(error.value))
    assert messages[0] == "the expression `(b|bb)+$` takes more than 0.1 s for one text"
    assert messages[-1] == "the expression `(b|bb)+$` has taken more than 0.5 s: it is searched for no more"


@pytest.mark.filterwarnings("ignore:Possible:FutureWarning")
@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        (r"(?<=x)\bpart\b", "x part", False),
        (r"(?P<q>['\"]).*?(?P=q)", "say 'it'", True),
        (r"(?i)straße", "STRASSE", False),
        (r"^版权声明", "版权声明：转载", True),
        (r"[[a]", "[", True),
        (r"a{2,3}+b|\Z", "aaab", True),
    ],
)
def test_it_matches_as_re_does(written: str, text: str, found: bool) -> None:
    assert (Regex(written).search(text) is not None) is found


@pytest.mark.parametrize("written", ["(", "a" * 10_001, "(?<=a+)b", "*"])
def test_what_is_no_expression_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="no regular expression"):
        Regex(written)


def test_nobody_pays_for_what_is_not_configured(sandbox: Sandbox) -> None:
    sandbox.write(
        "1.md", "<!--1689730743000-->\n[x](https://example.org/1.html)\n------\n\n<p>获取更多RSS：</p><a href=/x>\n"
    )
    code = "import sys; from artlint.cli import main; main(['check', '1.md']); sys.exit('regex' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
