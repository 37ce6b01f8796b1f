"""What a run says: the result of each file, what it hangs on, and the report over all of them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from artlint.rule import Severity
from artlint.span import Position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint.packs import RuleInfo

NOTHING_FIXED: Mapping[str, int] = {}

CONFIGURATION = "configuration"
"""The kind of a problem with what the user configured or selected."""


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


class Skip(NamedTuple):
    """A file that was not checked, and why. `named` tells that the command line named it."""

    path: str
    reason: str
    named: bool


class Problem(NamedTuple):
    """Something artlint could not do. `path` is None where it concerns no file.

    `trace` is the traceback of a rule that crashed, for its author.
    """

    path: str | None
    kind: str
    message: str
    trace: str = ""


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


class Amount(NamedTuple):
    """How many findings, in how many files, and how many of them carry a safe fix, and an unsafe one."""

    findings: int = 0
    files: int = 0
    fixable: int = 0
    unsafely_fixable: int = 0


class SourceStatistics(NamedTuple):
    """How many files of a source were checked, in how many there are findings, and how much of each rule."""

    checked: int
    files: int
    by_rule: Mapping[tuple[Severity, str], Amount]


class Report(NamedTuple):
    """What a run has to say beyond the findings themselves, which went by file by file.

    `counts` is the number of findings by severity and rule. `notes` are remarks that change no exit code. `fails`
    tells whether a finding reaches the fail level of its file. `suppressed` is how many findings do not count.
    `baselined` and `outside` count findings that are not shown: those that a baseline accepts, and those outside the
    change that was asked about. `rules` are those that could have found something. `fixed` counts the fixes that were
    made by rule, `fixable` the findings that carry a safe fix, `unsafely_fixable` those that carry an unsafe one.
    `by_rule` tells more than `counts`, `by_source` the same for each source where that is asked for (an empty name for
    files of none).
    """

    checked: int
    counts: Mapping[tuple[Severity, str], int]
    skipped: tuple[Skip, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    fails: bool = False
    suppressed: int = 0
    baselined: int = 0
    outside: int = 0
    rules: Mapping[str, RuleInfo] = MappingProxyType({})
    fixed: Mapping[str, int] = NOTHING_FIXED
    fixable: int = 0
    unsafely_fixable: int = 0
    by_rule: Mapping[tuple[Severity, str], Amount] = MappingProxyType({})
    by_source: Mapping[str, SourceStatistics] = MappingProxyType({})

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(self.counts.values())

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(number for (its_severity, _), number in self.counts.items() if its_severity is severity)

    @property
    def exit_code(self) -> int:
        """0 nothing at or above the fail level, 1 findings, 2 something could not be done."""
        return 2 if self.problems else int(self.fails)

    @property
    def outcome(self) -> str:
        """`clean`, `findings` or `error`."""
        if self.problems:
            return "error"
        return "findings" if self.counts else "clean"


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


def blob_id(data: bytes) -> bytes:
    """The digest by which git knows a file's bytes."""
    from hashlib import sha1  # only a run with a cache needs it

    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).digest()
