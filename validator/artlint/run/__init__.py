"""Many files: finding, reading, checking, and the report of it all."""

from artlint.model.outcome import Excerpt, FileResult, Located, LocatedFix, Place, Problem, Report, Skip, Suppressed
from artlint.model.request import Fixing, Request
from artlint.run.check import check

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
