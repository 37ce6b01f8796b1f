"""The tokenizer of the HTML standard (section 13.2.5) with its errors: exact codes, exact places, linear time.

It says nothing of doctypes but that they end too late: in a body each is an error of the tree anyway.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from artlint.html.attributes import attribute_errors
from artlint.html.characters import null_errors
from artlint.html.names import MOST_ERRORS
from artlint.html.references import reference_errors
from artlint.html.tags import Written, tag_end, tag_name, written_attributes
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXT, START, END, COMMENT, DOCTYPE = "text", "start", "end", "comment", "doctype"

_comment_close = re.compile(r"--!?>").search
_nested_comment = re.compile(r"<!--(?!>)").finditer
_script_piece = re.compile(r"<!--|-->|</?script(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII).search


class Token(NamedTuple):
    """A piece of the body: its kind, its place, and what a tag has: name in lower case, attributes, a solidus."""

    kind: str
    span: Span
    name: str = ""
    attributes: tuple[Written, ...] = ()
    self_closing: bool = False


class Tokenizer:
    """The tokens of `text[start:end]`. Whoever builds the tree sets `state` after a start tag of raw text.

    `errors` fills while the tokens are read: code and place; what is wrong with the characters of the input stream is
    `stream_errors`' to say. `foreign` tells whether the current element is none of
    HTML's, for `<![CDATA[`.
    """

    def __init__(self, text: str, start: int, end: int, foreign: Callable[[], bool] = lambda: False) -> None:
        self.text, self.at, self.end = text, start, end
        self.errors: list[tuple[str, Span]] = []
        self.state = "data"
        self.foreign = foreign
        self.last_start = ""

    def __iter__(self) -> Iterator[Token]:
        while self.at < self.end:
            if self.state in ("data", "cdata"):
                yield from self._data() if self.state == "data" else self._cdata()
            else:
                yield from self._raw()

    @property
    def full(self) -> bool:
        """Whether so many errors were found that no more are looked for."""
        return len(self.errors) >= MOST_ERRORS

    def _error(self, code: str, start: int, end: int) -> None:
        if not self.full:
            self.errors.append((code, Span(start, min(end, self.end))))

    def _add(self, found: Iterator[tuple[str, Span]]) -> None:
        self.errors += islice(found, MOST_ERRORS - len(self.errors))

    def _data(self) -> Iterator[Token]:
        start, at = self.at, self.at
        while True:
            at = self.text.find("<", at, self.end)
            if at < 0 or self._opens_markup(at):
                break
            at += 1
        stop = self.end if at < 0 else at
        if stop > start:
            self._add(null_errors(self.text, start, stop))
            self._add(reference_errors(self.text, start, stop, in_attribute=False))
            self.at = stop
            yield Token(TEXT, Span(start, stop))
        if stop < self.end:
            token = self._markup(stop)
            if token:
                yield token

    def _opens_markup(self, at: int) -> bool:
        following = self.text[at + 1 : min(at + 3, self.end)]
        if following[:1] in ("!", "?") and following:
            return True
        if following[:1] == "/" and len(following) == 2:
            return True
        if following[:1].isascii() and following[:1].isalpha():
            return True
        at_end = following in ("", "/")
        self._error("eof-before-tag-name" if at_end else "invalid-first-character-of-tag-name", at, at + 1)
        return False

    def _markup(self, at: int) -> Token | None:
        first, second = self.text[at + 1], self.text[at + 2 : min(at + 3, self.end)]
        if first.isalpha():
            return self._tag(at, START)
        if first == "/" and second.isascii() and second.isalpha():
            return self._tag(at, END)
        if first == "/" and second == ">":
            self._error("missing-end-tag-name", at, at + 3)
            self.at = at + 3
            return None
        if first == "/":
            return self._bogus(at, "invalid-first-character-of-tag-name")
        if first == "?":
            return self._bogus(at, "unexpected-question-mark-instead-of-tag-name")
        return self._declaration(at)

    def _declaration(self, at: int) -> Token | None:
        if self.text.startswith("<!--", at, self.end):
            return self._comment(at)
        if self.text[at + 2 : min(at + 9, self.end)].lower() == "doctype":
            stop = self._behind(">", at + 9, "eof-in-doctype", Span(at, at + 9))
            self.at = stop
            return Token(DOCTYPE, Span(at, stop))
        if self.text.startswith("<![CDATA[", at, self.end):
            if self.foreign():
                self.at, self.state = at + 9, "cdata"
                return None
            return self._bogus(at, "cdata-in-html-content")
        return self._bogus(at, "incorrectly-opened-comment")

    def _behind(self, mark: str, start: int, code: str | None, place: Span) -> int:
        at = self.text.find(mark, start, self.end)
        if at < 0 and code:
            self._error(code, *place)
        return self.end if at < 0 else at + len(mark)

    def _bogus(self, at: int, code: str) -> Token:
        stop = self._behind(">", at + 2, None, Span(at, at))
        self._error(code, at, stop)
        self._add(null_errors(self.text, at, stop))
        self.at = stop
        return Token(COMMENT, Span(at, stop))

    def _comment(self, at: int) -> Token:
        text, end = self.text, self.end
        self.at = stop = self._comment_stop(at)
        for nested in _nested_comment(text, at + 4, stop):
            if nested.end() < end:
                self._error("nested-comment", *nested.span())
        self._add(null_errors(self.text, at, stop))
        return Token(COMMENT, Span(at, stop))

    def _comment_stop(self, at: int) -> int:
        for abrupt in ("<!-->", "<!--->"):
            if self.text.startswith(abrupt, at, self.end):
                self._error("abrupt-closing-of-empty-comment", at, at + len(abrupt))
                return at + len(abrupt)
        close = _comment_close(self.text, at + 4, self.end)
        if close is None:
            self._error("eof-in-comment", at, at + 4)
            return self.end
        if close[0] == "--!>":
            self._error("incorrectly-closed-comment", *close.span())
        return close.end()

    def _tag(self, at: int, kind: str) -> Token:
        stop = tag_end(self.text, at, self.end)
        name = tag_name(self.text, at, self.end)
        behind = name.end() if name else at + 1
        limit = self.end if stop < 0 else stop - 1
        attributes = tuple(written_attributes(self.text, behind, limit))
        self._add(null_errors(self.text, at, behind))
        self._add(attribute_errors(self.text, Span(behind, limit), attributes, cut=stop < 0))
        self.at = self.end if stop < 0 else stop
        if stop < 0:
            self._error("eof-in-tag", at, behind)
            return Token(COMMENT, Span(at, self.end))
        solidus = self.text[limit - 1] == "/" and (not attributes or attributes[-1].end < limit)
        tag = Token(kind, Span(at, stop), name[1].lower() if name else "", attributes, solidus)
        if kind == START:
            self.last_start = tag.name
        elif attributes:
            self._error("end-tag-with-attributes", *tag.span)
        if kind == END and solidus:
            self._error("end-tag-with-trailing-solidus", *tag.span)
        return tag

    def _cdata(self) -> Iterator[Token]:
        start = self.at
        at = self.text.find("]]>", start, self.end)
        if at < 0:
            self._error("eof-in-cdata", start - 9, start)
        self.at, self.state = (self.end if at < 0 else at + 3), "data"
        stop = self.end if at < 0 else at
        if stop > start:
            yield Token(TEXT, Span(start, stop))

    def _raw(self) -> Iterator[Token]:
        """Text up to the end tag of the element that is open, and that end tag."""
        start = self.at
        stop = self._raw_stop()
        if stop > start:
            self._add(null_errors(self.text, start, stop))
            if self.state == "rcdata":
                self._add(reference_errors(self.text, start, stop, in_attribute=False))
            self.at = stop
            yield Token(TEXT, Span(start, stop))
        if stop < self.end:
            self.state = "data"
            yield self._tag(stop, END)

    def _raw_stop(self) -> int:
        if self.state == "script":
            return self._script_stop()
        if self.state == "plaintext" or not self.last_start:
            return self.end
        close = re.compile(rf"</{re.escape(self.last_start)}(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII)
        match = close.search(self.text, self.at, self.end)
        return match.start() if match else self.end

    def _script_stop(self) -> int:
        """An end tag counts, except behind `<!--` and a further `<script>`."""
        at, escaped, twice = self.at, False, False
        while match := _script_piece(self.text, at, self.end):
            piece, at = match[0].lower(), match.end()
            if piece == "<!--":
                at = at - 2 if not escaped else at
                escaped = True
            elif piece == "-->":
                escaped = twice = False
            elif piece == "<script":
                twice = escaped
            elif not twice:
                return match.start()
            else:
                twice = False
        if escaped:
            self._error("eof-in-script-html-comment-like-text", self.end, self.end)
        return self.end
