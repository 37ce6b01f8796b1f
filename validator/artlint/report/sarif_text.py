"""Texts of SARIF 2.1.0, of which nothing becomes a placeholder or a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

RULE_TEXT = 1024
"""The most characters of a text of a rule that GitHub takes."""

_special = re.compile(r"[\\\[\]{}]")


def plain_text(raw: str) -> str:
    r"""A plain text as SARIF writes it.

    `{` and `}` are doubled, else they hold a placeholder (3.11.5); `\`, `[` and `]` stand behind a backslash, else
    `[a](b)` is a link (3.11.6).
    """
    return _special.sub(_escaped, raw)


def formatted_text(raw: str) -> str:
    """A text in Markdown as SARIF writes it: only `{` and `}` mean something more there."""
    return raw.replace("{", "{{").replace("}", "}}")


def shortened(text: str, written: Callable[[str], str]) -> str:
    """A text of a rule as `written` writes it, cut between words to the length that GitHub takes."""
    whole = written(text)
    if len(whole) <= RULE_TEXT:
        return whole
    surplus = len(written(text[:RULE_TEXT])) - len(text[:RULE_TEXT])
    room = max(RULE_TEXT - 2 - surplus, RULE_TEXT // 2 - 1)  # no text becomes longer than its double
    return written(text[:room].rsplit(maxsplit=1)[0]) + " …"


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    return character * 2 if character in "{}" else "\\" + character
