"""What came of one file: its findings with lines and columns, and what its result depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artlint.model.problem import Problem, Skip
from artlint.rule.rule import Severity
from artlint.span import Position

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTHING_FIXED: Mapping[str, int] = {}

MORE_KEY = "+"
"""The key of a finding that says how many more there are: its place tells nothing."""


class Excerpt(NamedTuple):
    """A piece of the line of a finding, in raw text: where in it the finding stands, and whether more stood around."""

    text: str
    start: int
    length: int
    cut_before: bool
    cut_after: bool


class Place(NamedTuple):
    """A second place of a finding, in the same file."""

    start: Position
    end: Position
    message: str


class LocatedFix(NamedTuple):
    """A fix with lines and columns: each edit's start, end and new text."""

    safe: bool
    message: str
    edits: tuple[tuple[Position, Position, str], ...]


class Located(NamedTuple):
    """A finding with its file, lines and columns: all that a reporter needs. `path` is as the report shows it.

    `fingerprint` is its own in a report; `key` is its content, by which a baseline knows it. `together` is what is said
    of several findings of its cause; one that stands for several has the keys of the others in `others`.
    """

    path: str
    rule: str
    severity: Severity
    message: str
    help: str
    code: str | None
    start: Position
    end: Position
    related: tuple[Place, ...]
    fingerprint: str
    url: str | None
    excerpt: Excerpt
    key: str = ""
    fix: LocatedFix | None = None
    together: str = ""
    others: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The content of all findings that it stands for."""
        return (self.key, *self.others)


class Suppressed(NamedTuple):
    """A finding that does not count: why, until which day, and by which `[[ignore]]` entry (None: a comment)."""

    finding: Located
    reason: str | None
    until: str | None
    entry: str | None


class Rewritten(NamedTuple):
    """What fixes make of a text that is not written to its file.

    `edits` are start, end (offsets in code points of the old text) and new text; they rise, and none touches another.
    """

    old: str
    edits: tuple[tuple[int, int, str], ...]

    @property
    def data(self) -> bytes:
        """The new text as the bytes of a file."""
        from artlint.article import encode  # only where a file is fixed

        pieces: list[str] = []
        at = 0
        for start, end, text in self.edits:
            pieces += (self.old[at:start], text)
            at = end
        return encode("".join((*pieces, self.old[at:])))


class FileResult(NamedTuple):
    """What came of one file: it was skipped with a reason, or checked; findings by place and rule.

    `fails` tells whether a finding reaches `fail_on`, the fail level that holds for the file, or whether the file would
    change where fixes are only shown. `baseline` tells whether one holds for the file, `baselined` are findings
    that it accepts. `outside` counts those outside the change that is asked about. `fixed` counts the fixes by rule;
    where they are not written to the file, `rewritten` holds what they make of it. `source` is the name of the file's
    source where that is asked for, empty where it has none.
    """

    path: str
    skip: Skip | None
    findings: tuple[Located, ...] = ()
    problems: tuple[Problem, ...] = ()
    fails: bool = False
    suppressed: tuple[Suppressed, ...] = ()
    baseline: bool = False
    baselined: tuple[Located, ...] = ()
    outside: int = 0
    fail_on: str = "error"
    fixed: Mapping[str, int] = NOTHING_FIXED
    rewritten: Rewritten | None = None
    source: str | None = None


class Verdict(NamedTuple):
    """A result, and what it hangs on.

    `digest` is that of the bytes that were judged; empty where they are not to be kept. `until` is the first later
    moment (UTC ms) at which the result may differ; 0 where it holds for this run alone. `blocks` are the sources of the
    configuration that hold for the file, by their places in it.
    """

    result: FileResult
    digest: bytes = b""
    until: int = 0
    blocks: tuple[int, ...] = ()
