"""TOML of any origin: parsed by tomllib, within limits that a hostile file cannot pass."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.config.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_MOST_PARTS = 100
"""Parts of a dotted key. tomllib copies all parts at each, so that a key of many thousands takes it for ever."""

_TOO_LARGE = "is no valid TOML: a whole number has more than 64 bits"


class _TooManyPartsError(ValueError):
    """A key has more parts than are read."""


def parse_toml(path: str, data: bytes) -> dict[str, Any]:
    """The table of a TOML file. ConfigError, with the line, where the bytes are no TOML."""
    import tomllib  # only where there is a configuration

    try:
        text = data.decode("utf-8")
        _demand_short_keys(text)
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, _TooManyPartsError) as error:
        raise ConfigError(f"{path}: is no valid TOML: {error}") from None
    except ValueError:  # Python makes no number of more than 4,300 digits
        raise ConfigError(f"{path}: {_TOO_LARGE}") from None


def _demand_short_keys(text: str) -> None:
    """_TooManyPartsError where a dotted key has more than `_MOST_PARTS` parts."""
    part = r"(?:[\w-]++|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+')[ \t]*+"
    key = rf"(?<![\w-]){part}(?:\.[ \t]*+{part}){{{_MOST_PARTS}}}"
    long_text = r"\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''.*?'''"
    for match in re.finditer(rf"{long_text}|({key})|{part}|#[^\n]*+", text, re.DOTALL):
        if match[1]:
            line = text.count("\n", 0, match.start()) + 1
            raise _TooManyPartsError(f"a key of more than {_MOST_PARTS} parts (at line {line})")


def demand_small_numbers(path: str, table: Mapping[str, Any]) -> None:
    """ConfigError where a whole number in a table has more than 64 bits, which TOML does not ask for."""
    if _holds_large_number(table):
        raise ConfigError(f"{path}: {_TOO_LARGE}")


def _holds_large_number(table: Mapping[str, Any]) -> bool:
    pending: list[Any] = [table]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            pending += value.values()
        elif isinstance(value, list):
            pending += value
        elif isinstance(value, int) and not -(2**63) <= value < 2**63:
            return True
    return False
