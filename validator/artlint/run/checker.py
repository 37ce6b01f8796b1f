"""One file at a time: read, parsed, checked by the rules that hold for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from artlint.article import FOREVER, File, Site, decode, looks_like_article, not_article_reason, shows_parts
from artlint.config import Config
from artlint.config.conditions import blocks_of
from artlint.config.settings import settings_of
from artlint.disk import TooLargeError, read_regular
from artlint.files.identity import blob_id
from artlint.files.site import holds_file
from artlint.judge import Result
from artlint.judge.results import file_result
from artlint.model import NOT_AN_ARTICLE, FileResult, Fixing, Problem, Skip, Verdict, fail_level
from artlint.packs import LazyRule, url_of
from artlint.packs.plan import Plan
from artlint.rule import MOST_PLACES, Severity
from artlint.suppress import Plans, lint_with_suppressions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from artlint.article import Article
    from artlint.config.settings import FileSettings
    from artlint.files.candidate import Candidate
    from artlint.files.recognition import Neighbours, Standing
    from artlint.fix import Fixer
    from artlint.judge.records import Crash
    from artlint.model import Request
    from artlint.model.facts import Drawn, Hiding
    from artlint.span import Span


_NO_FRAME = "shows no part of an article; rules that need no frame only"


class Checker:
    """Checks file by file; rules are planned once for each kind of file.

    `is_wanted` is asked before a file is written: a run that is over writes nothing. Bytes that `read` gives stand for
    a file that is not written.
    """

    def __init__(
        self,
        request: Request,
        is_wanted: Callable[[], bool] = lambda: True,
        read: Callable[[Candidate], bytes] | None = None,
    ) -> None:
        self._request = request
        self._is_wanted = is_wanted
        self._read = read
        self._settings: dict[tuple[object, ...], FileSettings] = {}
        self._plans: dict[tuple[object, ...], Plans] = {}
        self._archive_plans: dict[tuple[object, ...], Plan] = {}
        self._urls: dict[str, str | None] = {}
        self._neighbours: Neighbours | None = None
        self._fixes: Fixer | None = None
        self._writes = request.fixing is not None and request.fixing.write

    def verdict(self, candidate: Candidate) -> Verdict:
        """What came of a file. It never raises: what goes wrong is a problem of the result."""
        try:
            data = read_regular(candidate.path) if self._read is None else self._read(candidate)
        except TooLargeError as error:
            return Verdict(_too_large(candidate, error))
        except OSError as error:
            return Verdict(_broken(candidate, "unreadable-file", f"cannot be read: {error.strerror or error}"))
        try:
            verdict = self._judge(candidate, decode(data), candidate.path if self._read is None else None)
            return verdict._replace(digest=blob_id(data)) if self._request.cache else verdict
        except Exception as error:  # a fault of artlint on one file must not cost the others their check
            message = f"artlint failed on this file, please report it: {type(error).__name__}: {error}"
            return Verdict(_broken(candidate, "internal-error", message))

    def check_text(self, candidate: Candidate, text: str) -> FileResult:
        """What the rules say of a text that stands for a file."""
        return self._judge(candidate, text, None).result

    def reading(self, candidate: Candidate, text: str) -> tuple[Article, FileSettings]:
        """The article that a text is in place of a file, and the settings that hold for it."""
        settings = self._settings_for(candidate, self._blocks_of(candidate, text))
        return self._file(candidate, settings, text).article, settings

    def _blocks_of(self, candidate: Candidate, text: str) -> tuple[int, ...]:
        """The sources of the configuration to which a file with that text belongs."""
        return blocks_of(candidate.config, candidate.path, lambda: self._bare_article(candidate, text))

    def _judge(self, candidate: Candidate, text: str, path: str | None) -> Verdict:
        """The verdict on a text; `path` is that of its file if the fixes may be written to it."""
        blocks = self._blocks_of(candidate, text)
        settings = self._settings_for(candidate, blocks)
        file = self._file(candidate, settings, text)
        until = FOREVER
        if candidate.config.include is None and not looks_like_article(file.article):
            standing = self._standing(candidate, file)
            until = FOREVER if standing.holds else 0
            if standing.reason is not None:
                skip = Skip(candidate.shown, NOT_AN_ARTICLE, candidate.named, standing.reason)
                return Verdict(FileResult(candidate.shown, skip), until=until, blocks=blocks)
        result = self._lint(file, settings)
        drawn = None
        if self._request.facts:
            drawn, crashes = self._drawn(file, settings)
            result = result._replace(crashes=(*result.crashes, *crashes))
        if self._request.fixing is not None and any(finding.fix for finding in result.findings):
            fixed = self._fixed(candidate, settings, file, result, path)
            fixed = self._with_standing(fixed, candidate, file.article, settings)
            return Verdict(_with_budgets_answers(fixed, candidate.config, file, blocks))
        checked = self._with_standing(self._file_result(candidate, file, result), candidate, file.article, settings)
        checked = _with_budgets_answers(checked, candidate.config, file, blocks)
        until = 0 if file.site.was_asked else min(until, file.clock.valid_until)
        return Verdict(checked, until=until, blocks=blocks, drawn=drawn)

    def _drawn(self, file: File, settings: FileSettings) -> tuple[Drawn, Sequence[Crash]]:
        """The facts of an article; none of a file that shows no part of one."""
        from artlint.judge.facts import draw  # only who checks an archive

        article = file.article
        plan = self._archive_plan(settings, article.layout)
        rules = [rule for rule in plan.rules_for(article) if isinstance(rule, LazyRule)]
        suppressions = self._request.suppressions and bool(file.comments or settings.ignores)
        return draw(file, rules, _hidden_by(file, settings) if suppressions else None)

    def _standing(self, candidate: Candidate, file: File) -> Standing:
        from artlint.files.recognition import Neighbours, standing  # hardly any article needs it

        self._neighbours = self._neighbours or Neighbours()
        return standing(candidate, file.article, self._neighbours, is_stdin=self._request.stdin is not None)

    def _fixed(
        self, candidate: Candidate, settings: FileSettings, file: File, result: Result, path: str | None
    ) -> FileResult:
        """What is left of an article once it is fixed."""

        from artlint.fix import MOST_FIXES  # as the fixer

        def as_file(text: str) -> File:
            return self._file(candidate, settings, text)

        def look(text: str) -> Result:
            return self._lint(as_file(text), settings, MOST_FIXES)

        whole = look(file.text) if result.cut else result
        fixed = self._fixer().fix(file.text, whole, look, as_file, path)
        written = as_file(fixed.text)
        left = self._file_result(candidate, written, self._lint(written, settings) if result.cut else fixed.result)
        return left._replace(
            problems=(*left.problems, *fixed.problems),
            fails=left.fails or (fixed.rewritten is not None and not self._writes),
            fixed=fixed.counts,
            rewritten=fixed.rewritten,
        )

    def _settings_for(self, candidate: Candidate, blocks: tuple[int, ...]) -> FileSettings:
        """What the configuration says of a file that belongs to some of its sources."""
        config = candidate.config
        key = (config.root, config.file, blocks, candidate.context.flavor)
        if key not in self._settings:
            self._settings[key] = settings_of(config, blocks, candidate.context.flavor)
        return self._settings[key].heeding_ignores(candidate.path)

    def _bare_article(self, candidate: Candidate, text: str) -> Article:
        """The article as it is read before its source is known."""
        return self._file(candidate, settings_of(candidate.config, (), candidate.context.flavor), text).article

    def _file(self, candidate: Candidate, settings: FileSettings, text: str) -> File:
        source = settings.source
        return File(text, path=candidate.shown, source=source, now=self._request.now, site=_site(source.site_root))

    def _fixer(self) -> Fixer:
        if self._fixes is None:
            from artlint.fix import Fixer  # only a file with something to fix needs it

            self._fixes = Fixer(self._request.fixing or Fixing(), self._is_wanted)
        return self._fixes

    def _file_result(self, candidate: Candidate, file: File, result: Result) -> FileResult:
        if not self._request.reports_findings:
            result = Result((), result.crashes)
        level = str(fail_level(candidate.config, self._request))
        found = file_result(result, file, candidate.identity, level, lambda rule: self._url(rule, candidate.config))
        if self._request.traits:
            from artlint.judge.traits import traits_of  # only who describes an archive

            found = found._replace(traits=traits_of(file))
        return found._replace(source=file.source.name or "") if self._request.by_source else found

    def _lint(self, file: File, settings: FileSettings, most_fixes: int = MOST_PLACES) -> Result:
        is_other = self._is_other_file(file.article, settings)
        plans, request = self._plan(settings, file.article.layout, of_any_file=is_other), self._request
        return lint_with_suppressions(
            file,
            plans,
            settings,
            request.selection,
            suppressions=request.suppressions,
            most_fixes=most_fixes,
        )

    def _archive_plan(self, settings: FileSettings, layout: str) -> Plan:
        key = (settings.config.file, *[block.origin for block in settings.blocks], layout)
        if key not in self._archive_plans:
            self._archive_plans[key] = Plan(settings.archive_rules_for(layout, self._request.selection))
        return self._archive_plans[key]

    def _plan(self, settings: FileSettings, layout: str, *, of_any_file: bool) -> Plans:
        key = (settings.config.file, *[block.origin for block in settings.blocks], layout, of_any_file)
        if key not in self._plans:
            rules = settings.rules_for(layout, self._request.selection)
            kept = [rule for rule in rules if not (of_any_file and rule.is_of_some_layouts)]
            self._plans[key] = Plans.of(kept, of_any_file=of_any_file)
        return self._plans[key]

    def _with_standing(
        self, result: FileResult, candidate: Candidate, article: Article, settings: FileSettings
    ) -> FileResult:
        """The result; as that of an unchecked file where it shows no part of an article and no rule says so."""
        if not self._is_other_file(article, settings):
            return result
        return result._replace(skip=Skip(candidate.shown, NOT_AN_ARTICLE, candidate.named, _NO_FRAME))

    def _is_other_file(self, article: Article, settings: FileSettings) -> bool:
        """Whether a file shows no part of an article, and no rule says so."""
        if shows_parts(article):
            return False
        rule = settings.config.known.get(NOT_AN_ARTICLE)
        severity = settings.severity_of(rule, article.layout, self._request.selection) if rule else Severity.OFF
        return severity is Severity.OFF

    def _url(self, rule: str, config: Config) -> str | None:
        if rule not in self._urls:
            self._urls[rule] = url_of(config.known[rule])
        return self._urls[rule]


def _hidden_by(file: File, settings: FileSettings) -> Callable[[str, Span], Hiding | None]:
    """What would suppress a finding of a rule at a place of a file."""
    from artlint.model.facts import Hiding  # only where there are comments or entries
    from artlint.suppress.comments import checked_comments
    from artlint.suppress.suppressor import Suppressor

    suppressor = Suppressor(file, checked_comments(file, settings.config), settings)

    def hidden_by(rule: str, span: Span) -> Hiding | None:
        found = suppressor.suppression_of(rule, span)
        return None if found is None else Hiding(found.reason, found.last_day, found.origin)

    return hidden_by


def _with_budgets_answers(result: FileResult, config: Config, file: File, blocks: tuple[int, ...]) -> FileResult:
    """The result with what budgets ask about its file."""
    if config.budgets_ask_sources:
        result = result._replace(blocks=blocks)
    if not config.budgets_ask_days:
        return result
    from artlint.article.day import day_of  # hardly any configuration asks for days

    return result._replace(day=day_of(file.article))


def _site(root: str | None) -> Site:
    return Site(None if root is None else partial(holds_file, root))


def _too_large(candidate: Candidate, error: TooLargeError) -> FileResult:
    """The result for a file that is too large for an article: a problem, unless its start shows that it is none."""
    if candidate.config.include is None:
        reason = not_article_reason(File(decode(error.start), path=candidate.shown).article)
        if reason is not None:
            return FileResult(candidate.shown, Skip(candidate.shown, NOT_AN_ARTICLE, candidate.named, reason))
    return _broken(candidate, "unreadable-file", f"cannot be read: {error.strerror}")


def _broken(candidate: Candidate, kind: str, message: str) -> FileResult:
    return FileResult(candidate.shown, None, problems=(Problem(candidate.shown, kind, message),))
