"""Which rules are called for an article: sorted once for a configuration, then told cheaply for each article."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Protocol

from artlint.article import encoding_of, shows_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from artlint.article import Article
    from artlint.rule import Finding, Precondition


class Check(Protocol):
    """What the engine asks of a rule, loaded or not."""

    @property
    def name(self) -> str:
        """The rule's id."""
        ...

    @property
    def reads(self) -> tuple[str, ...]:
        """What the rule looks at beside the text (see `Rule`)."""
        ...

    @property
    def precondition(self) -> Precondition:
        """Which articles can concern the rule."""
        ...

    def findings(self, article: Article) -> Iterator[Finding]:
        """What is wrong with the article."""
        ...

    @property
    def most_shown(self) -> int:
        """How many causes are shown in one file."""
        ...

    def left_out(self, article: Article, finding: Finding, number: int) -> Finding:
        """The finding that stands for a number of them that are not shown, `finding` the first of these."""
        ...


class Plan:
    """Rules, grouped by their preconditions, so that each fact and name is looked at once for an article.

    Only rules that need no frame are called for a file that shows no part of an article; with `of_any_file`, all are.
    """

    __slots__ = ("_always", "_by_attribute", "_by_element", "_by_fact", "_literals", "_of_any_file", "_without_frame")

    def __init__(self, rules: Iterable[Check], *, of_any_file: bool = False) -> None:
        self._of_any_file = of_any_file
        self._always: list[Check] = []
        self._by_fact: dict[Callable[[Article], bool], list[Check]] = {}
        self._by_element: dict[str, list[Check]] = {}
        self._by_attribute: dict[str, list[Check]] = {}
        self._without_frame: list[Check] = []
        self._literals: dict[Check, tuple[str, ...]] = {}
        for rule in rules:
            self._add(rule, rule.precondition)

    def _add(self, rule: Check, precondition: Precondition) -> None:
        if precondition.literals:
            self._literals[rule] = precondition.literals
        if not precondition.needs_frame:
            self._without_frame.append(rule)
        if precondition.is_of_all:
            self._always.append(rule)
        for fact in precondition.facts:
            self._by_fact.setdefault(fact, []).append(rule)
        for name in precondition.elements:
            self._by_element.setdefault(name, []).append(rule)
        for name in precondition.attributes:
            self._by_attribute.setdefault(name, []).append(rule)

    def rules_for(self, article: Article) -> list[Check]:
        """The rules that an article can concern; those that read bytes first where its letters may be unreadable."""
        calls_all = self._of_any_file or shows_parts(article)
        candidates = self._candidates(article) if calls_all else self._without_frame
        if encoding_of(article) is not None:
            candidates = sorted(candidates, key=lambda rule: "bytes" not in rule.reads)
        text, literals = article.text, self._literals
        return [
            rule for rule in candidates if rule not in literals or any(literal in text for literal in literals[rule])
        ]

    def _candidates(self, article: Article) -> Iterable[Check]:
        groups = list(self._by_facts(article))
        groups += [self._by_element[name] for name in article.element_names if name in self._by_element]
        groups += [self._by_attribute[name] for name in article.attribute_names if name in self._by_attribute]
        return dict.fromkeys(chain(self._always, *groups))

    def _by_facts(self, article: Article) -> Iterator[list[Check]]:
        for is_true, rules in self._by_fact.items():
            try:
                if is_true(article):
                    yield rules
            except (Exception, SystemExit) as error:  # a fact is a rule's own code
                yield [_WithFailedFact(rule, error) for rule in rules]


class _WithFailedFact:
    """A rule one of whose facts has failed: it fails in the same way, so that it is reported as crashed."""

    reads: tuple[str, ...] = ()
    most_shown = 1

    def __init__(self, rule: Check, error: BaseException) -> None:
        self.name = rule.name
        self.precondition = rule.precondition
        self.left_out = rule.left_out
        self._error = error

    def findings(self, article: Article) -> Iterator[Finding]:
        """Raise what the fact has raised."""
        raise self._error
