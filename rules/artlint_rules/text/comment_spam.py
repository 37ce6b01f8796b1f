from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from artlint import Ge, Rule, Severity, bad, good, html_words
from artlint_rules.text._prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated, Literal

    from artlint import Article, Element, Finding

_BLOCKS = frozenset(
    "comments comment-list commentlist comments-area comment-wrapper comments-wrapper disqus_thread".split()
)
_COMMENTS = frozenset("comment comment-body comment_body commentary".split())


_written_link = re.compile(r"(?:&lt;|<)a[ \t\n]{1,20}href|\[(?:url|link)=", re.IGNORECASE).finditer


class CommentSpam(Rule):
    """Keep readers' comments that advertise out of the article.

    A robot that takes the whole page keeps the block of comments under the text, and with it what spammers left there:
    comments in which a link is shown as it was written, `<a href=…>` or `[url=…]`. Class or id tell the block.
    """

    severity = Severity.WARNING
    literals = ("comment", "Comment", "disqus_thread")
    attributes = ("class", "id")

    links: Literal["shown", "all"] = "shown"
    """Which links make comments spam: those `shown` as they were written, or `all` that lead to an address."""

    min_links: Annotated[int, Ge(1)] = 1
    """How many such links a block of comments must hold to be named."""

    help = "delete the block of comments"
    examples = (
        good('<div id="comments"><div class="comment"><p>A <a href="https://example.org/">bridge</a>.</p></div></div>'),
        good('<p>No comment: &lt;a href=https://example.org/></p><div id="comments"><code>&lt;a href=1></code></div>'),
        bad(
            '<div id="comments"><div class="comment"><p>Buy &lt;a href= http://a.org>pills&lt;/a></p></div></div>',
            "5:1 a block of comments is kept under the text: 1 comment with 1 link of spam",
        ),
        bad(
            '<ol class="comment-list"><li class="comment">[url=http://a.org]A</li><li class="comment">B</li></ol>',
            "5:1 a block of comments is kept under the text: 2 comments with 1 link of spam",
        ),
        bad(
            '<div id="comments"><div class="comment"><a href="http://a.org">A</a> http://b.org</div></div>',
            "5:1 a block of comments is kept under the text: 1 comment with 2 links",
            links="all",
            min_links=2,
        ),
    )

    def may_find(self, article: Article) -> bool:
        tags = "".join(article.document.start_tags()).lower()
        if "comment" not in tags and "disqus" not in tags and "&#" not in tags:  # letters have no other references
            return False
        values = (*article.document.values("class"), *article.document.values("id"))
        return any(_BLOCKS & frozenset(html_words(value.lower())) for value in values)

    def check(self, article: Article) -> Iterator[Finding]:
        covered = -1
        for block in article.elements:
            if block.start >= covered and _BLOCKS & _names(block):
                covered = block.span.end
                links = _shown(article, block) if self.links == "shown" else _addresses(article, block)
                if links >= self.min_links:
                    message = (
                        f"a block of comments is kept under the text: {_counted(_comments(article, block), 'comment')}"
                    )
                    of_spam = " of spam" if self.links == "shown" else ""
                    yield self.finding(block.span, f"{message} with {_counted(links, 'link')}{of_spam}")


def _shown(article: Article, block: Element) -> int:
    """How many links are shown as they were written, outside code."""
    places = article.once(_written_links)
    return bisect_left(places, block.end) - bisect_left(places, block.start)


def _written_links(article: Article) -> list[int]:
    return [match.start() for text in prose(article) for match in _written_link(article.text, *text.span)]


def _names(element: Element) -> frozenset[str]:
    return frozenset((*html_words(element.get("class").lower()), element.get("id").lower()))


def _addresses(article: Article, block: Element) -> int:
    """How many links lead away, and how many addresses stand in the text outside them."""
    links = [
        it for it in _inside(article, block) if it.name == "a" and it.get("href").startswith(("http://", "https://"))
    ]
    in_links = sum(article.document.text_in(link.content).count("://") for link in links)
    return len(links) + max(0, article.document.text_in(block.content).count("://") - in_links)


def _comments(article: Article, block: Element) -> int:
    return sum(bool(_COMMENTS & _names(element)) for element in _inside(article, block))


def _inside(article: Article, block: Element) -> Iterator[Element]:
    for index in range(block.index + 1, len(article.elements)):
        if article.elements[index].start >= block.end:
            return
        yield article.elements[index]


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
