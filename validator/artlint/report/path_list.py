"""A list of paths for programs: one a line, or each ended by NUL, byte by byte as the file system has them."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from artlint.report import BaseReporter
from artlint.report.escape import visible

if TYPE_CHECKING:
    from artlint.model import FileResult


class PathList(BaseReporter):
    """Writes the paths of some files. OSError for a path with a line break, which would be two paths to a reader."""

    def file(self, result: FileResult) -> tuple[str, ...]:
        """The path of a file, if it belongs to the list."""
        if not self._holds(result):
            return ()
        if self._style.nul_ends:
            return (f"{result.path}\0",)
        if "\n" in result.path or "\r" in result.path:
            reason = f"{visible(result.path)} holds a line break; with --null, paths end with NUL"
            raise OSError(errno.EINVAL, reason)
        return (f"{result.path}\n",)

    def _holds(self, result: FileResult) -> bool:
        raise NotImplementedError


def is_to_be_kept_back(result: FileResult) -> bool:
    """Whether a file has a finding at or above its fail level, whatever a budget allows, or could not be checked."""
    return result.fails or bool(result.problems)
