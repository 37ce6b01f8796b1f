"""Where raw text ends: at its own end tag, and for scripts not inside `<!-- <script>`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint.html.tokenizer import Tokenizer

_DOUBLE_ESCAPED = re.compile(r"-->|</script(?=[\t\n\f\r />])", re.IGNORECASE | re.ASCII)


@lru_cache(maxsize=64)
def _appropriate_end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}(?=[\t\n\f\r />])", re.IGNORECASE | re.ASCII)


def end_tag(tokenizer: Tokenizer, at: int) -> int:
    """Where the end tag of the last start tag stands, or the text's end."""
    name = tokenizer.last_start_tag
    match = _appropriate_end_tag(name).search(tokenizer.text, at) if name else None
    return match.start() if match else len(tokenizer.text)


@lru_cache(maxsize=64)
def _script_patterns(name: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What matters in a script, and in a script's `<!--`; `name` is that of the end tag, if one can end it."""
    end = rf"|</{re.escape(name)}(?=[\t\n\f\r />])" if name else ""
    return re.compile(f"<!--{end}", re.IGNORECASE | re.ASCII), re.compile(
        rf"-->|<script(?=[\t\n\f\r />]){end}", re.IGNORECASE | re.ASCII
    )


def script_end(tokenizer: Tokenizer, at: int) -> int:
    """Where `</script>` ends a script. After `<!--`, `<script>` opens a level that `</script>` closes."""
    text = tokenizer.text
    plain, escaped = _script_patterns(tokenizer.last_start_tag)
    pattern, opened = plain, 0
    while True:
        match = pattern.search(text, at)
        if match is None:
            break
        at, found = match.end(), match[0].lower()
        if found == "<!--":
            pattern, opened, at = escaped, match.start(), at - 2  # `<!-->` opens and closes
        elif found == "-->":
            pattern = plain
        elif found == "<script":
            pattern = _DOUBLE_ESCAPED
        elif pattern is _DOUBLE_ESCAPED:
            pattern = escaped
        else:
            return match.start()
    if pattern is not plain:
        tokenizer.cut_off("eof-in-script-html-comment-like-text", opened)
    return len(text)
