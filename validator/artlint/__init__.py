"""artlint: a data-quality linter for archives of articles. What a rule needs stands here."""

from artlint.light import TYPE_CHECKING, names_of

__version__ = "0.1.0"
"""As a constant: reading it from installed metadata costs 50 ms at start (design, law 7)."""

if TYPE_CHECKING:
    from artlint.article.article import Article
    from artlint.article.characters import (
        BLANK,
        HTML_SPACE,
        URL_EDGES,
        WHITE_SPACE,
        canonical,
        html_words,
        odd_edge,
        trimmed_address,
    )
    from artlint.article.moments import from_milliseconds, read_moment
    from artlint.article.recognise import shows_frame
    from artlint.article.signs import SIGNS
    from artlint.article.source import Source
    from artlint.article.urls import take_apart
    from artlint.html import decode_references
    from artlint.options import Duration, Ge, Regex
    from artlint.rule import DAY, Edit, Example, Finding, Fix, Related, Rule, Severity, bad, good
    from artlint.span import Span, excerpt
else:  # the command itself needs none of them, and comes first
    __getattr__ = names_of(
        __name__,
        {
            "artlint.article": (
                "Article BLANK HTML_SPACE SIGNS Source URL_EDGES WHITE_SPACE canonical from_milliseconds html_words"
                " odd_edge read_moment shows_frame take_apart trimmed_address"
            ),
            "artlint.html": "decode_references",
            "artlint.options": "Duration Ge Regex",
            "artlint.rule": "DAY Edit Example Finding Fix Related Rule Severity bad good",
            "artlint.span": "Span excerpt",
        },
    )

__all__ = [
    "BLANK",
    "DAY",
    "HTML_SPACE",
    "SIGNS",
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
    "take_apart",
    "trimmed_address",
]
