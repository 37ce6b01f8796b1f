"""Rules about time on archives whose dates tell nothing, or odd things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.archive.examples import found_in
from artlint.article import File
from artlint.packs import builtin_rules, load
from artlint.rule import ArchiveRule

RULES = [load(info) for info in builtin_rules().values() if info.of_archive]

DATES = st.one_of(
    st.none(),
    st.sampled_from(
        ["1", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59-12:00", "2023-07-19", "no date", "1970-01-01"]
    ),
    st.dates().map(str),
    st.datetimes().map(str),
)
EPOCHS = st.one_of(st.none(), st.sampled_from(["NaN", "0", "-1", "9" * 400]), st.integers(0, 10**17).map(str))


def odd(number: int, date: str | None, epoch: str | None) -> File:
    comment = "" if epoch is None else f"<!--{epoch}-->\n"
    matter = f"---\ntitle: A {number}\n" + ("" if date is None else f"date: {date}\n") + "---\n"
    return File(f"{comment}{matter}<p>Text {number}.</p>\n", path=f"{number:04}.md")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("number", [1, 2, 240])
@pytest.mark.parametrize("date", [None, "1", "9999-12-31", "2023-07-19"])
def test_equal_dates_of_any_kind_are_judged(rule: type[ArchiveRule], number: int, date: str | None) -> None:
    _, crashes = found_in([odd(at, date, None) for at in range(number)], rule, {})
    assert crashes == []


@given(st.lists(st.tuples(DATES, EPOCHS), max_size=60))
def test_any_dates_are_judged(dates: list[tuple[str | None, str | None]]) -> None:
    files = [odd(number, date, epoch) for number, (date, epoch) in enumerate(dates)]
    for rule in RULES:
        if issubclass(rule, ArchiveRule):
            assert found_in(files, rule, {})[1] == []
