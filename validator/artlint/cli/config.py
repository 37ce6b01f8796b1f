"""`artlint config`."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from artlint.article import Article, decode, looks_like_article
from artlint.cli.output import print_data, print_out
from artlint.config import Config, ConfigError, Configs, Selection, settings_for
from artlint.config.globs import Globs
from artlint.config.options import as_toml
from artlint.report.escape import visible
from artlint.run.find import Finder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from artlint.config import FileSettings


def run(options: argparse.Namespace) -> int:
    """Show the settings of a file, or print the schema."""
    folder = os.getcwd()
    configs = Configs(folder, options.config, isolated=options.isolated)
    if options.action == "schema":
        from artlint.config.schema import config_schema

        print_data([json.dumps(config_schema(configs.of_folder(folder).known), indent=2) + "\n"])
        return 0
    path = os.path.normpath(os.path.join(folder, options.path))
    if not os.path.isfile(path):
        raise ConfigError(f"{options.path}: no such file")
    config = configs.of_folder(os.path.dirname(path))
    finder = Finder(folder, configs, Globs(folder, ()), gitignore=True)
    print_out(f"{visible(line)}\n" for line in _shown(config, path, finder))
    return 0


def _shown(config: Config, path: str, finder: Finder) -> Iterator[str]:
    settings = settings_for(config, path)
    article = _article(settings, path)
    layout = article.bare.layout
    yield f"configuration: {config.file or 'none, the defaults hold'}"
    reason = finder.reason_to_skip(path, config)
    if reason is None and config.include is None and not looks_like_article(article.bare.frame, article.bare.text):
        reason = "not-an-article"
    yield f"checked: {'yes' if reason is None else f'no, {reason}'}"
    yield from _source(settings, layout)
    yield f"fail-on: {config.fail_on or 'error'}  ({config.origins.get('fail_on', 'default')})"
    yield f"baseline: {config.baseline or 'artlint-baseline.json'}  ({config.origins.get('baseline', 'default')})"
    yield "rules:"
    yield from _rules(settings, layout)
    yield from _suppressions(settings)
    yield from _idle(config, finder)


def _article(settings: FileSettings, path: str) -> Article:
    try:
        with open(path, "rb") as file:
            return Article.parse(decode(file.read()), source=settings.source)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None


def _source(settings: FileSettings, layout: str) -> Iterator[str]:
    source, config = settings.source, settings.config
    yield f"source: {source.name or 'none'}"
    for block in settings.blocks:
        yield f"  from {block.origin}"
    origin = "told from the file"
    if source.layout:
        said = [block.origin for block in settings.blocks if block.layout]
        origin = said[-1] if said else config.origins.get("layout", "")
    yield f"layout: {layout}  ({origin})"
    for key, value in (("zone", source.zone), ("proxy", source.proxy)):
        said = [block.origin for block in settings.blocks if getattr(block, key)]
        yield f"{key}: {value or 'none'}  ({said[-1] if said else 'default'})"


def _rules(settings: FileSettings, layout: str) -> Iterator[str]:
    for rule in settings.config.known.values():
        severity = settings.severity_of(rule, layout, Selection())
        said = [setting.origin for setting in settings.settings_of(rule) if setting.severity is not None]
        yield f"  {rule.name} = {severity}  ({said[-1] if said else 'default'})"
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
    for key, globs in config.globs:
        for pattern in globs.idle(finder.seen):
            yield f"note: {key}: the glob {pattern!r} matches no file"
