from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Annotated

from artlint import ArchiveRule, Fact, Ge, Same, Severity, bad, good
from artlint_rules.archive._copies import TITLE, findings_of, place_of, title_of
from artlint_rules.archive._examples import article
from artlint_rules.archive._shingles import bands, hashes, likeness, shingles, signature, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artlint import ArchiveFinding, Article, ArticleFact

_MOST_ORIGINALS = 16
"""Articles of one band that further ones are compared with."""

_DIGEST = 8
"""Characters of a value that tell whether two bodies are equal. They stand behind the title's, before the signature."""

_STORY = "The bridge over the river reopened on Tuesday, and people of both banks came to see it. " + " ".join(
    f"Speaker {at} said that pier {at} of the bridge had cost more than pier {at + 1} ever would." for at in range(12)
)


class NearDuplicate(ArchiveRule):
    """Keep one version of each article.

    Bodies are alike when most of their runs of five words are the same (each Chinese, Japanese and Korean character is
    a word): an article that was edited and saved again, a copy with another ending. Equal bodies are duplicate-body's.
    They are compared by MinHash, so that a pair at the edge of `min_likeness` may be missed or found.
    """

    min_likeness: float = 0.75
    """The least share of runs of words that two bodies have in common, of those that either has (Jaccard index)."""
    min_words: Annotated[int, Ge(20)] = 60
    """The least number of words of a body that is compared."""

    severity = Severity.WARNING
    help = "keep the version that is right, or suppress the finding where both are wanted"
    examples = (
        good(article("1.md", f"<p>{_STORY}</p>") + article("2.md", f"<p>{_STORY}</p>"), whole=True),
        good(article("1.md", f"<p>{_STORY}</p>") + article("2.md", f"<p>{_STORY[::-1]}</p>"), whole=True),
        bad(
            article("1.md", f"<p>{_STORY}</p>") + article("2.md", f"<p>{_STORY} An earlier version named no pier.</p>"),
            "2.md:2:8 duplicate: the body of 2 articles is nearly the same, first in 1.md",
            whole=True,
        ),
        bad(
            article("1.md", f"<p>{_STORY}</p>") + article("2.md", f"<p>{_STORY.replace('Tuesday', 'Friday')}</p>"),
            "2.md:2:8 duplicate: the body of 2 articles is nearly the same, first in 1.md",
            whole=True,
        ),
    )

    def draw(self, article: Article) -> Iterator[Fact]:
        its_words = words("\n".join(paragraph.text for paragraph in article.paragraphs))
        if len(its_words) < self.min_words:
            return
        least = hashes(shingles(its_words))
        digest = blake2b(" ".join(its_words).encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
        value = title_of(article) + digest.decode("latin-1") + signature(least)
        place = place_of(article)
        yield from (Fact(key, place, value) for key in bands(least))

    def judge(self, facts: Iterator[ArticleFact]) -> Iterator[ArchiveFinding | Same]:
        originals: list[ArticleFact] = []
        for fact in facts:
            alike = next((it for it in originals if self._are_alike(it, fact)), None)
            if alike is not None:
                yield Same(alike, fact)
            elif len(originals) < _MOST_ORIGINALS:
                originals.append(fact)

    def _are_alike(self, one: ArticleFact, other: ArticleFact) -> bool:
        first, second = (str(it.value)[TITLE + _DIGEST :] for it in (one, other))
        return likeness(first, second) >= self.min_likeness

    def judge_group(self, members: Sequence[ArticleFact]) -> Iterable[ArchiveFinding]:
        different: dict[str, ArticleFact] = {}
        for member in members:
            different.setdefault(str(member.value)[TITLE : TITLE + _DIGEST], member)
        if len(different) > 1:
            yield from findings_of(list(different.values()), "the body", "nearly the same")
