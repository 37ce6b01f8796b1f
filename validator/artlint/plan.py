"""Which rules are called for an article: told once for a configuration, and then at a glance for each article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from artlint.article.recognise import shows_frame
from artlint.article.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artlint.article import Article
    from artlint.rule import Finding, Gate


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


class Plan:
    """Rules, sorted by what must be in an article before they can find anything."""

    __slots__ = ("_always", "_by_element", "_by_sign", "_triggers", "_without_frame")

    def __init__(self, rules: Iterable[Check]) -> None:
        self._always: list[Check] = []
        self._by_sign: dict[str, list[Check]] = {}
        self._by_element: dict[str, list[Check]] = {}
        self._without_frame: list[Check] = []
        self._triggers: dict[Check, tuple[str, ...]] = {}
        for rule in rules:
            self._add(rule)

    def _add(self, rule: Check) -> None:
        gate = rule.gate
        self._triggers[rule] = gate.triggers
        if not gate.needs_frame:
            self._without_frame.append(rule)
        if not gate.signs and not gate.elements:
            self._always.append(rule)
        for sign in gate.signs:
            self._by_sign.setdefault(sign, []).append(rule)
        for element in gate.elements:
            self._by_element.setdefault(element, []).append(rule)

    def called_for(self, article: Article) -> list[Check]:
        """The rules that an article can concern."""
        text, triggers = article.text, self._triggers
        return [rule for rule in self._candidates(article) if not triggers[rule] or _holds_any(text, triggers[rule])]

    def _candidates(self, article: Article) -> Iterable[Check]:
        if not shows_frame(article.frame):
            return self._without_frame
        found = dict.fromkeys(self._always)
        for sign, rules in self._by_sign.items():
            if SIGNS[sign](article):
                found |= dict.fromkeys(rules)
        for name in self._by_element.keys() & article.element_names:
            found |= dict.fromkeys(self._by_element[name])
        return found


def _holds_any(text: str, literals: tuple[str, ...]) -> bool:
    for literal in literals:
        if literal in text:
            return True
    return False
