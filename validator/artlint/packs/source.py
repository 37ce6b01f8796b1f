"""Files of Python run from their source alone."""

from __future__ import annotations

from importlib.machinery import SourceFileLoader
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import CodeType


class SourceOnly(SourceFileLoader):
    """Neither reads byte code nor writes it.

    A `__pycache__` that came with a checked-out tree may hold other code than the source beside it, and one that
    artlint wrote would be a new folder in the tree.
    """

    def get_code(self, fullname: str) -> CodeType:
        """The code of the source, compiled now."""
        path = self.get_filename(fullname)
        code: CodeType = self.source_to_code(self.get_data(path), path)
        return code
