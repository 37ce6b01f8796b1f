"""Finding and reading configuration files; no other module does it.

The configuration of a folder is the nearest one at or above it, not above the git root.
"""

import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from artlint.config.errors import ConfigError
from artlint.config.toml import demand_small_numbers, parse_toml
from artlint.disk import LARGEST_CONFIGURATION, read_regular

FILE = "artlint.toml"
PYPROJECT = "pyproject.toml"


class Files(Protocol):
    """Where configuration files are read from; all paths are absolute."""

    def is_file(self, path: str) -> bool:
        """Whether a file stands at a path."""
        ...

    def read(self, path: str, most: int = LARGEST_CONFIGURATION) -> bytes:
        """The bytes of a file. OSError where it cannot be read, or holds more than `most` of them."""
        ...

    def covers(self, path: str) -> bool:
        """Whether a path is one of these, so that no other place may say what stands there."""
        ...

    def is_there(self, path: str) -> bool:
        """Whether anything stands at a path."""
        ...

    def demand_inside(self, path: str) -> None:
        """ConfigError where a file of the tree is a link to a file outside of it."""
        ...

    def has_unseen(self, folder: str) -> bool:
        """Whether a folder holds a configuration file that a walk of the worktree may not meet."""
        ...


class Disk:
    """Configuration files as the worktree has them."""

    def is_file(self, path: str) -> bool:
        """Whether a file stands at a path."""
        return os.path.isfile(path)

    def read(self, path: str, most: int = LARGEST_CONFIGURATION) -> bytes:
        """The bytes of a file. OSError where it cannot be read, or holds more than `most` of them."""
        return read_regular(path, most)

    def covers(self, path: str) -> bool:
        """Always: every path is one of the disk."""
        return True

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
    """The git root at or above the folder of a path, None where there is none."""
    *_, top = folders_above(os.path.dirname(path))
    return top if os.path.exists(os.path.join(top, ".git")) else None


def leads_out(path: str, tree: str | None) -> bool:
    """Whether a path that stands in a tree by its name leads, through links, to a place outside of the tree."""
    if tree is None:
        return False
    real, target = os.path.realpath(tree), os.path.realpath(path)
    return target != real and not target.startswith(os.path.join(real, ""))


def configuration_in(folder: str, files: Files = DISK) -> str | None:
    """The configuration file of a folder: artlint.toml, else a pyproject.toml with [tool.artlint].

    An artlint.toml that cannot be read as a file counts too: without it, files would be checked by other rules than
    their owner meant.
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
    """The whole of an artlint.toml, or [tool.artlint] of a pyproject.toml. ConfigError where it cannot be read."""
    files.demand_inside(path)
    return table_of(path, read_bytes(path, files))


def table_of(path: str, data: bytes) -> Mapping[str, Any]:
    """The same from the bytes of the file."""
    table: Any = parse_toml(path, data)
    if os.path.basename(path) == PYPROJECT:
        table = _tools(path, data).get("artlint", {})
    if not isinstance(table, dict):
        from artlint.config.toml_values import as_written  # only a mistake needs it

        raise ConfigError(f"{path}: tool.artlint: expected a table, got {as_written(table)}")
    demand_small_numbers(path, table)
    return table


def _tools(path: str, data: bytes) -> dict[str, Any]:
    """The table `[tool]` of a pyproject.toml; empty where it has none."""
    tools = parse_toml(path, data).get("tool")
    return tools if isinstance(tools, dict) else {}


def _may_hold_table(data: bytes) -> bool:
    """Whether a pyproject.toml may hold [tool.artlint], so that it has to be parsed."""
    squeezed = data.translate(None, b" \t\"'")
    return b"artlint" in squeezed and any(key in squeezed for key in (b"tool.artlint", b"[tool]", b"tool={"))
