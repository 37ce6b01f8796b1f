"""The result of one file: findings with lines and columns, and what the result depends on."""

from collections.abc import Mapping
from typing import NamedTuple

from artlint.article import encode
from artlint.model.facts import Drawn
from artlint.model.problem import Problem, Skip
from artlint.rule import Severity
from artlint.span import Position

NOTHING_FIXED: Mapping[str, int] = {}

MORE_KEY = "+"
"""The key of a finding that says how many more there are: its place tells nothing."""


class Excerpt(NamedTuple):
    """A piece of the line of a finding, in raw text: the finding's place in it, and whether the line goes on."""

    text: str
    start: int
    length: int
    cut_before: bool
    cut_after: bool


class Place(NamedTuple):
    """A second place of a finding; `file` is the path of another file as reports show it, empty for the same file."""

    start: Position
    end: Position
    message: str
    file: str = ""


class LocatedFix(NamedTuple):
    """A fix with lines and columns: each edit's start, end and new text."""

    safe: bool
    message: str
    edits: tuple[tuple[Position, Position, str], ...]


class Located(NamedTuple):
    """A finding with its file, lines and columns: all that a reporter needs. `path` is as the report shows it.

    `fingerprint` is unique in a report; `key` is made of the content, for baselines. `together` is the message for
    several findings of its cause; `unlisted` is how many places of that cause are not in `related`. Findings in several
    files with the same `group` are shown as one; 0 is none. `budget` is the name of the budget that it counts under,
    empty where it fails a run by itself.
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
    group: int = 0
    budget: str = ""
    unlisted: int = 0


class Suppressed(NamedTuple):
    """A finding that does not count: why, until which day, and by which `[[ignore]]` entry (None: a comment)."""

    finding: Located
    reason: str | None
    until: str | None
    entry: str | None


class Rewritten(NamedTuple):
    """A text after fixes that is not written to its file.

    `edits` are start, end (offsets in code points of the old text) and new text; they are sorted, and none touches
    another.
    """

    old: str
    edits: tuple[tuple[int, int, str], ...]

    @property
    def data(self) -> bytes:
        """The new text as the bytes of a file."""
        pieces: list[str] = []
        at = 0
        for start, end, text in self.edits:
            pieces += (self.old[at:start], text)
            at = end
        return encode("".join((*pieces, self.old[at:])))


class FileResult(NamedTuple):
    """The result of one file: it was skipped with a reason, or checked; findings are sorted by place and rule.

    `fails`: a finding reaches `fail_on`, the fail level of the file, or the file would change where fixes are only
    shown. `baseline`: there is one for the file; `baselined` are findings that it accepts. `outside` counts
    findings outside the change that is asked about. `fixed` counts fixes by rule; where they are not written to the
    file, `rewritten` holds the new text. `source` is the name of the file's source where it is asked for, empty for
    none. Where budgets ask for it, `day` is the day on which the article appeared (UTC, since 1970-01-01; None where
    nothing tells) and `blocks` are the sources of the configuration that the file belongs to, by their indexes.
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
    day: int | None = None
    blocks: tuple[int, ...] = ()


class Verdict(NamedTuple):
    """A result, and what it depends on.

    `digest` is that of the judged bytes, empty where the result is not kept. `until` is the first later moment (UTC
    ms) at which the result may differ, 0 where it is valid for this run alone. `blocks` are the sources of the
    configuration that the file belongs to, by their indexes. `drawn` are the facts of the file, None where they were
    not asked for; with a `drawing`, they are known to the cache by that number.
    """

    result: FileResult
    digest: bytes = b""
    until: int = 0
    blocks: tuple[int, ...] = ()
    drawn: Drawn | None = None
    drawing: int = 0
