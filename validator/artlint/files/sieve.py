"""Which paths are to be read: by the configuration, the command line, ignore files, and where links lead."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.files.gitignore import GitIgnore
from artlint.files.links import OUT, Trees
from artlint.model.outcome import CONFIGURATION

if TYPE_CHECKING:
    from artlint.config import Config
    from artlint.config.globs import Globs
    from artlint.files.grounds import Grounds

SUFFIXES = (".md", ".markdown", ".html", ".htm", ".txt")
"""What may be an article where no configuration includes files (design, What is an article)."""


class Sieve:
    """Tells why a path is not to be read. `ignore` are git's rules, None where they are not asked for.

    With `writes`, what is read may be written, too.
    """

    def __init__(self, excluded: Globs, ignore: GitIgnore | None, grounds: Grounds, root: str, *, writes: bool) -> None:
        self._excluded = excluded
        self._ignore = ignore
        self._grounds = grounds
        self._trees = Trees(root)
        self._writes = writes

    def reason(self, path: str, config: Config) -> str | None:
        """Why a file is not to be read, None if it is, wherever it may lead."""
        reason = self.unwanted(path, config)
        if reason is None and self._ignore and self._ignore.ignores_file(path):
            return "gitignored"
        return reason

    def unwanted(self, path: str, config: Config) -> str | None:
        """The same without git's rules."""
        if self._excluded.match(path) or (config.exclude and config.exclude.match(path)):
            return "excluded"
        if config.include is not None and not config.include.match(path):
            return "not-included"
        if config.include is None and not path.lower().endswith(SUFFIXES):
            return "not-an-article"
        return None

    def reason_of_link(self, path: str, start: str) -> str | None:
        """Why a link, met below a folder that the command line names, is not to be followed, None if it is."""
        if not os.path.islink(path):
            return None
        if os.path.isdir(path):
            return "link-to-folder"
        target, reason = self._trees.target(path, start)
        ground = self._grounds.of(os.path.dirname(target)) if reason is None else None
        if ground is None:
            return reason or CONFIGURATION
        reason = self.reason(target, ground.config)
        return f"link-to-{reason}" if reason in ("excluded", "gitignored") else None

    def reason_of_folder(self, folder: str) -> str | None:
        """Why a folder that the command line names is not to be entered, None if it is."""
        return OUT if self._writes and self._trees.is_left_by(folder) else None
