"""Many files: finding, reading, checking, and the report of it all."""

from artlint.run.check import Request, check
from artlint.run.outcome import Excerpt, Located, Place, Problem, Report, Skip

__all__ = ["Excerpt", "Located", "Place", "Problem", "Report", "Request", "Skip", "check"]
