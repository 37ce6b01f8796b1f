"""Texts as messages of SARIF, of which nothing becomes a placeholder or a link."""

from __future__ import annotations

import re

_special = re.compile(r"[\\\[\]{}]")


def plain(raw: str) -> str:
    r"""A plain message: `{` and `}` doubled, else they hold a placeholder (2.1.0, 3.11.5); `\`, `[` and `]` behind a
    backslash, else `[a](b)` is a link (3.11.6).
    """
    return _special.sub(_escaped, raw)


def formatted(raw: str) -> str:
    """A message that is Markdown already: only `{` and `}` mean something more in SARIF."""
    return raw.replace("{", "{{").replace("}", "}}")


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    return character * 2 if character in "{}" else "\\" + character
