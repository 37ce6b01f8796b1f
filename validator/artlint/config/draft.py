"""A configuration that is not written yet, seen as if it were."""

from __future__ import annotations

from artlint.config.find import Disk
from artlint.disk import LARGEST_CONFIGURATION


class Draft(Disk):
    """The files of the disk, and over them one with other bytes; its path is absolute."""

    def __init__(self, path: str, data: bytes) -> None:
        self._path = path
        self._data = data

    def is_file(self, path: str) -> bool:
        """Whether a file stands at a path."""
        return path == self._path or super().is_file(path)

    def is_there(self, path: str) -> bool:
        """Whether anything stands at a path."""
        return path == self._path or super().is_there(path)

    def read(self, path: str, most: int = LARGEST_CONFIGURATION) -> bytes:
        """The bytes of a file. OSError where it cannot be read, or holds more than `most` of them."""
        return self._data if path == self._path else super().read(path, most)

    def demand_inside(self, path: str) -> None:
        """ConfigError where the file is a link that leads out of its git root; the draft is no link."""
        if path != self._path:
            super().demand_inside(path)
