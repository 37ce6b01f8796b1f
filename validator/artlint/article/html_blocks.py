"""Whether a body consists of HTML blocks alone, so that it is the same read as Markdown and as HTML."""

from __future__ import annotations

import re

_BLOCK_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|"
    "track|ul|script|pre|style|textarea"
)
"""The names that begin an HTML block (CommonMark 0.31, section 4.6, kinds 1 and 6)."""

_HTML_BLOCK = rf"<(?:/?(?:{_BLOCK_NAMES})(?![^\s/>])|!--|![A-Za-z]|\?)"
_begins_with_block = re.compile(rf"(?:[ \t]*+[\r\n])*+ {{0,3}}{_HTML_BLOCK}", re.IGNORECASE).match
_other_block = re.compile(rf"\n[ \t\r]*+\n(?:[ \t]*+\r?\n)*+(?! {{0,3}}{_HTML_BLOCK}|\Z)", re.IGNORECASE).search


def is_html_alone(body: str) -> bool:
    """Whether each block of a body, from one blank line to the next, begins as an HTML block.

    A blank line ends most HTML blocks. A body in which something else follows one is Markdown.
    """
    return _begins_with_block(body) is not None and has_html_blocks_behind(body)


def has_html_blocks_behind(body: str) -> bool:
    """Whether each block of a body but the first begins as an HTML block; true where there is one block alone."""
    return _other_block(body) is None
