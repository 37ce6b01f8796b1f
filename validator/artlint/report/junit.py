"""The report as JUnit's XML: a suite for each file, a case for each finding.

A case fails where its finding reaches the fail level of its file, so that a build is red exactly when artlint is; what
is milder, or counts under a budget, is a case that passes and says so. A file without a finding is one case that
passes. Each budget is a case of the suite `budgets`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from artlint.model import FileResult, Located, Problem, Report, reaches
from artlint.model.budget_use import BudgetUse
from artlint.report import BaseReporter, Style, Surroundings
from artlint.report.budgets import named_budgets, usage
from artlint.report.xml import HEADER, tag, text


class Reporter(BaseReporter):
    """Writes JUnit XML; places are given in code points."""

    def __init__(self, style: Style, around: Surroundings) -> None:
        super().__init__(style, around)
        self._written: set[Problem] = set()

    def begin(self) -> Iterator[str]:
        """The start of the document."""
        yield HEADER + tag("testsuites", {"name": "artlint"}) + "\n"

    def file(self, result: FileResult) -> Iterator[str]:
        """A suite for a file that was checked."""
        if result.skip is None or result.findings:
            self._written.update(result.problems)
            yield from _suite(self._around.in_repository(result.path), _cases(result))

    def end(self, report: Report) -> Iterator[str]:
        """The problems that belong to no file that was checked, and what was skipped if asked for."""
        problems = [problem for problem in report.problems if problem not in self._written]
        if problems:
            yield from _suite("artlint", map(_problem_case, problems))
        if report.budgets:
            yield from _suite("budgets", (_budget_case(name, use) for name, use in named_budgets(report)))
        if self._style.show_skipped and report.skipped:
            skips = (_Case(skip.path, tag("skipped", {"message": skip.why}, end="/>")) for skip in report.skipped)
            yield from _suite("skipped", skips)
        yield "</testsuites>\n"


class _Case(NamedTuple):
    """A test case: its name, and the element with its result, empty where it passed."""

    name: str
    result: str = ""

    @property
    def kind(self) -> str:
        """The name of that element."""
        return self.result[1:].partition(" ")[0]


def _suite(name: str, cases: Iterable[_Case]) -> Iterator[str]:
    cases = list(cases)
    kinds = Counter(case.kind for case in cases)
    counts = {"failures": kinds["failure"], "errors": kinds["error"], "skipped": kinds["skipped"]}
    yield "  " + tag("testsuite", {"name": name, "tests": len(cases), **counts}) + "\n"
    met: Counter[str] = Counter()
    for case in cases:
        met[case.name] += 1
        again = f" ({met[case.name]})" if met[case.name] > 1 else ""  # a reader knows a case by its name alone
        start = tag("testcase", {"name": case.name + again, "classname": name})
        yield f"    {start}{case.result}</testcase>\n"
    yield "  </testsuite>\n"


def _cases(result: FileResult) -> Iterator[_Case]:
    for finding in result.findings:
        yield _Case(f"{finding.rule}: {finding.message}", _finding_element(finding, result.fail_on))
    yield from map(_problem_case, result.problems)
    if not (result.findings or result.problems):
        yield _Case("no finding")


def _finding_element(finding: Located, fail_level: str) -> str:
    place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
    content = text(f"{place}: {finding.severity} {finding.rule}: {finding.message}")
    if finding.help:
        content += "\n" + text(f"help: {finding.help}")
    if finding.budget or not reaches(fail_level, [finding]):
        return f"<system-out>{content}</system-out>"
    attributes = {"type": finding.severity, "message": finding.message}
    return f"{tag('failure', attributes)}{content}</failure>"


def _budget_case(name: str, use: BudgetUse) -> _Case:
    if not use.is_judged:
        return _Case(name, tag("skipped", {"message": usage(use)}, end="/>"))
    if use.fails:
        return _Case(name, tag("failure", {"type": "budget", "message": f"exceeded: {usage(use)}"}, end="/>"))
    return _Case(name, f"<system-out>{text(usage(use))}</system-out>")


def _problem_case(problem: Problem) -> _Case:
    name = f"{problem.kind}: {problem.path}" if problem.path else problem.kind
    return _Case(name, tag("error", {"type": problem.kind, "message": problem.message}, end="/>"))
