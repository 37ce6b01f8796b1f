"""The tables of growth."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..measuring.command import MEMORY
from ..measuring.figures import cpu, megabytes, table, wall
from .states import COLD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..measuring.rounds import Measured

MEMORY_GOAL = 150
"""MB that artlint may hold at 45,000 files."""

FLAT_FROM, FLAT_WITHIN = 5_000, 0.15
"""From how many files the time per file is flat, and within which share."""

_HEAD = ("files", "MB", "findings", "state", "rounds", "wall s", "ms per file", "CPU s", f"peak MB ({MEMORY})")


class Size(NamedTuple):
    """One size of the archive: files, bytes, findings, and what was measured by state."""

    files: int
    size: int
    findings: int
    measured: Mapping[str, Measured]


def growth(sizes: Sequence[Size]) -> str:
    """A row for each size and state."""
    return table(_HEAD, [_row(size, state) for size in sizes for state in size.measured], right=5)


def _row(size: Size, state: str) -> tuple[str, ...]:
    its = size.measured[state]
    memory = megabytes(its)
    return (
        f"{size.files:,}",
        f"{size.size / 1e6:,.1f}",
        f"{size.findings:,}",
        state,
        str(len(its.spent)),
        wall(its).shown(",.3f"),
        wall(its, per=1000 / size.files).shown(",.3f"),
        cpu(its).shown(",.3f"),
        memory.shown(".0f") if memory else "-",
    )


def goals(sizes: Sequence[Size]) -> str:
    """What issue 4 asks of growth, and what was measured."""
    return table(("goal", "measured", ""), [_memory(sizes), _flatness(sizes)], right=0)


def _memory(sizes: Sequence[Size]) -> tuple[str, str, str]:
    goal = f"peak memory for 45,000 files, findings included: under {MEMORY_GOAL} MB"
    found = [megabytes(size.measured[COLD]) for size in sizes if size.files == 45_000 and COLD in size.measured]
    if not found or found[0] is None:
        return goal, "not measured", ""
    return goal, f"{found[0].shown('.0f')} MB {MEMORY}", _verdict(found[0].median < MEMORY_GOAL)


def _flatness(sizes: Sequence[Size]) -> tuple[str, str, str]:
    goal = f"time per file, cold, from {FLAT_FROM:,} files on: within {FLAT_WITHIN:.0%}"
    each = [
        wall(size.measured[COLD]).median / size.files
        for size in sizes
        if size.files >= FLAT_FROM and COLD in size.measured
    ]
    if len(each) < 2:
        return goal, "not measured", ""
    spread = max(each) / min(each) - 1
    return goal, f"{spread:.1%} between the least and the greatest", _verdict(spread <= FLAT_WITHIN)


def _verdict(met: bool) -> str:
    return "met" if met else "**missed**"
