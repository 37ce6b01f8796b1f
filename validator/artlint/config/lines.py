"""The line of a key in the text of a TOML file; `tomllib` tells none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_key = r"(?:[A-Za-z0-9_-]+|\"[^\"\\\n]*\"|'[^'\n]*')"
_dotted = rf"{_key}(?:[ \t]*\.[ \t]*{_key})*"
_header = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_dotted})[ \t]*\]").match
_setting = re.compile(rf"[ \t]*({_dotted})[ \t]*=[ \t]*(\{{)?").match
_parts = re.compile(_key).findall

Path = tuple[str, ...]


def line_of(text: str, path: Path) -> int | None:
    """The line, from 1, on which a key is set, given by the tables above it and its name.

    A table of an array stands in `path` by its number behind the array's name, counted from 1: `("sources", "2")`.
    None where that cannot be told: the key is not there, or a text of several lines may look like one.
    """
    if '"""' in text or "'''" in text:
        return None
    found: list[int] = []
    for number, written, holds_more in _keys(text):
        if written == path or written[: len(path)] == path or (holds_more and path[: len(written)] == written):
            found.append(number)
    return found[0] if found else None


def _keys(text: str) -> Iterator[tuple[int, Path, bool]]:
    """The line of each key, the key with all tables above it, and whether its value is a table in braces."""
    above: Path = ()
    counts: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _header(line):
            names = _names(header[2])
            if header[1] == "[[":
                counts[names] = counts.get(names, 0) + 1
            above = _numbered(names, counts)
        elif setting := _setting(line):
            yield number, (*above, *_names(setting[1])), setting[2] is not None


def _names(dotted: str) -> Path:
    return tuple(part.strip("\"'") for part in _parts(dotted))


def _numbered(names: Path, counts: dict[Path, int]) -> Path:
    """The path of a table, with the number of each array in which it stands."""
    path: list[str] = []
    for at, name in enumerate(names, 1):
        path.append(name)
        if (count := counts.get(names[:at])) is not None:
            path.append(str(count))
    return tuple(path)
