"""Loading a configuration file: it is read, validated and merged with the files that it extends."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pydantic import ValidationError

from artlint import __version__
from artlint.config.errors import ConfigError, nearest
from artlint.config.find import AS_IT_STANDS, Reading, leads_out, read_table, tree_around
from artlint.config.globs import Globs
from artlint.config.ignores import with_ignores
from artlint.config.misplaced_keys import hint_for_key, hint_for_name
from artlint.config.model import ConfigModel, SourceModel
from artlint.config.options import UnusableOptionError, options_model, validated_options
from artlint.config.read_budgets import budgets_of
from artlint.config.settings import Config, Setting, SourceBlock, default_config
from artlint.config.toml_values import as_written
from artlint.config.validation_errors import describe_errors
from artlint.packs import PluginError, RuleInfo, load, precondition_of
from artlint.packs.plugins import is_folder, plugin_rules
from artlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_SINGLE = ("layout", "body", "flavor", "include", "exclude", "fail_on", "baseline")
"""Keys of which the value that was set last holds."""


def load_config(path: str, reading: Reading = AS_IT_STANDS, seen: tuple[str, ...] = ()) -> Config:
    """The configuration that a file holds, with what it extends. ConfigError where anything in it is wrong."""
    if path in seen:
        way = " -> ".join(seen[seen.index(path) + 1 :]) or "itself"
        raise ConfigError(f"{path}: extends: the file extends itself through {way}")
    model = _validated(path, reading)
    _demand_version(model, path)
    config = default_config(os.path.dirname(path))
    for base in [model.extends] if isinstance(model.extends, str) else model.extends:
        config = _merged(config, load_config(_extended(path, base, reading), reading, (*seen, path)))
    return _with_own_table(config, model, path, reading)


def _extended(path: str, base: str, reading: Reading) -> str:
    found = os.path.normpath(os.path.join(os.path.dirname(path), base))
    if not reading.files.is_file(found):
        raise ConfigError(f"{path}: extends: no such file: {found}")
    return found


def _validated(path: str, reading: Reading) -> ConfigModel:
    try:
        return ConfigModel.model_validate(dict(read_table(path, reading.files)))
    except ValidationError as error:
        raise ConfigError(_with_file(path, describe_errors(error, hint_for_key))) from None


def _with_file(path: str, complaints: str) -> str:
    return "\n".join(f"{path}: {line}" for line in complaints.splitlines())


def _demand_version(model: ConfigModel, path: str) -> None:
    if model.required_version is None:
        return
    from packaging.specifiers import SpecifierSet

    if not SpecifierSet(model.required_version).contains(__version__, prereleases=True):
        raise ConfigError(f"{path}: required-version: expected artlint {model.required_version}, this is {__version__}")


def _merged(below: Config, above: Config) -> Config:
    """Two configurations as one: a key of `above` wins over that of `below`; the sources of both follow each other."""
    rules = dict(below.rules)
    for name, setting in above.rules.items():
        rules[name] = _merged_setting(rules.get(name), setting)
    last_set = {name: getattr(above, name) or getattr(below, name) for name in _SINGLE}
    return below._replace(
        rules=rules,
        sources=(*below.sources, *above.sources),
        known=dict(sorted({**below.known, **above.known}.items())),
        origins={**below.origins, **above.origins},
        files=(*below.files, *above.files),
        plugins=(*below.plugins, *above.plugins),
        ignores=(*below.ignores, *above.ignores),
        require_reason=above.require_reason or below.require_reason,
        require_until=above.require_until or below.require_until,
        budget={**below.budget, **above.budget},
        **last_set,
    )


def _merged_setting(below: Setting | None, above: Setting) -> Setting:
    if below is None:
        return above
    return Setting(
        above.rule,
        above.severity or below.severity,
        {**below.options, **above.options},
        above.origin,
        above.fix or below.fix,
        below.of_folder if above.severity is None else above.of_folder,
    )


def _with_own_table(base: Config, model: ConfigModel, path: str, reading: Reading) -> Config:
    """The configuration that a file extends, with the keys of the file itself set over it."""
    root = os.path.dirname(path)
    known = _known_rules(base, model, path, reading)
    own = Config(
        root,
        path,
        model.layout,
        Globs(root, tuple(model.include)) if model.include is not None else None,
        Globs(root, tuple(model.exclude)) if model.exclude is not None else None,
        model.fail_on,
        _settings(model.rules, known, path, ("rules",)),
        tuple(_block(source, known, path, index) for index, source in enumerate(model.sources, 1)),
        known,
        {key: path for key in _SINGLE if getattr(model, key) is not None},
        (path,),
        tuple((plugin, root) for plugin in model.plugins),
        os.path.normpath(os.path.join(root, model.baseline)) if model.baseline is not None else None,
        body=model.body,
        flavor=model.flavor,
        budget=budgets_of(model.budget, known, path, ("budget",)),
    )
    return with_ignores(_merged(base, own)._replace(root=root, file=path), model, path)


def _known_rules(base: Config, model: ConfigModel, path: str, reading: Reading) -> Mapping[str, RuleInfo]:
    known = dict(base.known)
    for plugin in model.plugins:
        if reading.refusal is not None and is_folder(plugin):
            raise ConfigError(f"{path}: plugins: {plugin}: {reading.refusal}")
        try:
            rules = plugin_rules(plugin, os.path.dirname(path))
        except PluginError as error:
            raise ConfigError(f"{path}: plugins: {error}") from None
        for name, info in rules.items():
            if name in known and known[name] != info:
                raise ConfigError(
                    f"{path}: plugins: {plugin}: the rule {name} is already defined in {known[name].module}"
                )
            known[name] = info
            _demand_usable(info, path)
    return known


def _demand_usable(info: RuleInfo, path: str) -> None:
    """ConfigError where a rule of a plugin has an option that no configuration can set, or a missing fact."""
    try:
        options_model(load(info))
        precondition_of(info)
    except (UnusableOptionError, PluginError) as error:
        raise ConfigError(f"{path}: plugins: the rule {info.name} of {info.module}: {error}") from None


def _block(source: SourceModel, known: Mapping[str, RuleInfo], path: str, index: int) -> SourceBlock:
    place = ("sources", str(index), "rules")
    return SourceBlock(
        source.name,
        Globs(os.path.dirname(path), tuple(source.files)) if source.files else None,
        source.layout,
        source.zone,
        source.proxy,
        _settings(source.rules, known, path, place),
        f"{path} [[sources]] {index} ({source.name})",
        tuple((source.where or {}).items()),
        tuple(source.link_host or ()),
        source.body,
        source.flavor,
        tuple(source.title_keys or ()),
        tuple(source.link_keys or ()),
        tuple(source.date_keys or ()),
        _site_root(source.site_root, path, index),
        budgets_of(source.budget, known, path, ("sources", str(index), "budget")),
    )


def _site_root(written: str | None, path: str, index: int) -> str | None:
    """The folder as an absolute path. ConfigError where it is none, or outside of the configuration's repository."""
    if written is None:
        return None
    folder, tree = os.path.normpath(os.path.join(os.path.dirname(path), written)), tree_around(path)
    if not os.path.isdir(folder):
        raise ConfigError(f"{path}: sources.{index}.site-root: no such folder: {folder}")
    if leads_out(folder, tree):
        raise ConfigError(f"{path}: sources.{index}.site-root: is outside of the repository {tree}")
    return folder


