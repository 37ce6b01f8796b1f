"""Files that a command writes because they are asked for, at places that no link of a checked-out tree leads to."""

from __future__ import annotations

import os

from artlint.config import ConfigError
from artlint.files.own_place import reason_against
from artlint.files.write import WriteError, Writer


def demand_place(path: str) -> None:
    """ConfigError where a file must not be written at a place."""
    reason = reason_against(path, os.getcwd())
    if reason is not None:
        raise ConfigError(f"{os.path.relpath(path)}: cannot be written: {reason}")


def write_text(path: str, text: str, *, is_new: bool) -> None:
    """Write a file, with the folders above it. ConfigError where that cannot be done, or a new one is there already."""
    demand_place(path)
    if is_new and os.path.lexists(path):
        raise ConfigError(f"{os.path.relpath(path)}: was written by another program meanwhile")
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        Writer().write(path, text.encode())
    except (OSError, WriteError) as error:
        raise ConfigError(f"{os.path.relpath(path)}: {error}") from None
