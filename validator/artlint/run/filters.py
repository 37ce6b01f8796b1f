"""The filters that results pass, in their order, and the steps after the last of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.baseline.place import BaselineFiles, any_baseline
from artlint.run.checker import Checker

if TYPE_CHECKING:
    from artlint.baseline.filter import BaselineFilter
    from artlint.blame.filter import BlameFilter
    from artlint.config.find import Files
    from artlint.files.candidate import Candidate
    from artlint.model import FileResult, Request
    from artlint.run.sources import Source


class Filters:
    """First what a change is not to blame for is taken out, then what is accepted, and last, causes are joined.

    A run that only fixes looks for no findings, so there is nothing to filter.
    """

    def __init__(self, request: Request, source: Source, files: Files) -> None:
        """`files` is where configurations come from. ConfigError where a baseline for one of the files is no use."""
        self._request = request
        self._baseline = _baseline_filter(request, source, BaselineFiles(files))
        self._groups = Groups()
        filters = (_blame_filter(request, source), self._baseline) if request.reports_findings else ()
        self._filters = [one for one in filters if one is not None]

    def apply(self, candidate: Candidate, result: FileResult) -> FileResult:
        """The result of a file as it is reported."""
        for one in self._filters:
            result = one.apply(candidate, result)
        if self._request.join_causes and (result.findings or result.suppressed):  # most files have none
            from artlint.run.causes import with_causes_joined

            result = with_causes_joined(self._groups.once(result))
        return _with_source(result, candidate) if self._request.by_source and result.source is None else result

    def notes(self) -> tuple[str, ...]:
        """Messages of the filters, once all results passed."""
        return self._baseline.notes() if self._baseline is not None else ()


class Groups:
    """Shows findings of one group as one, in the first file that has one."""

    def __init__(self) -> None:
        self._shown: dict[int, str] = {}

    def once(self, result: FileResult) -> FileResult:
        """A result without the findings of groups that an earlier file has shown."""
        if not any(finding.group for finding in result.findings):
            return result
        path = result.path
        kept = [it for it in result.findings if not it.group or self._shown.setdefault(it.group, path) == path]
        return result._replace(findings=tuple(kept))


def _baseline_filter(request: Request, source: Source, files: BaselineFiles) -> BaselineFilter | None:
    """The filter by baselines, if there is one for any of the files."""
    configs = {candidate.config.file: candidate.config for candidate in source.candidates}.values()
    if not any_baseline(configs, request, files):
        return None
    from artlint.baseline.filter import BaselineFilter  # only where there is a baseline

    made = BaselineFilter(request, source.read, files, is_whole=source.is_whole)
    made.open(configs)
    return made


def _blame_filter(request: Request, source: Source) -> BlameFilter | None:
    """The filter by a change, if findings outside of it do not count."""
    if source.changes is None or request.whole_files:
        return None
    from artlint.blame.filter import BlameFilter  # git and differences, only who asks about a change

    checker = Checker(request._replace(fixing=None))  # an earlier version is judged as it was
    return BlameFilter(request, source.changes, checker.check_text)


def _with_source(result: FileResult, candidate: Candidate) -> FileResult:
    """The result of a file that was not read, with the name of the source that its path alone tells."""
    from artlint.config.conditions import blocks_of

    blocks = blocks_of(candidate.config, candidate.path)
    return result._replace(source=candidate.config.sources[blocks[-1]].name if blocks else "")