def _settings(
    rules: Mapping[str, str | dict[str, Any]], known: Mapping[str, RuleInfo], path: str, place: tuple[str, ...]
) -> dict[str, Setting]:
    """The settings of each rule in a table of rules; those of the rule itself win over those of its folder."""
    settings: dict[str, Setting] = {}
    of_folders: dict[str, Setting] = {}
    folders = _folders(known)
    for name, written in rules.items():
        if name not in known and name not in folders:
            hint = hint_for_name(name, place, known) or nearest(name, [*known, *folders])
            raise ConfigError(f"{path}: {'.'.join(place)}: unknown rule or folder {name}{hint}")
        table = {"severity": written} if isinstance(written, str) else dict(written)
        severity = _severity(table.pop("severity", None), path, (*place, name))
        fix = _fix(table.pop("fix", None), path, (*place, name))
        origin = f"{path} [{'.'.join(place)}]"
        if name not in known:
            _demand_no_option(table, path, (*place, name))
            of_folders |= {
                rule: Setting(rule, severity, {}, f"{origin} {name}", fix, of_folder=True) for rule in folders[name]
            }
            continue
        try:
            options = validated_options(known[name], table, (*place, name))
        except ConfigError as error:
            raise ConfigError(_with_file(path, str(error))) from None
        settings[name] = Setting(name, severity, options, origin, fix)
    return {
        name: _merged_setting(of_folders.get(name), setting) for name, setting in {**of_folders, **settings}.items()
    }


def _folders(known: Mapping[str, RuleInfo]) -> dict[str, list[str]]:
    """The names of the rules in each folder."""
    folders: dict[str, list[str]] = {}
    for name, info in known.items():
        folders.setdefault(info.folder, []).append(name)
    return folders


def _demand_no_option(table: Mapping[str, Any], path: str, place: tuple[str, ...]) -> None:
    if table:
        key = ".".join((*place, min(table)))
        raise ConfigError(f"{path}: {key}: a folder of rules takes severity and fix; options are set rule by rule")


def _fix(written: object, path: str, place: tuple[str, ...]) -> str | None:
    if written is None:
        return None
    if written != "never":
        raise ConfigError(f"{path}: {'.'.join((*place, 'fix'))}: expected 'never', got {as_written(written)}")
    return "never"


def _severity(written: object, path: str, place: tuple[str, ...]) -> Severity | None:
    if written is None:
        return None
    if not isinstance(written, str) or written not in list(Severity):
        key = ".".join((*place, "severity"))
        raise ConfigError(f"{path}: {key}: expected 'off', 'info', 'warning' or 'error', got {as_written(written)}")
    return Severity(written)
