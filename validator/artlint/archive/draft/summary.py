"""What was found, in ten lines, and the figures behind each line of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.archive.draft.hits import NEVER_OFF, common_rules
from artlint.archive.figures import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from artlint.archive.draft.looks import FirstLook, SecondLook
    from artlint.archive.draft.records import ConfigurationDraft
    from artlint.archive.draft.splits import Split
    from artlint.archive.tally import Tally
    from artlint.packs import RuleInfo

_SHOWN = 5
"""Names that a line shows."""


def summary(draft: ConfigurationDraft, split: Split | None, first: FirstLook, second: SecondLook) -> Iterator[str]:
    """What was found, a line each."""
    total = second.survey.total
    yield f"articles:  {total.files:,}; files of their suffixes that are none: {first.skipped:,}"
    yield f"sources:   {_sources(draft, split, total.files)}"
    yield f"layouts:   {_shares(total.layouts, total.files)}"
    yield f"bodies:    {_shares(total.bodies, total.files)}"
    yield f"dates:     {_shares(total.forms, total.files)}"
    yield f"zones:     {_settings(draft, 'zone') or 'none to set'}"
    yield f"epochs:    {_lags(second)}"
    yield f"images:    {total.images:,}; proxies: {_shares(total.proxies, total.images)}"
    yield f"rules off: {_off(draft)}"
    yield f"left:      {_left(draft, second)}"


def safety(second: SecondLook, known: Mapping[str, RuleInfo]) -> Iterator[str]:
    """The rules that stay on although they find something in most articles."""
    for name, profile in sorted(second.survey.grouping.groups.items()):
        for info, share in common_rules(profile, known):
            if info.folder in NEVER_OFF:
                of = f" of {name}" if name else ""
                yield f"{info.name} finds something in {share}{of}; it is about safety and stays on"


def explained(first: FirstLook) -> Iterator[str]:
    """Each way of grouping that was tried, and what it tells."""
    yield "ways of grouping (groups, and what they tell beyond chance, in nats):"
    for split in first.splits.every:
        groups = f"{len(split.named):,} groups" if split.groups else "too many groups"
        yield f"  {split}: {groups}, {split.gain:,.1f}"


def _sources(draft: ConfigurationDraft, split: Split | None, files: int) -> str:
    if len(draft.sources) == 1:
        why = "groups differ in nothing that a configuration says" if split else "no grouping tells more than chance"
        return f"one, {why}"
    rest = files - sum(source.files for source in draft.sources)
    others = f"; of none: {rest:,} articles" if rest else ""
    return f"{len(draft.sources)}, by {split}: {_few(f'{it.name} ({it.files:,})' for it in draft.sources)}{others}"


def _few(names: Iterable[str]) -> str:
    every = list(names)
    more = f", and {len(every) - _SHOWN:,} more" if len(every) > _SHOWN else ""
    return ", ".join(every[:_SHOWN]) + more


def _shares(tally: Tally, of: int) -> str:
    return _few(f"{name} {100 * number / of:.1f} %" for name, number in tally.most()) or "none"


def _settings(draft: ConfigurationDraft, key: str) -> str:
    return _few(
        f"{source.name} {line.value}" for source in draft.sources for line in source.settings if line.key == key
    )


def _lags(second: SecondLook) -> str:
    lags = second.survey.total.lags
    if not lags.number:
        return "none that can be compared with a date"
    return f"{100 * lags.between(0, LONGEST) / lags.number:.1f} % come 0 to {LONGEST} min after the date"


def _off(draft: ConfigurationDraft) -> str:
    off = [f"{source.name} {line.key}" for source in draft.sources for line in source.rules if line.value == "off"]
    return f"{len(off):,}: {_few(off)}" if off else "none"


def _left(draft: ConfigurationDraft, second: SecondLook) -> str:
    """How much the rules that are on find."""
    left = dict(second.survey.total.rules.counts)
    for source in draft.sources:
        profile = second.profile(source) if len(draft.sources) > 1 else second.survey.total
        for line in source.rules:
            if line.value == "off":
                left[line.key] -= profile.rules.counts.get(line.key, 0)
    most = sorted((pair for pair in left.items() if pair[1]), key=lambda pair: (-pair[1], pair[0]))
    return f"{sum(left.values()):,} findings{': ' if most else ''}{_few(f'{rule} {n:,}' for rule, n in most)}"
