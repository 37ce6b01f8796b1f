from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import ArchiveRule, Fact, Same, Severity, bad, good
from artlint_rules.archive._copies import findings_of, title_of
from artlint_rules.archive._examples import article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artlint import ArchiveFinding, Article, ArticleFact


class DuplicateTitle(ArchiveRule):
    """Give every article a title of its own.

    Columns and bulletins repeat their titles by design, so the rule is off by default. Blanks and case do not count.
    """

    severity = Severity.WARNING
    enabled = False
    help = "delete one of them, or tell them apart in the title"
    examples = (
        good(article("1.md", title="A bridge reopens") + article("2.md", title="A bridge closes"), whole=True),
        good(article("1.md", date="2023-07-18") + article("2.md", date="2023-07-18"), whole=True),
        bad(
            article("1.md", title="A bridge reopens") + article("2.md", title="A Bridge  reopens"),
            "2.md:2:8 duplicate: the title of 2 articles is the same, first in 1.md",
            whole=True,
        ),
        bad(
            article("a/2.md", title="桥重新开放") + article("a/1.md", title="桥重新开放"),
            "a/2.md:2:8 duplicate: the title of 2 articles is the same, first in a/1.md",
            whole=True,
        ),
    )

    def draw(self, article: Article) -> Iterator[Fact]:
        if article.title and article.title.text.split():
            yield Fact(title_of(article), article.title.span, title_of(article))

    def judge(self, facts: Iterator[ArticleFact]) -> Iterator[ArchiveFinding | Same]:
        first = next(facts)
        for fact in facts:
            yield Same(first, fact)

    def judge_group(self, members: Sequence[ArticleFact]) -> Iterable[ArchiveFinding]:
        return findings_of(members, "the title")
