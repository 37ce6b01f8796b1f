"""Configurations and baselines as a revision has them, read from git's objects and never from the worktree."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.config import ConfigError
from artlint.config.find import AS_IT_STANDS, FILE, PYPROJECT, Reading
from artlint.disk import LARGEST_CONFIGURATION
from artlint.files.git import REGULAR, Git, GitError
from artlint.files.paths import is_inside

if TYPE_CHECKING:
    from artlint.model import Request

_NO_LOCAL = "--no-local-plugins refuses rules from a folder, which are programs of the checked-out tree"


def reading_of(request: Request) -> Reading:
    """How the configurations of a run are read. ConfigError where its revision is not there."""
    if request.config_from is None:
        return AS_IT_STANDS if request.local_plugins else Reading(refusal=_NO_LOCAL)
    if request.isolated:
        raise ConfigError("--config-from: it does not go with --isolated, which reads no configuration")
    try:
        files = Revision(Git(request.working_folder), request.config_from)
    except GitError as error:
        raise ConfigError(f"--config-from: {error}") from None
    refusal = f"rules from a folder are not taken from {request.config_from}, so --config-from refuses them"
    return Reading(files, refusal if request.local_plugins else _NO_LOCAL)


class Revision:
    """The files of a commit, by their absolute paths in the worktree. GitError where the commit is not there."""

    def __init__(self, git: Git, revision: str) -> None:
        self._git = git
        self._revision = revision
        self._entries = {
            os.path.join(git.top, path.replace("/", os.sep)): entry
            for path, entry in git.files_of(git.commit(revision)).items()
        }

    def is_file(self, path: str) -> bool:
        """Whether the revision has a path. ConfigError for a path outside of the repository."""
        if not self.covers(path):
            raise ConfigError(f"--config-from: {path} is not in the repository {self._git.top}")
        return path in self._entries

    is_there = is_file

    def covers(self, path: str) -> bool:
        """Whether a path is one of the repository."""
        return is_inside(path, self._git.top)

    def demand_inside(self, path: str) -> None:
        """Always met: links of a revision are not followed."""

    def read(self, path: str, most: int = LARGEST_CONFIGURATION) -> bytes:
        """The bytes of a file. OSError where it is missing, no regular file or too large, or git cannot read it."""
        if path not in self._entries:
            raise OSError(f"{self._revision} does not have it")
        mode, blob = self._entries[path]
        if not mode.startswith(REGULAR):
            raise OSError(f"in {self._revision} it is no regular file")
        try:
            return self._git.blob(blob, most)
        except GitError as error:
            raise OSError(str(error)) from None

    def has_unseen(self, folder: str) -> bool:
        """Whether the revision has a configuration file in a folder."""
        return any(os.path.join(folder, name) in self._entries for name in (FILE, PYPROJECT))
