"""What holds for the files of a folder: found once, and what is wrong with it told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.config import ConfigError
from artlint.config.find import tree_around
from artlint.files.candidate import Ground
from artlint.files.paths import shown_prefix, with_separator
from artlint.model.outcome import CONFIGURATION, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.config import Configs


class Grounds:
    """The grounds of one run; `problems` are the configurations that cannot be used."""

    def __init__(self, working_folder: str, configs: Configs) -> None:
        self._working_folder = working_folder
        self.configs = configs
        self._known: dict[str, Ground | None] = {}
        self.problems: list[Problem] = []

    def of(self, folder: str) -> Ground | None:
        """The ground of a folder, None where its configuration is wrong, which is now among the problems."""
        if folder not in self._known:
            try:
                self._known[folder] = self.new(folder)
            except ConfigError as error:
                self._known[folder] = None
                problem = Problem(None, CONFIGURATION, str(error))
                if problem not in self.problems:
                    self.problems.append(problem)
        return self._known[folder]

    def new(self, folder: str) -> Ground:
        """The ground of a folder. ConfigError where its configuration is wrong."""
        config = self.configs.of_folder(folder)
        root = tree_around(with_separator(folder)) or config.root
        return Ground(
            with_separator(folder), shown_prefix(folder, self._working_folder), shown_prefix(folder, root), config
        )

    def all(self) -> Iterator[Ground]:
        """Every ground that was asked for."""
        return (ground for ground in self._known.values() if ground is not None)
