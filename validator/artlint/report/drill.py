"""What a drill found out, as a table for a terminal and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import __version__
from artlint.drill.results import HIDDEN, MISSED, OFF, UNCHECKED
from artlint.report.escape import visible, well_formed
from artlint.report.summary import count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from artlint.drill import Cause, Drill, Row, Shown

VERSION = 1
"""The version of the JSON format."""

_NUMBERS = ("damaged", "caught", "failing", "off", "missed", "false alarms")


def as_text(drill: Drill, at_least: float | None) -> Iterator[str]:
    """The lines of the report: the table, why damages were not caught, false alarms, and the sum."""
    read = f"{count(drill.articles, 'healthy article')}, drawn from {count(drill.looked_at, 'file')} of {drill.found:,}"
    yield f"{read} by seed {drill.seed}; copies are damaged in memory, nothing is written"
    yield ""
    yield from _table(drill.rows)
    yield from _section("not caught", _causes(drill))
    yield from _section("missed by the rule", _samples(drill))
    yield from _section("false alarms", _alarms(drill))
    yield from _section("not tried", _untried(drill))
    yield ""
    yield _sum(drill, at_least)


def _table(rows: tuple[Row, ...]) -> Iterator[str]:
    shown = [row for row in rows if row.damaged or row.alarms]
    width = max([len("rule"), *(len(row.rule) for row in shown)])
    yield f"{'rule':<{width}}  {'  '.join(f'{name:>7}' for name in _NUMBERS)}"
    for row in shown:
        numbers = zip(_NUMBERS, _numbers(row), strict=True)
        cells = "  ".join(f"{number:>{max(7, len(name))},}" for name, number in numbers)
        yield f"{row.rule:<{width}}  {cells}"


def _numbers(row: Row) -> tuple[int, ...]:
    off = row.count(OFF, HIDDEN, UNCHECKED)
    return row.damaged, row.caught, row.failing, off, row.count(MISSED), row.alarms


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield f"{title}:"
        yield from (f"  {visible(line)}" for line in found)


def _causes(drill: Drill) -> Iterator[str]:
    for row in drill.rows:
        for cause, number in row.causes:
            if cause.outcome != MISSED:
                yield f"{row.rule}: {number:,} of {row.damaged:,}, {_why(cause)}"


def _why(cause: Cause) -> str:
    place = f" ({cause.place})" if cause.place else ""
    left_out = "" if cause.is_asked else "; does not count"
    return f"{cause.reason}{place}{left_out}"


def _samples(drill: Drill) -> Iterator[str]:
    for row in drill.rows:
        if missed := row.count(MISSED):
            yield f"{row.rule}: {missed:,} of {row.damaged:,}"
            yield from (f"  {_shown(sample)}" for sample in row.samples)


def _alarms(drill: Drill) -> Iterator[str]:
    for row in drill.rows:
        if row.alarms:
            yield f"{row.rule}: {row.alarms:,}"
            yield from (f"  {_shown(sample)}: {sample.message}" for sample in row.alarm_samples)


def _shown(sample: Shown) -> str:
    return f"{sample.path}: …{sample.excerpt}…"


def _untried(drill: Drill) -> Iterator[str]:
    for rule in drill.untried:
        yield f"{rule}: nobody brings a damage for it"
    for row in drill.rows:
        if not row.damaged:
            yield f"{row.rule}: its damage fits none of the articles"


def _sum(drill: Drill, at_least: float | None) -> str:
    caught = f"caught {drill.caught:,} of {drill.tried:,} damages ({_percent(drill.share)})"
    alarms = count(drill.alarms, "false alarm")
    asked = "" if at_least is None else f"; asked for at least {_percent(at_least)}"
    return f"{caught}; {drill.failing:,} fail a run; {alarms}{asked}"


def _percent(share: float) -> str:
    """A share in percent, rounded down: 99.96 % is not all."""
    return f"{int(share * 1000) / 10:.1f} %"


def as_json(drill: Drill, at_least: float | None) -> dict[str, Any]:
    """The drill as data."""
    return {
        "version": VERSION,
        "artlint": __version__,
        "outcome": _outcome(drill, at_least),
        "seed": drill.seed,
        "articles": drill.articles,
        "read": drill.looked_at,
        "found": drill.found,
        "summary": {
            "damaged": sum(row.damaged for row in drill.rows),
            "counted": drill.tried,
            "caught": drill.caught,
            "failing": drill.failing,
            "false_alarms": drill.alarms,
            "share": round(drill.share, 6),
            "at_least": at_least,
        },
        "rules": [_row(row) for row in drill.rows],
        "untried": list(drill.untried),
        "problems": [_texts(path=it.path, kind=it.kind, message=it.message) for it in drill.problems],
    }


def _outcome(drill: Drill, at_least: float | None) -> str:
    if drill.problems:
        return "error"
    return "too-few" if at_least is not None and drill.share < at_least else "done"


def _row(row: Row) -> dict[str, Any]:
    return {
        "rule": row.rule,
        "damaged": row.damaged,
        "unfit": row.unfit,
        "caught": row.caught,
        "failing": row.failing,
        "missed": row.count(MISSED),
        "causes": [
            {**_texts(outcome=it.outcome, reason=it.reason, place=it.place), "counts": it.is_asked, "damages": number}
            for it, number in row.causes
        ],
        "samples": [_texts(path=it.path, excerpt=it.excerpt) for it in row.samples],
        "false_alarms": row.alarms,
        "alarm_samples": [_texts(path=it.path, excerpt=it.excerpt, message=it.message) for it in row.alarm_samples],
    }


def _texts(**texts: str | None) -> dict[str, Any]:
    return {name: None if text is None else well_formed(text) for name, text in texts.items()}
