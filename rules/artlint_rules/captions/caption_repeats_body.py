from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Ge, Related, Rule, Severity, Source, bad, canonical, good
from artlint_rules.captions._preconditions import has_captions
from artlint_rules.captions._words import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    from artlint import Article, Caption, Finding, Paragraph

_border = re.compile(r"[。！？!?…，,；;：:]|\.(?=\s|\Z)")
_AROUND = "“”‘’\"'「」『』《》（）()[]【】 "
_FEW = 50
"""Up to so many clauses of captions are looked for in the whole body; for more of them it is cut at once."""

_MOST_PLACES = 8
"""At how many places of the body a caption's first clause is compared."""

_TOGETHER = "captions stand in the body too"


class CaptionRepeatsBody(Rule):
    """Let a caption say what the image shows, not what the article says again.

    An editor's system that lacks a caption fills in a sentence of the body, and the reader meets it twice.
    """

    min_characters: Annotated[int, Ge(1)] = 20
    """How long a caption must be to count, in characters without space and punctuation."""

    severity = Severity.WARNING
    facts = (has_captions,)
    help = "write what the image shows, or remove the caption"
    examples = (
        good(
            '<img src="https://a.org/1.jpg"><div><small>2023年7月13日，韩国外长在雅加达会见王毅。</small></div><p>专家表示。</p>'
        ),
        good('<img src="https://a.org/1.jpg"><div><small>敏昂莱</small></div><p>敏昂莱，军方领导人。</p>'),
        bad(
            '<img src="https://a.org/1.jpg"><div><small>军政府--特别是其领导人，想永远阻止昂山素季重返政坛</small></div>'
            "<p>审判是一场秀。军政府--特别是其领导人，想永远阻止昂山素季重返政坛。只需要一次定罪。</p>",
            "5:44 caption stands in the body too: 军政府--特别是其领导人，想永远阻止昂山素季重返政坛",
        ),
        bad(
            '<figure><img src="https://a.org/1.jpg"><figcaption>Traffic returns.</figcaption></figure>'
            "<p>Traffic  returns.</p>",
            "5:52 caption stands in the body too: Traffic returns",
            min_characters=10,
        ),
        bad(
            "![](a.jpg)\n*Traffic returns.*\n\nTraffic returns.",
            "6:2 caption stands in the body too: Traffic returns",
            min_characters=10,
            source=Source(body="markdown"),
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        captions = list(self._long_captions(article))
        if sum(len(clauses) for _, clauses in captions) <= _FEW:
            captions = [it for it in captions if all(map(article.once(_squeezed).__contains__, it[1]))]
        for caption, clauses in captions:
            if found := article.once(_clauses_of_body).find(clauses):
                message = f"caption stands in the body too: {shortened(caption.text)}"
                yield self.finding(caption.span, message, related=(Related(found.span, "here"),), together=_TOGETHER)

    def _long_captions(self, article: Article) -> Iterator[tuple[Caption, list[str]]]:
        for caption in article.captions:
            clauses = _clauses(caption.text)
            is_credit = "://" in caption.text  # an address says where the image is from
            if not is_credit and sum(map(len, clauses)) >= self.min_characters:
                yield caption, clauses


def _squeezed(article: Article) -> str:
    """The body's text without white space: where no clause stands in it, none need be cut."""
    return canonical("".join(["".join(it.text.split()) for it in article.paragraphs]))


def _clauses_of_body(article: Article) -> _Clauses:
    return _Clauses(article.paragraphs)


class _Clauses:
    """The body's clauses in order, and where each stands."""

    def __init__(self, paragraphs: tuple[Paragraph, ...]) -> None:
        self._clauses = [(clause, number) for number, it in enumerate(paragraphs) for clause in _clauses(it.text)]
        self._paragraphs = paragraphs
        self._places: dict[str, list[int]] = {}
        for at, (clause, _) in enumerate(self._clauses):
            places = self._places.setdefault(clause, [])
            if len(places) < _MOST_PLACES:
                places.append(at)

    def find(self, clauses: list[str]) -> Paragraph | None:
        """The paragraph in which all these clauses stand, one after the other."""
        for at in self._places.get(clauses[0], ()):
            if [clause for clause, _ in self._clauses[at : at + len(clauses)]] == clauses:
                return self._paragraphs[self._clauses[at][1]]
        return None


def _clauses(text: str) -> list[str]:
    """A text cut at its punctuation, each piece without space and quotes; empty pieces left out."""
    pieces = ("".join(piece.split()).strip(_AROUND) for piece in _border.split(canonical(text)))
    return [piece for piece in pieces if piece]
