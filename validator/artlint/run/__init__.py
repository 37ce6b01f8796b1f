"""Many files: finding, reading, checking, and the report of it all."""

from artlint.run.check import check
from artlint.run.outcome import Excerpt, FileResult, Located, LocatedFix, Place, Problem, Report, Skip, Suppressed
from artlint.run.request import Fixing, Request

__all__ = [
    "Excerpt",
    "FileResult",
    "Fixing",
    "Located",
    "LocatedFix",
    "Place",
    "Problem",
    "Report",
    "Request",
    "Skip",
    "Suppressed",
    "check",
]
