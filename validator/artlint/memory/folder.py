"""The folder of the cache: where it stands, and how it is told from an archive."""

from __future__ import annotations

import os
import stat

from artlint.disk import read_start
from artlint.files.git import GitError, is_tracked
from artlint.files.temporary import TEMPORARY
from artlint.files.write import WriteError, Writer
from artlint.memory.place import DATABASE, FOLDER

TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder is a cache of artlint. Backups may leave it out (https://bford.info/cachedir/).\n"
)
"""What marks a cache folder for every tool that copies or searches (https://bford.info/cachedir/)."""

RACY = 2_000_000_000
"""Nanoseconds: a file that changed so shortly before a run may change again without its time telling."""


def demand_own(folder: str, *, named: bool) -> None:
    """OSError where a folder may hold what others wrote, with the reason: it is neither to be read nor to be written.

    That is the case where git tracks any file of it, or cannot tell, and where it is a link that the command line has
    not `named`, which in a stranger's repository may lead anywhere.
    """
    if os.path.islink(folder) and not named:
        raise OSError("the folder is a link")
    try:
        tracked = is_tracked(folder)
    except GitError as error:
        raise OSError(f"it cannot be told whether git tracks it: {error}") from None
    if tracked:
        raise OSError("git tracks it, so it may hold what others wrote; `git rm -r --cached` takes it out of the index")


def make(folder: str, *, named: bool) -> None:
    """Have the folder, with its tag and a .gitignore for itself. OSError where that cannot be, or it is not our own.

    A folder that holds something else is refused, for the .gitignore would hide it.
    """
    demand_own(folder, named=named)
    os.makedirs(folder, exist_ok=True)
    if not is_cache(folder):
        raise OSError("the folder holds other files")
    for name, text in (("CACHEDIR.TAG", TAG), (".gitignore", "# made by artlint\n*\n")):
        _have(os.path.join(folder, name), text)


def _have(path: str, text: str) -> None:
    """Have a small file, whole or not at all; one that a full disk cut off is written anew."""
    if not is_regular(path):
        raise OSError(f"{os.path.basename(path)} is no regular file")
    if os.path.lexists(path) and not _is_cut_off(path, text):
        return
    try:
        Writer().write(path, text.encode("utf-8"))
    except WriteError as error:
        raise OSError(f"{os.path.basename(path)} {error}") from None


def _is_cut_off(path: str, text: str) -> bool:
    start = read_start(path, len(text))
    return len(start) < len(text) and text.encode("utf-8").startswith(start)


def is_cache(folder: str) -> bool:
    """Whether a folder is a cache of ours, or the beginning of one: none but such a one is ever deleted.

    A full disk, or a kill, may have left it empty, without its tag or with a piece of it.
    """
    tag = os.path.join(folder, "CACHEDIR.TAG")
    if not is_regular(tag):
        return False
    try:
        if os.path.lexists(tag) and not _is_cut_off(tag, TAG):
            return b"artlint" in read_start(tag, len(TAG))
        names = os.listdir(folder)
    except OSError:
        return False
    begun = os.path.lexists(tag) or not names or os.path.basename(folder) == FOLDER
    return begun and all(map(_is_ours, names))


def clean(folder: str) -> int:
    """Delete what artlint wrote in a cache folder, and the folder if nothing else is in it; the bytes gone.

    OSError where a file cannot be deleted. A file that artlint did not write stays.
    """
    size = 0
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if _is_ours(entry.name):
            size += entry.stat(follow_symlinks=False).st_size
            os.unlink(entry.path)
    if not os.listdir(folder):
        os.rmdir(folder)
    return size


def _is_ours(name: str) -> bool:
    left_behind = name.startswith(TEMPORARY[0]) and name.endswith(TEMPORARY[1])
    return left_behind or name in ("CACHEDIR.TAG", ".gitignore") or name.startswith((DATABASE, "config-"))


def is_regular(path: str) -> bool:
    """Whether a path is a file and no link to one, or nothing at all."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except FileNotFoundError:
        return True
