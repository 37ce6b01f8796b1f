"""The list of `--pass-list`: files that were checked, wholly, and have no finding at or above the fail level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.path_list import PathList, is_to_be_kept_back

if TYPE_CHECKING:
    from artlint.model import FileResult


class Reporter(PathList):
    """Writes the paths of these files."""

    def _holds(self, result: FileResult) -> bool:
        return result.skip is None and not is_to_be_kept_back(result)
