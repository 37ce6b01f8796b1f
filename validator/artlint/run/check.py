"""A run: paths in, a result for each file and a report out."""

from __future__ import annotations

import os
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from artlint.article import decode
from artlint.config import ConfigError, Selection
from artlint.run.baseline_place import may_hold
from artlint.run.cached import Trail, open_cache, with_cache
from artlint.run.checker import Checker
from artlint.run.outcome import CONFIGURATION, FileResult, Problem, Report, Skip
from artlint.run.sourced import sourced
from artlint.run.survey import Survey
from artlint.run.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from artlint.config import Configs
    from artlint.run.adoption import Adoption
    from artlint.run.candidate import Candidate
    from artlint.run.outcome import Verdict
    from artlint.run.request import Request
    from artlint.run.watch.memory import Memory

    Receive = Callable[[FileResult], None]
    Progress = Callable[[int, int], None]


def check(
    request: Request,
    receive: Receive,
    progress: Progress | None = None,
    trail: Trail | None = None,
    memory: Memory | None = None,
) -> Report:
    """Check all that a request names.

    `receive` is given the result of each file in the order of the paths, as soon as it is known; `progress` is told
    how many files of how many are done; `trail` is filled with what the run went by; `memory` is what an earlier run of
    the same request left in this process. A configuration or a selection that cannot be used is a problem of the
    report.
    """
    try:
        return _check(request, receive, progress, trail or Trail(), memory)
    except ConfigError as error:
        return Report(0, {}, (), (Problem(None, CONFIGURATION, str(error)),))


def _check(
    request: Request, receive: Receive, progress: Progress | None, trail: Trail, memory: Memory | None
) -> Report:
    survey = memory.survey(request) if memory is not None else Survey(request)
    configs = survey.configs
    if request.by_change:
        from artlint.run.by_change import check_changes  # git, only who asks about a change

        judge = partial(_results, request, configs, notes=[], trail=trail, memory=memory)
        report = check_changes(request, configs, survey.finder, judge, receive, progress)
        trail.configs = configs.loaded
    elif request.stdin is None:
        report = _check_paths(request, survey, receive, progress, trail, memory)
    else:
        report = _check_stdin(request, survey, receive)
    return report._replace(notes=(*report.notes, *_on_settings(request, configs)), rules=configs.known_rules())


def _check_paths(  # noqa: PLR0917  the run, from its parts
    request: Request,
    survey: Survey,
    receive: Receive,
    progress: Progress | None,
    trail: Trail,
    memory: Memory | None,
) -> Report:
    configs, finder, found = survey.configs, survey.finder, survey.found
    configured = not any(problem.kind == CONFIGURATION for problem in found.problems)
    if configured:  # else it might have brought the rule
        _demand_known(request, configs)
    adoption = _adoption(request, found.candidates)
    tally = Tally(finder.folders, found.doubles)
    trail.folders, trail.candidates, trail.configs = finder.walked, found.candidates, configs.loaded
    notes: list[str] = []
    with closing(_results(request, configs, found.candidates, notes, trail, memory)) as results:
        for done, (candidate, result) in enumerate(zip(found.candidates, results, strict=True)):
            if progress:
                progress(done, len(found.candidates))
            sorted_out = adoption.sort(candidate, result) if adoption is not None else result
            sorted_out = sourced(_told_once(sorted_out), candidate, request)
            tally.add(sorted_out, candidate.path)
            receive(sorted_out)
    nothing = tally.empty_folders() if configured else ()
    report = tally.report(found.skipped, (*found.problems, *nothing))
    dated = any(entry.end is not None for config in configs.loaded for entry in config.ignores)
    if report.problems or notes or dated:
        trail.until = 0
    notes += adoption.notes() if adoption is not None else ()
    return report._replace(notes=(*notes, *_on_idle(request, survey, tally)))


def _told_once(result: FileResult) -> FileResult:
    if not (result.findings or result.suppressed):  # as mostly
        return result
    from artlint.run.causes import told_once

    return told_once(result)


