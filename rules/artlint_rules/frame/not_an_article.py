from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, Span, bad, good, is_blank, shows_parts
from artlint_rules.frame._preconditions import has_no_frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class NotAnArticle(Rule):
    """Keep every file of the archive an article: with a frame at its top.

    A file without any part of the frame is no damaged article but something else: an empty file, a page of an error,
    a note. It gets this one finding instead of one for every missing part.
    """

    facts = (has_no_frame,)
    needs_frame = False
    help = "write the frame, or move the file out of what `include` names"
    examples = (
        good("<p>The bridge is open.</p>"),
        good("[桥重新开放](https://example.org/1.html)\n<p>桥重新开放。</p>\n", whole=True),
        bad("", "1:1 file is empty", whole=True),
        bad("\ufeff \r\n", "1:1 file holds nothing but white space", whole=True),
        bad("\0" * 100, "1:1 file holds nothing but NUL characters", whole=True),
        bad(
            "# 说明\n\n这里没有文章。\n",
            "1:1 file shows no front matter, epoch comment, title link or separator",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if shows_parts(article):
            return
        yield self.finding(Span(0, 0), _message(article.text))


def _message(text: str) -> str:
    if not text:
        return "file is empty"
    if not is_blank(text):
        return "file shows no front matter, epoch comment, title link or separator"
    return "file holds nothing but NUL characters" if "\0" in text else "file holds nothing but white space"
