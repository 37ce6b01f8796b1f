from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Ge, Rule, Severity, bad, good, html_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    from artlint import Article, Element, Finding

_BLOCKS = frozenset(
    "comments comment-list commentlist comments-area comment-wrapper comments-wrapper disqus_thread".split()
)
_COMMENTS = frozenset("comment comment-body comment_body commentary".split())


class CommentSpam(Rule):
    """Keep readers' comments that advertise out of the article.

    A robot that takes the whole page keeps the block of comments under the text, and with it the links that spammers
    left there. The block is told by its class or id. Comments with links may be honest, so the rule is off by default.
    """

    severity = Severity.WARNING
    enabled = False
    literals = ("comment", "Comment", "disqus_thread")

    min_links: Annotated[int, Ge(1)] = 1
    """How many addresses a block of comments must hold to be named, as links or as text."""

    help = "delete the block of comments"
    examples = (
        good('<div id="comments"><div class="comment"><p>A fine bridge.</p></div></div>'),
        good('<p>No comment: <a href="https://example.org/">A bridge</a></p>'),
        bad(
            '<div id="comments"><div class="comment"><p>Buy <a href="http://a.example.org/">pills</a></p></div></div>',
            "5:1 a block of comments is kept under the text: 1 comment with 1 address",
        ),
        bad(
            '<ol class="comment-list"><li class="comment">http://a.org ://b.org</li><li class="comment">A</li></ol>',
            "5:1 a block of comments is kept under the text: 2 comments with 2 addresses",
            min_links=2,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        covered = -1
        for block in article.elements:
            if block.start >= covered and _BLOCKS & _names(block):
                covered = block.span.end
                addresses = _addresses(article, block)
                if addresses >= self.min_links:
                    comments = _counted(_comments(article, block), "comment", "s")
                    message = f"a block of comments is kept under the text: {comments} with "
                    yield self.finding(block.span, message + _counted(addresses, "address", "es"))


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


def _counted(number: int, what: str, plural: str) -> str:
    return f"{number:,} {what}{plural * (number != 1)}"