def _demand_known(request: Request, configs: Configs) -> None:
    if request.selection != Selection():
        from artlint.run.remarks import demand_known  # only where rules are named

        demand_known(request.selection, configs.known_rules())


def _on_settings(request: Request, configs: Configs) -> tuple[str, ...]:
    if not configs.loaded:
        return ()
    from artlint.run.remarks import ended_entries, unheeded  # here and below: only where there is a configuration

    return (*ended_entries(request, configs), *unheeded(request.selection, configs))


def _on_idle(request: Request, survey: Survey, tally: Tally) -> tuple[str, ...]:
    configs, finder = survey.configs, survey.finder
    if not configs.loaded:
        return ()
    from artlint.run.remarks import idle_globs, unused_entries

    idle = idle_globs(finder.folders, configs, finder.seen)
    return (*idle, *unused_entries(request, configs, finder.folders, tally.entries))


def _adoption(request: Request, candidates: Sequence[Candidate]) -> Adoption | None:
    """What knows the accepted findings, if there is a baseline for any of these files."""
    configs = {candidate.config.file: candidate.config for candidate in candidates}.values()
    if not may_hold(configs, request):
        return None
    from artlint.run.adoption import Adoption  # only where there is a baseline

    adoption = Adoption(request)
    adoption.open(candidates)
    return adoption


def _results(  # noqa: PLR0917  as above
    request: Request,
    configs: Configs,
    candidates: Sequence[Candidate],
    notes: list[str],
    trail: Trail,
    memory: Memory | None = None,
) -> Generator[FileResult]:
    """The result of each file: from what is remembered, else from the cache where it pays, else judged.

    What there is to say of the cache comes to the notes.
    """
    judge = partial(_verdicts, request, configs, notes=notes, trail=trail)
    with closing(judge(candidates) if memory is None else memory.verdicts(request, candidates, judge)) as verdicts:
        yield from (verdict.result for verdict in verdicts)


def _verdicts(
    request: Request, configs: Configs, candidates: Sequence[Candidate], notes: list[str], trail: Trail
) -> Generator[Verdict]:
    def judge(some: Sequence[Candidate]) -> Generator[Verdict]:
        trail.judged += len(some)
        return _judged(request._replace(cache=cache is not None), configs, some)

    cache = open_cache(request, len(candidates))
    if cache is None:
        yield from judge(candidates)
        return
    with closing(with_cache(cache, candidates, judge)) as verdicts:
        yield from verdicts
    notes += cache.notes
    trail.until = cache.until


def _judged(request: Request, configs: Configs, candidates: Sequence[Candidate]) -> Generator[Verdict]:
    jobs = _jobs(request, len(candidates))
    if jobs == 1:
        yield from map(Checker(request).verdict, candidates)
        return
    from artlint.run.workers import Team  # multiprocessing, only for many files

    with closing(Team(request, configs, jobs).verdicts(candidates)) as verdicts:
        yield from verdicts


def _jobs(request: Request, files: int) -> int:
    if files == 1:
        return 1
    from artlint.run.jobs import jobs_for  # one file needs no counting

    return jobs_for(files, request.jobs)


def _check_stdin(request: Request, survey: Survey, receive: Receive) -> Report:
    data, name = request.stdin or (b"", "")
    path = os.path.normpath(os.path.join(request.working_folder, name))
    finder = survey.finder
    candidate = finder.candidate(path, named=True)
    _demand_known(request, survey.configs)
    reason = None if name == "-" else finder.reason_to_skip(path, candidate.config)  # without a name no glob speaks
    tally = Tally()
    if reason is not None:
        return tally.report((Skip(candidate.shown, reason, named=True),))
    result = Checker(request).check_text(candidate, decode(data))
    adoption = _adoption(request, (candidate,))
    if adoption is not None:
        result = adoption.sort(candidate, result)
    result = sourced(_told_once(result), candidate, request)
    tally.add(result, path)
    receive(result)
    return tally.report()
