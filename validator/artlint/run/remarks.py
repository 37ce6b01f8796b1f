"""Notes of a run: options, globs and entries that do nothing, and rules that do not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.config import ConfigError, Configs, Selection, nearest
from artlint.files.paths import is_inside
from artlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from artlint.config.settings import Config, Ignore, Setting
    from artlint.model import Request
    from artlint.packs import RuleInfo


def idle_globs(
    folders: Iterable[tuple[str, str]], configs: Configs, seen: Callable[[], Iterable[str]]
) -> tuple[str, ...]:
    """Globs that match no file though the whole folder of their configuration was walked; `seen` yields all paths."""
    return tuple(
        f"{place}: the glob {pattern!r} matches no file"
        for config in _walked(folders, configs)
        for place, globs in config.globs
        for pattern in globs.idle(seen)
    )


def unused_entries(
    request: Request, configs: Configs, folders: Iterable[tuple[str, str]], used: Collection[str]
) -> tuple[str, ...]:
    """`[[ignore]]` entries that hid nothing though the whole folder of their configuration was checked by all rules."""
    if request.selection != Selection() or request.exclude or not request.suppressions:
        return ()
    return tuple(
        f"{entry.origin}: the entry suppresses nothing"
        for config in _walked(folders, configs)
        for entry in config.ignores
        if entry.origin not in used and not _is_past(entry, request)
    )


def ended_entries(request: Request, configs: Configs) -> tuple[str, ...]:
    """`[[ignore]]` entries whose last day is past: they hide nothing any more."""
    if not request.suppressions:
        return ()
    entries = {entry.origin: entry for config in configs.loaded for entry in config.ignores if _is_past(entry, request)}
    return tuple(f"{origin}: the entry ended on {entry.last_day}" for origin, entry in entries.items())


def _is_past(entry: Ignore, request: Request) -> bool:
    return entry.end is not None and request.now >= entry.end


def _walked(folders: Iterable[tuple[str, str]], configs: Configs) -> list[Config]:
    """The configurations whose whole folder was walked."""
    walked = [folder for folder, _ in folders]
    return [
        config
        for config in configs.loaded
        if any(folder == config.root or is_inside(config.root, folder) for folder in walked)
    ]


def overruled(selection: Selection, configs: Configs) -> tuple[str, ...]:
    """Rules that the command line selects by name and a configuration turns off."""
    places = [
        setting
        for config in configs.loaded
        for rules in (config.rules, *(block.rules for block in config.sources))
        for name, setting in rules.items()
        if name in (selection.select or ()) and setting.severity is Severity.OFF
    ]
    return tuple(f"{setting.origin}: {setting.rule} is selected, but turned off here" for setting in places)


def left_out(selection: Selection, configs: Configs) -> tuple[str, ...]:
    """Rules that ALL or a folder on the command line names, and that do not run: they are off, by default or not."""
    known = configs.known_rules()
    groups = [name for name in selection.select or () if name not in known]
    asked = [info for info in known.values() if groups and selection.allows(info) and not selection.turns_on(info.name)]
    settings = {
        info.name: [config.rules[info.name] for config in configs.loaded if info.name in config.rules] for info in asked
    }
    unset = [it.name for it in asked if not it.enabled and not any(map(_turns_on, settings[it.name]))]
    turned_off = [setting for info in asked for setting in settings[info.name] if setting.severity is Severity.OFF]
    chosen = f"--select {','.join(groups)} leaves out"
    notes = [f"{chosen} {', '.join(unset)}: off by default; a rule's own name turns it on"] if unset else []
    for origin in dict.fromkeys(setting.origin for setting in turned_off):
        names = [setting.rule for setting in turned_off if setting.origin == origin and setting.rule not in unset]
        notes += [f"{chosen} {', '.join(names)}: turned off in {origin}"] if names else []
    return tuple(notes)


def _turns_on(setting: Setting) -> bool:
    return setting.severity not in (None, Severity.OFF) and not setting.of_folder


def demand_known(selection: Selection, known: Mapping[str, RuleInfo]) -> None:
    """ConfigError where the command line names a rule or folder that does not exist."""
    names = {*known, *(info.folder for info in known.values()), "ALL"}
    for option, chosen in (("--select", selection.select or ()), ("--ignore", selection.ignore)):
        for name in chosen:
            if name not in names:
                raise ConfigError(f"{option}: unknown rule or folder {name}{nearest(name, sorted(names))}")
