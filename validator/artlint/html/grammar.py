"""How tags, attributes and comments are written where nothing is wrong with them: pieces of regular expressions.

A tag that these take in has no parse error of its own but, perhaps, a repeated attribute or a wrong reference (13.1.2
of the standard). Each piece is possessive: it never gives back what it took.
"""

from __future__ import annotations

SPACE = r"[\t\n\f\r ]"

TAG_NAME = "[A-Za-z][A-Za-z0-9:_-]*+"
"""Names of HTML's own elements, of custom ones, and of those with a prefix."""

_NAME = r"""[^\0\t\n\f\r "'<=>/]++"""
_QUOTED, _QUOTED_ONCE, _UNQUOTED = r'[^\0"]*+', r"[^\0']*+", r"""[^\0\t\n\f\r "'<=>`]++"""

ATTRIBUTE = rf"""(?:{SPACE}++{_NAME}(?:="{_QUOTED}"|='{_QUOTED_ONCE}'|={_UNQUOTED})?+(?=[\t\n\f\r >/]))"""
"""One attribute with the white space before it, without groups."""

ATTRIBUTE_NAME = rf"""{SPACE}++({_NAME})(?:="{_QUOTED}"|='{_QUOTED_ONCE}'|={_UNQUOTED})?+"""
"""The same in a tag that is known to be clean; the name is a group."""

ATTRIBUTE_PARTS = rf"""{SPACE}++({_NAME})(?:="({_QUOTED})"|='({_QUOTED_ONCE})'|=({_UNQUOTED}))?+"""
"""The same; name and the three forms of a value are groups."""

COMMENT = r"!--(?!-?>)(?:[^-<]++|-(?!-!?>))*+--"
"""A comment between `<` and `>`."""
