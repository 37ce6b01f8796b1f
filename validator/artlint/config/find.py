"""Which configuration holds for a folder: the nearest one at or above it, not above the git root."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from artlint.config.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, Protocol

FILE = "artlint.toml"
PYPROJECT = "pyproject.toml"

_TOO_LARGE = "is no valid TOML: a whole number has more than 64 bits"


if TYPE_CHECKING:

    class Files(Protocol):
        """Where configuration files are read from; all paths are absolute."""

        def is_file(self, path: str) -> bool:
            """Whether a file stands at a path."""
            ...

        def read(self, path: str) -> bytes:
            """The bytes of a file. OSError where it cannot be read."""
            ...

        def has_unseen(self, folder: str) -> bool:
            """Whether a folder holds a configuration file that a walk of the worktree may not meet."""
            ...


class Disk:
    """Configuration files as the worktree has them."""

    def is_file(self, path: str) -> bool:
        """Whether a file stands at a path."""
        return os.path.isfile(path)

    def read(self, path: str) -> bytes:
        """The bytes of a file. OSError where it cannot be read."""
        with open(path, "rb") as file:
            return file.read()

    def has_unseen(self, folder: str) -> bool:
        """False: a walk meets every file of the disk."""
        return False


DISK = Disk()


class Reading(NamedTuple):
    """How configurations are read: from where, and why a plugin that is a folder is refused (None: it is not)."""

    files: Files = DISK
    refusal: str | None = None


AS_IT_STANDS = Reading()
"""From the worktree, with all plugins."""


def folders_above(folder: str) -> Iterator[str]:
    """A folder and those above it, up to the git root, or to the top where there is none."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return
        folder = parent


def configuration_in(folder: str, files: Files = DISK) -> str | None:
    """The configuration file of a folder: artlint.toml, else a pyproject.toml with [tool.artlint]."""
    own = os.path.join(folder, FILE)
    if files.is_file(own):
        return own
    pyproject = os.path.join(folder, PYPROJECT)
    if files.is_file(pyproject):
        data = read_bytes(pyproject, files)
        if _may_hold_table(data) and "artlint" in _tools(pyproject, data):
            return pyproject
    return None


def read_bytes(path: str, files: Files = DISK) -> bytes:
    """The bytes of a configuration file. ConfigError where it cannot be read."""
    try:
        return files.read(path)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from None


def read_table(path: str, files: Files = DISK) -> Mapping[str, Any]:
    """What a configuration file says: the whole of it, or [tool.artlint] of a pyproject.toml."""
    return table_of(path, read_bytes(path, files))


def table_of(path: str, data: bytes) -> Mapping[str, Any]:
    """What the bytes of a configuration file say: the whole of it, or [tool.artlint] of a pyproject.toml."""
    table: Any = _parsed(path, data)
    if os.path.basename(path) == PYPROJECT:
        table = _tools(path, data).get("artlint", {})
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.artlint: expected a table, got {table!r:.60}")
    if _holds_large_number(table):
        raise ConfigError(f"{path}: {_TOO_LARGE}")
    return table


def _parsed(path: str, data: bytes) -> dict[str, Any]:
    """A TOML file. ConfigError where it cannot be read, with the line."""
    import tomllib  # only where there is a configuration

    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: is no valid TOML: {error}") from None
    except ValueError:  # Python makes no number of more than 4,300 digits
        raise ConfigError(f"{path}: {_TOO_LARGE}") from None


def _holds_large_number(table: Mapping[str, Any]) -> bool:
    """Whether a whole number is beyond what TOML asks for: 64 bits, with a sign."""
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


def _tools(path: str, data: bytes) -> dict[str, Any]:
    """The table `[tool]` of a pyproject.toml; empty where it has none."""
    tools = _parsed(path, data).get("tool")
    return tools if isinstance(tools, dict) else {}


def _may_hold_table(data: bytes) -> bool:
    """Whether a pyproject.toml is worth parsing: it writes `tool.artlint`, or a table `tool` that may hold it."""
    squeezed = data.translate(None, b" \t\"'")
    return b"artlint" in squeezed and any(key in squeezed for key in (b"tool.artlint", b"[tool]", b"tool={"))
