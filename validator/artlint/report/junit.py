"""The report as JUnit's XML: a suite for each file, a case for each finding.

A case fails where its finding reaches the fail level of its file, so that a build is red exactly when artlint is; what
is milder is a case that passes and says so. A file without a finding is one case that passes.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from artlint.report.xml import HEADER, tag, text
from artlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artlint.model.outcome import FileResult, Located, Problem, Report
    from artlint.report import Style, Surroundings


class Reporter:
    """The report as JUnit XML; places are said in code points."""

    def __init__(self, style: Style, around: Surroundings) -> None:
        self._show_skipped = style.show_skipped
        self._around = around
        self._before = [HEADER, tag("testsuites", {"name": "artlint"}), "\n"]
        self._told: set[Problem] = set()

    def file(self, result: FileResult) -> Iterator[str]:
        """A suite for a file that was checked."""
        yield from self._begun()
        if result.skip is None:
            self._told.update(result.problems)
            yield from self._suite(self._around.in_repository(result.path), _cases(result))

    def end(self, report: Report) -> Iterator[str]:
        """What could not be done and belongs to no file that was checked, and what was skipped if asked for."""
        yield from self._begun()
        problems = [problem for problem in report.problems if problem not in self._told]
        if problems:
            yield from self._suite("artlint", (_problem(problem) for problem in problems))
        if self._show_skipped and report.skipped:
            skips = (_Case(skip.path, tag("skipped", {"message": skip.reason}, end="/>")) for skip in report.skipped)
            yield from self._suite("skipped", skips)
        yield "</testsuites>\n"

    def _begun(self) -> list[str]:
        before, self._before = self._before, []
        return before

    def _suite(self, name: str, cases: Iterable[_Case]) -> Iterator[str]:
        cases = list(cases)
        kinds = Counter(case.kind for case in cases)
        counts = {"failures": kinds["failure"], "errors": kinds["error"], "skipped": kinds["skipped"]}
        yield "  " + tag("testsuite", {"name": name, "tests": len(cases), **counts}) + "\n"
        seen: Counter[str] = Counter()
        for case in cases:
            seen[case.name] += 1
            again = f" ({seen[case.name]})" if seen[case.name] > 1 else ""  # a reader knows a case by its name alone
            start = tag("testcase", {"name": case.name + again, "classname": name})
            yield f"    {start}{case.content}</testcase>\n"
        yield "  </testsuite>\n"


class _Case:
    """A test case: its name, and the element that says what came of it."""

    __slots__ = ("content", "name")

    def __init__(self, name: str, content: str = "") -> None:
        self.name = name
        self.content = content

    @property
    def kind(self) -> str:
        """The name of that element."""
        return self.content[1:].partition(" ")[0]


def _cases(result: FileResult) -> Iterator[_Case]:
    for finding in result.findings:
        yield _Case(f"{finding.rule}: {finding.message}", _verdict(finding, result.fail_on))
    yield from map(_problem, result.problems)
    if not (result.findings or result.problems):
        yield _Case("no finding")


def _verdict(finding: Located, fail_on: str) -> str:
    place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
    said = text(f"{place}: {finding.severity} {finding.rule}: {finding.message}")
    if finding.help:
        said += "\n" + text(f"help: {finding.help}")
    if not _reaches(finding.severity, fail_on):
        return f"<system-out>{said}</system-out>"
    attributes = {"type": finding.severity, "message": finding.message}
    return f"{tag('failure', attributes)}{said}</failure>"


def _reaches(severity: Severity, level: str) -> bool:
    return level != "never" and severity.rank >= Severity(level).rank


def _problem(problem: Problem) -> _Case:
    name = f"{problem.kind}: {problem.path}" if problem.path else problem.kind
    return _Case(name, tag("error", {"type": problem.kind, "message": problem.message}, end="/>"))
