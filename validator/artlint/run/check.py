"""A run: paths in, report out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from artlint.article import Article, decode, looks_like_article
from artlint.config import Config, ConfigError, Configs, Selection, nearest, settings_for
from artlint.config.globs import Globs
from artlint.engine import lint
from artlint.registry import url_of
from artlint.rule import Severity
from artlint.run.find import Candidate, Finder, Found
from artlint.run.locate import located
from artlint.run.outcome import CONFIGURATION, Located, Problem, Report, Skip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from artlint.config.settings import FileSettings
    from artlint.registry import LazyRule, RuleInfo


class Request(NamedTuple):
    """What is asked of a run.

    `paths` are as written on the command line, relative to `working_folder` (absolute). `exclude` are globs relative
    to it. `stdin` is a text's bytes and the path that it stands for, instead of paths. `now` is UTC milliseconds.
    """

    paths: tuple[str, ...]
    working_folder: str
    now: int
    configuration: str | None = None
    isolated: bool = False
    selection: Selection = Selection()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    fail_on: str | None = None
    stdin: tuple[bytes, str] | None = None


class Outcome(NamedTuple):
    """What came of one file: it was skipped with a reason, or checked."""

    skip: Skip | None
    findings: tuple[Located, ...] = ()
    problems: tuple[Problem, ...] = ()
    fails: bool = False


def check(request: Request, progress: Callable[[int, int], None] | None = None) -> Report:
    """Check all that a request names; `progress` is told how many files of how many are done.

    A configuration or a selection that cannot be used is a problem of the report.
    """
    try:
        return _check(request, progress)
    except ConfigError as error:
        return Report(0, (), (), (Problem(None, CONFIGURATION, str(error)),))


def _check(request: Request, progress: Callable[[int, int], None] | None) -> Report:
    configs = Configs(request.working_folder, request.configuration, isolated=request.isolated)
    report = _check_paths(request, configs, progress) if request.stdin is None else _check_stdin(request, configs)
    notes = (*report.notes, *_unheeded(request.selection, configs))
    return report._replace(notes=notes)


def _check_paths(request: Request, configs: Configs, progress: Callable[[int, int], None] | None) -> Report:
    excluded = Globs(request.working_folder, request.exclude)
    finder = Finder(request.working_folder, configs, excluded, gitignore=request.gitignore)
    found = finder.find(request.paths)
    configured = not any(problem.kind == CONFIGURATION for problem in found.problems)
    if configured:  # else it might have brought the rule
        demand_known(request.selection, configs.known_rules())
    checker = _Checker(request)
    outcomes = []
    for done, candidate in enumerate(found.candidates):
        if progress:
            progress(done, len(found.candidates))
        outcomes.append(checker.check_file(candidate))
    nothing = _nothing_checked(finder.folders, found, outcomes) if configured else ()
    report = _report(outcomes, found.skipped, (*found.problems, *nothing))
    return report._replace(notes=_idle_globs(finder.folders, configs, finder.seen))


def _check_stdin(request: Request, configs: Configs) -> Report:
    data, name = request.stdin or (b"", "")
    path = os.path.normpath(os.path.join(request.working_folder, name))
    finder = Finder(
        request.working_folder, configs, Globs(request.working_folder, request.exclude), gitignore=request.gitignore
    )
    candidate = finder.candidate(path, configs.of_folder(os.path.dirname(path)), named=True)
    demand_known(request.selection, configs.known_rules())
    reason = None if name == "-" else finder.reason_to_skip(path, candidate.config)  # without a name no glob speaks
    if reason is not None:
        return _report([], (Skip(candidate.shown, reason, named=True),), ())
    return _report([_Checker(request).check_text(candidate, decode(data))], (), ())


class _Checker:
    """Checks file by file; rules are planned once for each kind of file."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._plans: dict[tuple[object, ...], tuple[LazyRule, ...]] = {}
        self._urls: dict[str, str | None] = {}

    def check_file(self, candidate: Candidate) -> Outcome:
        try:
            with open(candidate.path, "rb") as file:
                data = file.read()
        except OSError as error:
            problem = Problem(candidate.shown, "unreadable-file", f"cannot be read: {error.strerror or error}")
            return Outcome(None, problems=(problem,))
        try:
            return self.check_text(candidate, decode(data))
        except Exception as error:  # a fault of artlint on one file must not cost the others their check
            message = f"artlint failed on this file, please report it: {type(error).__name__}: {error}"
            return Outcome(None, problems=(Problem(candidate.shown, "internal-error", message),))

    def check_text(self, candidate: Candidate, text: str) -> Outcome:
        settings = settings_for(candidate.config, candidate.path)
        article = Article.parse(text, path=candidate.shown, source=settings.source, now=self._request.now)
        if candidate.config.include is None and not looks_like_article(article.frame, text):
            return Outcome(Skip(candidate.shown, "not-an-article", candidate.named))
        result = lint(article, self._rules(settings, article.layout))
        problems = tuple(
            Problem(candidate.shown, "rule-crashed", f"the rule {crash.rule} crashed: {crash.message}")
            for crash in result.crashes
        )
        findings = tuple(
            located(finding, article, candidate.identity, self._url(finding.rule, candidate.config))
            for finding in result.findings
        )
        level = self._request.fail_on or candidate.config.fail_on or Severity.ERROR
        fails = level != "never" and any(found.severity.rank >= Severity(level).rank for found in findings)
        return Outcome(None, findings, problems, fails)

    def _rules(self, settings: FileSettings, layout: str) -> tuple[LazyRule, ...]:
        key = (settings.config.file, tuple(block.origin for block in settings.blocks), layout)
        if key not in self._plans:
            self._plans[key] = settings.rules_for(layout, self._request.selection)
        return self._plans[key]

    def _url(self, rule: str, config: Config) -> str | None:
        if rule not in self._urls:
            self._urls[rule] = url_of(config.known[rule])
        return self._urls[rule]


