"""Values as a configuration would write them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from typing import TYPE_CHECKING

from artlint.rule import Duration

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_SHOWN = 60
"""Characters of a wrong value that a message shows."""


def as_toml(value: object) -> str:
    """An option's value as a configuration would write it, a set in order; None and the like as Python does."""
    return _written(value, _quoted)


def as_written(value: object) -> str:
    """A wrong value as a message shows it: as a configuration writes it, texts in single quotes, and cut if long."""
    shown = _written(value, repr)
    return shown if len(shown) <= _MOST_SHOWN else shown[: _MOST_SHOWN - 3] + "..."


def _written(value: object, quoted: Callable[[str], str]) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Duration | Enum | str):
        return quoted(str(value.value if isinstance(value, Enum) else value))
    if isinstance(value, int | float | date | time | None):
        return str(value)
    return _composed(value, quoted)


def _composed(value: object, quoted: Callable[[str], str]) -> str:
    """A list, a table, or what pydantic makes of any other value."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_written(part, quoted) for part in value) + "]"
    if isinstance(value, set | frozenset):
        return "[" + ", ".join(sorted(_written(part, quoted) for part in value)) + "]"
    if isinstance(value, Mapping):
        pairs = (f"{_key(str(key), quoted)} = {_written(part, quoted)}" for key, part in value.items())
        return "{" + ", ".join(pairs) + "}"
    from pydantic_core import to_jsonable_python  # only an option of a type of its own needs it

    return _written(to_jsonable_python(value, fallback=str), quoted)


def _key(key: str, quoted: Callable[[str], str]) -> str:
    is_bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if is_bare else quoted(key)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # TOML quotes a text as JSON does
