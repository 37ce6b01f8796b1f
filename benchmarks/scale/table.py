"""The tables of growth."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..measuring.command import MEMORY
from ..measuring.figures import cpu, megabytes, table, wall
from .states import ALONE, CHANGED, COLD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..measuring.rounds import Measured

MEMORY_GOAL = 150
"""MB that artlint may hold at 45,000 files."""

FLAT_FROM, FLAT_WITHIN = 5_000, 0.15
"""From how many files the time per file is flat, and within which share."""

ARCHIVE_GOAL, ARCHIVE_MEMORY = 0.3, 500
"""The share of time that rules across articles may add, and the MB that a run with them may hold at 200,000 files."""

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
    """What issues 4 and 14 ask of growth, and what was measured."""
    rows = [
        _memory(sizes, 45_000, COLD + ALONE, MEMORY_GOAL),
        _memory(sizes, 200_000, COLD, ARCHIVE_MEMORY),
        _flatness(sizes),
        _added(sizes, COLD),
        _added(sizes, CHANGED),
    ]
    return table(("goal", "measured", ""), rows, right=0)


def _memory(sizes: Sequence[Size], files: int, state: str, most: int) -> tuple[str, str, str]:
    goal = f"peak memory for {files:,} files, {state}: under {most} MB"
    found = [megabytes(size.measured[state]) for size in sizes if size.files == files and state in size.measured]
    if not found or found[0] is None:
        return goal, "not measured", ""
    return goal, f"{found[0].shown('.0f')} MB {MEMORY}", _verdict(found[0].median < most)


def _added(sizes: Sequence[Size], state: str) -> tuple[str, str, str]:
    """What rules across articles add to the time of the largest archive."""
    goal = f"rules across articles, {state}: add at most {ARCHIVE_GOAL:.0%}"
    both = [size for size in sizes if {state, state + ALONE} <= size.measured.keys()]
    if not both:
        return goal, "not measured", ""
    size = max(both, key=lambda it: it.files)
    added = wall(size.measured[state]).median / wall(size.measured[state + ALONE]).median - 1
    return goal, f"{added:.0%} at {size.files:,} files", _verdict(added <= ARCHIVE_GOAL)


def _flatness(sizes: Sequence[Size]) -> tuple[str, str, str]:
    goal = f"time per file, cold, from {FLAT_FROM:,} files on: within {FLAT_WITHIN:.0%}"
    each = [
        wall(size.measured[COLD + ALONE]).median / size.files
        for size in sizes
        if size.files >= FLAT_FROM and COLD + ALONE in size.measured
    ]
    if len(each) < 2:
        return goal, "not measured", ""
    spread = max(each) / min(each) - 1
    return goal, f"{spread:.1%} between the least and the greatest", _verdict(spread <= FLAT_WITHIN)


def _verdict(met: bool) -> str:
    return "met" if met else "**missed**"
