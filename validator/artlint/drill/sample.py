"""The healthy articles that a drill takes: as many of each kind that the archive has, in an order that chance gives."""

from __future__ import annotations

from itertools import islice, zip_longest
from random import Random
from typing import TYPE_CHECKING

from artlint.article import decode
from artlint.damage import CLOSE, OPEN
from artlint.disk import read_regular
from artlint.drill.trial import Healthy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.article import Article
    from artlint.files.candidate import Candidate
    from artlint.run.checker import Checker

    Kind = tuple[str | None, str, str, bool, bool]

_READ = 20
"""Files read for each article that is wanted, to meet the kinds that are rare."""


class Sample:
    """The healthy articles of an archive, of which `wanted` are taken."""

    def __init__(self, checker: Checker, candidates: tuple[Candidate, ...], wanted: int, seed: int) -> None:
        self._checker = checker
        self._candidates = candidates
        self._wanted = wanted
        self._order = list(range(len(candidates)))
        Random(seed).shuffle(self._order)  # noqa: S311  chance, and no secret
        self.read = 0
        """How many files were read."""

    def articles(self) -> Iterator[Healthy]:
        """The articles, the kinds by turns; one that is changed or gone by then is left out."""
        kinds = self._by_kind()
        by_turns = (at for turn in zip_longest(*kinds.values()) for at in turn if at is not None)
        for at in islice(by_turns, self._wanted):
            found = self._judged(self._candidates[at])
            if found is not None:
                yield found

    def _by_kind(self) -> dict[Kind, list[int]]:
        """The numbers of candidates that are healthy articles, by kind. So many are read that there are enough."""
        kinds: dict[Kind, list[int]] = {}
        healthy = 0
        for at in self._order:
            if healthy >= self._wanted and self.read >= _READ * self._wanted:
                break
            self.read += 1
            found = self._judged(self._candidates[at])
            if found is not None:
                healthy += 1
                kinds.setdefault(_kind(found.article), []).append(at)
        return kinds

    def _judged(self, candidate: Candidate) -> Healthy | None:
        """The article of a file; None for one that is not healthy, cannot be read, or holds the marks of damages."""
        try:
            text = decode(read_regular(candidate.path))
        except OSError:
            return None
        if OPEN in text or CLOSE in text:
            return None
        result = self._checker.check_text(candidate, text)
        is_sick = result.skip is not None or result.fails or result.problems
        return None if is_sick else Healthy(candidate, self._checker.reading(candidate, text)[0], result)


def _kind(article: Article) -> Kind:
    """What decides which damages fit: source, layout, body, and whether there is an image with a caption."""
    has_image, has_caption = article.lead_image is not None, bool(article.captions)
    return article.source.name, article.layout, article.body_kind, has_image, has_caption
