"""What git knows of a work tree: which files it holds, and whether they are as its index says."""

from __future__ import annotations

import os
from typing import NamedTuple

from artlint.disk import LARGEST_CONFIGURATION, read_regular

_ENTRY = b"H "
"""How `ls-files -v` begins an entry that is neither assumed unchanged, nor skipped, nor unmerged."""

_STRICT = "core.trustctime=true core.checkStat=default core.ignoreStat=false core.fsmonitor=false".split()
"""Nothing but the disk itself is believed, and no hook is run."""


class Tree(NamedTuple):
    """The index of a clean work tree: its entries as `ls-files -v -s -z` prints them, and the stamp of its file."""

    entries: bytes
    stamp: str

    def files(self) -> frozenset[bytes]:
        """The paths of all files in it."""
        return frozenset(entry.partition(b"\t")[2] for entry in self.entries.split(b"\0"))


class CleanTree:
    """A question to git, which works on it from now on: is the work tree clean, and what is its index?"""

    def __init__(self, top: str) -> None:
        self._asked: _Asked | None = None
        try:
            self._stamp = _stamp(os.path.join(top, ".git", "index"))
            self._asked = _Asked(top)
        except OSError:  # no index, or no git: as a tree that is not clean
            pass

    def answer(self) -> Tree | None:
        """The index of a work tree whose files are all untouched since git last looked; None where anything is unusual.

        Untouched is told from the disk's stamps alone: what a filter makes of line ends does not count as equal. Links,
        repositories inside, and files that git was told not to look at are unusual. Files unknown to git are not looked
        for. To be asked for once.
        """
        if self._asked is None:
            return None
        entries, changes = self._asked.answer()
        if entries is None or changes != b"" or not _usual(entries):
            return None
        return Tree(entries, self._stamp)


def untouched_blobs(top: str) -> dict[bytes, bytes]:
    """The blob ids of the files that git knows to be untouched, by their paths; none where a filter may change bytes.

    Line ends may still be others on the disk than in the blob: then the sizes differ.
    """
    try:
        entries, changes = _Asked(top).answer()
    except OSError:
        return {}
    if entries is None or changes is None or _may_filter(top, entries):
        return {}
    touched = frozenset(changes.split(b"\0"))
    blobs: dict[bytes, bytes] = {}
    for entry in entries.split(b"\0"):
        head, _, path = entry.partition(b"\t")
        if head.startswith(_ENTRY + b"100") and head.endswith(b" 0") and path not in touched:
            blobs[path] = bytes.fromhex(head.split(b" ")[2].decode("ascii"))
    return blobs


def _may_filter(top: str, entries: bytes) -> bool:
    """Whether any file of attributes may name a filter, an encoding or `ident`."""
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    others = (
        os.path.join(top, ".git", "info", "attributes"),
        os.path.join(home, "git", "attributes"),
        "/etc/gitattributes",
    )
    if any(map(os.path.lexists, others)) or _Git(top, "config", "core.attributesFile").output():
        return True
    paths = (entry.partition(b"\t")[2] for entry in entries.split(b"\0") if entry.endswith(b".gitattributes"))
    return any(_names_filter(os.path.join(os.fsencode(top), path)) for path in paths)


def _names_filter(path: bytes) -> bool:
    try:
        written = read_regular(os.fsdecode(path), LARGEST_CONFIGURATION)
    except OSError:
        return True
    return any(word in written for word in (b"filter", b"ident", b"encoding"))


class _Asked:
    """Two processes of git at work. OSError where there is none."""

    def __init__(self, top: str) -> None:
        self._listing = _Git(top, "ls-files", "-v", "-s", "-z")
        self._touched = _Git(top, "diff-files", "--name-only", "--ignore-submodules=none", "-z")

    def answer(self) -> tuple[bytes | None, bytes | None]:
        """The entries of the index, and the paths that its stamps do not vouch for."""
        return self._listing.output(), self._touched.output()


def _usual(entries: bytes) -> bool:
    """Whether the index holds plain files only, each of them once."""
    plain = entries.count(b"\0" + _ENTRY + b"100") + entries.startswith(_ENTRY + b"100")
    return entries.count(b"\0") == plain > 0 and entries.count(b" 0\t") >= plain


def _stamp(path: str) -> str:
    status = os.lstat(path)
    return f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size} {status.st_ino}"


class _Git:
    """A git process; two of them work at once. `subprocess` alone costs as much as all that is done here."""

    def __init__(self, top: str, *arguments: str) -> None:
        settings = [part for setting in _STRICT for part in ("-c", setting)]
        environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        reader, writer = os.pipe()
        try:
            self._process = os.posix_spawnp(
                "git",
                ["git", "-C", top, "--no-optional-locks", *settings, *arguments],
                environment,
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_DUP2, writer, 1),
                    (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
                ],
            )
        except BaseException:
            os.close(reader)
            raise
        finally:
            os.close(writer)
        self._reader = reader

    def output(self) -> bytes | None:
        """All that it printed, once it has ended well."""
        with open(self._reader, "rb") as stream:
            printed = stream.read()
        _, status = os.waitpid(self._process, 0)
        return printed if status == 0 else None
