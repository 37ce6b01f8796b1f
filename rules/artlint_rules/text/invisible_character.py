from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from artlint import Rule, Severity, Source, Span, bad, decode_references, good
from artlint_rules.text._code_points import code_points
from artlint_rules.text._garbled_places import GarbledPlaces
from artlint_rules.text._idle import idle_fix
from artlint_rules.text._invisible import DIRECTION, invisible_runs
from artlint_rules.text._preconditions import has_invisible_characters, has_invisible_reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_only_direction = re.compile(f"[{DIRECTION}]++").fullmatch
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
_RAW_TEXT = frozenset("script style xmp iframe noembed noframes plaintext".split())
"""Elements in which a reference is none."""

_MARKDOWN = Source(body="markdown")

_NEAR = 40
"""How far from right-to-left letters a direction mark may stand: it belongs to the words around it."""


class InvisibleCharacter(Rule):
    """Keep characters that nobody sees out of the text.

    Zero-width characters and direction marks come with copied text; a search does not find the word they stand in.
    Where a script or an emoji needs them they are left alone, and so are soft hyphens inside a word. Written as
    references, such as `&#8203;`, they are the same. The fix deletes U+200B and U+FEFF at the edge of a block or beside
    a blank, where they part and join nothing.
    """

    severity = Severity.WARNING

    allow: tuple[str, ...] = ()
    """Characters that are let be, such as `U+200B`."""

    fix = "safe"
    facts = (has_invisible_characters, has_invisible_reference)
    help = "delete the invisible characters"
    examples = (
        good("<p>\U0001f468\u200d\u2695\ufe0f می\u200cخواهم</p>"),
        good("<p>&#128104;&zwj;\u2695\ufe0f &#1605;&#1740;&zwnj;&#1582;&#1608; 10&rlm; بغداد</p>"),
        good("<p>Vertrags\u00adpartner, Geb&auml;ude&shy;teil</p>"),
        good("<p>ä¸\xadæ–‡</p>"),
        good("<p>&#8217;&#x2014;&amp;#8203;</p><!--&#8203;--><script>'&#8203;'</script>"),
        good("<p>一\u200b二</p>", allow=("U+200B",)),
        bad("<p>一\u200b\u200b二</p>", "5:5 2 invisible characters: U+200B U+200B"),
        bad(
            "<p><strong>\ufeff</strong>\u00ad一</p>",
            "5:12 zero width no-break space (U+FEFF)",
            "5:22 soft hyphen (U+00AD)",
        ),
        bad(
            "<p>\u200b桥</p><p><b>梁\ufeff</b></p>",
            "5:4 zero width space (U+200B)",
            "5:17 zero width no-break space (U+FEFF)",
            fixed="<p>桥</p><p><b>梁</b></p>",
        ),
        bad("<p>one \u200btwo</p>", "5:8 zero width space (U+200B)", fixed="<p>one two</p>"),
        bad(
            "one \u200btwo\u200b",
            "5:5 zero width space (U+200B)",
            "5:9 zero width space (U+200B)",
            source=_MARKDOWN,
            fixed="one two",
        ),
        bad("**桥**\u200b“梁”", "5:6 zero width space (U+200B)", source=_MARKDOWN),
        bad("\u200b# one", "5:1 zero width space (U+200B)", source=_MARKDOWN),
        bad("<p>Paris\u202e</p>", "5:9 right-to-left override (U+202E)"),
        bad(
            "<p>a&#x202E;桥&#8203;\u200b&zwj;梁</p>",
            "5:5 right-to-left override (U+202E)",
            "5:14 3 invisible characters: U+200B U+200B U+200D",
        ),
        bad("<p>å›½ä¸\xad\u200bè¯´</p>", "5:10 zero width space (U+200B)"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        text = article.text
        allowed = {written.upper() for written in self.allow}
        garbled = GarbledPlaces(text)
        for span, run in invisible_runs(text):
            start = 1 if text.startswith("\ufeff") and span.start == 0 else garbled.end(span.start)
            rest, place = run[start - span.start :], Span(start, span.end)  # the start is another rule's
            kept = "".join(character for character in rest if f"U+{ord(character):04X}" not in allowed)
            if kept and not _is_needed(text, place, rest) and _is_read(article, place):
                fix = idle_fix(article, place, rest) if kept == rest else None
                yield self.finding(place, _message(kept), fix=fix, together=_together(kept))


def _message(run: str) -> str:
    if len(run) > 1:
        return f"{len(run):,} invisible characters: {code_points(run)}"
    from unicodedata import name  # only a finding needs it

    return f"{name(run, 'invisible character').lower()} ({code_points(run)})"


def _together(run: str) -> str:
    return f"places with invisible characters: {code_points(''.join(sorted(set(run))))}"


def _is_read(article: Article, span: Span) -> bool:
    """Whether a run is one for its reader: in a comment or a script, references are mere letters."""
    if "&" not in span.of(article.text):
        return True
    element = article.document.innermost(span.start)
    if element is not None and element.name in _RAW_TEXT:
        return False
    comments = article.document.comments
    at = bisect_right(comments, span.start, key=lambda comment: comment.start)
    return not at or comments[at - 1].end <= span.start


def _is_needed(text: str, span: Span, run: str) -> bool:
    """Whether what stands around a run gives it a meaning."""
    left = decode_references(text[max(0, span.start - _NEAR) : span.start])
    right = decode_references(text[span.end : span.end + _NEAR])
    before, behind = left[-1:], right[:1]
    if _only_direction(run):
        return _right_to_left(left + right) is not None
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
