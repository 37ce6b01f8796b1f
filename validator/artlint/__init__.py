"""artlint: a data-quality linter for archives of articles. What a rule needs stands here."""

from artlint.article import Article, Source, take_apart
from artlint.options import Duration, Ge, Regex
from artlint.rule import DAY, Example, Finding, Related, Rule, Severity, bad, good
from artlint.span import Span
from artlint.version import __version__

__all__ = [
    "DAY",
    "Article",
    "Duration",
    "Example",
    "Finding",
    "Ge",
    "Regex",
    "Related",
    "Rule",
    "Severity",
    "Source",
    "Span",
    "__version__",
    "bad",
    "good",
    "take_apart",
]
