from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from artlint import ArchiveRule, Fact, Ge, Same, Severity, bad, canonical, good
from artlint_rules.archive._copies import findings_of, place_of, title_of
from artlint_rules.archive._examples import article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artlint import ArchiveFinding, Article, ArticleFact

_sign = re.compile(r"[\W_]+")
_BRIDGE = "<p>The bridge over the river reopened today, and people of both banks came to see it.</p>"


class DuplicateBody(ArchiveRule):
    """Keep each article once in the archive.

    Bodies are equal when their paragraphs hold the same letters and digits; markup, signs and case do not count. Of
    copies the earliest is the original. A copy of another source is told as syndicated (info); one under another title,
    and one that was published again a day or more later, are warnings.
    """

    min_characters: Annotated[int, Ge(1)] = 50
    """The least number of letters and digits of a body that is compared."""

    severity = Severity.ERROR
    help = "delete one of them, or suppress the finding where both are wanted"
    examples = (
        good(
            article("1.md", _BRIDGE)
            + article("2.md", "<p>Nobody came to see the bridge, which is shut since the flood.</p>"),
            whole=True,
        ),
        good(article("1.md", "<p>Short.</p>") + article("2.md", "<p>Short.</p>"), whole=True),
        bad(
            article("1.md", _BRIDGE) + article("2.md", _BRIDGE),
            "2.md:2:8 duplicate: the body of 2 articles is the same, first in 1.md",
            whole=True,
        ),
        bad(
            article("1.md", f"<div>{_BRIDGE}</div>") + article("3.md", _BRIDGE.upper()) + article("2.md", _BRIDGE),
            "2.md:2:8 duplicate: the body of 3 articles is the same, first in 1.md",
            "3.md:2:8 duplicate: the body of 3 articles is the same, first in 1.md",
            whole=True,
        ),
    )

    def draw(self, article: Article) -> Iterator[Fact]:
        text = "".join(paragraph.text for paragraph in article.paragraphs)
        letters = _sign.sub("", canonical(text)).casefold()
        if len(letters) >= self.min_characters:
            yield Fact(letters, place_of(article), title_of(article))

    def judge(self, facts: Iterator[ArticleFact]) -> Iterator[ArchiveFinding | Same]:
        first = next(facts)
        for fact in facts:
            yield Same(first, fact)

    def judge_group(self, members: Sequence[ArticleFact]) -> Iterable[ArchiveFinding]:
        return findings_of(members, "the body")
