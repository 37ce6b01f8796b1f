"""coverage-gap: planted outages are found, and clean sources of every size and rhythm alarm nobody."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from tests.archive.days import FIRST, RHYTHMS, SHAPES, Shape, clean_days, facts_of

from artlint import ArchiveFinding
from artlint_rules.archive.coverage_gap import CoverageGap

if TYPE_CHECKING:
    from collections.abc import Mapping

OUTAGES = [
    ("every day alike", 30, 1),
    ("every day alike", 3, 10),
    ("every day alike", 2, 20),
    ("calm weekends", 70, 1),
    ("calm weekends", 20, 3),
    ("few on Sundays", 30, 15),
    ("closed on weekends", 15, 16),
    ("three days a week", 10, 28),
    ("once a week", 10, 56),
]
"""A rhythm, articles on its busiest days, and the length of an outage in days."""


def found(*sources: Mapping[int, int], **options: Any) -> list[ArchiveFinding]:
    facts = (fact for name, counts in zip("abc", sources, strict=False) for fact in facts_of(counts, name))
    return [it for it in CoverageGap(**options).judge(facts) if isinstance(it, ArchiveFinding)]


def day_of(path: str) -> int:
    return int(path.rpartition("/")[2].partition("-")[0])


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 16))])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_clean_source_has_no_gap(shape: Shape, seed: int) -> None:
    assert found(clean_days(shape, Random(seed))) == []


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("rhythm", "size", "length"), OUTAGES)
def test_an_outage_is_found_and_nothing_else(rhythm: str, size: float, length: int, seed: int) -> None:
    random = Random(seed)
    counts = clean_days(Shape(size, RHYTHMS[rhythm], holidays=False), random)
    first = FIRST + random.randrange(100, 300)
    for day in range(first, first + length):
        counts[day] = 0
    (gap,) = found(counts)
    assert day_of(gap.at.path) < first
    assert [day_of(fact.path) >= first + length for fact, _ in gap.related] == [True]


def test_the_message_names_the_days_and_what_is_usual() -> None:
    counts = dict.fromkeys(range(FIRST, FIRST + 100), 30)
    del counts[FIRST + 80]
    (gap,) = found(counts)
    assert gap.message == "1 day without an article, 2023-03-23, where 30 are usual"
    assert gap.at.path == f"a/{FIRST + 79}-2400.md"
    assert [(fact.path, text) for fact, text in gap.related] == [
        (f"a/{FIRST + 81}-2401.md", "the first article behind the gap")
    ]


def test_a_source_that_falls_silent_is_found_by_the_newest_day_of_the_archive() -> None:
    loud = dict.fromkeys(range(FIRST, FIRST + 200), 12)
    silent = dict.fromkeys(range(FIRST, FIRST + 190), 30)
    (gap,) = found(loud, silent)
    assert gap.code == "silent"
    assert gap.at.source == "b"
    assert day_of(gap.at.path) == FIRST + 189
    assert gap.message == (
        "silent since 2023-07-11: 9 days without an article, 2023-07-11 to 2023-07-19, where 270 are usual; "
        "the archive goes on to 2023-07-20"
    )


def test_the_last_day_of_the_archive_may_not_be_over() -> None:
    loud = dict.fromkeys(range(FIRST, FIRST + 200), 12)
    assert found(loud, dict.fromkeys(range(FIRST, FIRST + 199), 30)) == []
    assert len(found(loud, dict.fromkeys(range(FIRST, FIRST + 198), 30))) == 1


def test_wrong_dates_in_the_future_silence_no_source() -> None:
    one = dict.fromkeys(range(FIRST, FIRST + 200), 30) | {FIRST + 9_000: 2}
    other = dict.fromkeys(range(FIRST, FIRST + 200), 30) | {FIRST + 20_000: 1, 2_932_896: 1}
    assert found(one, other) == []


def test_an_archive_of_one_source_cannot_tell_that_it_fell_silent() -> None:
    assert found(dict.fromkeys(range(FIRST, FIRST + 200), 30)) == []


def test_a_source_is_not_judged_before_its_rhythm_is_known() -> None:
    counts = dict.fromkeys(range(FIRST, FIRST + 100), 30)
    del counts[FIRST + 50]
    assert found(counts) == []


def test_a_source_that_publishes_now_and_then_is_not_judged() -> None:
    random = Random(1)
    counts = {FIRST + random.randrange(2_000): 1 for _ in range(150)}
    assert found(counts) == []


@pytest.mark.parametrize("seed", range(10))
def test_a_source_that_publishes_every_other_week_has_no_rhythm(seed: int) -> None:
    random = Random(seed)
    assert found({FIRST + 7 * week + 2: 1 for week in range(200) if random.random() < 0.5}) == []


def test_weeks_of_long_ago_tell_no_rhythm() -> None:
    assert found({FIRST + 364 * year + day: 30 for year in range(12) for day in range(7)}) == []


def test_two_days_beyond_a_holiday_may_be_other_holidays() -> None:
    counts = {FIRST + day: 60 for day in range(200) if day % 7 < 5 and not 105 <= day < 116}
    assert found(counts) == []
    del counts[FIRST + 116]
    assert len(found(counts)) == 1


def test_a_shorter_holiday_makes_the_rule_stricter() -> None:
    counts = {FIRST + day: 30 for day in range(200) if day % 7 < 5 and day not in range(105, 112)}
    assert found(counts) == []
    assert len(found(counts, holiday=4)) == 1


def test_days_far_from_all_others_cost_no_time_and_no_gap() -> None:
    counts = {-719_162: 1, 2_932_896: 1, **dict.fromkeys(range(FIRST, FIRST + 100), 30)}
    assert found(counts) == []
