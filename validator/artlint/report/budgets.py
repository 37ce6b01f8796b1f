"""What is used of budgets, in words and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.escape import visible, well_formed
from artlint.report.summary import count, percent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from artlint.model import Report
    from artlint.model.budget_use import BudgetUse

_WHY = "only a run over whole folders judges them, and here each finding counts by itself"


def budget_lines(report: Report) -> Iterator[str]:
    """A line on each budget, and one on those that the run could not judge."""
    yield from (budget_line(name, use) for name, use in named_budgets(report) if use.is_judged)
    if missing := sum(not use.is_judged for use in report.budgets):
        yield f"{count(missing, 'budget')} not judged: {_WHY}"


def exceeded_lines(report: Report) -> list[str]:
    """A line on each budget that is exceeded."""
    return [budget_line(name, use) for name, use in named_budgets(report) if use.is_exceeded]


def failing_lines(report: Report) -> list[str]:
    """A line on each budget that fails the run."""
    return [budget_line(name, use) for name, use in named_budgets(report) if use.fails]


def named_budgets(report: Report) -> Iterator[tuple[str, BudgetUse]]:
    """Each budget with what it is for: its source, and its configuration where the budgets are of several."""
    several = len({use.configuration for use in report.budgets}) > 1
    for use in report.budgets:
        places = ", ".join(place for place in (use.source, use.configuration * several) if place)
        yield visible(f"{use.name} ({places})" if places else use.name), use


def budget_line(name: str, use: BudgetUse) -> str:
    """What is used of a budget, and whether that is too much."""
    return f"budget{' exceeded' * use.is_exceeded}: {name}: {usage(use)}"


def usage(use: BudgetUse) -> str:
    """How much is used, and how much is allowed."""
    if not use.is_judged:
        return "not judged, only a run over whole folders judges it"
    limit = "" if use.written.isdigit() else f" ({use.written})"
    return f"{_used(use)}{_window(use)}, {use.allowed:,} allowed{limit}"


def budget_as_json(use: BudgetUse) -> dict[str, Any]:
    """A budget and what is used of it; the numbers are null where it is not judged."""
    judged = use.is_judged
    return {
        "budget": use.name,
        "source": well_formed(use.source) or None,
        "configuration": well_formed(use.configuration),
        "limit": use.written,
        "unit": "articles" if use.of_articles else "findings",
        "judged": judged,
        "used": use.used if judged else None,
        "allowed": use.allowed if judged else None,
        "articles": use.articles if judged else None,
        "undated": use.undated if judged else None,
        "since": use.since,
        "until": use.until,
        "exceeded": use.is_exceeded if judged else None,
    }


def _used(use: BudgetUse) -> str:
    if use.of_articles:
        return f"{use.used:,} of {count(use.articles, 'article')} ({percent(use.used, use.articles)})"
    return f"{count(use.used, 'finding')} in {count(use.articles, 'article')}"


def _window(use: BudgetUse) -> str:
    """The days of the articles that count, if not all do."""
    days = f" from {use.since} to {use.until}" if use.since else ""
    return f"{days}, {use.undated:,} of them without a date" if use.undated else days
