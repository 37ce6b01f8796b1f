"""The sources of a draft: what holds for the articles of each group, and what says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.archive.draft.evidence import DIRECT, Share
from artlint.archive.draft.records import Line, SourceDraft
from artlint.archive.draft.splits import LEAST_FILES
from artlint.archive.draft.zone import explaining_zone
from artlint.archive.figures import LONGEST
from artlint.article import UNNAMED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from artlint.archive.draft.evidence import Evidence
    from artlint.archive.draft.splits import Split
    from artlint.packs import RuleInfo

_LAYOUT, _BODY, _PROXY, _ZONE, _REQUIRED = 0.98, 0.99, 0.8, 0.9, 0.95
"""Shares from which on a setting is written; of what is required, the lower end of its interval."""

_USUAL, _LATE = 0.9, 0.95
_LATEST = 2 * 24 * 60
"""The share of epochs within LONGEST below which a longer time is written, if so many come within _LATEST minutes."""

TOP = "top"
"""The name of the source of files that stand in no folder."""

_REQUIRED_BY = {"date": "missing-date", "image": "missing-lead-image"}
"""Parts that a rule asks for which is on in some layouts only."""


def drafted(split: Split | None, whole: Evidence, name: str, known: Mapping[str, RuleInfo]) -> tuple[SourceDraft, ...]:
    """A source for each group of a split; one of that name for all articles where there is no split."""
    if split is None:
        return (whole_source(whole, name, known),)
    groups = split.named
    return tuple(_source(key or TOP, _condition(split, key, group), group, known) for key, group in groups.items())


def whole_source(whole: Evidence, name: str, known: Mapping[str, RuleInfo]) -> SourceDraft:
    """The source of all articles."""
    return _source(name, Line("files", ["**"], f"{whole.files:,} articles"), whole, known)


def _condition(split: Split, name: str, group: Evidence) -> Line:
    evidence = f"{group.files:,} articles"
    if split.kind == "files":
        return Line("files", _globs(name, split.named), evidence)
    if split.kind == "link-host":
        return Line("link-host", [name], evidence)
    return Line("where", {split.key: re.sub(r"([*?\[])", r"[\1]", name)}, evidence)


def _globs(folder: str, folders: Iterable[str]) -> list[str]:
    """Globs of the files of a folder: without those below it where folders below it are groups of their own."""
    prefix = f"/{literal_glob(folder)}" if folder else ""
    if any(other != folder and other.startswith(f"{folder}/" if folder else "") for other in folders):
        return [f"{prefix}/*", f"!{prefix}/*/**"]
    return [f"{prefix}/**"]


def literal_glob(path: str) -> str:
    """A glob in gitignore's language that matches a path alone."""
    return re.sub(r"([*?\[\]\\])", r"\\\1", path)


def _source(name: str, condition: Line, group: Evidence, known: Mapping[str, RuleInfo]) -> SourceDraft:
    enough = group.files >= LEAST_FILES
    settings = tuple(_settings(group)) if enough else ()
    rules = (*_required(group, known), *_longest_lag(group)) if enough else ()
    return SourceDraft(name, group.files, condition, settings, rules)


def _settings(group: Evidence) -> Iterator[Line]:
    for key, least in (("layout", _LAYOUT), ("body", _BODY)):
        most = group.most(key)
        if most.share >= least:
            yield Line(key, most.name, str(most))
    zone = explaining_zone(group.times.pairs) if len(group.times.pairs) >= LEAST_FILES else None
    if zone is not None and zone.share >= _ZONE:
        yield Line("zone", zone.name, f"of dates without a zone, {zone} come 0 to {LONGEST} min before the epoch")
    proxy = group.most("proxy")
    can_write = proxy.name.isascii() and proxy.name.isprintable()
    if proxy.share >= _PROXY and can_write and proxy.name not in (DIRECT, UNNAMED.proxy.replace("/?", "?")):
        yield Line("proxy", _spelling(group, proxy.name), f"{proxy} of those with images")


def _spelling(group: Evidence, proxy: str) -> str:
    """How a proxy is written the most often: with or without `/` before its `?`."""
    counts = group.features["spelling"]
    return min((name for name in counts if name.replace("/?", "?") == proxy), key=lambda name: (-counts[name], name))


def _required(group: Evidence, known: Mapping[str, RuleInfo]) -> Iterator[Line]:
    """Parts that so many articles have that one without is a mistake, where the layout alone does not ask for them."""
    layout = group.most("layout")
    for part, rule in _REQUIRED_BY.items():
        share = group.has(part)
        info = known.get(rule)
        if info is not None and layout.name not in info.layouts and share.least >= _REQUIRED:
            yield Line(rule, str(info.severity), f"{share} have one")


def _longest_lag(group: Evidence) -> Iterator[Line]:
    """The longest time from date to epoch, of a robot that lists later than most: 99 % are not above it."""
    lags = group.lags
    usual, late = Share("", lags.between(0, LONGEST), lags.number), Share("", lags.between(0, _LATEST), lags.number)
    if lags.number >= LEAST_FILES and usual.share < _USUAL and late.share >= _LATE:
        hours = -(-min(lags.quantile(0.99) + 1, _LATEST) // 60)
        evidence = f"{usual} of the epochs come 0 to {LONGEST} min after the date, 99 % up to {hours} h"
        yield Line("epoch-date-mismatch", {"max-lag": f"{hours}h"}, evidence)