def _report(outcomes: list[Outcome], skipped: Iterable[Skip], problems: Iterable[Problem]) -> Report:
    skips = [outcome.skip for outcome in outcomes if outcome.skip]
    findings = tuple(finding for outcome in outcomes for finding in outcome.findings)
    broken = tuple(problem for outcome in outcomes for problem in outcome.problems)
    unread = sum(problem.kind in ("unreadable-file", "internal-error") for problem in broken)
    checked = len(outcomes) - len(skips) - unread
    fails = any(outcome.fails for outcome in outcomes)
    return Report(checked, findings, tuple(sorted([*skipped, *skips])), (*problems, *broken), fails=fails)


def _nothing_checked(folders: Iterable[tuple[str, str]], found: Found, outcomes: list[Outcome]) -> tuple[Problem, ...]:
    """A folder that yields no article is an error: a gate that checks nothing must not be green."""
    pairs = zip(found.candidates, outcomes, strict=True)
    articles = [*found.doubles, *(candidate.path for candidate, outcome in pairs if outcome.skip is None)]
    empty = [written for folder, written in folders if not any(_inside(path, folder) for path in articles)]
    return tuple(Problem(written, "nothing-to-check", "no article found in this folder") for written in empty)


def _inside(path: str, folder: str) -> bool:
    return path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)


def _idle_globs(folders: Iterable[tuple[str, str]], configs: Configs, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Globs that match no file though the whole folder of their configuration was walked."""
    walked = [folder for folder, _ in folders]
    return tuple(
        f"{config.file}: {key}: the glob {pattern!r} matches no file"
        for config in configs.loaded
        if any(folder == config.root or _inside(config.root, folder) for folder in walked)
        for key, globs in config.globs
        for pattern in globs.idle(paths)
    )


def _unheeded(selection: Selection, configs: Configs) -> tuple[str, ...]:
    """Rules that the command line selects by name and a configuration turns off."""
    places = [
        setting
        for config in configs.loaded
        for rules in (config.rules, *(block.rules for block in config.sources))
        for name, setting in rules.items()
        if name in (selection.select or ()) and setting.severity is Severity.OFF
    ]
    return tuple(f"{setting.origin}: {setting.rule} is selected, but turned off here" for setting in places)


def demand_known(selection: Selection, known: Mapping[str, RuleInfo]) -> None:
    """ConfigError where the command line names a rule or folder that does not exist."""
    names = {*known, *(info.folder for info in known.values()), "ALL"}
    for option, chosen in (("--select", selection.select or ()), ("--ignore", selection.ignore)):
        for name in chosen:
            if name not in names:
                raise ConfigError(f"{option}: unknown rule or folder {name}{nearest(name, sorted(names))}")
