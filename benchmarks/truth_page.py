"""`docs/truth.md`: the sampled findings, each with the place that it speaks of and its verdict."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = """\
# How true the findings on other archives are

Written by `python -m benchmarks.truth ../shared/archives`: 25 findings of each archive (all where there are fewer),
checked without configuration. The rules take turns in the draw, so that a rare rule is read as well as a frequent one;
the shares are those of this sample, not of all findings. Verdicts come of reading each place in its file
(`benchmarks/truth.tsv`): *true*; *of no use*, which is true but asks for nothing that a keeper would change; *false*.
An excerpt shows the place between ⟦ and ⟧.
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
    return "\n".join([_HEAD, *_summary(samples), *(line for sample in samples for line in _section(sample))])


def _summary(samples: Sequence[Sample]) -> list[str]:
    lines = ["| archive | findings | read | true | of no use | false | unread |", "|---|--:|--:|--:|--:|--:|--:|"]
    for sample in samples:
        counts = Counter(drawn.verdict.word for drawn in sample.drawn)
        cells = (sample.archive, sample.findings, len(sample.drawn), *(counts[word] for word in WORDS))
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return [*lines, ""]


def _section(sample: Sample) -> list[str]:
    head = ["| place | rule | message | text | verdict |", "|---|---|---|---|---|"]
    return [f"## {sample.archive}", "", *head, *map(_row, sample.drawn), ""]


def _row(drawn: Drawn) -> str:
    verdict = f"**{drawn.verdict.word}**" + (f": {drawn.verdict.reason}" if drawn.verdict.reason else "")
    cells = (code(f"{drawn.path}:{drawn.place}"), drawn.rule, code(drawn.message), code(drawn.excerpt), verdict)
    return f"| {' | '.join(cells)} |"
