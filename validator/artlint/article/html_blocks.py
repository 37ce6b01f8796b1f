"""Whether a body consists of HTML blocks alone, so that it is the same read as Markdown and as HTML."""

from __future__ import annotations

import re

from artlint.patterns import late

_BLOCK_NAMES = frozenset(
    (
        "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl "
        "dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend "
        "li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td "
        "tfoot th thead title tr track ul"
    ).split()
)
"""The names whose tags begin an HTML block (CommonMark 0.31, section 4.6, kind 6)."""

_start = re.compile(
    r" {0,3}<(?:(?P<raw>script|pre|style|textarea)(?=[ \t\r\n>]|\Z)|(?P<comment>!--)|(?P<instruction>\?)"
    r"|(?P<declaration>![A-Z])|/?(?P<name>[A-Z][A-Z0-9]*+)(?![^\s/>]))",
    re.IGNORECASE | re.ASCII,
).match
_blank_lines = re.compile(r"(?:[ \t]*+[\r\n])*+").match
_last_blanks = late(r"[ \t]*+\Z")
_blank_line = re.compile(r"\n[ \t\r]*+\n").search
_ENDS = {
    "raw": late("</(?:script|pre|style|textarea)>", re.IGNORECASE | re.ASCII),
    "comment": late("-->"),
    "instruction": late(r"\?>"),
    "declaration": late(">"),
}
"""The marks with whose line a block of kinds 1 to 4 ends; any other ends before a blank line."""


def is_html_alone(body: str) -> bool:
    """Whether a body consists of HTML blocks; where one ends, another begins. Anything else makes it Markdown."""
    return _is_html_from(body, 0)


def has_html_blocks_behind(body: str) -> bool:
    """Whether HTML blocks alone stand behind the first blank line of a body; true where there is none."""
    blank = _blank_line(body)
    return blank is None or _is_html_from(body, blank.end())


def _is_html_from(body: str, at: int) -> bool:
    while at >= 0:
        blanks = _blank_lines(body, at)
        at = blanks.end() if blanks else at
        start = _block_start(body, at)
        if start is None:
            return _last_blanks().match(body, at) is not None
        at = _end_of_block(body, start)
    return True


def _block_start(body: str, at: int) -> re.Match[str] | None:
    start = _start(body, at)
    if start is None or start.lastgroup != "name":
        return start
    return start if start["name"].lower() in _BLOCK_NAMES else None


def _end_of_block(body: str, start: re.Match[str]) -> int:
    """Where a block ends of whose start this is the match, -1 where it goes on to the end of the body."""
    mark = _ENDS.get(start.lastgroup or "")
    if mark is None:
        blank = _blank_line(body, start.end())
        return blank.end() if blank else -1
    found = mark().search(body, start.start())
    return body.find("\n", found.end()) if found else -1
