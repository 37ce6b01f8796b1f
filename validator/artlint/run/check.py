"""A run: for each candidate of a source, recall its verdict or judge it, filter the result, count it, hand it on."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from artlint.config import ConfigError, Selection
from artlint.model import CONFIGURATION, FileResult, Problem, Report
from artlint.run.archive_scope import ArchiveScope
from artlint.run.counter import Counter
from artlint.run.discovery import Discovery, Session
from artlint.run.filters import Filters
from artlint.run.sources import Stdin, Unknown, Walk
from artlint.run.verdicts import Verdicts

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from artlint.archive.records import DamagedFactsError, NoRoomError
    from artlint.memory.fact_tables import KeptFacts
    from artlint.model import Request, Verdict
    from artlint.run.budgets import Budgets
    from artlint.run.sources import Source

    Receive = Callable[[FileResult], None]
    Progress = Callable[[int, int], None]


def check(
    request: Request,
    receive: Receive,
    progress: Progress | None = None,
    session: Session | None = None,
) -> Report:
    """Check all that a request names.

    `receive` is given the result of each file in the order of the paths, as soon as it is known; `progress` is told
    how many files of how many are done; `session` is what an earlier run of the same request left in this process. A
    configuration or a selection that cannot be used is a problem of the report.
    """
    session = session or Session()
    try:
        discovery = session.discover(request)
        with closing(_source(request, discovery)) as source:
            return _Run(request, discovery, source, session).report(receive, progress)
    except ConfigError as error:
        return Report(0, {}, (), (Problem(None, CONFIGURATION, str(error)),))


def _source(request: Request, discovery: Discovery) -> Source:
    """The source that a request asks for. ConfigError where the configuration of stdin is wrong."""
    if request.stdin is not None:
        return Stdin(request, discovery)
    if not request.by_change:
        return Walk(discovery)
    from artlint.files.git import GitError
    from artlint.run.changed import Changed, asked  # git, only who asks about a change

    try:
        return Changed(request, discovery)
    except GitError as error:
        return Unknown(Problem(None, "git", f"{asked(request)}: {error}"))


class _Run:
    """What one run counts, and the messages that its parts have."""

    def __init__(self, request: Request, discovery: Discovery, source: Source, session: Session) -> None:
        self._request = request
        self._discovery = discovery
        self._source = source
        if source.is_configured and request.selection != Selection():
            from artlint.run.remarks import demand_known  # only where rules are named

            demand_known(request.selection, discovery.configs.known_rules())
        self._scope = ArchiveScope(request, source)
        self._request = request._replace(facts=self._scope.asks_facts)
        self._archive_problems: tuple[Problem, ...] = ()
        self._more_notes: tuple[str, ...] = ()
        self._kept_facts: KeptFacts | None = None
        self._verdicts = Verdicts(self._request, discovery.configs, session)
        self._filters = Filters(request, source, discovery.configs.files)
        has_budgets = any(config.declared_budgets for config in discovery.configs.loaded)
        self._budgets = self._budgets_of_run() if has_budgets and request.reports_findings else None
        self._counter = Counter(source.folders, source.duplicates)

    def report(self, receive: Receive, progress: Progress | None) -> Report:
        """The report, once all results are handed to `receive`."""
        candidates = self._source.candidates
        with closing(self._results(progress)) as results:
            for candidate, found in zip(candidates, results, strict=True):
                result = self._filters.apply(candidate, found)
                result = self._budgets.apply(candidate, result) if self._budgets else result
                self._counter.add(result, candidate.path)
                receive(result)
        source, counter = self._source, self._counter
        report = counter.report(source.skipped, (*source.problems, *self._archive_problems, *self._empty_folders()))
        if self._budgets:
            budgets = tuple(self._budgets.uses())
            report = report._replace(budgets=budgets, fails=report.fails or any(use.fails for use in budgets))
        return report._replace(notes=self._notes(report), rules=self._discovery.configs.known_rules())

    def _results(self, progress: Progress | None) -> Generator[FileResult]:
        """The results of all candidates; with rules of the archive, once all files were looked at."""
        if not self._request.facts:
            yield from self._plain_results(self._verdicts, progress)
            return
        from artlint.archive.records import DamagedFactsError, NoRoomError  # SQLite, only for rules of the archive

        try:
            yield from self._archive_results(self._verdicts, progress)
        except NoRoomError as error:
            yield from self._without_archive(error)
        except DamagedFactsError as error:
            yield from self._without_cache(error)

    def _without_archive(self, error: NoRoomError) -> Generator[FileResult]:
        self._archive_problems = (Problem(None, "no-room", f"rules of the archive did not run: {error}"),)
        yield from self._plain_results(self._anew(self._request._replace(facts=False)), None)

    def _without_cache(self, error: DamagedFactsError) -> Generator[FileResult]:
        """The results without what the cache has of the archive; without its rules where that is all there is."""
        from artlint.archive.records import NoRoomError, SuspectFactsError  # as above

        is_part = self._scope.part_of is not None
        self._more_notes = (
            f"the cache is not used for rules of the archive{', which did not run' * is_part}: {error}",
        )
        if error.for_good:
            self._set_aside()
        if is_part:
            yield from self._plain_results(self._anew(self._request._replace(facts=False)), None)
            return
        try:
            yield from self._archive_results(self._anew(self._request._replace(cache=False)), None)
        except NoRoomError as no_room:
            yield from self._without_archive(no_room)
        if isinstance(error, SuspectFactsError) and not self._archive_problems:  # it was not the rule
            self._set_aside()

    def _set_aside(self) -> None:
        """Put a damaged cache out of the way, as far as that can be: the next run makes it anew."""
        from artlint.memory.store import set_aside  # only a damaged one

        if self._kept_facts is not None:
            with suppress(OSError):
                set_aside(self._kept_facts.database)

    def _anew(self, request: Request) -> Verdicts:
        """The verdicts of the run once more, asked for in another way; no result was handed on before."""
        return Verdicts(request, self._discovery.configs, Session())

    def _plain_results(self, verdicts: Verdicts, progress: Progress | None) -> Generator[FileResult]:
        with closing(verdicts.of(self._source)) as every:
            yield from (verdict.result for verdict in self._with_progress(every, progress))

    def _archive_results(self, verdicts: Verdicts, progress: Progress | None) -> Generator[FileResult]:
        from artlint.archive.results import ArchiveResults  # as above

        known, part_of = self._discovery.configs.known_rules(), self._scope.part_of
        with closing(ArchiveResults(self._source.candidates, self._source.read, known, part_of=part_of)) as results:
            with closing(verdicts.of(self._source)) as every:
                for verdict in self._with_progress(every, progress):
                    results.add(verdict)
            kept = self._scope.kept if part_of is not None else verdicts.facts
            self._kept_facts = kept or self._kept_facts
            judged = results.judged(kept)
            self._archive_problems = results.problems
            yield from judged

    def _with_progress(self, verdicts: Iterable[Verdict], progress: Progress | None) -> Iterator[Verdict]:
        """The verdicts, and the progress told of each."""
        number = len(self._source.candidates)
        for done, verdict in enumerate(verdicts):
            if progress:
                progress(done, number)
            yield verdict

    def _budgets_of_run(self) -> Budgets | None:
        from artlint.run.budgets import budgets_of_run  # few configurations have budgets

        return budgets_of_run(self._request, self._source)

    def _empty_folders(self) -> tuple[Problem, ...]:
        """A folder that yields no article is an error: a gate that checks nothing must not be green."""
        if not self._source.is_configured or not self._counter.empty_folders:
            return ()
        from artlint.run.unchecked import nothing_to_check  # most runs find something

        skipped, others = (*self._source.skipped, *self._counter.skipped), self._discovery.others
        here = self._request.working_folder
        return tuple(
            nothing_to_check(folder, written, skipped, others, here) for folder, written in self._counter.empty_folders
        )

    def _on_skipped(self, report: Report) -> tuple[str, ...]:
        if not report.skipped:
            return ()
        from artlint.run.unchecked import unchecked_notes  # most runs read all

        return tuple(unchecked_notes(report.skipped))

    def _notes(self, report: Report) -> tuple[str, ...]:
        """The messages of all parts, each once."""
        configs, finder = self._discovery.configs, self._discovery.finder
        of_parts = (
            *self._verdicts.notes,
            *self._more_notes,
            *self._scope.notes(),
            *configs.notes,
            *self._filters.notes(),
            *self._on_idle(),
        )
        of_files = (*self._on_skipped(report), *self._source.notes(report.checked), *finder.notes)
        return tuple(dict.fromkeys((*of_parts, *of_files, *self._on_settings())))

    def _on_idle(self) -> tuple[str, ...]:
        configs, finder = self._discovery.configs, self._discovery.finder
        if not configs.loaded:
            return ()
        from artlint.run.remarks import idle_globs, unused_entries  # only where there is a configuration

        idle = idle_globs(finder.folders, configs, finder.regular_files)
        return (*idle, *unused_entries(self._request, configs, finder.folders, self._counter.entries))

    def _on_settings(self) -> tuple[str, ...]:
        configs, selection = self._discovery.configs, self._request.selection
        if not configs.loaded and selection.select is None:
            return ()
        from artlint.run.remarks import ended_entries, left_out, overruled  # as above

        return (*ended_entries(self._request, configs), *overruled(selection, configs), *left_out(selection, configs))
