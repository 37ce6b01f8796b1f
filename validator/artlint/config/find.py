"""Which configuration holds for a folder: the nearest one at or above it, not above the git root."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from artlint.config.errors import ConfigError
from artlint.disk import LARGEST_CONFIGURATION, read_regular

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, Protocol

FILE = "artlint.toml"
PYPROJECT = "pyproject.toml"

_MOST_PARTS = 100
"""Parts of a dotted key."""
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

        def is_there(self, path: str) -> bool:
            """Whether anything stands at a path."""
            ...

        def demand_inside(self, path: str) -> None:
            """ConfigError where a file of the tree is one outside of it."""
            ...

        def has_unseen(self, folder: str) -> bool:
            """Whether a folder holds a configuration file that a walk of the worktree may not meet."""
            ...


class _TooManyPartsError(ValueError):
    """A key that tomllib would take for ever to read."""


class Disk:
    """Configuration files as the worktree has them."""

    def is_file(self, path: str) -> bool:
        """Whether a file stands at a path."""
        return os.path.isfile(path)

    def read(self, path: str) -> bytes:
        """The bytes of a file. OSError where it cannot be read."""
        return read_regular(path, LARGEST_CONFIGURATION)

    def is_there(self, path: str) -> bool:
        """Whether anything stands at a path."""
        return os.path.lexists(path)

    def demand_inside(self, path: str) -> None:
        """ConfigError where the file is a link that leads out of its git root."""
        if leads_out(path, tree_around(path)):
            raise ConfigError(f"{path}: is a link that leads out of its repository; `extends` names files elsewhere")

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


def configuration_in(folder: str, files: Files = DISK) -> str | None:
    """The configuration file of a folder: artlint.toml, else a pyproject.toml with [tool.artlint].

    An artlint.toml that is no file is one, too: to pass over it would be to check by other rules than were meant.
    """
    own = os.path.join(folder, FILE)
    if files.is_there(own):
        return own
    pyproject = os.path.join(folder, PYPROJECT)
    if files.is_file(pyproject):
        data = read_bytes(pyproject, files)
        if _may_hold_table(data):
            files.demand_inside(pyproject)
            return pyproject if "artlint" in _tools(pyproject, data) else None
    return None


def read_bytes(path: str, files: Files = DISK) -> bytes:
    """The bytes of a configuration file. ConfigError where it cannot be read."""
    try:
        return files.read(path)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from None


def read_table(path: str, files: Files = DISK) -> Mapping[str, Any]:
    """What a configuration file says: the whole of it, or [tool.artlint] of a pyproject.toml."""
    files.demand_inside(path)
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
        text = data.decode("utf-8")
        _demand_short_keys(text)
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, _TooManyPartsError) as error:
        raise ConfigError(f"{path}: is no valid TOML: {error}") from None
    except ValueError:  # Python makes no number of more than 4,300 digits
        raise ConfigError(f"{path}: {_TOO_LARGE}") from None


def _demand_short_keys(text: str) -> None:
    """_TooManyPartsError where a dotted key has so many parts that tomllib never ends: it copies all at each."""
    import re

    part = r"(?:[\w-]++|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+')[ \t]*+"
    key = rf"(?<![\w-]){part}(?:\.[ \t]*+{part}){{{_MOST_PARTS}}}"
    long_text = r"\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''.*?'''"
    for match in re.finditer(rf"{long_text}|({key})|{part}|#[^\n]*+", text, re.DOTALL):
        if match[1]:
            line = text.count("\n", 0, match.start()) + 1
            raise _TooManyPartsError(f"a key of more than {_MOST_PARTS} parts (at line {line})")


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
