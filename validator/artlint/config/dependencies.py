"""On which files and plugins a configuration depends. The files are read, and nothing in them is validated."""

import os
from hashlib import sha1
from typing import Any, NamedTuple

from artlint.config.errors import ConfigError
from artlint.config.find import DISK, read_bytes, table_of

_NAMES_OTHERS = (b"extends", b"plugins", b"\\")
"""A file without any of these names no other file and no plugin. A backslash may stand for a letter of a key."""


class Dependencies(NamedTuple):
    """On what a configuration depends.

    `files` are pairs of an absolute path and the SHA-1 of the bytes; a file stands behind those that it extends.
    `plugins` are pairs of a name and the folder to which the name is relative.
    """

    files: tuple[tuple[str, str], ...]
    plugins: tuple[tuple[str, str], ...]


def dependencies_of(path: str, seen: tuple[str, ...] = ()) -> Dependencies:
    """The dependencies of a configuration file, given by its absolute path. ConfigError where a file cannot be read."""
    if path in seen:
        raise ConfigError(f"{path}: extends: the file extends itself")
    DISK.demand_inside(path)
    data = read_bytes(path)
    own = (path, sha1(data, usedforsecurity=False).hexdigest())
    if not any(word in data for word in _NAMES_OTHERS):
        return Dependencies((own,), ())
    table, folder = table_of(path, data), os.path.dirname(path)
    bases = [os.path.normpath(os.path.join(folder, base)) for base in _texts(table.get("extends", ()))]
    below = [dependencies_of(base, (*seen, path)) for base in bases]
    plugins = [(name, folder) for name in _texts(table.get("plugins", ()))]
    return Dependencies(
        (*(file for its in below for file in its.files), own),
        (*(plugin for its in below for plugin in its.plugins), *plugins),
    )


def _texts(value: Any) -> list[str]:
    """A text or a list of texts, as a list. ConfigError for anything else."""
    values = value if isinstance(value, list | tuple) else [value]
    texts = [text for text in values if isinstance(text, str)]
    if len(texts) < len(values):
        raise ConfigError("expected texts")
    return texts
