"""`[[ignore]]` and `[suppressions]` of a configuration file, checked against its rules and sources."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.article.suppressions import end_of_day
from artlint.config.errors import ConfigError, nearest
from artlint.config.globs import Globs
from artlint.config.settings import Config, Ignore

if TYPE_CHECKING:
    from artlint.config.model import ConfigModel, IgnoreModel


def with_ignores(config: Config, model: ConfigModel, path: str) -> Config:
    """A configuration with the `[[ignore]]` entries of one file. ConfigError where one names an unknown rule or source.

    A reason or day that the file requires is required of the entries of extended files, too.
    """
    own = tuple(_entry(entry, config, path, number) for number, entry in enumerate(model.ignore, 1))
    required = {key: value for key, value in model.suppressions if value is not None}
    origins = {**config.origins, **dict.fromkeys(required, path)}
    config = config._replace(ignores=(*config.ignores, *own), origins=origins, **required)
    for entry in config.ignores:
        _demand_required(entry, config)
    return config


def _entry(entry: IgnoreModel, config: Config, path: str, number: int) -> Ignore:
    place = f"{path}: ignore.{number}"
    names = sorted({*config.known, *(info.folder for info in config.known.values())})
    for name in entry.rules:
        if name not in names:
            raise ConfigError(f"{place}.rules: unknown rule or folder {name}{nearest(name, names)}")
    sources = [block.name for block in config.sources]
    if entry.source is not None and entry.source not in sources:
        raise ConfigError(f"{place}.source: unknown source {entry.source}{nearest(entry.source, sources)}")
    day = None if entry.until is None else str(entry.until)
    return Ignore(
        Globs(os.path.dirname(path), tuple(entry.files)) if entry.files else None,
        entry.source,
        tuple(entry.rules),
        entry.reason,
        day,
        None if day is None else end_of_day(day),
        f"{path} [[ignore]] {number}",
    )


def _demand_required(entry: Ignore, config: Config) -> None:
    for key, required, value in (
        ("reason", config.require_reason, entry.reason),
        ("until", config.require_until, entry.last_day),
    ):
        if required and value is None:
            by = config.origins[f"require_{key}"]
            raise ConfigError(f"{entry.origin}: {key}: this key is missing; require-{key} in {by} demands it")
