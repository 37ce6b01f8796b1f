"""`artlint baseline`: accept the findings of today, and show those that are accepted."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from artlint.baseline.baselines import baseline_data
from artlint.cli.check import print_problems
from artlint.cli.output import print_data, print_out, print_remark
from artlint.cli.request import common_request
from artlint.config import ConfigError
from artlint.files.ending import cleared_up
from artlint.files.own_place import reason_against
from artlint.files.write import WriteError, Writer
from artlint.report.escape import visible, well_formed
from artlint.report.summary import count
from artlint.run.acceptance import Found, compare_with_baseline, default_place

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from artlint.baseline.accepted import Accepted
    from artlint.model import Request


def run(options: argparse.Namespace) -> int:
    """Create, update, prune or show the baseline; 2 where some file could not be checked."""
    request = common_request(options)
    _demand_place(request, options)
    report, found = compare_with_baseline(request, anew=options.action == "create")
    print_problems(report, options)
    if options.action == "show":
        _show(found, options)
    else:
        with cleared_up():
            for one in found:
                _write(one, options)
        if not found:
            print_remark("nothing is written: it is not known what there is to accept")
    return 2 if report.problems else 0


def _demand_place(request: Request, options: argparse.Namespace) -> None:
    """ConfigError, before the long run, where the baseline cannot be written, or is missing, or is there already."""
    place = default_place(request)
    reason = reason_against(place, request.working_folder) if options.action != "show" else None
    if reason is not None:
        raise ConfigError(f"{place}: cannot be written: {reason}")
    there = os.path.lexists(place)
    if os.path.exists(place) and not os.path.isfile(place):
        raise ConfigError(f"{place}: is no regular file")
    if options.action == "create" and there and not options.force:
        raise _there_is_one(place)
    if options.action != "create" and not there:
        raise ConfigError(f"{place}: there is no baseline yet; `artlint baseline create` writes it")


def _there_is_one(path: str) -> ConfigError:
    return ConfigError(
        f"{path}: there is a baseline already; `artlint baseline update` accepts what is new and takes out what is "
        "gone, `artlint baseline prune` only takes out, and --force writes it anew"
    )


def _write(found: Found, options: argparse.Namespace) -> None:
    if options.action == "create" and os.path.lexists(found.path) and not options.force:
        raise _there_is_one(found.path)
    entries = found.entries(only_old=options.action == "prune")
    try:
        reason = reason_against(found.path, os.getcwd())
        if reason is not None:
            raise WriteError(f"cannot be written: {reason}")
        Writer().write(found.path, baseline_data(entries))
    except WriteError as error:
        raise ConfigError(f"{found.path}: {error}") from None
    print_out([visible(_summary(found, entries, options.action)) + "\n"])


def _summary(found: Found, entries: Mapping[str, Accepted], action: str) -> str:
    path = os.path.relpath(found.path)
    accepted = f"{count(_total(entries), 'finding')} in {count(len(entries), 'file')} accepted"
    if action == "create":
        return f"{path}: {accepted}"
    new = 0 if action == "prune" else _total(found.fresh())
    return f"{path}: {accepted}, {new:,} of them new, {_total(found.stale()):,} taken out"


def _show(found: tuple[Found, ...], options: argparse.Namespace) -> None:
    if options.output_format == "json":
        from json import dumps

        tables = [_table(one) for one in found]
        print_data([dumps({"version": 1, "baselines": tables}, ensure_ascii=False, indent=1) + "\n"])
        return
    for one in found:
        print_out(visible(line) + "\n" for line in _lines(one))


def _table(found: Found) -> dict[str, object]:
    stale = found.stale()
    return {
        "path": well_formed(os.path.relpath(found.path)),
        "accepted": _total(found.old),
        "stale": _total(stale),
        "new": _total(found.fresh()),
        "rules": dict(_by_rule(found.old)),
        "files": {well_formed(name): _rules_of(entry) for name, entry in sorted(found.old.items())},
        "stale-files": {well_formed(name): _rules_of(entry) for name, entry in sorted(stale.items())},
    }


def _lines(found: Found) -> Iterator[str]:
    stale = found.stale()
    yield f"{os.path.relpath(found.path)}: {count(_total(found.old), 'finding')} accepted"
    for rule, number in _by_rule(found.old):
        yield f"{number:>8,}  {rule}"
    yield from _files("accepted", found.old)
    if stale:
        yield from _files("no longer found, `artlint baseline prune` takes them out", stale)
    fresh = _total(found.fresh())
    if fresh:
        yield f"found and not accepted: {fresh:,}"


def _files(title: str, entries: Mapping[str, Accepted]) -> Iterator[str]:
    yield f"{title}:"
    for name, entry in sorted(entries.items()):
        rules = ", ".join(f"{rule} {number:,}" if number > 1 else rule for rule, number in _rules_of(entry).items())
        yield f"  {name}: {rules}"


def _rules_of(entry: Accepted) -> dict[str, int]:
    return {rule: len(keys) for rule, keys in sorted(entry.keys.items())}


def _by_rule(entries: Mapping[str, Accepted]) -> list[tuple[str, int]]:
    """The number of accepted findings of each rule, the most frequent first."""
    counts: Counter[str] = Counter()
    for entry in entries.values():
        counts.update(_rules_of(entry))
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _total(entries: Mapping[str, Accepted]) -> int:
    return sum(entry.total for entry in entries.values())
