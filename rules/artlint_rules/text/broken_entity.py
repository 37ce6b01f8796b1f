from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Rule, Span, bad, good
from artlint_rules.text._preconditions import has_latin_signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_NAMES = {
    "¢": "cent",
    "£": "pound",
    "¤": "curren",
    "¥": "yen",
    "§": "sect",
    "©": "copy",
    "¬": "not",
    "®": "reg",
    "¯": "macr",
    "°": "deg",
    "±": "plusmn",
    "µ": "micro",
    "¶": "para",
    "·": "middot",
    "×": "times",
    "ð": "eth",
    "÷": "divide",
}
"""What a sign is called where HTML lets the semicolon go: `&region` holds `&reg`."""

_escaped = {"".join(f"%{byte:02X}" for byte in sign.encode()): sign for sign in _NAMES}
_SIGN = f"[{''.join(_NAMES)}]"
_CODE = "%C(?:2%[AB][0-9A-F]|3%(?:97|B0|B7))"
_REST = "((?:[A-Za-z_][A-Za-z0-9_.-]{0,39}+)?)="
_parameter = re.compile(f"({_SIGN}|{_CODE}){_REST}").finditer
_signs = re.compile(_SIGN + _REST).search
_codes = re.compile(_CODE + _REST).search
_word = re.compile(r"[^\s\"'<>()\u3000-\u303f\uff00-\uffef]++").finditer


class BrokenEntity(Rule):
    """Keep the names of an address's parameters whole.

    `&region=` became `®ion=`: a program took `&reg` for the sign ®. The address leads elsewhere, and so do
    `©right=`, `§ion=`, `¬ify=` and `×tamp=`.
    """

    facts = (has_latin_signs,)
    help = "write the parameter's name again, with &amp; before it"
    examples = (
        good('<a href="https://example.org/?a=1&amp;region=2&copy=3">一</a>'),
        good("<p>3×4=12，½§=7，E=mc²，如果？¥100=£11，why?£5=</p>"),
        good("<p>见https://example.org/?a=1和¥100=£11</p>"),
        bad('<a href="https://example.org/?a=1®ion=2">一</a>', '5:34 "®ion=" stands where "&region=" was meant'),
        bad("<p>见https://example.org/?a=1×tamp=3。</p>", '5:29 "×tamp=" stands where "&timestamp=" was meant'),
        bad(
            "<!--1689730743000-->\n[题](https://example.org/?a=1%C2%A7ion=2)\n------\n\n<p>一。</p>\n",
            '2:29 "%C2%A7ion=" stands where "&section=" was meant',
            whole=True,
        ),
    )

    def may_find(self, article: Article) -> bool:
        text = article.text
        return _signs(text) is not None or ("%C" in text and _codes(text) is not None)

    def check(self, article: Article) -> Iterator[Finding]:
        for word in _word(article.text):
            for match in _parameters(word):
                sign, rest = match.groups()
                if name := _NAMES.get(_escaped.get(sign, sign)):
                    message = f'"{match[0]}" stands where "&{name}{rest}=" was meant'
                    yield self.finding(Span(*match.span()), message)


def _parameters(word: re.Match[str]) -> Iterator[re.Match[str]]:
    """The damaged parameters of a word that is an address: one with a query, and a host, a path or an earlier value."""
    text, (start, end) = word.string, word.span()
    query = text.find("?", start, end)
    if query < 0:
        return
    is_address = text.startswith("/", start) or text.find("://", start, query) >= 0
    first_value = text.find("=", query, end)
    for match in _parameter(text, query + 1, end):
        if is_address or first_value < match.start():
            yield match
