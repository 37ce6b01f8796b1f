from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Ge, Rule, Span, bad, good

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    from artlint import Article, Finding


class ShortBody(Rule):
    """Expect a body of some length.

    Healthy articles can be short (a video with one sentence, a picture), so the rule is off by default. An empty body
    is `empty-body`'s.
    """

    enabled = False

    min_characters: Annotated[int, Ge(1)] = 100
    """The least that a body must hold, in characters of its running text, white space aside."""

    help = "see whether the text is whole at its source"
    examples = (
        good("<p>" + "一" * 100 + "</p>"),
        good("<p>一句话。</p>", min_characters=4),
        good("<p> </p>"),
        bad("<p>一句话。</p>", "5:4 the body has 4 characters of text, at least 100 are expected"),
        bad("<p>好</p>", "5:4 the body has 1 character of text, at least 100 are expected"),
        bad(
            "<p>A b.</p><p>C d.</p>", "5:4 the body has 6 characters of text, at least 7 are expected", min_characters=7
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        paragraphs = article.paragraphs
        length = sum(len(paragraph.text) - paragraph.text.count(" ") for paragraph in paragraphs)
        if paragraphs and length < self.min_characters:
            span = Span(paragraphs[0].span.start, paragraphs[-1].span.end)
            counted = f"{length:,} character{'s' * (length > 1)}"
            message = f"the body has {counted} of text, at least {self.min_characters:,} are expected"
            yield self.finding(span, message)
