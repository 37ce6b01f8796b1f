"""Which files make up a configuration, and which plugins they name: told from the files alone, nothing validated."""

from __future__ import annotations

import os
from hashlib import sha1
from typing import TYPE_CHECKING, NamedTuple

from artlint.config.errors import ConfigError
from artlint.config.find import DISK, read_bytes, table_of

if TYPE_CHECKING:
    from typing import Any

_TELLING = (b"extends", b"plugins", b"\\")
"""A file that holds none of these names no other file and no plugin. A backslash may write a letter of a key."""


class Outline(NamedTuple):
    """The files of a configuration with digests of their bytes, those that others extend first, and its plugins.

    A plugin is a name and the folder that the name is relative to.
    """

    files: tuple[tuple[str, str], ...]
    plugins: tuple[tuple[str, str], ...]


def outline_of(path: str, seen: tuple[str, ...] = ()) -> Outline:
    """The outline of a configuration file, given by its absolute path. ConfigError where it cannot be told."""
    if path in seen:
        raise ConfigError(f"{path}: extends: the file extends itself")
    DISK.demand_inside(path)
    data = read_bytes(path)
    own = (path, sha1(data, usedforsecurity=False).hexdigest())
    if not any(word in data for word in _TELLING):
        return Outline((own,), ())
    table, folder = table_of(path, data), os.path.dirname(path)
    bases = [os.path.normpath(os.path.join(folder, base)) for base in _texts(table.get("extends", ()))]
    below = [outline_of(base, (*seen, path)) for base in bases]
    plugins = [(name, folder) for name in _texts(table.get("plugins", ()))]
    return Outline(
        (*(file for outline in below for file in outline.files), own),
        (*(plugin for outline in below for plugin in outline.plugins), *plugins),
    )


def _texts(value: Any) -> list[str]:
    """A text or a list of texts, as a list. ConfigError for anything else."""
    values = value if isinstance(value, list | tuple) else [value]
    texts = [text for text in values if isinstance(text, str)]
    if len(texts) < len(values):
        raise ConfigError("expected texts")
    return texts
