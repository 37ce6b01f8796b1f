from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Rule, Severity, Span, bad, good
from artlint_rules.text._code_points import code_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_invisible = re.compile(
    f"[\u00ad\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\U000e0001-\U000e007f{_DIRECTION}]++"
).finditer
_only_direction = re.compile(f"[{_DIRECTION}]++").fullmatch
_right_to_left = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]").search
_joined_script = re.compile("[\u0600-\u07ff\u0840-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]").match
_unspaced_script = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]").match
_SCRIPTS = {
    "\u200b": _unspaced_script,
    "\u200c": _joined_script,
    "\u200d": _joined_script,
    "\u180e": re.compile("[\u1800-\u18af]").match,
}
"""Invisible characters that belong to some scripts, and the letters of these."""

_emoji = re.compile("[\u00a9\u00ae\u203c-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff]").match
_NEAR = 40
"""How far from right-to-left letters a direction mark may stand: it belongs to the words around it."""


class InvisibleCharacter(Rule):
    """Keep characters that nobody sees out of the text.

    Zero-width characters and direction marks come with copied text; a search does not find the word they stand in.
    Where a script or an emoji needs them they are left alone, and so are soft hyphens inside a word.
    """

    severity = Severity.WARNING

    allow: tuple[str, ...] = ()
    """Characters that are let be, such as `U+200B`."""

    help = "delete the invisible characters"
    examples = (
        good("<p>\U0001f468\u200d\u2695\ufe0f می\u200cخواهم</p>"),
        good("<p>Vertrags\u00adpartner</p>"),
        good("<p>一\u200b二</p>", allow=("U+200B",)),
        bad("<p>一\u200b\u200b二</p>", "5:5 2 invisible characters: U+200B U+200B"),
        bad(
            "<p><strong>\ufeff</strong>\u00ad一</p>",
            "5:12 zero width no-break space (U+FEFF)",
            "5:22 soft hyphen (U+00AD)",
        ),
        bad("<p>Paris\u202e</p>", "5:9 right-to-left override (U+202E)"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        text = article.text
        allowed = {written.upper() for written in self.allow}
        for match in _invisible(text):
            start, end = match.span()
            if start == 0 and match[0][0] == "\ufeff":
                start = 1  # that one is byte-order-mark's
            run = "".join(character for character in text[start:end] if f"U+{ord(character):04X}" not in allowed)
            if run and not _is_needed(text, Span(start, end)):
                yield self.finding(Span(start, end), _message(run))


def _message(run: str) -> str:
    if len(run) > 1:
        return f"{len(run):,} invisible characters: {code_points(run)}"
    from unicodedata import name  # only a finding needs it

    return f"{name(run, 'invisible character').lower()} ({code_points(run)})"


def _is_needed(text: str, span: Span) -> bool:
    """Whether what stands around a run gives it a meaning."""
    run, before, behind = span.of(text), text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if _only_direction(run):
        around = text[max(0, span.start - _NEAR) : span.start] + text[span.end : span.end + _NEAR]
        return _right_to_left(around) is not None
    if run[0] >= "\U000e0001":  # the flags of England, Scotland and Wales
        return before == "\U0001f3f4"
    if run == "\u200d" and _emoji(before) and _emoji(behind):
        return True
    if run == "\u00ad":
        return _is_letter(before) and _is_letter(behind)
    script = _SCRIPTS.get(run)
    return script is not None and bool(script(before) or script(behind))


def _is_letter(character: str) -> bool:
    """Whether a character is a letter of a script that has hyphens."""
    return character.isalpha() and character < "\u2e80"
