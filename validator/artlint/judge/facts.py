"""The facts that rules of the archive draw from one file."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from artlint.article.day import appeared
from artlint.judge.crash import crash_of
from artlint.judge.records import Crash
from artlint.model.facts import Drawn, DrawnFact, Hiding, Judge
from artlint.rule import MOST_PLACES, Fact
from artlint.span import Span
from artlint.timed import SlowPatternError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from artlint.article import Article, File
    from artlint.packs import LazyRule

    HiddenBy = Callable[[str, Span], Hiding | None]


def draw(file: File, rules: Iterable[LazyRule], hidden_by: HiddenBy | None) -> tuple[Drawn, Sequence[Crash]]:
    """The facts of a file, and the rules that failed at it. `hidden_by` tells what suppresses a finding at a place."""
    drawing = _Drawing(file, hidden_by)
    for rule in rules:
        drawing.call(rule)
    return drawing.drawn(), drawing.crashes


class _Drawing:
    def __init__(self, file: File, hidden_by: HiddenBy | None) -> None:
        self.crashes: list[Crash] = []
        self._file = file
        self._article = file.article
        self._hidden_by = hidden_by
        self._judges: list[Judge] = []
        self._facts: list[DrawnFact] = []
        self._hidings: dict[Hiding, int] = {}

    def drawn(self) -> Drawn:
        """All facts that were drawn."""
        article = self._article
        return Drawn(
            article.source.name or "",
            appeared(article) if self._facts else None,
            tuple(self._judges),
            tuple(self._facts),
            tuple(self._hidings),
        )

    def call(self, rule: LazyRule) -> None:
        """Draw the facts of one rule; of a rule that fails, none is kept."""
        try:
            facts = list(self._facts_of(rule))
        except SlowPatternError as error:
            self.crashes.append(Crash(rule.name, str(error), fault="was stopped"))
        except (Exception, SystemExit) as error:  # as in the engine
            self.crashes.append(crash_of(rule.name, error))
        else:
            self._facts += facts
            self._judges.append(Judge(rule.name, dict(rule.options)))

    def _facts_of(self, rule: LazyRule) -> Iterator[DrawnFact]:
        number = len(self._judges)
        for count, fact in enumerate(rule.draw(self._article)):
            if count == MOST_PLACES:
                return
            _demand_valid(fact, self._article)
            span = self._in_file(fact.span)
            hiding = self._hiding(rule.name, span)
            yield DrawnFact(number, key_of(fact.key), *span, rule.severity.value, fact.value, hiding)

    def _in_file(self, span: Span) -> Span:
        return span if self._article.text is self._file.text else self._file.comment_map.to_file(span)

    def _hiding(self, rule: str, span: Span) -> int:
        hiding = self._hidden_by(rule, span) if self._hidden_by else None
        return -1 if hiding is None else self._hidings.setdefault(hiding, len(self._hidings))


def key_of(key: str | bytes) -> int:
    """A key as 64 bits. Two keys of a million are taken for one with a chance of one in ten millions."""
    data = key.encode("utf-8", "surrogatepass") if isinstance(key, str) else key
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def _demand_valid(fact: object, article: Article) -> None:
    """Refuse what cannot be kept: a plugin's rule may yield anything."""
    if not isinstance(fact, Fact):
        raise TypeError(f"draw yields {type(fact).__name__}, not Fact")
    if not isinstance(fact.key, (str, bytes)):
        raise TypeError("the key of a fact is a text or bytes")
    if type(fact.value) not in (str, int, float, type(None)):
        raise TypeError(f"the value of a fact is {type(fact.value).__name__}")
    if type(fact.value) is int and not -(2**63) <= fact.value < 2**63:
        raise ValueError("the value of a fact has more than 64 bits")
    if not isinstance(fact.span, Span) or not 0 <= fact.span.start <= fact.span.end <= len(article.text):
        raise ValueError(f"the span {fact.span!r:.100} lies outside the text of {len(article.text)} code points")
