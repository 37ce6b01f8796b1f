"""Numbers that run with time, and what breaks their order."""

from __future__ import annotations

from array import array
from heapq import heappush, heapreplace
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_UNORDERED = 0.1
"""In order, nine of ten times lie nearer to it than this share of how far nine of ten lie from the middle of all."""
_BY_FAR = 5
"""What breaks the order lies so many times further from it than nine of ten times do."""
_WITNESSES = 5
"""So many others must contradict a time that breaks the order."""
_NEVER = 2**63 - 1


class Broken(NamedTuple):
    """What breaks the order: its position among the numbers, and the time that its number tells."""

    position: int
    expected: int


def is_ordered(numbers: Sequence[int], times: Sequence[int]) -> bool:
    """Whether numbers rise or fall with time."""
    return _order_of(_by_number(numbers, times)[1]) is not None


def broken_order(numbers: Sequence[int], times: Sequence[int], least: int) -> Iterator[Broken]:
    """Those whose time is off by more than `least`, in the order of their numbers; none where there is no order."""
    positions, sorted_times = _by_number(numbers, times)
    order = _order_of(sorted_times)
    if order is None:
        return
    limit = max(least, _BY_FAR * order.usual)
    before = array("q", _high_before(order.times))
    behind = array("q", _high_before(-time for time in reversed(order.times)))
    behind.reverse()
    for at, (time, fit) in enumerate(zip(order.times, order.fit, strict=True)):
        is_early = time < fit - limit and time < before[at] - limit
        is_late = time > fit + limit and -time < behind[at] - limit
        if is_early or is_late:
            yield Broken(positions[at], order.sign * fit)


def _by_number(numbers: Sequence[int], times: Sequence[int]) -> tuple[list[int], array[int]]:
    """The positions in the order of their numbers, and the times in that order."""
    positions = sorted(range(len(numbers)), key=numbers.__getitem__)
    return positions, array("q", map(times.__getitem__, positions))


class _Order(NamedTuple):
    """Times that rise, those that fall with their signs changed, and the rising times nearest to them."""

    sign: int
    times: array[int]
    fit: array[int]
    usual: int
    """How far nine of ten times lie from the fit at most."""


def _order_of(times: array[int]) -> _Order | None:
    """The order in which times rise or fall, None where they do neither."""
    if not times:
        return None
    middle = round(median(times))
    limit = _UNORDERED * _most(abs(time - middle) for time in times)
    for sign in (1, -1):
        signed = array("q", (sign * time for time in times))
        fit = _rising(signed)
        usual = _most(abs(time - near) for time, near in zip(signed, fit, strict=True))
        if usual < limit:
            return _Order(sign, signed, fit, usual)
    return None


def _most(lengths: Iterable[int]) -> int:
    """The length that nine of ten do not exceed."""
    ordered = sorted(lengths)
    return ordered[len(ordered) * 9 // 10]


def _rising(times: array[int]) -> array[int]:
    """Numbers that never fall and lie nearest to the times: the least sum of distances, which few outliers do not move.

    The highest of the times so far gives way to each time below it (isotonic regression with absolute distances).
    """
    highest: list[int] = []
    fit = array("q")
    for time in times:
        heappush(highest, -time)
        if time < -highest[0]:
            heapreplace(highest, -time)
        fit.append(-highest[0])
    for at in range(len(fit) - 1, 0, -1):
        fit[at - 1] = min(fit[at - 1], fit[at])
    return fit


def _high_before(times: Iterable[int]) -> Iterator[int]:
    """For each time, the one before it that only `_WITNESSES` - 1 others exceed; far in the past where none is."""
    highest: list[int] = [-_NEVER] * _WITNESSES
    for time in times:
        yield highest[0]
        if time > highest[0]:
            heapreplace(highest, time)
