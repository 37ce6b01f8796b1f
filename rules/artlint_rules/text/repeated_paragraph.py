from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Ge, Related, Rule, Severity, Source, bad, canonical, excerpt, good
from artlint_rules.text._preconditions import has_several_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    from artlint import Article, Finding, Paragraph


_TOGETHER = "paragraphs repeat earlier ones"
_WRITTEN = Source(layout="post", body="markdown")
_SHORT_ITEM = 60
"""An item of a list below this length, in characters, may be a step that is taken twice."""


_LEAD = """\
---
title: A bridge
---

The bridge over the river reopens today.

A mayor cuts a ribbon at the far end.

The bridge over the river reopens today.
"""


_LISTS = """\
---
title: Two bridges
---

* A ticket for the first hour costs one coin, and each more hour another one.

* A ticket for the whole day costs eight coins, and children cross for nothing.

The other bridge asks for the same:

* A ticket for the first hour costs one coin, and each more hour another one.

* A ticket for the whole day costs eight coins, and children cross for nothing.
"""
_COPIES = (
    '11:1 paragraph repeats an earlier one: "A ticket for the first hour costs one c…"',
    '13:1 paragraph repeats an earlier one: "A ticket for the whole day costs eight …"',
)


class RepeatedParagraph(Rule):
    """Print each paragraph once.

    A paragraph that stands in the article before, word for word, mostly comes of a robot that joined two copies of a
    page; `é` is the same in one character and in two. Quotations (`<blockquote>`), cells of tables, short items of
    lists, lines of signs and addresses may repeat. Where people write (in layouts without a frame) a lead and a refrain
    repeat one on purpose, and lists may be alike: there only a copy counts that follows at once, or several in the same
    order, and no item of a list.
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
        good("<blockquote>The bridge over the river reopens.</blockquote><p>The bridge over the river reopens.</p>"),
        good("<ul><li>Cross the bridge over the river.</ul><p>一。</p><ul><li>Cross the bridge over the river.</ul>"),
        good("<p>https://example.org/a/bridge-reopens.html</p>" * 2),
        good("<p>The bridge over the river reopens today.</p><p>The bridge over the river reopened today.</p>"),
        bad(
            "<p>The bridge over the river reopens today.</p><p>The  bridge over\nthe river reopens today. </p>",
            '5:51 paragraph repeats an earlier one: "The bridge over the river reopens today."',
        ),
        good(_LEAD, whole=True, source=_WRITTEN),
        good(_LISTS, whole=True, source=_WRITTEN),
        bad(_LISTS.replace("* ", ""), *_COPIES, whole=True, source=_WRITTEN),
        bad(
            _LEAD.replace("A mayor cuts a ribbon at the far end.\n\n", ""),
            '7:1 paragraph repeats an earlier one: "The bridge over the river reopens today."',
            whole=True,
            source=_WRITTEN,
        ),
        bad(
            _LEAD + "\nA mayor cuts a ribbon at the far end.\n",
            '9:1 paragraph repeats an earlier one: "The bridge over the river reopens today."',
            '11:1 paragraph repeats an earlier one: "A mayor cuts a ribbon at the far end."',
            whole=True,
            source=_WRITTEN,
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
        paragraphs = [it for it in article.paragraphs if len(it.text) >= self.min_characters and _is_prose(it.text)]
        first = _repeated(article, paragraphs)
        for number, earlier in first.items():
            if article.is_framed or _is_copied(first, number):
                paragraph = paragraphs[number]
                message = f'paragraph repeats an earlier one: "{excerpt(paragraph.text)}"'
                first_here = Related(paragraphs[earlier].span, "it stands here first")
                yield self.finding(paragraph.span, message, related=(first_here,), together=_TOGETHER)


def _repeated(article: Article, paragraphs: list[Paragraph]) -> dict[int, int]:
    """The numbers of the paragraphs that repeat an earlier one, each with that one's number."""
    alike: dict[str, list[int]] = {}
    for number, paragraph in enumerate(paragraphs):
        alike.setdefault(canonical(paragraph.text), []).append(number)
    first: dict[int, int] = {}
    for numbers in alike.values():
        if len(numbers) > 1:
            counted = [number for number in numbers if not _may_repeat(article, paragraphs[number])]
            first.update(dict.fromkeys(counted[1:], counted[0]) if counted else {})
    return first


def _is_copied(first: dict[int, int], number: int) -> bool:
    """Whether a paragraph follows the one that it repeats, or one beside it repeats the one beside that."""
    earlier = first[number]
    return earlier == number - 1 or first.get(number - 1) == earlier - 1 or first.get(number + 1) == earlier + 1


def _is_prose(text: str) -> bool:
    """Whether a text is more than signs and more than an address."""
    is_address = " " not in text and text.startswith(("http://", "https://"))
    return not is_address and any(map(str.isalnum, text))


def _may_repeat(article: Article, paragraph: Paragraph) -> bool:
    """Whether a paragraph stands in a quotation or a cell, or is an item of a list that may come twice."""
    element = article.document.innermost(paragraph.span.start)
    if element is None:
        return False
    around = {element.name, *(ancestor.name for ancestor in element.ancestors)}
    is_item = "li" in around and (len(paragraph.text) < _SHORT_ITEM or not article.is_framed)
    return is_item or not around.isdisjoint(("blockquote", "td", "th"))
