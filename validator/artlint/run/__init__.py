"""Many files: finding, reading, checking, and the report of it all."""

from artlint.model import (
    Excerpt,
    FileResult,
    Fixing,
    Located,
    LocatedFix,
    Place,
    Problem,
    Report,
    Request,
    Skip,
    Suppressed,
)
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
