"""What template languages leave in a text where nobody filled them in."""

import re
from functools import cache
from typing import NamedTuple

from artlint import late


class _Remnant(NamedTuple):
    """What a language leaves: an expression, and signs one of which stands in whatever it matches."""

    signs: tuple[str, ...]
    expression: str


_WORDS = (
    _Remnant(("%%",), r"(?<![%\w])%%[A-Za-z_][\w.-]{1,40}+%%(?![%\w])"),
    _Remnant(("${",), r"\$\{[A-Za-z_][\w.]{2,40}+\}(?![\w^$\\])"),
    _Remnant(("{$",), r"\{\$[A-Za-z_][\w.>|-]{2,60}+\}(?!\$)"),
    _Remnant(("*|",), r"\*\|[A-Z][A-Z0-9_:]{1,40}+\|\*"),
    _Remnant(("<%",), r"<%[^%<>]{0,200}+%>"),
    _Remnant(("<?",), r"<\?(?:php|=)[^>]{0,200}+>"),
    _Remnant(
        ("get_", "the_"),
        r"\b(?:get_post_time|get_the_(?:date|time|title)|the_title|the_permalink)"
        r"\((?:'[^'()]{0,40}+'|\"[^\"()]{0,40}+\")\)",
    ),
)
"""Words of newsletters, JavaScript, Smarty, Mailchimp, ASP, JSP, ERB, PHP and WordPress."""

_BRACES = (
    _Remnant(("{{",), r"\{\{[-~#/&>{]? ?[A-Za-z_.$][^{}\n]{0,200}+\}\}"),
    _Remnant(("{%",), r"\{%-? ?[A-Za-z_][^{}\n]{0,200}%\}"),
)
"""Liquid, Jinja, Handlebars, Angular, Hugo: right in what a generator of pages reads, wrong in a page."""

_LOST = r"(?:undefined|\[object Object\]|%5Bobject(?:%20|\+)Object%5D)"

_lost_value = late(f"(?<=[/=]){_LOST}(?=[&#/?]|$)")
_may_be_lost = late(f"[/=]{_LOST}")
may_be_encoded = late("%7B%7B", re.IGNORECASE)


def remnants(text: str, *, braces: bool) -> re.Pattern[str] | None:
    """The expression of what templates may have left in a text, None without a sign of any.

    It has those languages alone of which a sign stands there: all of them together are slow. `braces` tells whether
    what stands in braces counts.
    """
    known = (*_BRACES, *_WORDS) if braces else _WORDS
    there = [it.expression for it in known if any(sign in text for sign in it.signs)]
    return _any_of(tuple(there)) if there else None


def lost_value(address: str) -> re.Match[str] | None:
    """Where an address has what a program wrote in place of a value."""
    return _lost_value().search(address) if _names_lost(address) else None


def may_be_lost(text: str) -> bool:
    """Whether a text may hold an address with such a value."""
    return _names_lost(text) and _may_be_lost().search(text) is not None


def _names_lost(text: str) -> bool:
    return "undefined" in text or "Object" in text


@cache
def _any_of(expressions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{it})" for it in expressions))
