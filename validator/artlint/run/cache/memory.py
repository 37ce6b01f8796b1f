"""A configuration that was validated once, remembered until one of its files or the code that read it changes.

It is a file of its own, not a table: the hook on one file must not load SQLite for it.
"""

from __future__ import annotations

import json
import os
import time
from hashlib import sha1
from typing import TYPE_CHECKING

from artlint.config.settings import Config, default_config
from artlint.registry import PluginError
from artlint.registry.pack import BUILTIN
from artlint.registry.plugins import plugin_rules
from artlint.run.cache import code, folder
from artlint.run.cache.code import digest_of
from artlint.run.cache.faults import UnplainError, UnwatchedError
from artlint.run.cache.folder import RACY
from artlint.run.cache.keys import FORMAT, described, plugins_digests, portable
from artlint.run.cache.plain import Codec

if TYPE_CHECKING:
    from typing import Any

_TROUBLE = (OSError, ValueError, TypeError, LookupError, RecursionError, UnplainError, UnwatchedError, PluginError)
"""What may go wrong with a memory: then the configuration is read as if there were none."""


def recall(where: str, path: str) -> Config | None:
    """The configuration of a file as it was validated, None where that is not known or no longer true."""
    try:
        with open(_memory_of(where, path), encoding="ascii") as file:
            kept = json.load(file)
        if not _unchanged(kept["files"]):
            return None
        config: Config = Codec(known={}).unpack(kept["config"], Config)
        known = dict(default_config(config.root).known)
        for name, root in config.plugins:
            known |= plugin_rules(name, root)
        config = config._replace(known=dict(sorted(known.items())))
        return config if config.file == path and kept["key"] == _key(config) else None
    except _TROUBLE:
        return None


def remember(where: str, path: str, config: Config) -> None:
    """Keep a validated configuration. Where that cannot be, the next run validates it again."""
    temporary = f"{_memory_of(where, path)}.{os.getpid()}"
    try:
        if not all(_settled(file) for file in config.files):
            return
        packed = Codec(known={}).pack(config._replace(known={}), Config)
        kept = {"key": _key(config), "files": [[file, _digest(file)] for file in config.files], "config": packed}
        folder.make(where)
        with open(temporary, "x", encoding="ascii") as file:
            json.dump(kept, file)
        os.replace(temporary, _memory_of(where, path))
    except _TROUBLE:
        return


def _memory_of(where: str, path: str) -> str:
    return os.path.join(where, f"config-{digest_of([path])[:16]}.json")


def _unchanged(files: list[list[Any]]) -> bool:
    return bool(files) and all(_digest(file) == digest for file, digest in files)


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return sha1(file.read(), usedforsecurity=False).hexdigest()


def _settled(path: str) -> bool:
    """Whether a file was written long enough ago to be the one that was read."""
    status = os.stat(path)
    return max(status.st_mtime_ns, status.st_ctime_ns) < time.time_ns() - RACY


def _key(config: Config) -> str:
    """What the validation hangs on beside the configuration's files: the code of artlint, of rules and of plugins."""
    packages = {info.module.partition(".")[0] for info in config.known.values()} - {BUILTIN}
    installed = [name for name in packages if not name.startswith("artlint_local_")]
    known = described([portable(info) for info in config.known.values()])
    plugins = [code.packages_digest(installed), *plugins_digests(config)]
    return digest_of([FORMAT, code.stamp(), code.surroundings(), known, *plugins])
