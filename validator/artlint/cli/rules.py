"""`artlint rules`."""

from __future__ import annotations

import json
import os
from itertools import groupby
from typing import TYPE_CHECKING

from artlint.cli.output import print_data, print_out
from artlint.config import ConfigError, Configs, nearest
from artlint.config.options import options_schema
from artlint.registry import load, url_of
from artlint.registry.page import page_of
from artlint.report.rule_page import rule_page

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping
    from typing import Any

    from artlint.registry import RuleInfo

VERSION = 1
"""The version of the JSON format (design, Interfaces)."""


def run(options: argparse.Namespace) -> int:
    """List the rules, or explain one."""
    folder = os.getcwd()
    known = Configs(folder, options.config, isolated=options.isolated).of_folder(folder).known
    chosen = known if options.name is None else {options.name: _named(options.name, known)}
    if options.output_format == "json":
        rules = [_as_json(info) for info in chosen.values()]
        print_data([json.dumps({"version": VERSION, "rules": rules}, ensure_ascii=False, indent=2) + "\n"])
    elif options.name is None:
        print_out(_listed(chosen))
    else:
        print_out([rule_page(chosen[options.name])])
    return 0


def _named(name: str, known: Mapping[str, RuleInfo]) -> RuleInfo:
    if name not in known:
        raise ConfigError(f"unknown rule {name}{nearest(name, list(known))}")
    return known[name]


def _listed(rules: Mapping[str, RuleInfo]) -> Iterator[str]:
    by_folder = sorted(rules.values(), key=lambda info: (info.folder, info.name))
    for folder, infos in groupby(by_folder, key=lambda info: info.folder):
        yield f"{folder}\n"
        for info in infos:
            level = info.severity if info.enabled else "off"
            yield f"  {info.name:<26} {level:<8} {page_of(load(info)).summary}\n"


def _as_json(info: RuleInfo) -> dict[str, Any]:
    rule = load(info)
    return {
        "name": info.name,
        "folder": info.folder,
        "summary": page_of(rule).summary,
        "severity": info.severity,
        "enabled": info.enabled,
        "fix": info.fix,
        "options": options_schema(rule),
        "url": url_of(info),
    }
