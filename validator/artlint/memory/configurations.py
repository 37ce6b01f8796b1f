"""A configuration that was validated once, remembered until one of its files or the code that read it changes.

It is a file of its own, not a table: the hook on one file must not load SQLite for it. What is remembered are settings.
Which plugins are loaded, and which files the configuration is made of, its own files say each time; and the settings
are believed only once the key is known to be that of these files, of their plugins, and of the code.
"""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

from artlint.config import ConfigError
from artlint.config.dependencies import Dependencies, dependencies_of
from artlint.config.settings import Config, default_config
from artlint.disk import is_plain, read_regular
from artlint.files.stamp import stamp_of
from artlint.files.write import WriteError, Writer
from artlint.memory import code, folder
from artlint.memory.code import digest_of
from artlint.memory.faults import UnplainError, UnwatchedError
from artlint.memory.folder import RACY
from artlint.memory.imports import plugin_code
from artlint.memory.keys import described, portable
from artlint.memory.place import FOLDER, named_folder, not_used
from artlint.memory.plain import Codec
from artlint.packs import PluginError
from artlint.packs.plugins import is_folder, plugin_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from artlint.model import Request
    from artlint.packs import RuleInfo

FORMAT = "2"
"""Changed when what is remembered means something else."""

MOST_BYTES = 16 * 1024 * 1024
"""A larger file is none of ours."""

_TROUBLE = (
    *(OSError, ValueError, TypeError, LookupError, RecursionError),
    *(UnplainError, UnwatchedError, PluginError, ConfigError),
)
"""What may go wrong with a memory: then the configuration is read as if there were none."""


class ConfigMemory:
    """Configurations remembered beside their files, or in the one folder that a run keeps all in.

    `notes` say which of these folders are not used, and why.
    """

    def __init__(self, request: Request) -> None:
        self.notes: list[str] = []
        self._request = request
        self._is_named = request.cache_folder is not None
        self._usable: dict[str, bool] = {}

    def recall(self, path: str) -> Config | None:
        """The configuration of a file as it was validated, None where that is not known or no longer true.

        One that names a folder of rules is not known where that is refused: who reads it says so.
        """
        where = self._where(path)
        if not os.path.lexists(_memory_of(where, path)) or not self._may_use(where):
            return None
        try:
            kept = json.loads(_read(_memory_of(where, path)))
            outline = dependencies_of(path)
            if not self._request.local_plugins and any(is_folder(name) for name, _ in outline.plugins):
                return None
            known = _known(os.path.dirname(path), outline.plugins)
            if kept["key"] != _key(path, outline, known):
                return None
            config: Config = Codec(known={}, plugins=(), files=()).unpack(kept["config"], Config)
            return _with_outline(config, outline)._replace(known=known)
        except _TROUBLE:
            return None

    def remember(self, path: str, config: Config) -> None:
        """Keep a validated configuration. Where that cannot be, the next run validates it again."""
        where = self._where(path)
        if not self._may_use(where):
            return
        try:
            outline = dependencies_of(path)
            if _with_outline(config, outline) != config or not all(map(_settled, config.files)):
                return
            bare = config._replace(known={}, plugins=(), files=())
            packed = Codec(known={}, plugins=(), files=()).pack(bare, Config)
            kept = {"key": _key(path, outline, config.known), "config": packed}
            folder.make(where, named=self._is_named)
            Writer().write(_memory_of(where, path), json.dumps(kept).encode("ascii"), follow=False)
        except (*_TROUBLE, WriteError):
            return

    def _may_use(self, where: str) -> bool:
        if where not in self._usable:
            try:
                folder.demand_own(where, named=self._is_named)
                self._usable[where] = True
            except OSError as error:
                self._usable[where] = False
                if os.path.lexists(where):
                    self.notes.append(not_used(where, error))
        return self._usable[where]

    def _where(self, path: str) -> str:
        return named_folder(self._request) or os.path.join(os.path.dirname(path), FOLDER)


def _memory_of(where: str, path: str) -> str:
    return os.path.join(where, f"config-{digest_of([path])[:16]}.json")


def _read(path: str) -> str:
    """The text of a memory. OSError where it is no regular file, or too large."""
    if not is_plain(path):
        raise OSError("is no memory of ours")
    return read_regular(path, MOST_BYTES).decode("ascii")


def _known(root: str, plugins: Iterable[tuple[str, str]]) -> Mapping[str, RuleInfo]:
    """The rules that a configuration knows by the plugins that its files name, which are loaded for it."""
    known = dict(default_config(root).known)
    for name, start in plugins:
        known |= plugin_rules(name, start)
    return dict(sorted(known.items()))


def _with_outline(config: Config, outline: Dependencies) -> Config:
    return config._replace(files=tuple(file for file, _ in outline.files), plugins=outline.plugins)


def _settled(path: str) -> bool:
    """Whether a file was written long enough ago to be the one that was read."""
    stamp = stamp_of(path)
    return stamp is not None and stamp.latest < time.time_ns() - RACY


def _key(path: str, outline: Dependencies, known: Mapping[str, RuleInfo]) -> str:
    """What the validation depends on: the bytes of the files, and the code of artlint, of rules and of plugins."""
    rules = described([portable(info) for info in known.values()])
    files = [part for file in outline.files for part in file]
    plugins = plugin_code(known.values(), outline.plugins)
    return digest_of([FORMAT, code.stamp(), code.surroundings(), path, rules, plugins, *files])
