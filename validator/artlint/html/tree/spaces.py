"""Taking white space off the front of a run of text."""

from __future__ import annotations

from artlint.html.characters import SPACE


def split(start: int, end: int, data: str) -> tuple[str, int, str]:
    """Leading white space, where the rest begins, and the rest."""
    rest = data.lstrip(SPACE)
    space = data[: len(data) - len(rest)]
    return space, min(start + len(space), end) if rest else end, rest
