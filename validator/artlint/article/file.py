"""A file as it is written, and the article that rules see of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from artlint.article.article import Article
from artlint.article.body import read_body, templates_in
from artlint.article.clock import Clock
from artlint.article.decode import decode
from artlint.article.site import Site
from artlint.article.source import UNNAMED, Source
from artlint.span import Lines, Span

if TYPE_CHECKING:
    from typing import Self

    from artlint.article.comments import Comment, CommentMap
    from artlint.article.parts import Suppression

_MARKS = 50
"""Exclamation marks that are looked at one by one. A text with more is searched for comments without more ado."""


class File:
    """A file's text as it is written, artlint's own comments in it, and the article that is left without them.

    `path` is the path as reports show it (with `/`), empty for a text without a file. `now` is the time of the run (UTC
    ms); `clock` gives it to the rules, and `site` tells them what lies below the root of its site. No text makes
    anything here fail. Parts are read when they are first asked for.
    """

    def __init__(
        self,
        text: str,
        *,
        path: str = "",
        source: Source = UNNAMED,
        now: int | None = None,
        site: Site | None = None,
    ) -> None:
        self.text = text
        self.path = path
        self.source = source
        self.clock = Clock(now)
        self.site = site or Site()

    @classmethod
    def read(cls, data: bytes, *, path: str = "", source: Source = UNNAMED, now: int | None = None) -> Self:
        """The file with these bytes."""
        return cls(decode(data), path=path, source=source, now=now)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """artlint's own comments, in order."""
        if not _may_hold_comments(self.text):
            return ()
        from artlint.article.comments import comments_of, find_candidates, outside_front_matter  # most files have none

        written = find_candidates(self.text)
        return comments_of(self.text, self._real(outside_front_matter(self.text, written))) if written else ()

    def _real(self, written: list[Span]) -> list[Span]:
        """The comments that are some as the body is read; what Markdown shows, as in code, is for the reader."""
        from artlint.article.comments import comments_of, map_of, real_in_html

        in_html = real_in_html(self.text, written)
        places = map_of(self.text, comments_of(self.text, in_html))
        article = self._article(places.without(self.text))
        if article.body_kind == "html":
            return in_html
        start = places.to_file(Span(article.body.start, article.body.start)).start
        body = Span(start, len(self.text))
        templates = templates_in(body.of(self.text), article.layout, self.source)
        read = read_body(self.text, body, "markdown", self.source, templates, harmless=False)
        in_markdown = set(read.document.comments)
        return [span for span in written if span.start < start or span in in_markdown]

    @cached_property
    def comment_map(self) -> CommentMap:
        """The map between places of the file and places of the article."""
        from artlint.article.comments import map_of

        return map_of(self.text, self.comments)

    @cached_property
    def article(self) -> Article:
        """The article that rules see: the text without artlint's comments."""
        return self._article(self.comment_map.without(self.text) if self.comments else self.text)

    def with_outcomes(self, suppressions: tuple[Suppression, ...]) -> Article:
        """The article that rules about artlint's comments see: the text as written, and what became of each comment."""
        return self._article(self.text, suppressions)

    def _article(self, text: str, suppressions: tuple[Suppression, ...] = ()) -> Article:
        return Article(
            text,
            path=self.path,
            source=self.source,
            clock=self.clock,
            site=self.site,
            suppressions=suppressions,
        )

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text, to turn an offset into line and column."""
        return Lines(self.text)


def _may_hold_comments(text: str) -> bool:
    """Whether artlint's comments have to be searched for. Python finds one character ten times faster than two."""
    at = -1
    for _ in range(_MARKS):
        at = text.find("!", at + 1)
        if at < 0:
            return False
        if text.startswith("<!--", at - 1) and "artlint".startswith(text[at + 3 : at + 40].strip()[:7].lower()):
            return True
    return True
