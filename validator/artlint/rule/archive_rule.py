"""A rule that looks across articles: facts of each article, and a judgement over all facts of one key."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from artlint.article import Article
from artlint.rule.finding import Finding, Severity
from artlint.rule.rule import Rule
from artlint.span import Span

Value = str | int | float | None
"""What a fact may carry beside its key."""


class Fact(NamedTuple):
    """What a rule tells of one article: facts of one key are judged together, wherever they come from.

    `span` is the place that it is about. `value` is whatever the rule needs to judge it.
    """

    key: str | bytes
    span: Span
    value: Value = None


class ArticleFact(NamedTuple):
    """A fact with its article, as a rule judges it.

    `path` is as reports show it, `source` the name of the article's source (empty for none). `time` is when the article
    appeared (UTC milliseconds; its date, else its epoch), None where neither tells. `text` reads what stands at the
    place of the fact: empty where the file is no longer there. `token` and `read` are the engine's.
    """

    path: str
    source: str
    time: int | None
    value: Value
    token: object
    read: Callable[[object], str]

    @property
    def text(self) -> str:
        """The text at its place, read now."""
        return self.read(self.token)


class Same(NamedTuple):
    """Two articles that are the same in the eyes of a rule. What is linked, by whichever ways, becomes one group."""

    one: ArticleFact
    other: ArticleFact


class ArchiveFinding(NamedTuple):
    """What is wrong at one fact, with other facts that show it, each with a message.

    Findings of one key or group with one message are shown as one, at the first of their places. `unlisted` is how many
    facts show it that are not in `related`.
    """

    at: ArticleFact
    message: str
    related: tuple[tuple[ArticleFact, str], ...] = ()
    help: str | None = None
    code: str | None = None
    at_most: Severity = Severity.ERROR
    unlisted: int = 0


class ArchiveRule(Rule):
    """A check across articles: `draw` is called for each article, `judge` for all facts of one key.

    All else is as with `Rule`: options, severity, preconditions, examples. Facts are drawn where articles are read, in
    any process and any order, and kept; so `draw` looks at its article alone, and `judge` at its facts alone.
    """

    least = 2
    """`judge` is called for keys with so many facts."""

    def check(self, article: Article) -> Iterator[Finding]:
        """Nothing: one article alone tells nothing."""
        return iter(())

    def draw(self, article: Article) -> Iterator[Fact]:
        """Yield what the rule must know of an article."""
        raise NotImplementedError(f"{self.name} draws no facts")

    def judge(self, facts: Iterator[ArticleFact]) -> Iterator[ArchiveFinding | Same]:
        """Yield what is wrong among the facts of one key, which come in the order of their paths."""
        raise NotImplementedError(f"{self.name} judges nothing")

    def judge_group(self, members: Sequence[ArticleFact]) -> Iterable[ArchiveFinding]:
        """What is wrong with a group that `Same` made: a fact of each article, in the order of their paths."""
        return ()
