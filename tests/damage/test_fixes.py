"""Fixes of damaged articles: nothing new is found after them, they are made once, and nothing else changes."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from tests.conftest import drawn

from artlint.article import decode, encode
from artlint.fix import apply_fixes
from artlint.judge import Result

from .healthy import articles
from .judge import known_rules, look_at
from .ways import damaged, damaged_article, shapes_of, ways

if TYPE_CHECKING:
    from collections.abc import Callable

    from artlint.damage import Damaged

WAYS = ways()
FIXING = {name: way for name, way in WAYS.items() if known_rules()[name].fix}
UNDONE = (
    "byte-order-mark", "control-character", "epoch-unit", "malformed-separator", "missing-blank-line",
    "missing-final-newline",
)  # fmt: skip
"""Rules whose fix makes of every damage that they mend the healthy article again."""

_slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
_randoms = st.randoms(use_true_random=False)


def _with_bytes(text: str) -> str:
    """Undecodable bytes at the start of the last paragraph."""
    at = text.rfind("<p>")
    return text if at < 0 else f"{text[: at + 3]}\udce5\udc9b{text[at + 3 :]}"


OTHER_FORMS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "CRLF": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "BOM": lambda text: f"\ufeff{text}",
    "no final newline": lambda text: text.rstrip("\n"),
    "bytes that are not UTF-8": _with_bytes,
}


def _keys(result: Result) -> Counter[tuple[str, str | None]]:
    return Counter((finding.rule, finding.code) for finding in result.findings)


@pytest.mark.parametrize("rule", FIXING)
@settings(_slow, max_examples=drawn(10))
@given(data=st.data())
def test_a_fix_brings_nothing_new_and_a_second_time_nothing_happens(rule: str, data: st.DataObject) -> None:
    _demand_sound(rule, data)


@settings(_slow, max_examples=drawn(60))
@given(data=st.data())
def test_other_damages_do_not_disturb_a_fix(data: st.DataObject) -> None:
    _demand_sound(data.draw(st.sampled_from(sorted(WAYS))), data)


def _demand_sound(rule: str, data: st.DataObject) -> None:
    article = data.draw(articles(*shapes_of(rule)))
    damage = damaged(rule, article, data)
    text = decode(encode(OTHER_FORMS[data.draw(st.sampled_from(sorted(OTHER_FORMS)))](damage.text)))
    note(text)
    look = look_at(rule, article, damage)
    unsafe = data.draw(st.booleans())
    made = apply_fixes(text, look(text), look, unsafe=unsafe)
    note(made.text)
    assert made.result == look(made.text)
    assert _keys(made.result) - _keys(look(text)) == Counter()
    assert sum(made.fixed.values()) >= bool(made.text != text)
    assert apply_fixes(made.text, made.result, look, unsafe=unsafe).text == made.text


@pytest.mark.parametrize("rule", UNDONE)
@settings(_slow, max_examples=drawn(25))
@given(data=st.data())
def test_all_but_the_fault_is_as_it_was(rule: str, data: st.DataObject) -> None:
    article = data.draw(articles(*shapes_of(rule)))
    damage = damaged(rule, article, data)
    look = look_at(rule, article, damage)
    made = apply_fixes(damage.text, look(damage.text), look, unsafe=True)
    note(damage.text)
    if made.fixed:
        assert made.text == _without_fault(article.text, damage)
    else:
        assert made.text == damage.text
        assert rule != "byte-order-mark"


def _without_fault(healthy: str, damage: Damaged) -> str:
    """The healthy text; where a damage brought a whole block, the text with that block, but for the fault in it."""
    text = damage.text
    for start, end in sorted(damage.places, reverse=True):
        text = text[:start] + text[end:]
    at = next((at for at, (one, other) in enumerate(zip(text, healthy, strict=False)) if one != other), len(healthy))
    more = len(text) - len(healthy)
    return text if more > 0 and text[:at] + text[at + more :] == healthy else healthy


def test_every_fixing_rule_mends_some_damage() -> None:
    mends = set()
    for rule in FIXING:
        for seed in range(60):
            random = Random(f"{rule} {seed}")
            article, damage = damaged_article(rule, random)
            look = look_at(rule, article, damage)
            if rule in apply_fixes(damage.text, look(damage.text), look, unsafe=True).fixed:
                mends.add(rule)
                break
    assert mends == set(FIXING)
