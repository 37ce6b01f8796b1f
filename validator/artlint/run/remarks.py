"""What a run remarks beyond its findings: an option or a glob that does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.config import ConfigError, Configs, Selection, nearest
from artlint.rule import Severity
from artlint.run.find import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from artlint.registry import RuleInfo


def idle_globs(folders: Iterable[tuple[str, str]], configs: Configs, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Globs that match no file though the whole folder of their configuration was walked."""
    walked = [folder for folder, _ in folders]
    return tuple(
        f"{config.file}: {key}: the glob {pattern!r} matches no file"
        for config in configs.loaded
        if any(folder == config.root or is_inside(config.root, folder) for folder in walked)
        for key, globs in config.globs
        for pattern in globs.idle(paths)
    )


def unheeded(selection: Selection, configs: Configs) -> tuple[str, ...]:
    """Rules that the command line selects by name and a configuration turns off."""
    places = [
        setting
        for config in configs.loaded
        for rules in (config.rules, *(block.rules for block in config.sources))
        for name, setting in rules.items()
        if name in (selection.select or ()) and setting.severity is Severity.OFF
    ]
    return tuple(f"{setting.origin}: {setting.rule} is selected, but turned off here" for setting in places)


def demand_known(selection: Selection, known: Mapping[str, RuleInfo]) -> None:
    """ConfigError where the command line names a rule or folder that does not exist."""
    names = {*known, *(info.folder for info in known.values()), "ALL"}
    for option, chosen in (("--select", selection.select or ()), ("--ignore", selection.ignore)):
        for name in chosen:
            if name not in names:
                raise ConfigError(f"{option}: unknown rule or folder {name}{nearest(name, sorted(names))}")
