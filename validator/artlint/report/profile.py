"""A profile of an archive as text for a terminal, as Markdown, and as JSON."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING

from artlint.archive.figures import LONGEST, TABLES
from artlint.report.escape import inert_json, visible
from artlint.report.markdown_text import inline
from artlint.report.summary import count, percent
from artlint.report.widths import ELLIPSIS, fitting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

FORMATS = ("text", "json", "markdown")

_NAME, _BAR = 40, 20
"""Columns of a name and of a bar on a terminal."""


def profile_report(figures: dict[str, Any], output_format: str) -> Iterator[str]:
    """The figures of a survey in one of FORMATS."""
    if output_format == "json":
        yield inert_json(dumps(figures, ensure_ascii=False, indent=1)) + "\n"
        return
    part = _markdown if output_format == "markdown" else _text
    yield from part("all articles", figures["total"])
    if len(figures["groups"]) > 1:
        for group in figures["groups"]:
            yield "\n"
            yield from part(_title(figures["by"], group["name"]), group)
    if figures["skipped"]:
        yield f"\n{count(figures['skipped'], 'file')} skipped: no articles\n"


def _title(by: str, name: str) -> str:
    return f"{by} {name}" if name else f"no {by}"


def _text(title: str, figures: dict[str, Any]) -> Iterator[str]:
    yield f"{visible(title)}\n"
    for line in _lines(figures):
        yield f"  {line}\n"
    for name in TABLES:
        if figures[name]:
            yield f"\n  {name.replace('-', ' ')}\n"
            yield from map(_text_row, figures[name])


def _text_row(row: dict[str, Any]) -> str:
    bar = "#" * round(row["share"] * _BAR)
    cells = (_fitted(visible(row["name"])), f"{row['count']:>10,}", f"{100 * row['share']:>6.1f} %", bar)
    return f"    {'  '.join(cells).rstrip()}\n"


def _fitted(name: str) -> str:
    """A name in as many columns as names have."""
    number, taken = fitting(name, _NAME)
    if number < len(name):
        number, taken = fitting(name, _NAME - 1)
        return name[:number] + ELLIPSIS + " " * (_NAME - 1 - taken)
    return name + " " * (_NAME - taken)


def _markdown(title: str, figures: dict[str, Any]) -> Iterator[str]:
    yield f"## {inline(title)}\n\n"
    for line in _lines(figures):
        yield f"- {line}\n"
    for name in TABLES:
        if figures[name]:
            yield f"\n| {name.replace('-', ' ')} | number | share |\n|---|---:|---:|\n"
            for row in figures[name]:
                cell = inline(row["name"]).replace("|", "\\|")
                yield f"| {cell} | {row['count']:,} | {100 * row['share']:.1f} % |\n"


def _lines(figures: dict[str, Any]) -> Iterator[str]:
    """The figures that are no tables, a sentence each."""
    files, size, days, lag = figures["files"], figures["size"], figures["days"], figures["lag-minutes"]
    healthy = f"{figures['healthy']:,} without a finding ({percent(figures['healthy'], files)})"
    yield f"{count(files, 'article')}, {healthy}"
    yield f"{figures['bytes']:,} bytes, median {size['median']:,}, from {size['least']:,} to {size['most']:,}"
    if days["first"]:
        at_least = "" if days["exact"] else "at least "
        number = f"{at_least}{count(days['number'], 'day')}"
        yield f"{days['first']} to {days['last']}, {number}, most on {days['busiest']}: {days['most']:,}"
    if lag["articles"]:
        within = f"{percent(lag['within'], lag['articles'])} within {LONGEST} min"
        spread = f"median {lag['median']:,} min, 5 % below {lag['q5']:,}, 5 % above {lag['q95']:,}"
        yield f"from date to epoch: {within}, {spread}, of {count(lag['articles'], 'article')}"
    yield f"{count(figures['images'], 'image')}, {count(figures['captions'], 'caption')}"
