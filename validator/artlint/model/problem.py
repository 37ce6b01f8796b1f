"""What a run could not do, and which files it did not check."""

from typing import NamedTuple

CONFIGURATION = "configuration"
"""The kind of a problem with what the user configured or selected."""


class Skip(NamedTuple):
    """A file that was not checked, and why. `named` tells that the command line named it."""

    path: str
    reason: str
    named: bool


class Problem(NamedTuple):
    """Something artlint could not do. `path` is None where it concerns no file.

    `trace` is the traceback of a crashed rule, for its author.
    """

    path: str | None
    kind: str
    message: str
    trace: str = ""
