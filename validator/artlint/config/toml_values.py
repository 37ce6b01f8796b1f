"""Values as a configuration would write them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import Enum

from artlint.rule import Duration


def as_toml(value: object) -> str:
    """An option's value as a configuration would write it, a set in order; None and the like as Python does."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Duration | Enum | str):
        return _quoted(str(value.value if isinstance(value, Enum) else value))
    if isinstance(value, int | float | date | None):
        return str(value)
    return _composed(value)


def _composed(value: object) -> str:
    """A list, a table, or what pydantic makes of any other value."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    if isinstance(value, set | frozenset):
        return "[" + ", ".join(sorted(map(as_toml, value))) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {as_toml(part)}" for key, part in value.items()) + "}"
    from pydantic_core import to_jsonable_python  # only an option of a type of its own needs it

    return as_toml(to_jsonable_python(value, fallback=str))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # TOML quotes a text as JSON does
