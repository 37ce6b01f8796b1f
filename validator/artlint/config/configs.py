"""The configurations of a run. Each is found and loaded once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

from artlint.config.errors import ConfigError
from artlint.config.find import AS_IT_STANDS, Reading, configuration_in, folders_above
from artlint.config.settings import Config, default_config

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from artlint.config.find import Files
    from artlint.packs import RuleInfo


if TYPE_CHECKING:

    class Memory(Protocol):
        """A store of validated configurations, kept from one run to the next."""

        notes: list[str]
        """Why folders that should keep them are not used."""

        def recall(self, path: str) -> Config | None:
            """The configuration of a file, None where none is kept or its files have changed."""
            ...

        def remember(self, path: str, config: Config) -> None:
            """Keep a valid configuration."""
            ...


class Configs:
    """Gives the configuration of each folder.

    A file that is `named` on the command line applies to all folders. With `isolated`, no file is read.
    """

    def __init__(
        self,
        working_folder: str,
        named: str | None = None,
        *,
        isolated: bool = False,
        memory: Callable[[], Memory] | None = None,
        reading: Reading = AS_IT_STANDS,
    ) -> None:
        self._default = default_config(working_folder)
        self._make_memory = memory
        self._memory: Memory | None = None
        self._reading = reading
        self._everywhere: Config | None = self._default if isolated else None
        self._by_file: dict[str, Config] = {}
        self._by_folder: dict[str, Config] = {}
        self._broken: dict[str, ConfigError] = {}
        if named is not None:
            self._everywhere = self._named(os.path.join(working_folder, named))

    @property
    def loaded(self) -> tuple[Config, ...]:
        """Every configuration that was loaded, in the order of first use."""
        return tuple(self._by_file.values())

    @property
    def files(self) -> Files:
        """Where configurations are read from."""
        return self._reading.files

    @property
    def root(self) -> str:
        """The folder of the configuration that applies to all files, or of the default one."""
        return (self._everywhere or self._default).root

    @property
    def notes(self) -> tuple[str, ...]:
        """Why folders that keep configurations are not used, a sentence each."""
        return tuple(self._memory.notes) if self._memory else ()

    def has_unseen(self, folder: str) -> bool:
        """Whether a folder holds a configuration file that a walk of the worktree may not meet."""
        return self._everywhere is None and self._reading.files.has_unseen(folder)

    def matched(self) -> dict[str, list[set[int]]]:
        """For each configuration file, and each of its sets of globs, the indexes of patterns that matched."""
        return {config.file: [globs.matched for _, globs in config.globs] for config in self.loaded if config.file}

    def add_matched(self, matched: Mapping[str, Sequence[set[int]]]) -> None:
        """Add the result of `matched` in another process."""
        for config in self.loaded:
            for (_, globs), places in zip(config.globs, matched.get(config.file or "", ()), strict=False):
                globs.matched |= places

    def known_rules(self) -> dict[str, RuleInfo]:
        """The rules that any configuration of the run knows, by name."""
        known = dict(self._default.known)
        for config in self.loaded:
            known |= config.known
        return known

    def of_folder(self, folder: str) -> Config:
        """The configuration of a folder, given by its absolute path. ConfigError where its file is wrong."""
        if self._everywhere is not None:
            return self._everywhere
        if folder not in self._by_folder:
            self._by_folder[folder] = self._find(folder)
        return self._by_folder[folder]

    def _find(self, folder: str) -> Config:
        for above in folders_above(folder):
            path = configuration_in(above, self._reading.files)
            if path is not None:
                return self._load(path)
        return self._default

    def _named(self, path: str) -> Config:
        path = os.path.normpath(path)
        if not self._reading.files.is_file(path):
            raise ConfigError(f"{path}: no such configuration file")
        return self._load(path)

    def _load(self, path: str) -> Config:
        if path in self._broken:
            raise self._broken[path]
        if path not in self._by_file:
            try:
                self._by_file[path] = self._recalled_or_loaded(path)
            except ConfigError as error:
                self._broken[path] = error
                raise
        return self._by_file[path]

    def _recalled_or_loaded(self, path: str) -> Config:
        if self._memory is None and self._make_memory is not None:
            self._memory = self._make_memory()
        config = self._memory.recall(path) if self._memory else None
        if config is None:
            from artlint.config.load import load_config  # pydantic, only where there is a configuration to validate

            config = load_config(path, self._reading)
            if self._memory:
                self._memory.remember(path, config)
        return config
