"""Every rule of the pack, present and future: its examples, its promises, and that no text makes it crash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import Rule
from artlint.article import File, decode
from artlint.judge import lint
from artlint.packs.pack import found_rules, load
from artlint.rule import Example
from artlint.testing import broken_promises, cases, mended, outcome

RULES: list[type[Rule]] = [load(info) for info in sorted(found_rules("artlint_rules"))]


def named(value: object) -> str | None:
    return value.name if isinstance(value, type) and issubclass(value, Rule) else None


@pytest.mark.parametrize(("rule", "example"), cases(RULES), ids=named)
def test_an_example_finds_exactly_what_it_says(rule: type[Rule], example: Example) -> None:
    assert outcome(rule, example) == list(example.expected)


@pytest.mark.parametrize(("rule", "example"), cases(RULES), ids=named)
def test_an_example_is_fixed_as_it_says(rule: type[Rule], example: Example) -> None:
    assert mended(rule, example) == example.fixed


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_rule_keeps_its_promises(rule: type[Rule]) -> None:
    assert broken_promises(rule) == []


@given(st.text())
def test_no_text_makes_a_rule_crash(text: str) -> None:
    assert lint(File(text, now=0), [rule() for rule in RULES]).crashes == ()


@given(st.binary())
def test_no_bytes_make_a_rule_crash(data: bytes) -> None:
    assert lint(File(decode(data), now=0), [rule() for rule in RULES]).crashes == ()
