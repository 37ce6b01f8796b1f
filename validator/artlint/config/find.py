"""Which configuration holds for a folder: the nearest one at or above it, not above the git root."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.config.errors import ConfigError
from artlint.disk import LARGEST_CONFIGURATION, read_regular

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

FILE = "artlint.toml"
PYPROJECT = "pyproject.toml"

_MOST_PARTS = 100
"""Parts of a dotted key."""


def folders_above(folder: str) -> Iterator[str]:
    """A folder and those above it, up to the git root, or to the top where there is none."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return
        folder = parent


def tree_around(path: str) -> str | None:
    """The git root that holds a path by its name, None where there is none."""
    *_, top = folders_above(os.path.dirname(path))
    return top if os.path.exists(os.path.join(top, ".git")) else None


def leads_out(path: str, tree: str | None) -> bool:
    """Whether a path that stands in a tree by its name is, through links, a path outside of it."""
    if tree is None:
        return False
    real, target = os.path.realpath(tree), os.path.realpath(path)
    return target != real and not target.startswith(os.path.join(real, ""))


def configuration_in(folder: str) -> str | None:
    """The configuration file of a folder: artlint.toml, else a pyproject.toml with [tool.artlint].

    An artlint.toml that is no file is one, too: to pass over it would be to check by other rules than were meant.
    """
    own = os.path.join(folder, FILE)
    if os.path.lexists(own):
        return own
    pyproject = os.path.join(folder, PYPROJECT)
    if os.path.isfile(pyproject) and _may_hold_table(pyproject) and "artlint" in _tools(pyproject):
        return pyproject
    return None


def read_table(path: str) -> Mapping[str, Any]:
    """What a configuration file says: the whole of it, or [tool.artlint] of a pyproject.toml."""
    if os.path.basename(path) != PYPROJECT:
        return read_toml(path)
    table = _tools(path).get("artlint", {})
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.artlint: expected a table, got {table!r}")
    return table


def read_toml(path: str) -> dict[str, Any]:
    """A TOML file. ConfigError where it cannot be read, with the line, and where it is a link out of its git root."""
    import tomllib  # only where there is a configuration

    if leads_out(path, tree_around(path)):
        raise ConfigError(f"{path}: is a link that leads out of its repository; `extends` names files elsewhere")
    try:
        text = read_regular(path, LARGEST_CONFIGURATION).decode("utf-8")
        _demand_short_keys(text)
        return tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:  # tomllib's own error, and that of undecodable bytes, too
        raise ConfigError(f"{path}: is no valid TOML: {error}") from None


def _demand_short_keys(text: str) -> None:
    """ValueError where a dotted key has so many parts that tomllib, which copies them all at each, never ends."""
    import re

    part = r"(?:[\w-]++|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+')[ \t]*+"
    key = rf"(?<![\w-]){part}(?:\.[ \t]*+{part}){{{_MOST_PARTS}}}"
    long_text = r"\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''.*?'''"
    for match in re.finditer(rf"{long_text}|({key})|{part}|#[^\n]*+", text, re.DOTALL):
        if match[1]:
            line = text.count("\n", 0, match.start()) + 1
            raise ValueError(f"a key of more than {_MOST_PARTS} parts (at line {line})")


def _tools(path: str) -> dict[str, Any]:
    """The table `[tool]` of a pyproject.toml; empty where it has none."""
    tools = read_toml(path).get("tool")
    return tools if isinstance(tools, dict) else {}


def _may_hold_table(path: str) -> bool:
    """Whether a pyproject.toml is worth parsing: it writes `tool.artlint`, or a table `tool` that may hold it."""
    try:
        squeezed = read_regular(path, LARGEST_CONFIGURATION).translate(None, b" \t\"'")
        return b"artlint" in squeezed and any(key in squeezed for key in (b"tool.artlint", b"[tool]", b"tool={"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
