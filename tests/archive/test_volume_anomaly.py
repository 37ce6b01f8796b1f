"""volume-anomaly: planted drops and spikes are found, and clean sources of every size and rhythm alarm nobody."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from tests.archive.days import FIRST, RHYTHMS, SHAPES, Shape, clean_days, facts_of

from artlint import ArchiveFinding
from artlint_rules.archive.volume_anomaly import VolumeAnomaly

if TYPE_CHECKING:
    from collections.abc import Mapping

PLANTED = [
    ("every day alike", 60, 0.2),
    ("every day alike", 40, 3),
    ("every day alike", 15, 5),
    ("calm weekends", 200, 0.2),
    ("calm weekends", 60, 3),
    ("few on Sundays", 600, 0.2),
    ("few on Sundays", 60, 3),
    ("closed on weekends", 60, 0.2),
    ("closed on weekends", 60, 3),
    ("three days a week", 80, 0.2),
    ("once a week", 120, 3),
]
"""A rhythm, articles on its busiest days, and what a day has of its usual articles."""


def found(counts: Mapping[int, int], **options: Any) -> list[ArchiveFinding]:
    return [it for it in VolumeAnomaly(**options).judge(facts_of(counts)) if isinstance(it, ArchiveFinding)]


def day_of(finding: ArchiveFinding) -> int:
    return int(finding.at.path.rpartition("/")[2].partition("-")[0])


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 16))])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_clean_source_has_no_unusual_day(shape: Shape, seed: int) -> None:
    assert found(clean_days(shape, Random(seed))) == []


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("rhythm", "size", "factor"), PLANTED)
def test_an_unusual_day_is_found_and_nothing_else(rhythm: str, size: float, factor: float, seed: int) -> None:
    random = Random(seed)
    counts = clean_days(Shape(size, RHYTHMS[rhythm], holidays=False), random)
    day = FIRST + 7 * random.randrange(15, 50) + 2
    counts[day] = round(counts[day] * factor)
    (unusual,) = found(counts)
    assert day_of(unusual) == day
    assert f"{counts[day]:,} articles on 20" in unusual.message


def test_the_message_names_the_day_and_the_numbers() -> None:
    counts = dict.fromkeys(range(FIRST, FIRST + 100), 30) | {FIRST + 80: 90}
    assert [it.message for it in found(counts)] == ["90 articles on 2023-03-23, where 30 are usual"]


def test_days_of_one_cause_are_one_finding() -> None:
    low = dict.fromkeys(range(FIRST + 80, FIRST + 84), 3)
    counts = dict.fromkeys(range(FIRST, FIRST + 100), 30) | low | {FIRST + 86: 90}
    assert [it.message for it in found(counts)] == [
        "12 articles on 4 days, 2023-03-23 to 2023-03-26, where 120 are usual",
        "90 articles on 2023-03-29, where 30 are usual",
    ]


def test_a_source_that_grows_at_once_is_one_finding() -> None:
    counts = {FIRST + day: 30 if day < 100 else 90 for day in range(250)}
    (growth,) = found(counts)
    assert day_of(growth) == FIRST + 100


def test_a_holiday_runs_like_a_sunday() -> None:
    counts = {FIRST + day: 10 if day % 7 == 6 else 100 for day in range(200)}
    assert found(counts | {FIRST + 142: 10}) == []
    assert len(found(counts | {FIRST + 142: 40})) == 1


def test_a_sunday_on_which_all_work_runs_like_a_monday() -> None:
    counts = {FIRST + day: 10 if day % 7 == 6 else 100 for day in range(200)}
    assert found(counts | {FIRST + 146: 100}) == []
    assert len(found(counts | {FIRST + 146: 300})) == 1


def test_a_sunday_on_which_some_work_is_no_spike() -> None:
    counts = {FIRST + day: 10 if day % 7 == 6 else 1_000 for day in range(200)}
    assert found(counts | {FIRST + 146: 100}) == []


def test_the_last_day_may_not_be_over() -> None:
    counts = dict.fromkeys(range(FIRST, FIRST + 101), 100)
    assert found(counts | {FIRST + 100: 10}) == []
    assert len(found(counts | {FIRST + 100: 300})) == 1
    assert len(found(counts | {FIRST + 99: 10})) == 1


def test_days_without_articles_are_left_to_coverage_gap() -> None:
    counts = dict.fromkeys(range(FIRST, FIRST + 100), 100)
    assert found(counts | {FIRST + 90: 0}) == []


def test_a_small_source_is_judged_only_where_asked() -> None:
    counts = dict.fromkeys(range(FIRST, FIRST + 100), 4) | {FIRST + 90: 40}
    assert found(counts) == []
    assert len(found(counts, min_articles=28)) == 1


def test_a_source_that_begins_anew_is_no_anomaly() -> None:
    counts = {FIRST + day: 30 for day in range(400) if not 150 <= day < 360}
    assert found(counts) == []


def test_an_outage_does_not_make_the_days_behind_it_unusual() -> None:
    counts = {FIRST + day: 30 for day in range(200) if not 100 <= day < 135}
    assert found(counts) == []


def test_the_threshold_is_an_option() -> None:
    counts = dict.fromkeys(range(FIRST, FIRST + 100), 100) | {FIRST + 90: 150}
    assert found(counts) == []
    assert len(found(counts, deviations=4)) == 1
