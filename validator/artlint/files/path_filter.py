"""Why a path is not read: the configuration, the command line, ignore files, and where links lead."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.files.gitignore import GitIgnore
from artlint.files.links import OUT, Trees
from artlint.model import CONFIGURATION, NOT_AN_ARTICLE

if TYPE_CHECKING:
    from artlint.config import Config
    from artlint.config.globs import Globs
    from artlint.files.contexts import FolderContexts

SUFFIXES = (".md", ".markdown", ".html", ".htm", ".txt")
"""Names of files that may be articles where no configuration includes files (design, What is an article)."""


OTHER_SUFFIX = f"has none of the suffixes {', '.join(SUFFIXES[:-1])} and {SUFFIXES[-1]}"
"""What there is to say of a file that is no article by its name, in words behind "it"."""


class PathFilter:
    """Gives the reason why a path is not read, None where it is read.

    `ignore` are git's rules, None where they do not count. `root` is the tree of links outside of a repository
    (`Trees`). With `writes`, fixes may be written to what is read.
    """

    def __init__(
        self, excluded: Globs, ignore: GitIgnore | None, contexts: FolderContexts, root: str, *, writes: bool
    ) -> None:
        self._excluded = excluded
        self._ignore = ignore
        self._contexts = contexts
        self._trees = Trees(root)
        self._writes = writes

    def reason(self, path: str, config: Config) -> str | None:
        """The reason by a file's own name, wherever a link of that name leads."""
        reason = self.reason_without_git(path, config)
        if reason is None and self._ignore and self._ignore.ignores_file(path):
            return "gitignored"
        return reason

    def reason_without_git(self, path: str, config: Config) -> str | None:
        """The same without git's rules."""
        if self._excluded.match(path) or (config.exclude and config.exclude.match(path)):
            return "excluded"
        if config.include is not None and not config.include.match(path):
            return "not-included"
        if config.include is None and not path.lower().endswith(SUFFIXES):
            return NOT_AN_ARTICLE
        return None

    def reason_of_link(self, path: str, start: str) -> str | None:
        """The reason by where a link leads, found at or below `start`, a folder of the command line."""
        if not os.path.islink(path):
            return None
        if os.path.isdir(path):
            return "link-to-folder"
        target, reason = self._trees.target(path, start)
        context = self._contexts.of(os.path.dirname(target)) if reason is None else None
        if context is None:
            return reason or CONFIGURATION
        reason = self.reason(target, context.config)
        return f"link-to-{reason}" if reason in ("excluded", "gitignored") else None

    def reason_of_folder(self, folder: str) -> str | None:
        """The reason why a folder that the command line names is not entered."""
        return OUT if self._writes and self._trees.is_left_by(folder) else None
