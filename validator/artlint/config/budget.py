"""A budget: how much of something a configuration allows before a run fails."""

from typing import NamedTuple

from artlint.rule import Severity

BUDGET_LEVELS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "infos"}
"""What a budget calls the findings of a severity."""


class Budget(NamedTuple):
    """How much is allowed of what `name` says: a rule, a folder of rules, or a level of `BUDGET_LEVELS`.

    Either `findings` is the most findings, or `millionths` the largest share of the articles that may have one. With
    `days`, only the articles of so many days count, the newest day among them the last. `written` is the limit as it
    is configured, `origin` its file and table.
    """

    name: str
    written: str
    findings: int | None
    millionths: int | None
    days: int | None
    origin: str

    def allowed(self, articles: int) -> int:
        """The most findings, or the most articles with one among so many."""
        return articles * self.millionths // 1_000_000 if self.millionths is not None else self.findings or 0
