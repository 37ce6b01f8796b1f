from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import ArchiveRule, Fact, Same, Severity, bad, good
from artlint_rules._tracking import TRACKING
from artlint_rules.archive._addresses import page_of
from artlint_rules.archive._copies import findings_of, title_of
from artlint_rules.archive._examples import article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artlint import ArchiveFinding, Article, ArticleFact


def _page(path: str, url: str) -> str:
    return article(path, title="A bridge", link=url)


class DuplicateUrl(ArchiveRule):
    """Keep one article for each address.

    Addresses are compared as the URL standard reads them, without scheme, fragment and parameters that only follow the
    reader. The earliest article is the original; a copy that appeared a day or more later may be an updated version.
    """

    ignore_parameters: tuple[str, ...] = TRACKING
    """Names of parameters that do not count; `utm_*` means all that begin so."""

    severity = Severity.ERROR
    help = "delete one of them, or give it its own address"
    examples = (
        good(_page("1.md", "https://example.org/?id=1") + _page("2.md", "https://example.org/?id=2"), whole=True),
        good(article("1.md") + article("2.md"), whole=True),
        bad(
            _page("1.md", "https://example.org/bridge?utm_source=feed")
            + _page("2.md", "http://EXAMPLE.org/bridge#top"),
            "2.md:3:7 duplicate: the address of 2 articles is the same, first in 1.md",
            whole=True,
        ),
        bad(
            _page("1.md", "https://example.org/a/../%62ridge?b=1&a=2")
            + _page("2.md", "https://example.org:443/%62ridge?a=2&b=1"),
            "2.md:3:7 duplicate: the address of 2 articles is the same, first in 1.md",
            whole=True,
        ),
    )

    def draw(self, article: Article) -> Iterator[Fact]:
        address = article.address
        page = page_of(address.url, self.ignore_parameters) if address else None
        if address and page is not None:
            yield Fact(page, address.span, title_of(article))

    def judge(self, facts: Iterator[ArticleFact]) -> Iterator[ArchiveFinding | Same]:
        first = next(facts)
        for fact in facts:
            yield Same(first, fact)

    def judge_group(self, members: Sequence[ArticleFact]) -> Iterable[ArchiveFinding]:
        return findings_of(members, "the address")
