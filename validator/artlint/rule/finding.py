"""What a rule reports: findings, with their severity, related places and fixes."""

from enum import StrEnum
from typing import NamedTuple

from artlint.span import Span

MOST_SHOWN = 1_000
"""Causes of one rule that are shown in one file; a finding says how many more there are."""

MOST_PLACES = 10_000
"""Findings of one rule in one file, before those of one cause become one. A broken file of 50 MB must not fill the
memory.
"""

UNREADABLE = "unreadable"
"""The code of a finding which says that a file is no text, or in another encoding: see `Rule.reads`."""


class Severity(StrEnum):
    """How bad a finding is. `off` is a setting, never a finding's severity."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def rank(self) -> int:
        """0 for off up to 3 for error."""
        return ("off", "info", "warning", "error").index(self.value)


class Related(NamedTuple):
    """A second place of the same article that a finding refers to, and what is there."""

    span: Span
    message: str


class Edit(NamedTuple):
    """A piece of the text that gives way to another; an empty span is a place where `text` is put in."""

    span: Span
    text: str


CLAIMS = ("text", "links", "images", "code", "structure", "values", "invisible")
"""What a fix may say that it changes (`Fix.changes`).

`text` is the title above a body and all running text, headings and code too; `links` and `images` are addresses, `code`
is what code shows. `structure` is what elements there are: headings, items, quotes, cells, code. `values` are those of
front matter. `invisible` is the text, but for U+200B and U+FEFF the same.
"""


class Fix(NamedTuple):
    """How a finding is mended: edits of the same text, none over another.

    `message` says what is done, in lower case without a full stop (`delete the byte order mark`). `safe`: what the
    article says stays as it is, so nobody need look. `changes` names of `CLAIMS` what the fix means to change, as
    title and body are seen by a reader; before a file is written, all else must be seen unchanged.
    """

    message: str
    edits: tuple[Edit, ...]
    safe: bool = True
    changes: tuple[str, ...] = ()


class Finding(NamedTuple):
    """What is wrong at one place of an article.

    `message` is a fact in lower case without a full stop, `help` what to do. `code` is a finer name inside the rule
    (the HTML standard's error code, for one). `fix` mends it, None where only a person can.

    Findings of one cause become one in a report. Those of a rule with the same message are of one cause: `…, in 12
    places`. Where messages differ though the cause does not, `together` names it, as it stands behind a number:
    `images stand in the article again`.
    """

    rule: str
    severity: Severity
    span: Span
    message: str
    help: str
    code: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    together: str = ""
