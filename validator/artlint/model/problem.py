"""What a run could not do, and which files it did not check."""

from typing import NamedTuple

CONFIGURATION = "configuration"
"""The kind of a problem with what the user configured or selected."""


NOT_AN_ARTICLE = "not-an-article"
"""The reason why a file is skipped that is no article. The rule of that name finds such files where all are checked."""


class Skip(NamedTuple):
    """A file that was not checked, and why. `named` tells that the command line named it.

    `detail` says more in words behind "it", such as what a file that is no article lacks; empty without more to say.
    """

    path: str
    reason: str
    named: bool
    detail: str = ""

    @property
    def why(self) -> str:
        """The reason with the words that explain it."""
        return f"{self.reason}: it {self.detail}" if self.detail else self.reason


class Problem(NamedTuple):
    """Something artlint could not do. `path` is None where it concerns no file.

    `trace` is the traceback of a crashed rule, for its author.
    """

    path: str | None
    kind: str
    message: str
    trace: str = ""
