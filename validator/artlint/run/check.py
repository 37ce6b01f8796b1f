"""A run: paths in, a result for each file and a report out."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from artlint.article import decode
from artlint.baseline import any_baseline
from artlint.config import ConfigError, Selection
from artlint.model import CONFIGURATION, FileResult, Problem, Report, Skip
from artlint.run.checker import Checker
from artlint.run.counter import Tally
from artlint.run.discovery import Survey
from artlint.run.judging import Judging
from artlint.run.sourced import sourced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from artlint.config import Configs
    from artlint.files.candidate import Candidate
    from artlint.model import Request
    from artlint.run.adoption import Adoption
    from artlint.watch.memory import Memory

    Receive = Callable[[FileResult], None]
    Progress = Callable[[int, int], None]


def check(
    request: Request,
    receive: Receive,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> Report:
    """Check all that a request names.

    `receive` is given the result of each file in the order of the paths, as soon as it is known; `progress` is told
    how many files of how many are done; `memory` is what an earlier run of the same request left in this process. A
    configuration or a selection that cannot be used is a problem of the report.
    """
    try:
        return _check(request, receive, progress, memory)
    except ConfigError as error:
        return Report(0, {}, (), (Problem(None, CONFIGURATION, str(error)),))


def _check(request: Request, receive: Receive, progress: Progress | None, memory: Memory | None) -> Report:
    survey = memory.survey(request) if memory is not None else Survey(request)
    configs = survey.configs
    judging = Judging(request, configs, memory)
    if request.by_change:
        from artlint.run.by_change import check_changes  # git, only who asks about a change

        report = check_changes(request, configs, survey.finder, judging.results, receive, progress)
    elif request.stdin is None:
        report = _check_paths(request, survey, judging, receive, progress)
    else:
        report = _check_stdin(request, survey, receive)
    remarks = (*survey.finder.notes, *_on_settings(request, configs))
    notes = dict.fromkeys((*judging.notes, *configs.notes, *report.notes, *remarks))
    return report._replace(notes=tuple(notes), rules=configs.known_rules())


def _check_paths(
    request: Request, survey: Survey, judging: Judging, receive: Receive, progress: Progress | None
) -> Report:
    configs, finder, found = survey.configs, survey.finder, survey.found
    configured = not any(problem.kind == CONFIGURATION for problem in found.problems)
    if configured:  # else it might have brought the rule
        _demand_known(request, configs)
    adoption = _adoption(request, found.candidates)
    tally = Tally(finder.folders, found.duplicates)
    with closing(judging.results(found.candidates)) as results:
        for done, (candidate, result) in enumerate(zip(found.candidates, results, strict=True)):
            if progress:
                progress(done, len(found.candidates))
            sorted_out = adoption.sort(candidate, result) if adoption is not None else result
            sorted_out = sourced(_with_causes_joined(sorted_out, request), candidate, request)
            tally.add(sorted_out, candidate.path)
            receive(sorted_out)
    nothing = tally.empty_folders() if configured else ()
    report = tally.report(found.skipped, (*found.problems, *nothing))
    stale = adoption.notes() if adoption is not None else ()
    return report._replace(notes=(*stale, *_on_idle(request, survey, tally)))


def _with_causes_joined(result: FileResult, request: Request) -> FileResult:
    if not (request.join_causes and (result.findings or result.suppressed)):  # as mostly
        return result
    from artlint.run.causes import with_causes_joined

    return with_causes_joined(result)


def _demand_known(request: Request, configs: Configs) -> None:
    if request.selection != Selection():
        from artlint.run.remarks import demand_known  # only where rules are named

        demand_known(request.selection, configs.known_rules())


def _on_settings(request: Request, configs: Configs) -> tuple[str, ...]:
    if not configs.loaded and request.selection.select is None:
        return ()
    from artlint.run.remarks import ended_entries, left_out, unheeded  # only where there is something to say

    selection = request.selection
    return (*ended_entries(request, configs), *unheeded(selection, configs), *left_out(selection, configs))


def _on_idle(request: Request, survey: Survey, tally: Tally) -> tuple[str, ...]:
    configs, finder = survey.configs, survey.finder
    if not configs.loaded:
        return ()
    from artlint.run.remarks import idle_globs, unused_entries

    idle = idle_globs(finder.folders, configs, finder.regular_files)
    return (*idle, *unused_entries(request, configs, finder.folders, tally.entries))


def _adoption(request: Request, candidates: Sequence[Candidate]) -> Adoption | None:
    """What knows the accepted findings, if there is a baseline for any of these files."""
    configs = {candidate.config.file: candidate.config for candidate in candidates}.values()
    if not any_baseline(configs, request):
        return None
    from artlint.run.adoption import Adoption  # only where there is a baseline

    adoption = Adoption(request)
    adoption.open(candidates)
    return adoption


def _check_stdin(request: Request, survey: Survey, receive: Receive) -> Report:
    data, name = request.stdin or (b"", "")
    path = os.path.normpath(os.path.join(request.working_folder, name))
    finder = survey.finder
    candidate = finder.candidate(path, named=True)
    _demand_known(request, survey.configs)
    reason = None if name == "-" else finder.path_filter.reason(path, candidate.config)  # without a name no glob speaks
    tally = Tally()
    if reason is not None:
        return tally.report((Skip(candidate.shown, reason, named=True),))
    result = Checker(request).check_text(candidate, decode(data))
    adoption = _adoption(request, (candidate,))
    if adoption is not None:
        result = adoption.sort(candidate, result)
    result = sourced(_with_causes_joined(result, request), candidate, request)
    tally.add(result, path)
    receive(result)
    return tally.report()
