"""What a run says: the result of each file, and the report over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artlint.rule import Severity
from artlint.span import Position

if TYPE_CHECKING:
    from collections.abc import Mapping

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


class Located(NamedTuple):
    """A finding with its file, lines and columns: all that a reporter needs. `path` is as the report shows it."""

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


class Skip(NamedTuple):
    """A file that was not checked, and why. `named` tells that the command line named it."""

    path: str
    reason: str
    named: bool


class Problem(NamedTuple):
    """Something artlint could not do. `path` is None where it concerns no file."""

    path: str | None
    kind: str
    message: str


class FileResult(NamedTuple):
    """What came of one file: it was skipped with a reason, or checked; findings by place and rule.

    `fails` tells whether a finding reaches the fail level that holds for the file.
    """

    path: str
    skip: Skip | None
    findings: tuple[Located, ...] = ()
    problems: tuple[Problem, ...] = ()
    fails: bool = False


class Report(NamedTuple):
    """What a run has to say beyond the findings themselves, which went by file by file.

    `counts` is the number of findings by severity and rule. `notes` are remarks that change no exit code. `fails`
    tells whether a finding reaches the fail level of its file.
    """

    checked: int
    counts: Mapping[tuple[Severity, str], int]
    skipped: tuple[Skip, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    fails: bool = False

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
