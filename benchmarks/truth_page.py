"""`docs/truth.md`: the sampled findings, each with the place that it speaks of and its verdict."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = """\
# How true the findings on other archives are

Written by `python -m benchmarks.truth ../shared/archives`: 25 findings of each run (all where there are fewer). The
rules take turns in the draw, so that a rare rule is read as well as a frequent one; the shares are those of this
sample, not of all findings. Verdicts come of reading each place in its file (`benchmarks/truth.tsv`): *true*;
*of no use*, which is true but asks for nothing that a keeper would change; *false*.

Each archive is checked twice: without configuration, and with the configuration that stands at its list, which follows
the recipe of [Archives of other shapes](archives.md) for its kind. Issue 13 asks for 97 % that are true and at most
10 % of no use. Without configuration the second is missed where the last column says more: a whole page has scripts,
styles and forms of its own, and an archive has players that its keeper wants. artlint names them all until the
configuration says that they are wanted, since a hostile file could claim the same of itself.
"""
_AROUND = 30
_LONGEST = 70
WORDS = ("true", "of no use", "false", "unread")


class Verdict(NamedTuple):
    """One of WORDS, and why."""

    word: str
    reason: str


class Drawn(NamedTuple):
    """A finding of the sample: its file, `line:column`, rule, message, the text at the place, and the verdict."""

    path: str
    place: str
    rule: str
    message: str
    excerpt: str
    verdict: Verdict


class Sample(Protocol):
    """What the page needs to know of an archive's sample."""

    @property
    def archive(self) -> str:
        """The name of its folder."""

    @property
    def configuration(self) -> str:
        """The TOML that it was checked with; "" for none."""

    @property
    def findings(self) -> int:
        """How many findings there are."""

    @property
    def drawn(self) -> list[Drawn]:
        """Those that are read."""


def short(text: str, start: int, end: int) -> str:
    """The place (code points) and a little around it, in one line without invisible characters."""
    place = text[start:end]
    if len(place) > _LONGEST:
        place = f"{place[:_LONGEST]}…"
    return _visible(f"{text[max(0, start - _AROUND) : start]}⟦{place}⟧{text[end : end + _AROUND]}")


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in " ".join(re.split("[\t\n\r ]+", text)))


def code(text: str) -> str:
    """A code span for a cell of a table, whatever the text holds."""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence} {text} {fence}".replace("|", "\\|")


def page(samples: Sequence[Sample]) -> str:
    """The whole page."""
    plain = [sample for sample in samples if not sample.configuration]
    configured = [sample for sample in samples if sample.configuration]
    tables = ["## Without configuration", "", *_summary(plain), "## Configured", "", *_summary(configured)]
    lists = [line for number, sample in enumerate(samples) for line in _section(sample, _seen(samples[:number]))]
    return "\n".join([_HEAD, *tables, *lists])


def _summary(samples: Sequence[Sample]) -> list[str]:
    lines = [
        f"| archive | findings | read | {' | '.join(WORDS)} | share of no use |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for sample in samples:
        counts = Counter(drawn.verdict.word for drawn in sample.drawn)
        share = f"{counts['of no use'] / max(1, len(sample.drawn)):.0%}".replace("%", " %")
        cells = (sample.archive, sample.findings, len(sample.drawn), *(counts[word] for word in WORDS), share)
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return [*lines, ""]


def _seen(samples: Sequence[Sample]) -> frozenset[Drawn]:
    return frozenset(drawn for sample in samples for drawn in sample.drawn)


def _section(sample: Sample, seen: frozenset[Drawn]) -> list[str]:
    """The list of a sample, without what stands in the list above it already."""
    fresh = [drawn for drawn in sample.drawn if drawn not in seen]
    title = f"## {sample.archive}, configured" if sample.configuration else f"## {sample.archive}"
    shown = ["```toml", *sample.configuration.splitlines(), "```", ""] if sample.configuration else []
    more = len(sample.drawn) - len(fresh)
    told = [f"{more} of the {len(sample.drawn)} stand in the list above.", ""] if more else []
    head = ["| place | rule | message | text | verdict |", "|---|---|---|---|---|"]
    return [title, "", *shown, *told, *([*head, *map(_row, fresh), ""] if fresh else [])]


def _row(drawn: Drawn) -> str:
    verdict = f"**{drawn.verdict.word}**" + (f": {drawn.verdict.reason}" if drawn.verdict.reason else "")
    cells = (code(f"{drawn.path}:{drawn.place}"), drawn.rule, code(drawn.message), code(drawn.excerpt), verdict)
    return f"| {' | '.join(cells)} |"
