from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Ge, Related, Rule, Severity, bad, canonical, excerpt, good
from artlint_rules.text._preconditions import has_several_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    from artlint import Article, Finding, Paragraph, Span


_TOGETHER = "paragraphs repeat earlier ones"
_SHORT_ITEM = 60
"""An item of a list below this length, in characters, may be a step that is taken twice."""


class RepeatedParagraph(Rule):
    """Print each paragraph once.

    A paragraph that stands in the article before, word for word, mostly comes of a robot that joined two copies of a
    page; `é` is the same in one character and in two. Quotations (`<blockquote>`), cells of tables, short items of
    lists, lines of signs and addresses may repeat.
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
        good("<ul><li>Cross the bridge over the river.</ul><p>一。</p><ul><li>Cross the bridge over the river.</ul>"),
        good("<p>https://example.org/a/bridge-reopens.html</p>" * 2),
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
            if len(paragraph.text) < self.min_characters or not _is_prose(paragraph.text):
                continue
            earlier = first.setdefault(canonical(paragraph.text), paragraph.span)
            if earlier is not paragraph.span and not _may_repeat(article, paragraph):
                message = f'paragraph repeats an earlier one: "{excerpt(paragraph.text)}"'
                first_here = Related(earlier, "it stands here first")
                yield self.finding(paragraph.span, message, related=(first_here,), together=_TOGETHER)


def _is_prose(text: str) -> bool:
    """Whether a text is more than signs and more than an address."""
    is_address = " " not in text and text.startswith(("http://", "https://"))
    return not is_address and any(map(str.isalnum, text))


def _may_repeat(article: Article, paragraph: Paragraph) -> bool:
    """Whether a paragraph stands in a quotation or a cell, or is a short item of a list."""
    element = article.document.innermost(paragraph.span.start)
    if element is None:
        return False
    around = {element.name, *(ancestor.name for ancestor in element.ancestors)}
    is_item = "li" in around and len(paragraph.text) < _SHORT_ITEM
    return is_item or not around.isdisjoint(("blockquote", "td", "th"))
