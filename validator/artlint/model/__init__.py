"""Plain records that cross rooms: what is asked of a run, what came of each file, and the report over all.

A record is a named tuple of plain values, so that it goes to another process or to disk as it stands. It decides
nothing, reads nothing and knows no room above it.
"""

from artlint.model.digest import hex_digest, short_digest
from artlint.model.problem import CONFIGURATION, NOT_AN_ARTICLE, Problem, Skip
from artlint.model.report import Amount, Report, SourceStatistics
from artlint.model.request import Fixing, Request, fail_level, reaches
from artlint.model.verdict import (
    MORE_KEY,
    NOTHING_FIXED,
    Excerpt,
    FileResult,
    Located,
    LocatedFix,
    Place,
    Rewritten,
    Suppressed,
    Verdict,
)

__all__ = [
    "CONFIGURATION",
    "MORE_KEY",
    "NOTHING_FIXED",
    "NOT_AN_ARTICLE",
    "Amount",
    "Excerpt",
    "FileResult",
    "Fixing",
    "Located",
    "LocatedFix",
    "Place",
    "Problem",
    "Report",
    "Request",
    "Rewritten",
    "Skip",
    "SourceStatistics",
    "Suppressed",
    "Verdict",
    "fail_level",
    "hex_digest",
    "reaches",
    "short_digest",
]
