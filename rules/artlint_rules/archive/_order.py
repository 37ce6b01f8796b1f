"""Numbers that run with time, and what breaks their order."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappush, heapreplace
from statistics import median
from typing import NamedTuple, Self

_UNORDERED = 0.1
"""In order, nine of ten times lie nearer to it than this share of how far nine of ten lie from the middle of all."""
_BY_FAR = 5
"""What breaks the order lies so many times further from it than nine of ten times do."""
_WITNESSES = 5
"""So many others must contradict a time that breaks the order."""
_ROUNDS = 3
"""The order is read so often, each time without what broke it before: many that do bend it."""
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
    for _ in range(_ROUNDS):
        limit = max(least, _BY_FAR * order.usual)
        is_out = [away > limit for away in order.away()]
        if not any(is_out):
            return
        order = order.without(is_out)
    before, behind = order.witnesses()
    for at, time in enumerate(order.times):
        is_early = time < order.low[at] - limit and time < before[at] - limit
        is_late = time > order.high[at] + limit and -time < behind[at] - limit
        if is_early or is_late:
            yield Broken(positions[at], order.sign * order.expected(at))


def _by_number(numbers: Sequence[int], times: Sequence[int]) -> tuple[list[int], Sequence[int]]:
    """The positions in the order of their numbers, and the times in that order."""
    positions = sorted(range(len(numbers)), key=numbers.__getitem__)
    return positions, array("q", map(times.__getitem__, positions))


class _Order(NamedTuple):
    """Times that rise (those that fall have their signs changed), with the rising times between which they should lie.

    `is_out` tells which times say nothing of the order.
    """

    sign: int
    times: Sequence[int]
    low: Sequence[int]
    high: Sequence[int]
    is_out: Sequence[bool]

    @classmethod
    def of(cls, times: Sequence[int], sign: int) -> Self:
        """The order of times that rise (sign 1) or fall (-1)."""
        signed = array("q", (sign * time for time in times))
        fit = _rising(signed)
        return cls(sign, signed, fit, fit, [False] * len(fit))

    def without(self, is_out: Sequence[bool]) -> Self:
        """The order without some of the times."""
        fit = iter(_rising(array("q", (time for time, out in zip(self.times, is_out, strict=True) if not out))))
        low = array("q")
        for out in is_out:
            low.append((low[-1] if low else -_NEVER) if out else next(fit))
        high = array("q")
        for bound, out in zip(reversed(low), reversed(is_out), strict=True):
            high.append((high[-1] if high else _NEVER) if out else bound)
        high.reverse()
        return self._replace(low=low, high=high, is_out=is_out)

    def away(self) -> Iterator[int]:
        """How far each time lies from the order."""
        for time, low, high in zip(self.times, self.low, self.high, strict=True):
            yield max(low - time, time - high, 0)

    @property
    def usual(self) -> int:
        """How far nine of ten times lie from the order at most."""
        return _most(self.away())

    def expected(self, at: int) -> int:
        """The time at a place in the order."""
        low, high = self.low[at], self.high[at]
        return high if low == -_NEVER else low if high == _NEVER else (low + high) // 2

    def witnesses(self) -> tuple[Sequence[int], Sequence[int]]:
        """For each time, one before it that four others exceed; and, negative, one behind it that exceeds four."""
        before = array("q", _high_before(self.times, self.is_out))
        behind = array("q", _high_before((-time for time in reversed(self.times)), reversed(self.is_out)))
        behind.reverse()
        return before, behind


def _order_of(times: Sequence[int]) -> _Order | None:
    """The order in which times rise or fall, None where they do neither."""
    if not times:
        return None
    middle = round(median(times))
    limit = _UNORDERED * _most(abs(time - middle) for time in times)
    return next((order for order in (_Order.of(times, sign) for sign in (1, -1)) if order.usual < limit), None)


def _most(lengths: Iterable[int]) -> int:
    """The length that nine of ten do not exceed."""
    ordered = sorted(lengths)
    return ordered[len(ordered) * 9 // 10]


def _rising(times: Sequence[int]) -> Sequence[int]:
    """Numbers that never fall and lie nearest to the times: the least sum of distances, which few outliers bend little.

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


def _high_before(times: Iterable[int], is_out: Iterable[bool]) -> Iterator[int]:
    """For each time, the one before it that only `_WITNESSES` - 1 others exceed; far in the past where none is."""
    highest: list[int] = [-_NEVER] * _WITNESSES
    for time, out in zip(times, is_out, strict=True):
        yield highest[0]
        if time > highest[0] and not out:
            heapreplace(highest, time)
