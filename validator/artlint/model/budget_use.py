"""What a run used of a budget."""

from typing import NamedTuple


class BudgetUse(NamedTuple):
    """A budget and what is used of it. `source` is the name of its source, empty for a budget of all files, and
    `configuration` the file that it holds by, as reports show it.

    `is_judged` is false where the run could not judge it, and no number tells anything. `used` and `allowed` are
    articles where the budget is a share (`of_articles`), else findings. `articles` is how many were checked that it
    concerns; with a window, those from the day `since` to the day `until` (2026-11-30), and `undated` among them, of
    which nothing tells the day. `fails`: it is exceeded, and that fails the run.
    """

    name: str
    written: str
    source: str
    configuration: str
    of_articles: bool
    is_judged: bool = False
    used: int = 0
    allowed: int = 0
    articles: int = 0
    undated: int = 0
    since: str | None = None
    until: str | None = None
    fails: bool = False

    @property
    def is_exceeded(self) -> bool:
        """Whether more is used than is allowed."""
        return self.used > self.allowed
