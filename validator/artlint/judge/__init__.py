"""The engine: a file, rules and the time of the run make findings with places.

    lint(file, rules) -> Result           findings as spans of the file
    results.file_result(result, ...)      the same with lines, columns and fingerprints, as reporters take them

It reads no disk, no clock, no environment. A rule that crashes is contained here, and nowhere else.
"""

from artlint.judge.engine import lint
from artlint.judge.records import Crash, Hidden, Result, place_and_rule

__all__ = ["Crash", "Hidden", "Result", "lint", "place_and_rule"]
