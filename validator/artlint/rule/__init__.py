"""What a rule is: `Rule`, what it reports (`Finding`, `Fix`), its options, its precondition and its examples.

With `Article` this is all that a rule may import, by way of `artlint`.
"""

from artlint.rule.archive_rule import ArchiveFinding, ArchiveRule, ArticleFact, Fact, Same
from artlint.rule.example import Example, bad, files_in, good
from artlint.rule.finding import (
    CLAIMS,
    MOST_PLACES,
    MOST_SHOWN,
    UNREADABLE,
    Edit,
    Finding,
    Fix,
    Related,
    Severity,
)
from artlint.rule.options import DAY, Duration, Ge, Regex
from artlint.rule.precondition import Precondition, reference_of
from artlint.rule.rule import DOCUMENTATION, RESERVED, Rule, option_names

__all__ = [
    "CLAIMS",
    "DAY",
    "DOCUMENTATION",
    "MOST_PLACES",
    "MOST_SHOWN",
    "RESERVED",
    "UNREADABLE",
    "ArchiveFinding",
    "ArchiveRule",
    "ArticleFact",
    "Duration",
    "Edit",
    "Example",
    "Fact",
    "Finding",
    "Fix",
    "Ge",
    "Precondition",
    "Regex",
    "Related",
    "Rule",
    "Same",
    "Severity",
    "bad",
    "files_in",
    "good",
    "option_names",
    "reference_of",
]
