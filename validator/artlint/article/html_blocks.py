"""Whether a body consists of HTML blocks alone, so that it is the same read as Markdown and as HTML."""

from __future__ import annotations

import re

_BLOCK_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|"
    "track|ul"
)
"""The names whose tags begin an HTML block (CommonMark 0.31, section 4.6, kind 6)."""

_block_start = re.compile(
    r" {0,3}<(?:(?P<raw>script|pre|style|textarea)(?=[ \t\r\n>]|\Z)|(?P<comment>!--)|(?P<instruction>\?)"
    rf"|(?P<declaration>![A-Za-z])|/?(?:{_BLOCK_NAMES})(?![^\s/>]))",
    re.IGNORECASE,
).match
_blank_lines = re.compile(r"(?:[ \t]*+[\r\n])*+").match
_last_blanks = re.compile(r"[ \t]*+\Z").match
_blank_line = re.compile(r"\n[ \t\r]*+\n").search
_ENDS = {
    "raw": re.compile("</(?:script|pre|style|textarea)>", re.IGNORECASE).search,
    "comment": re.compile("-->").search,
    "instruction": re.compile(r"\?>").search,
    "declaration": re.compile(">").search,
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
            return _last_blanks(body, at) is not None
        at = _end_of_block(body, start)
    return True


def _end_of_block(body: str, start: re.Match[str]) -> int:
    """Where a block ends of whose start this is the match, -1 where it goes on to the end of the body."""
    if start.lastgroup is None:
        blank = _blank_line(body, start.end())
        return blank.end() if blank else -1
    mark = _ENDS[start.lastgroup](body, start.start())
    return body.find("\n", mark.end()) if mark else -1
