"""The facts of one article, as they cross processes and are kept."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Judge(NamedTuple):
    """Who judges facts: a rule with options. Facts of different judges never meet."""

    rule: str
    options: Mapping[str, Any]


class Hiding(NamedTuple):
    """Why a finding at a place would be suppressed: the reason, the last day, the entry of the configuration."""

    reason: str | None
    until: str | None
    entry: str | None


class DrawnFact(NamedTuple):
    """A fact of a file. `judge` and `hiding` are indexes, `hiding` is -1 where nothing hides a finding there.

    `key` is a digest of 64 bits, `value` a text, a number or None; `start` and `end` are code points of the file.
    `severity` is that of a finding there.
    """

    judge: int
    key: int
    start: int
    end: int
    severity: str
    value: Any
    hiding: int = -1


class Drawn(NamedTuple):
    """All facts of a file. `time` is when the article appeared (UTC milliseconds), None where nothing tells."""

    source: str
    time: int | None
    judges: tuple[Judge, ...] = ()
    facts: tuple[DrawnFact, ...] = ()
    hidings: tuple[Hiding, ...] = ()
