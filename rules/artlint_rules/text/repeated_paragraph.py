from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Ge, Related, Rule, Severity, bad, canonical, excerpt, good
from artlint_rules.text._preconditions import has_several_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    from artlint import Article, Finding, Span


_TOGETHER = "paragraphs repeat earlier ones"


class RepeatedParagraph(Rule):
    """Print each paragraph once.

    A paragraph that stands in the article before, word for word, mostly comes of a robot that joined two copies of a
    page; `é` is the same in one character and in two. Quotations (`<blockquote>`) and lines of signs may repeat.
    """

    severity = Severity.WARNING

    min_characters: Annotated[int, Ge(1)] = 30
    """The least length of a paragraph that counts; shorter ones, such as refrains and headings, may repeat."""

    facts = (has_several_paragraphs,)
    help = "delete the copy"
    examples = (
        good("<p>问：你怎么看？</p><p>答：好。</p><p>问：你怎么看？</p>"),
        good("<p>" + "_" * 40 + "</p><p>一。</p><p>" + "_" * 40 + "</p>"),
        good("<p>The bridge over the river reopens.</p><blockquote>The bridge over the river reopens.</blockquote>"),
        good("<p>The bridge over the river reopens today.</p><p>The bridge over the river reopened today.</p>"),
        bad(
            "<p>The bridge over the river reopens today.</p><p>The  bridge over\nthe river reopens today. </p>",
            '5:51 paragraph repeats an earlier one: "The bridge over the river reopens today."',
        ),
        bad(
            "<p>问：你怎么看？<br><br>答：好。<br /><br />问：你怎么看？</p>",
            '5:35 paragraph repeats an earlier one: "问：你怎么看？"',
            min_characters=5,
        ),
    )

    def may_find(self, article: Article) -> bool:
        long = [it.text for it in article.paragraphs if len(it.text) >= self.min_characters]
        return len(set(map(canonical, long))) < len(long)

    def check(self, article: Article) -> Iterator[Finding]:
        first: dict[str, Span] = {}
        for paragraph in article.paragraphs:
            if len(paragraph.text) < self.min_characters or not any(map(str.isalnum, paragraph.text)):
                continue
            earlier = first.setdefault(canonical(paragraph.text), paragraph.span)
            if earlier is not paragraph.span and not _is_quotation(article, paragraph.span.start):
                message = f'paragraph repeats an earlier one: "{excerpt(paragraph.text)}"'
                first_here = Related(earlier, "it stands here first")
                yield self.finding(paragraph.span, message, related=(first_here,), together=_TOGETHER)


def _is_quotation(article: Article, offset: int) -> bool:
    element = article.document.innermost(offset)
    return element is not None and (element.name == "blockquote" or element.inside("blockquote"))
