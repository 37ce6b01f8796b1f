"""Counts that stay small, and say so."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from artlint.archive.draft.evidence import MOST_TIMES, Share, Times
from artlint.archive.groupings import MOST_GROUPS, OTHERS, by_key
from artlint.archive.tally import MOST, Spread, Tally, rounded
from artlint.model import FileResult
from artlint.model.traits import Traits


def test_a_tally_is_exact_until_it_has_too_many_names_and_then_keeps_the_most_frequent() -> None:
    tally = Tally()
    for number in range(2 * MOST):
        tally.add(str(number), 1 + number % 2)
    assert (tally.is_whole, len(tally.counts)) == (True, 2 * MOST)
    tally.add("one more")
    assert (tally.is_whole, len(tally.counts)) == (False, MOST)
    assert set(tally.counts.values()) == {2}
    assert tally.most(2) == [("1", 2), ("10001", 2)]


@given(st.lists(st.integers(-(10**12), 10**12), min_size=1))
def test_a_spread_knows_the_first_two_digits(values: list[int]) -> None:
    spread = Spread()
    for value in values:
        spread.add(value)
    assert (spread.number, spread.total, spread.least, spread.most) == (
        len(values), sum(values), min(values), max(values),
    )  # fmt: skip
    for share in (0.05, 0.5, 0.95):
        quantile = sorted(map(rounded, values))[max(-(-len(values) * round(share * 100) // 100) - 1, 0)]
        assert spread.quantile(share) == quantile
    assert all(rounded(value) <= value < rounded(value) + 10 ** max(len(str(abs(value))) - 1, 0) for value in values)
    assert [rounded(value) for value in (0, 7, 99, 123, -7, -99, -101)] == [0, 7, 99, 120, -7, -99, -110]


def test_times_are_thinned_out_evenly() -> None:
    times = Times()
    for number in range(10_000):
        times.add(number, number)
    assert MOST_TIMES // 2 <= len(times.pairs) <= MOST_TIMES
    assert len({after[0] - before[0] for before, after in zip(times.pairs, times.pairs[1:], strict=False)}) == 1
    assert times.pairs[-1][0] > 9_900


def test_groups_beyond_the_most_are_one() -> None:
    grouping = by_key("robot")
    for number in range(MOST_GROUPS + 20):
        traits = Traits(1, "post", "html", (), fields=(("robot", str(number)),))
        grouping.add(traits, FileResult(f"{number}.md", None))
    assert len(grouping.groups) == MOST_GROUPS + 1
    assert grouping.groups[OTHERS].files == 20


def test_the_lower_end_of_a_share_is_wilsons() -> None:
    """It covers the true share in 97.5 % of draws, whatever the share is."""
    draw = random.Random(1927)
    for true in (0.5, 0.9, 0.99):
        held = [Share("", sum(draw.random() < true for _ in range(60)), 60).least <= true for _ in range(2_000)]
        assert sum(held) / len(held) > 0.93
    assert round(Share("", 12, 12).least, 3) == 0.757
    assert Share("", 0, 0).least == 0.0
