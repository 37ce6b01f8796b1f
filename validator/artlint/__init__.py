"""artlint: a data-quality linter for archives of articles. What a rule needs stands here."""

from artlint.article import SIGNS, Article, Source, from_milliseconds, read_moment, shows_frame, split_address
from artlint.characters import (
    BLANK,
    HTML_SPACE,
    URL_EDGES,
    WHITE_SPACE,
    canonical,
    html_words,
    odd_edge,
    trimmed_address,
)
from artlint.html import decode_references
from artlint.rule.options import Duration, Ge, Regex
from artlint.rule.rule import DAY, UNREADABLE, Edit, Example, Finding, Fix, Related, Rule, Severity, bad, good
from artlint.span import Span, excerpt

__version__ = "0.1.0"
"""As a constant: reading it from installed metadata costs 50 ms at start."""

__all__ = [
    "BLANK",
    "DAY",
    "HTML_SPACE",
    "SIGNS",
    "UNREADABLE",
    "URL_EDGES",
    "WHITE_SPACE",
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
    "canonical",
    "decode_references",
    "excerpt",
    "from_milliseconds",
    "good",
    "html_words",
    "odd_edge",
    "read_moment",
    "shows_frame",
    "split_address",
    "trimmed_address",
]
