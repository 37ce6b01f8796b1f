"""`artlint rules`: list the rules, or explain one."""

from __future__ import annotations

import json
import os
from itertools import groupby
from typing import TYPE_CHECKING

from artlint.cli.output import print_data, print_out
from artlint.cli.request import configs_asked
from artlint.config import ConfigError, nearest
from artlint.config.options import options_schema
from artlint.packs import load, url_of
from artlint.packs.page import summary_and_reasons
from artlint.report.rule_page import rule_page

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping
    from typing import Any

    from artlint.packs import RuleInfo

VERSION = 1
"""The version of the JSON format (design, Interfaces)."""


def run(options: argparse.Namespace) -> int:
    """List the rules or those of a folder, or explain one."""
    known = configs_asked(options).of_folder(os.getcwd()).known
    chosen = known if options.name is None else _named(options.name, known)
    if options.output_format == "json":
        rules = [_as_json(info) for info in chosen.values()]
        print_data([json.dumps({"version": VERSION, "rules": rules}, ensure_ascii=False, indent=2) + "\n"])
    elif options.name in chosen:
        print_out([rule_page(chosen[options.name])])
    else:
        print_out(_list_lines(chosen))
    return 0


def _named(name: str, known: Mapping[str, RuleInfo]) -> Mapping[str, RuleInfo]:
    """The rule of that name, or the rules of that folder; all for ALL."""
    if name in known:
        return {name: known[name]}
    chosen = {rule: info for rule, info in known.items() if name in {info.folder, "ALL"}}
    if not chosen:
        folders = sorted({info.folder for info in known.values()})
        raise ConfigError(f"unknown rule or folder {name}{nearest(name, [*known, *folders])}")
    return chosen


def _list_lines(rules: Mapping[str, RuleInfo]) -> Iterator[str]:
    by_folder = sorted(rules.values(), key=lambda info: (info.folder, info.name))
    for folder, infos in groupby(by_folder, key=lambda info: info.folder):
        yield f"{folder}\n"
        for info in infos:
            level = info.severity if info.enabled else "off"
            yield f"  {info.name:<26} {level:<8} {summary_and_reasons(info)[0]}\n"


def _as_json(info: RuleInfo) -> dict[str, Any]:
    rule = load(info)
    return {
        "name": info.name,
        "folder": info.folder,
        "summary": summary_and_reasons(info)[0],
        "severity": info.severity,
        "enabled": info.enabled,
        "fix": info.fix,
        "options": options_schema(rule),
        "url": url_of(info),
    }
