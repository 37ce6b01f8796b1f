from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from artlint import ArchiveFinding, ArchiveRule, Fact, Ge, Severity, bad, canonical, excerpt, good
from artlint_rules.archive._examples import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, ArticleFact, Same

_AD = "<p>Support this paper with a gift today.</p>"
_SHOWN = 9
"""Further places that a finding names."""


def _articles(number: int, text: str) -> str:
    return "".join(article(f"{at}.md", f"<p>Story {at} of the bridge.</p>\n{text}") for at in range(1, number + 1))


class SharedText(ArchiveRule):
    """Keep texts that a source repeats out of its articles.

    A paragraph that stands word for word in many articles of one source is an advertisement, a footer or a notice, and
    no part of any article. Give it to `boilerplate`, which then finds it in each of them.
    """

    min_files: Annotated[int, Ge(2)] = 20
    """In how many articles of a source a paragraph must stand."""
    min_characters: Annotated[int, Ge(1)] = 30
    """The least length of a paragraph that counts."""

    severity = Severity.WARNING
    help = "add it to `patterns` of `boilerplate`, and keep it out where the articles are written"
    examples = (
        good(_articles(2, _AD), whole=True),
        good(_articles(3, "<p>Read on.</p>"), min_files=3, whole=True),
        bad(
            _articles(3, _AD),
            '1.md:5:4 text stands in 3 articles: "Support this paper with a gift today."',
            '2.md:5:4 text stands in 3 articles: "Support this paper with a gift today."',
            '3.md:5:4 text stands in 3 articles: "Support this paper with a gift today."',
            min_files=3,
            whole=True,
        ),
        bad(
            _articles(2, "<p>更多文章请看</p>"),
            '1.md:5:4 text stands in 2 articles: "更多文章请看"',
            '2.md:5:4 text stands in 2 articles: "更多文章请看"',
            min_files=2,
            min_characters=5,
            whole=True,
        ),
    )

    def draw(self, article: Article) -> Iterator[Fact]:
        seen = set()
        for paragraph in article.paragraphs:
            text = canonical(" ".join(paragraph.text.split()))
            if len(text) >= self.min_characters and text not in seen:
                seen.add(text)
                yield Fact(f"{article.source.name or ''}\0{text}", paragraph.span)

    def judge(self, facts: Iterator[ArticleFact]) -> Iterator[ArchiveFinding | Same]:
        members = list(facts)
        if len(members) < self.min_files:
            return
        message = f'text stands in {len(members):,} articles: "{excerpt(members[0].text)}"'
        for member in members:
            others = [it for it in members[: _SHOWN + 1] if it is not member][:_SHOWN]
            places = tuple((it, "it stands here too") for it in others)
            yield ArchiveFinding(member, message, places, unlisted=len(members) - 1 - len(places))
