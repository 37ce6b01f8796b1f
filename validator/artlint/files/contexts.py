"""What the files of a folder have in common: their configuration, and how their paths are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.config import ConfigError
from artlint.config.find import tree_around
from artlint.files.candidate import FolderContext
from artlint.files.flavors import Flavors
from artlint.files.paths import shown_prefix, with_separator
from artlint.model import CONFIGURATION, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.config import Configs


class FolderContexts:
    """The contexts of the folders of one run, each made once; `problems` are the configurations that are wrong."""

    def __init__(self, working_folder: str, configs: Configs) -> None:
        self._working_folder = working_folder
        self.configs = configs
        self._known: dict[str, FolderContext | None] = {}
        self._flavors = Flavors()
        self.problems: list[Problem] = []

    def of(self, folder: str) -> FolderContext | None:
        """The context of a folder; None where its configuration is wrong, which is a problem from then on."""
        if folder not in self._known:
            try:
                self._known[folder] = self.new(folder)
            except ConfigError as error:
                self._known[folder] = None
                problem = Problem(None, CONFIGURATION, str(error))
                if problem not in self.problems:
                    self.problems.append(problem)
        return self._known[folder]

    def new(self, folder: str) -> FolderContext:
        """The context of a folder. ConfigError where its configuration is wrong."""
        config = self.configs.of_folder(folder)
        root = tree_around(with_separator(folder)) or config.root
        return FolderContext(
            with_separator(folder),
            shown_prefix(folder, self._working_folder),
            shown_prefix(folder, root),
            config,
            self._flavors.of(folder, root),
        )

    def all(self) -> Iterator[FolderContext]:
        """Every context that was made by `of`."""
        return (context for context in self._known.values() if context is not None)
