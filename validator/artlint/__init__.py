"""artlint: a data-quality linter for archives of articles. What a rule needs stands here."""

from artlint.article import SIGNS, Article, Source, from_milliseconds, read_moment, shows_frame, take_apart
from artlint.html import decode_references
from artlint.options import Duration, Ge, Regex
from artlint.rule import DAY, Edit, Example, Finding, Fix, Related, Rule, Severity, bad, good
from artlint.span import Span, excerpt

__version__ = "0.1.0"
"""As a constant: reading it from installed metadata costs 50 ms at start."""

__all__ = [
    "DAY",
    "SIGNS",
    "Article",
    "Duration",
    "Edit",
    "Example",
    "Finding",
    "Fix",
    "Ge",
    "Regex",
    "Related",
    "Rule",
    "Severity",
    "Source",
    "Span",
    "__version__",
    "bad",
    "decode_references",
    "excerpt",
    "from_milliseconds",
    "good",
    "read_moment",
    "shows_frame",
    "take_apart",
]
