"""Calls the rules of the archive on the facts of a run."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from artlint.archive.groups import Links
from artlint.archive.records import DamagedFactsError, FactName, KeptFact
from artlint.archive.store import Facts
from artlint.judge.crash import crash_of
from artlint.judge.records import Crash
from artlint.packs import RuleInfo, load
from artlint.rule import ArchiveFinding, ArchiveRule, ArticleFact, Rule, Same, Severity

MOST_FOUND = 100_000
"""Findings of one rule in an archive; a further one says that there are more."""


class FoundFact(NamedTuple):
    """A finding at a fact. Those of one `group` and message are shown as one."""

    rule: str
    at: FactName
    message: str
    related: tuple[tuple[FactName, str], ...]
    help: str
    code: str | None
    at_most: Severity
    group: tuple[str, int]
    unlisted: int


class Judged(NamedTuple):
    """What the rules of the archive found, and those of them that failed."""

    found: tuple[FoundFact, ...]
    crashes: tuple[Crash, ...]


def judge(
    facts: Facts, known: Mapping[str, RuleInfo], path: Callable[[int], str], read: Callable[[FactName], str]
) -> Judged:
    """Judge all facts. `path` gives that of a file by its number, `read` the text at the place of a fact.

    A rule that this run does not know judges nothing: the cache may have facts for it.
    """
    found: list[FoundFact] = []
    crashes: list[Crash] = []
    for number, one in facts.judges:
        if one.rule not in known:
            continue
        try:
            info = known[one.rule]
            rule = load(info)(info.severity, **one.options)
            found += _Caller(facts, number, rule, path, read).found()
        except DamagedFactsError:
            raise
        except (Exception, SystemExit) as error:  # a rule's own fault: what it found before is no whole answer
            crashes.append(crash_of(one.rule, error))
    return Judged(tuple(found), tuple(crashes))


class _Caller:
    """Calls one rule with its options."""

    def __init__(
        self, facts: Facts, number: int, rule: Rule, path: Callable[[int], str], read: Callable[[FactName], str]
    ) -> None:
        if not isinstance(rule, ArchiveRule):
            raise TypeError(f"{rule.name} is no rule of the archive")
        self._rule = rule
        self._facts = facts
        self._number = number
        self._path = path
        self._read = read

    def found(self) -> list[FoundFact]:
        """All findings, those of keys first."""
        found = []
        for one in self._all():
            found.append(one)
            if len(found) > MOST_FOUND:
                message = f"more than {MOST_FOUND:,} findings of this rule: those after it are not shown"
                found[-1] = one._replace(message=message, code="more-findings", related=())
                break
        return found

    def _all(self) -> Iterator[FoundFact]:
        links: Links[FactName] = Links()
        for key, facts in self._facts.groups(self._number, self._rule.least):
            for one in self._rule.judge(map(self._fact, facts)):
                if isinstance(one, Same):
                    links.add(*map(_linked, one))
                else:
                    yield self._as_found(one, f"key {self._number}", key)
        for number, members in enumerate(links.groups()):
            for one in self._rule.judge_group([self._fact(self._facts.fact(FactName(*member))) for member in members]):
                yield self._as_found(one, f"group {self._number}", number)

    def _fact(self, kept: KeptFact) -> ArticleFact:
        return ArticleFact(self._path(kept.file), kept.source, kept.time, kept.value, kept, self._text)

    def _text(self, token: object) -> str:
        return self._read(_kept_of(token).name)

    def _as_found(self, finding: object, kind: str, group: int) -> FoundFact:
        if not isinstance(finding, ArchiveFinding) or not isinstance(finding.message, str):
            raise TypeError(f"judge yields {type(finding).__name__}, neither ArchiveFinding nor Same")
        related = tuple((_kept(fact).name, message) for fact, message in finding.related)
        advice = self._rule.help if finding.help is None else finding.help
        return FoundFact(
            self._rule.name,
            _kept(finding.at).name,
            finding.message,
            related,
            advice,
            finding.code,
            finding.at_most,
            (kind, group),
            finding.unlisted,
        )


def _kept(fact: object) -> KeptFact:
    if not isinstance(fact, ArticleFact):
        raise TypeError(f"judge yields a place of {type(fact).__name__}, not one of the facts that it was given")
    return _kept_of(fact.token)


def _kept_of(token: object) -> KeptFact:
    if not isinstance(token, KeptFact):
        raise TypeError("judge yields a fact that it was not given")
    return token


def _linked(fact: ArticleFact) -> tuple[int, FactName]:
    kept = _kept(fact)
    return kept.file, kept.name
