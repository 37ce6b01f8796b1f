"""Paths as text. Nothing here asks the disk."""

from __future__ import annotations

import os


def shown_path(path: str, working_folder: str) -> str:
    """A path as the report shows it: relative to the working folder, with `/`."""
    try:
        relative = os.path.relpath(path, working_folder)
    except ValueError:
        relative = path
    return relative.replace(os.sep, "/")


def is_inside(path: str, folder: str) -> bool:
    """Whether an absolute path stands below an absolute folder."""
    return path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)


def with_separator(folder: str) -> str:
    """A folder with a separator at its end, so that a name can follow."""
    return folder if folder.endswith(os.sep) else folder + os.sep


def shown_prefix(folder: str, working_folder: str) -> str:
    """The path of a folder as reports show it, ready for a name to follow; empty for the working folder."""
    shown = shown_path(folder, working_folder)
    return "" if shown == "." else shown + "/"
