"""The goals: how much of a peer's time artlint may take (issue 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..measuring.figures import ratio, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..measuring.rounds import Measured

ARCHIVE, ONE_FILE, GIT = "archive", "one file", "git"
"""The three measurements."""


class Goal(NamedTuple):
    """In a measurement, the wall of `ours` over the wall of `theirs` is at most `limit`."""

    against: str
    measurement: str
    ours: str
    theirs: str
    limit: float


GOALS = (
    Goal("rumdl (Rust), both on all cores", ARCHIVE, "artlint", "rumdl", 0.75),
    Goal("typos (Rust)", ARCHIVE, "artlint", "typos", 1.6),
    Goal("htmlhint", ARCHIVE, "artlint", "htmlhint", 0.55),
    Goal("tidy, two processes", ARCHIVE, "artlint", "tidy, two processes", 0.5),
    Goal("biome (HTML lint)", ARCHIVE, "artlint", "biome", 0.5),
    Goal("autocorrect", ARCHIVE, "artlint", "autocorrect", 0.3),
    Goal("djlint", ARCHIVE, "artlint", "djlint", 0.12),
    Goal("vnu", ARCHIVE, "artlint", "vnu", 0.1),
    Goal("html-validate", ARCHIVE, "artlint", "html-validate", 0.03),
    Goal("end-of-file-fixer of pre-commit-hooks, one file, cold", ONE_FILE, "artlint", "end-of-file-fixer", 1.5),
    Goal(
        "`git status` on a clean repository, artlint cached",
        GIT,
        "artlint, cached",
        "git status",
        12,
    ),
    Goal("one core: rumdl on one thread", ARCHIVE, "artlint --jobs 1", "rumdl, one thread", 0.8),
)

_HEAD = ("against", "goal", "measured", "")


def goals(results: Mapping[str, Mapping[str, Measured]]) -> str:
    """The table of the goals, from what was measured by measurement and name."""
    return table(_HEAD, [_row(goal, results.get(goal.measurement, {})) for goal in GOALS], right=0)


def _row(goal: Goal, measured: Mapping[str, Measured]) -> tuple[str, str, str, str]:
    if goal.ours not in measured or goal.theirs not in measured:
        return goal.against, f"≤ {goal.limit}", "not measured", ""
    share = ratio(measured[goal.ours], measured[goal.theirs])
    verdict = "met" if share.median <= goal.limit else "**missed**"
    return goal.against, f"≤ {goal.limit}", share.shown(".3f"), verdict
