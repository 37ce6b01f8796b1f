"""The result of one file from what the rules found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.model import FileResult, Problem, reaches

if TYPE_CHECKING:
    from collections.abc import Callable

    from artlint.article import File
    from artlint.judge.records import Result


def file_result(
    result: Result, file: File, identity: str, fail_on: str, url: Callable[[str], str | None]
) -> FileResult:
    """Findings with lines and columns, and rules that crashed as problems.

    `identity` is the file's path for fingerprints, `fail_on` its fail level, and `url` tells where a rule's page is.
    """
    problems = tuple(
        Problem(file.path, "rule-crashed", f"the rule {crash.rule} {crash.description}", crash.trace)
        for crash in result.crashes
    )
    if not (result.findings or result.hidden):
        return FileResult(file.path, None, problems=problems, fail_on=fail_on)
    from artlint.judge.locate import all_located  # only a file with findings needs it

    findings, suppressed = all_located(result, file, identity, url)
    return FileResult(file.path, None, findings, problems, reaches(fail_on, findings), suppressed, fail_on=fail_on)
