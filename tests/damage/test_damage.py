"""For each rule: it finds a damage at its place, no other rule takes it for its own, and health alarms nobody."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from tests.conftest import drawn

from artlint import Span
from artlint.damage import without_marks

from .article import Healthy
from .healthy import SHAPES, articles
from .judge import findings_of_damaged, findings_of_healthy, known_rules
from .table import PAGE, rules_in
from .ways import damaged, shapes_of, ways

WAYS = ways()
_randoms = st.randoms(use_true_random=False)
_slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def test_every_rule_has_a_damage_and_every_damage_a_rule() -> None:
    assert list(WAYS) == sorted(known_rules())


@pytest.mark.slow
@pytest.mark.parametrize("rule", WAYS)
def test_a_damage_fits_articles_of_some_shape(rule: str) -> None:
    assert shapes_of(rule)


@pytest.mark.parametrize("rule", WAYS)
@settings(_slow, max_examples=drawn(50))
@given(data=st.data())
def test_a_rule_finds_its_damage_at_its_place(rule: str, data: st.DataObject) -> None:
    article = data.draw(articles(*shapes_of(rule)))
    damage = damaged(rule, article, data)
    note(damage.text)
    findings = findings_of_damaged(rule, article, damage)
    assert damage.places
    assert damage.also <= set(known_rules())
    assert [finding.span for finding in findings if finding.rule == rule] == list(damage.places)
    assert {finding.rule for finding in findings} - damage.also - {rule} == set()


@pytest.mark.parametrize("shape", SHAPES)
@settings(_slow, max_examples=drawn(150))
@given(data=st.data())
def test_a_healthy_article_is_clean(shape: str, data: st.DataObject) -> None:
    article = data.draw(articles(shape))
    note(article.text)
    assert findings_of_healthy(article) == ()


@settings(_slow, max_examples=drawn(40))
@given(articles())
def test_a_healthy_article_holds_no_mark(article: Healthy) -> None:
    assert without_marks(article.text).text == article.text


def test_marks_are_taken_out_and_their_places_kept() -> None:
    marked = without_marks("a⟦b⟧c⟦⟧", "empty-title")
    assert (marked.text, marked.places) == ("abc", (Span(1, 2), Span(3, 3)))
    assert marked.also == {"empty-title"}


def test_the_page_shows_every_rule() -> None:
    assert rules_in(PAGE.read_text(encoding="utf-8")) == sorted(known_rules())
