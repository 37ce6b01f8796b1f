"""The baselines of a run: which one holds for a file, and what it accepts there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.baseline.accepted import BaselineError
from artlint.baseline.place import ON_DISK, baseline_place
from artlint.config import ConfigError
from artlint.files.paths import shown_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from artlint.baseline.accepted import Accepted
    from artlint.baseline.file import BaselineFile
    from artlint.baseline.place import BaselineFiles
    from artlint.config import Config
    from artlint.model import Request

    FileMarks = Callable[[], tuple[str, str]]


class Baseline:
    """A baseline that was read. Its paths are relative to the folder that it stands in."""

    def __init__(self, path: str, file: BaselineFile) -> None:
        self.path = path
        self._file = file
        self._folder = os.path.dirname(path)
        self._taken: set[str] = set()

    def accepted(self, path: str, marks: FileMarks | None) -> Accepted | None:
        """What is accepted in a file, given by its absolute path.

        A file that is not in the baseline is taken for a renamed one: for one that is gone and had the same title link
        or body, which `marks` returns. A file that is gone stands for one at most. BaselineError where a line cannot be
        read.
        """
        known = self._file.get(self.name(path))
        if known is not None or marks is None:
            return known
        was = self.take_old_name(marks())
        return self._file.get(was) if was is not None else None

    def take_old_name(self, marks: tuple[str, str]) -> str | None:
        """The name of a file with these marks that is gone, each name once; None where there is none left."""
        for name in self._file.like(marks):
            if name not in self._taken and self.is_gone(name):
                self._taken.add(name)
                return name
        return None

    def is_gone(self, name: str) -> bool:
        """Whether no file has a name of the baseline."""
        return not os.path.lexists(os.path.join(self._folder, name))

    def name(self, path: str) -> str:
        """An absolute path as the baseline writes it."""
        return self.name_in(self.path, path)

    @staticmethod
    def name_in(place: str, path: str) -> str:
        """An absolute path as the baseline that stands at `place` writes it."""
        return shown_path(path, os.path.dirname(place))

    def all(self) -> dict[str, Accepted]:
        """All that is accepted, by name."""
        return self._file.entries()


class Baselines:
    """Hands out the baseline of a file's configuration; each is read once."""

    def __init__(self, request: Request, files: BaselineFiles) -> None:
        self._request = request
        self._files = files
        self._by_path: dict[str, Baseline] = {}

    def of(self, config: Config) -> Baseline | None:
        """The baseline that holds under a configuration. ConfigError where it cannot be read."""
        if not self._request.baselines:
            return None
        path, asked = baseline_place(config, self._request, self._files)
        if not asked and path not in self._by_path and not self._files.is_file(path):
            return None
        if path not in self._by_path:
            self._by_path[path] = read_baseline(path, self._files)
        return self._by_path[path]


def read_baseline(path: str, files: BaselineFiles) -> Baseline:
    """A baseline. ConfigError where it is missing or broken."""
    from artlint.baseline.file import BaselineFile  # json, only where there is a baseline

    try:
        return Baseline(path, BaselineFile(files.read(path)))
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such baseline; `artlint baseline create` writes it") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from None
    except BaselineError as error:
        raise ConfigError(f"{path}: {error}") from None


def read_entries(path: str) -> dict[str, Accepted]:
    """All that a baseline on the disk accepts, by name; of one with conflict markers of a merge, what either side does.

    Empty where there is no such file. ConfigError where it cannot be read.
    """
    if not os.path.isfile(path):
        return {}
    from artlint.baseline.file import both_sides  # as above

    try:
        return read_baseline(path, ON_DISK).all()
    except (ConfigError, BaselineError):
        try:
            return both_sides(ON_DISK.read(path))
        except BaselineError as error:
            raise ConfigError(f"{path}: {error}") from None


def baseline_data(entries: Mapping[str, Accepted]) -> bytes:
    """A baseline with these entries, as the bytes of its file."""
    from artlint.baseline.file import written  # as above

    return b"".join(written(entries))


def baseline_of(path: str, entries: Mapping[str, Accepted]) -> Baseline:
    """A baseline with these entries, to stand at a path."""
    from artlint.baseline.file import BaselineFile  # as above

    return Baseline(path, BaselineFile(baseline_data(entries)))
