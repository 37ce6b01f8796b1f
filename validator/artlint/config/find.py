"""Which configuration holds for a folder: the nearest one at or above it, not above the git root."""

from __future__ import annotations

import os

from artlint.config.errors import ConfigError
from artlint.light import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

FILE = "artlint.toml"
PYPROJECT = "pyproject.toml"


def folders_above(folder: str) -> Iterator[str]:
    """A folder and those above it, up to the git root, or to the top where there is none."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return
        folder = parent


def configuration_in(folder: str) -> str | None:
    """The configuration file of a folder: artlint.toml, else a pyproject.toml with [tool.artlint]."""
    own = os.path.join(folder, FILE)
    if os.path.isfile(own):
        return own
    pyproject = os.path.join(folder, PYPROJECT)
    if os.path.isfile(pyproject) and _may_hold_table(pyproject) and "artlint" in _tools(pyproject):
        return pyproject
    return None


def table_of(path: str, data: bytes) -> Mapping[str, Any]:
    """What the bytes of a configuration file say: the whole of it, or [tool.artlint] of a pyproject.toml."""
    if os.path.basename(path) != PYPROJECT:
        return _parsed(path, data)
    table = _tools(path, data).get("artlint", {})
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.artlint: expected a table, got {table!r}")
    return table


def _parsed(path: str, data: bytes) -> dict[str, Any]:
    """A TOML file. ConfigError where it cannot be read, with the line."""
    import tomllib  # only where there is a configuration

    try:
        return tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # a number of too many digits is a plain ValueError
        raise ConfigError(f"{path}: is no valid TOML: {error}") from None


def _tools(path: str, data: bytes) -> dict[str, Any]:
    """The table `[tool]` of a pyproject.toml; empty where it has none."""
    tools = _parsed(path, data).get("tool")
    return tools if isinstance(tools, dict) else {}


def _may_hold_table(data: bytes) -> bool:
    """Whether a pyproject.toml is worth parsing: it writes `tool.artlint`, or a table `tool` that may hold it."""
    squeezed = data.translate(None, b" \t\"'")
    return b"artlint" in squeezed and any(key in squeezed for key in (b"tool.artlint", b"[tool]", b"tool={"))
