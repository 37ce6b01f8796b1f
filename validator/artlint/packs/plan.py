"""Which rules are called for an article: told once for a configuration, and then at a glance for each article."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Protocol

from artlint.article.file_encoding import encoding_of
from artlint.article.recognise import shows_frame
from artlint.article.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from artlint.article import Article
    from artlint.rule.rule import Finding, Gate


class Check(Protocol):
    """What the engine asks of a rule, loaded or not."""

    @property
    def name(self) -> str:
        """The rule's id."""
        ...

    @property
    def gate(self) -> Gate:
        """Which articles can concern the rule."""
        ...

    def check(self, article: Article) -> Iterator[Finding]:
        """What is wrong with the article."""
        ...

    @property
    def most_shown(self) -> int:
        """How many causes it tells apart in one file."""
        ...

    def left_out(self, article: Article, finding: Finding, number: int) -> Finding:
        """What stands in place of the first finding that is not shown; of a number of them."""
        ...


_may_be_unreadable = SIGNS["no-characters"]


class Plan:
    """Rules, sorted by what must be in an article before they can find anything."""

    __slots__ = ("_always", "_by_attribute", "_by_element", "_by_sign", "_triggers", "_without_frame")

    def __init__(self, rules: Iterable[Check]) -> None:
        self._always: list[Check] = []
        self._by_sign: dict[Callable[[Article], bool], list[Check]] = {}
        self._by_element: dict[str, list[Check]] = {}
        self._by_attribute: dict[str, list[Check]] = {}
        self._without_frame: list[Check] = []
        self._triggers: dict[Check, tuple[str, ...]] = {}
        for rule in rules:
            self._add(rule)

    def _add(self, rule: Check) -> None:
        gate = rule.gate
        if gate.triggers:
            self._triggers[rule] = gate.triggers
        if not gate.needs_frame:
            self._without_frame.append(rule)
        if not (gate.signs or gate.elements or gate.attributes):
            self._always.append(rule)
        for sign in gate.signs:
            self._by_sign.setdefault(SIGNS[sign], []).append(rule)
        for names, by_name in ((gate.elements, self._by_element), (gate.attributes, self._by_attribute)):
            for name in names:
                by_name.setdefault(name, []).append(rule)

    def called_for(self, article: Article) -> list[Check]:
        """The rules that an article can concern; those that read bytes first where its letters may be unreadable."""
        candidates = self._candidates(article) if shows_frame(article.frame) else self._without_frame
        if _may_be_unreadable(article) and encoding_of(article) is not None:
            candidates = sorted(candidates, key=lambda rule: "bytes" not in rule.gate.reads)
        text, triggers = article.text, self._triggers
        return [rule for rule in candidates if rule not in triggers or _holds_any(text, triggers[rule])]

    def _candidates(self, article: Article) -> Iterable[Check]:
        groups = [rules for is_shown, rules in self._by_sign.items() if is_shown(article)]
        groups += [self._by_element[name] for name in article.element_names if name in self._by_element]
        groups += [self._by_attribute[name] for name in article.attribute_names if name in self._by_attribute]
        return dict.fromkeys(chain(self._always, *groups))


def _holds_any(text: str, literals: tuple[str, ...]) -> bool:
    for literal in literals:  # noqa: SIM110  a generator costs more than the search
        if literal[0] in text and literal in text:  # one character is found ten times faster
            return True
    return False
