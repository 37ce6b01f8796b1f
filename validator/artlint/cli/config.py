"""`artlint config`: the settings of a file or folder, and the schema of configurations."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from artlint.article import Article, File, decode, not_article_reason
from artlint.article.source import AUTO, COMMONMARK
from artlint.cli.output import print_data, print_out
from artlint.cli.request import configs_asked
from artlint.config import Config, ConfigError, Selection, settings_of
from artlint.config.conditions import blocks_of, evidence
from artlint.config.globs import Globs
from artlint.config.toml_values import as_toml
from artlint.disk import read_regular
from artlint.files.walk import Finder
from artlint.model import NOT_AN_ARTICLE
from artlint.report.escape import visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from artlint.config import FileSettings
    from artlint.config.budget import Budget
    from artlint.config.settings import SourceBlock

_WRITTEN = {"address_keys": "link-keys"}
"""Keys of a source that have another name in a configuration."""


def run(options: argparse.Namespace) -> int:
    """Show the settings of a file or a folder, or print the schema."""
    folder = os.getcwd()
    configs = configs_asked(options)
    if options.action == "schema":
        from artlint.config.schema import config_schema

        print_data([json.dumps(config_schema(configs.of_folder(folder).known), indent=2) + "\n"])
        return 0
    path = os.path.normpath(os.path.join(folder, options.path))
    finder = Finder(folder, configs, Globs(folder, ()), gitignore=True)
    if os.path.isdir(path):
        lines = _settings_of_folder(configs.of_folder(path), finder)
    elif os.path.isfile(path):
        lines = _settings_of_file(configs.of_folder(os.path.dirname(path)), path, finder)
    else:
        raise ConfigError(f"{options.path}: no such file or folder")
    print_out(f"{visible(line)}\n" for line in lines)
    return 0


def _settings_of_folder(config: Config, finder: Finder) -> Iterator[str]:
    """The settings of all files of a folder. Those of a source are shown for a file of that source."""
    settings = settings_of(config, ())
    yield f"configuration: {config.file or 'none, the defaults hold'}"
    for key, globs in (("include", config.include), ("exclude", config.exclude)):
        yield f"{key}: {as_toml(globs.patterns) if globs else 'none'}  ({config.origins.get(key, 'default')})"
    for block in config.sources:
        yield f"source: {block.name} = {_conditions(block)}  ({block.origin})"
    for key, default in (("layout", "told from each file"), ("body", AUTO), ("flavor", "told from each folder")):
        yield f"{key}: {getattr(config, key) or default}  ({config.origins.get(key, 'default')})"
    yield from _ends(config, config.declared_budgets)
    yield "rules:"
    yield from _rules(settings, config.layout)
    yield from _suppressions(settings._replace(ignores=config.ignores))
    yield from _idle(config, finder)


def _settings_of_file(config: Config, path: str, finder: Finder) -> Iterator[str]:
    flavor = finder.candidate(path, named=True).context.flavor
    text = _text(path)
    bare = _article(settings_of(config, (), flavor), text, path)
    settings = settings_of(config, blocks_of(config, path, lambda: bare), flavor).heeding_ignores(path)
    article = _article(settings, text, path)
    yield f"configuration: {config.file or 'none, the defaults hold'}"
    reason = finder.path_filter.reason(path, config)
    if reason is None and config.include is None and (missing := not_article_reason(article)):
        reason = f"{NOT_AN_ARTICLE}: it {missing}"
    yield f"checked: {'yes' if reason is None else f'no, {reason}'}"
    yield from _source(settings, path, bare)
    yield from _parts(settings, article, flavor)
    yield from _ends(config, [("", budget) for budget in config.budgets_in(settings.blocks).values()])
    yield "rules:"
    yield from _rules(settings, article.layout)
    yield from _suppressions(settings)
    yield from _idle(config, finder)


def _ends(config: Config, budgets: Iterable[tuple[str, Budget]]) -> Iterator[str]:
    """The settings that decide about the exit code; each budget comes with the name of its source."""
    yield f"fail-on: {config.fail_on or 'error'}  ({config.origins.get('fail_on', 'default')})"
    yield f"baseline: {config.baseline or 'artlint-baseline.json'}  ({config.origins.get('baseline', 'default')})"
    for source, budget in budgets:
        name = f"{budget.name} ({source})" if source else budget.name
        yield f"budget: {name} = {budget.written}  ({budget.origin})"


def _text(path: str) -> str:
    try:
        return decode(read_regular(path))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None


def _article(settings: FileSettings, text: str, path: str) -> Article:
    return File(text, path=os.path.basename(path), source=settings.source).article


def _conditions(block: SourceBlock) -> str:
    """All that a source asks of a file, as a configuration would write it."""
    asked = [as_toml(block.files.patterns)] if block.files else []
    if block.where:
        asked.append(f"where {as_toml(dict(block.where))}")
    if block.link_hosts:
        asked.append(f"link-host {as_toml(block.link_hosts)}")
    return ", ".join(asked)


def _source(settings: FileSettings, path: str, bare: Article) -> Iterator[str]:
    """The sources that took a file, each with that by which it did."""
    yield f"source: {settings.source.name or 'none'}"
    for block in settings.blocks:
        by = ", ".join(evidence(block, path, lambda: bare))
        yield f"  from {block.origin} by {by}"


def _parts(settings: FileSettings, article: Article, flavor: str) -> Iterator[str]:
    """How the file is read, and what says so."""
    source, config = settings.source, settings.config
    told = {
        "layout": (article.layout, "told from the file"),
        "body": (article.body_kind, "told from the file"),
        "flavor": (source.flavor, "default" if flavor == COMMONMARK else "told from the folder"),
        "zone": (source.zone, "default"),
        "proxy": (source.proxy, "default"),
        "title_keys": (source.title_keys, "default"),
        "address_keys": (source.address_keys, "default"),
        "date_keys": (source.date_keys, "default"),
        "site_root": (source.site_root, "default"),
    }
    for name, (value, default) in told.items():
        key = _WRITTEN.get(name, name.replace("_", "-"))
        origins = [block.origin for block in settings.blocks if getattr(block, name)]
        yield f"{key}: {_shown(value)}  ({origins[-1] if origins else config.origins.get(name, default)})"


def _shown(value: str | tuple[str, ...] | None) -> str:
    return as_toml(value) if isinstance(value, tuple) and value else str(value or "none")


def _rules(settings: FileSettings, layout: str | None) -> Iterator[str]:
    """Each rule with its settings. Without a layout, a rule of some layouts is shown with its settings in those."""
    for rule in settings.config.known.values():
        severity = settings.severity_of(rule, layout or next(iter(rule.layouts), ""), Selection())
        levels = [setting.origin for setting in settings.settings_of(rule) if setting.severity is not None]
        only = f", in the layout {' or '.join(rule.layouts)}" if layout is None and rule.layouts and not levels else ""
        yield f"  {rule.name} = {severity}  ({levels[-1] if levels else 'default'}{only})"
        for key, value in settings.options_of(rule).items():
            origins = [setting.origin for setting in settings.settings_of(rule) if key in setting.options]
            yield f"    {key.replace('_', '-')} = {as_toml(value)}  ({origins[-1]})"
        for setting in settings.settings_of(rule):
            if setting.fix:
                yield f"    fix = {as_toml(setting.fix)}  ({setting.origin})"


def _suppressions(settings: FileSettings) -> Iterator[str]:
    config = settings.config
    yield "suppressions:"
    for key in ("require_reason", "require_until"):
        value, origin = as_toml(getattr(config, key)), config.origins.get(key, "default")
        yield f"  {key.replace('_', '-')} = {value}  ({origin})"
    for entry in settings.ignores:
        until = f" until {entry.last_day}" if entry.last_day else ""
        reason = f" -- {entry.reason}" if entry.reason else ""
        yield f"  ignore {', '.join(entry.rules)}{until}{reason}  ({entry.origin})"


def _idle(config: Config, finder: Finder) -> Iterator[str]:
    """The globs of the configuration that match no file below its folder."""
    if config.file is None:
        return
    finder.find((config.root,))
    for place, globs in config.globs:
        for pattern in globs.idle(finder.regular_files):
            yield f"note: {place}: the glob {pattern!r} matches no file"
