"""The tokenizer: from text to tags, runs of text, comments (13.2.5 of the standard).

A state is a function that takes the tokenizer as far as it can and names the next state; within a state regular
expressions run over the text. The sink may set `state` when a start tag calls for another one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.html import declarations, rawtext
from artlint.html.characters import REPLACEMENT, ascii_lower, normalize, stream_errors
from artlint.html.error import Errors, ParseError, note_nulls
from artlint.html.grammar import ATTRIBUTE, ATTRIBUTE_NAME, SPACE, TAG_NAME
from artlint.html.references import decode
from artlint.html.tag_rest import read_tag_rest
from artlint.html.tokens import Tag
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from artlint.html.tokens import Sink

    State = Callable[["Tokenizer"], None]

# A tag that this matches is read the same way by `read_tag_rest`.
_CLEAN_TAG = re.compile(rf"<(?:/({TAG_NAME}){SPACE}*+>|({TAG_NAME})(?:>|{ATTRIBUTE}?+({ATTRIBUTE}*+){SPACE}*+(/?+)>))")
_ANY = re.compile(f"{_CLEAN_TAG.pattern}|<")
_END_TAG, _BARE_TAG = 1, 2  # the last group of the match shows which kind of tag it is
_ATTRIBUTE_NAME = re.compile(ATTRIBUTE_NAME)
_SPECIAL = re.compile("[&\0\r]")
_TAG_NAME = re.compile(r"[^\t\n\f\r />]*+")
_TAG_START = re.compile("</?[A-Za-z]")


_NAMES_KEPT = 1000


class _Names(dict[str, str]):
    """Names of tags in lower case: one object for each name, which costs less time and memory than many alike."""

    def __missing__(self, written: str) -> str:
        name = written.lower()
        if len(self) < _NAMES_KEPT:
            self[written] = name = self.setdefault(name, name)
        return name


class Tokenizer:
    """Reads a text once and hands its tokens to a sink."""

    __slots__ = (
        "_amp", "_names", "_nul", "_special", "at", "errors", "last_start_tag", "sink", "state", "text", "unfinished",
    )  # fmt: skip

    def __init__(self, text: str, sink: Sink) -> None:
        self.text = text
        self.sink = sink
        self.at = 0
        self.state: State | None = data
        self.errors = Errors()
        self.last_start_tag: str | None = None
        self.unfinished: Span | None = None
        self._names = _Names()
        self._amp = "&" in text
        self._nul = "\0" in text
        self._special = -1 if self._amp or self._nul or "\r" in text else len(text)

    def run(self) -> Errors:
        """Read everything; the errors, in the order of their places."""
        while self.state is not None:
            self.state(self)
        self.sink.end_of_file(len(self.text))
        del self.sink  # it holds this tokenizer: as a cycle, only the garbage collector would free the tree
        for error in stream_errors(self.text):
            self.errors.append(error)  # not `extend`, which knows no limit
        return self.errors

    def error(self, code: str, start: int, end: int, at: int) -> None:
        """Note an error of the piece from `start` to `end`, noticed at `at`."""
        self.errors.append(ParseError(code, Span(start, end), at))

    def cut_off(self, code: str, start: int) -> None:
        """Note that the end of the text cuts off what begins at `start`."""
        end = len(self.text)
        self.unfinished = Span(start, end)
        self.errors.append(ParseError(code, self.unfinished, end))
        self.at = end

    def text_run(self, start: int, end: int) -> None:
        """Hand on text with its references decoded; NUL is kept."""
        if start < end:
            self.sink.characters(start, end, self.decoded(start, end))

    def next_special(self, start: int) -> int:
        """Where the next `&`, NUL or carriage return stands, which forbid to take text as it is; searched once each."""
        if self._special < start:
            match = _SPECIAL.search(self.text, start)
            self._special = match.start() if match else len(self.text)
        return self._special

    def decoded(self, start: int, end: int) -> str:
        """The decoded text from `start` to `end`; the errors of its references and NULs are noted."""
        text = self.text
        if self._nul:
            note_nulls(self.errors, "unexpected-null-character", text, start, end)
        if self._amp and text.find("&", start, end) >= 0:
            return decode(text, start, end, self.errors)
        return normalize(text[start:end])

    def raw_run(self, start: int, end: int) -> None:
        """Hand on text in which `&` means nothing; NUL is replaced."""
        if start < end:
            self.sink.characters(start, end, self.without_null(start, end))

    def without_null(self, start: int, end: int) -> str:
        """The text from `start` to `end` with each NUL replaced, and noted as an error."""
        piece = normalize(self.text[start:end])
        if self._nul and "\0" in piece:
            note_nulls(self.errors, "unexpected-null-character", self.text, start, end)
            return piece.replace("\0", REPLACEMENT)
        return piece

    def enter_cdata(self, start: int) -> int:
        """Enter the CDATA section that begins at `start`; the offset at which its content begins."""
        self.state = cdata
        return start + len("<![CDATA[")

    def tag(self, start: int) -> int:
        """Read the tag at `start` (`<x` or `</x` stands there) and hand it on; the offset behind it."""
        match = _CLEAN_TAG.match(self.text, start)
        return self.strange_tag(start) if match is None else self.clean_tag(start, match)

    def clean_tag(self, start: int, match: re.Match[str]) -> int:
        """Hand on the tag at `start`, which `match` found to be clean; the offset behind it."""
        end = match.end()
        kind = match.lastindex
        if kind == _END_TAG:
            self.sink.end_tag(self._names[match[1]], start, end)
        elif kind == _BARE_TAG:
            self.last_start_tag = name = self._names[match[2]]
            self.sink.start_tag(Tag(name, start, end - 1, end, self.text))
        elif self._is_wrong_inside(match):
            return self.strange_tag(start)
        else:
            self.last_start_tag = name = self._names[match[2]]
            self.sink.start_tag(Tag(name, start, match.end(2), end, self.text, match[4] == "/"))
        return end

    def _is_wrong_inside(self, match: re.Match[str]) -> bool:
        """Whether the tag has a repeated name or a wrong reference, or may have one."""
        start, end = match.end(2), match.end()
        if self._amp and self.text.find("&", start, end) >= 0:
            from artlint.html.clean_references import are_good_in_attributes  # most bodies have no reference

            if not are_good_in_attributes(self.text[start:end]):
                return True
        return bool(match[3]) and _repeats_a_name(self.text, start, end)

    def strange_tag(self, start: int) -> int:
        """Read a tag that may have errors of its own (13.2.5.8, 13.2.5.32 to 13.2.5.40); the offset behind it."""
        text = self.text
        name_start = start + 1 + (text[start + 1] == "/")
        name_end = _TAG_NAME.match(text, name_start).end()  # type: ignore[union-attr]
        name = ascii_lower(self.without_null(name_start, name_end))
        rest = read_tag_rest(text, name_end, self.errors, keep=False)
        self.at = rest.end
        if not rest.finished:
            self.cut_off("eof-in-tag", start)
            return rest.end
        if name_start == start + 1:
            self.last_start_tag = name
            self.sink.start_tag(Tag(name, start, name_end, rest.end, text, rest.self_closing))
            return rest.end
        if rest.written:
            self.error("end-tag-with-attributes", *rest.written, rest.end - 1)
        if rest.self_closing:
            self.error("end-tag-with-trailing-solidus", start, rest.end, rest.end - 1)
        self.sink.end_tag(name, start, rest.end)
        return rest.end


def _repeats_a_name(text: str, start: int, end: int) -> bool:
    """Whether a name may be repeated. Full lower case makes more names equal than the standard's does, never fewer."""
    names = _ATTRIBUTE_NAME.findall(text[start:end].lower())
    return len(set(names)) < len(names)


def _is_literal(tokenizer: Tokenizer, less: int) -> bool:
    return _TAG_START.match(tokenizer.text, less) is None and declarations.is_literal(tokenizer, less)


def _read_strange(tokenizer: Tokenizer, less: int) -> int:
    """Read what begins with `<` and is no clean tag; the offset behind it."""
    if _TAG_START.match(tokenizer.text, less):
        return tokenizer.strange_tag(less)
    return declarations.read(tokenizer, less)


def data(tokenizer: Tokenizer) -> None:
    """13.2.5.1, 13.2.5.6, 13.2.5.7: text between tags, and what a `<` begins."""
    text, clean_tag, start = tokenizer.text, tokenizer.clean_tag, tokenizer.at
    special = tokenizer.next_special(start)
    for match in _ANY.finditer(text, start):
        less = match.start()
        clean = match.lastindex is not None
        if not clean and _is_literal(tokenizer, less):
            continue
        if less > special:
            tokenizer.text_run(start, less)
            special = tokenizer.next_special(less)
        elif start < less:
            tokenizer.sink.characters(start, less, text[start:less])
        start = clean_tag(less, match) if clean else _read_strange(tokenizer, less)
        if not clean or tokenizer.state is not data:
            tokenizer.at = start
            return
    tokenizer.text_run(start, len(text))
    tokenizer.at = len(text)
    tokenizer.state = None


def rcdata(tokenizer: Tokenizer) -> None:
    """13.2.5.2, 13.2.5.9 to 13.2.5.11: text with references, up to its end tag."""
    start = tokenizer.at
    end = rawtext.end_tag(tokenizer, start)
    if start < end:
        tokenizer.sink.characters(start, end, tokenizer.decoded(start, end).replace("\0", REPLACEMENT))
    _leave_raw(tokenizer, end)


def raw(tokenizer: Tokenizer) -> None:
    """13.2.5.3, 13.2.5.12 to 13.2.5.14: text without references, up to its end tag."""
    end = rawtext.end_tag(tokenizer, tokenizer.at)
    tokenizer.raw_run(tokenizer.at, end)
    _leave_raw(tokenizer, end)


def script(tokenizer: Tokenizer) -> None:
    """13.2.5.4, 13.2.5.15 to 13.2.5.31: a script, up to its end tag."""
    start = tokenizer.at
    end = rawtext.script_end(tokenizer, start)
    tokenizer.raw_run(start, end)
    _leave_raw(tokenizer, end)


def plaintext(tokenizer: Tokenizer) -> None:
    """13.2.5.5: text to the end of the file."""
    tokenizer.raw_run(tokenizer.at, len(tokenizer.text))
    tokenizer.at = len(tokenizer.text)
    tokenizer.state = None


def cdata(tokenizer: Tokenizer) -> None:
    """13.2.5.69 to 13.2.5.71: a CDATA section. NUL is left in the text; tree construction replaces it."""
    text, start = tokenizer.text, tokenizer.at
    end = text.find("]]>", start)
    finished = end >= 0
    end = end if finished else len(text)
    if start < end:
        tokenizer.sink.characters(start, end, normalize(text[start:end]))
    if finished:
        tokenizer.at = end + 3
        tokenizer.state = data
    else:
        tokenizer.cut_off("eof-in-cdata", max(0, start - len("<![CDATA[")))
        tokenizer.state = None


def _leave_raw(tokenizer: Tokenizer, end: int) -> None:
    if end == len(tokenizer.text):
        tokenizer.at = end
        tokenizer.state = None
        return
    tokenizer.state = data
    tokenizer.at = tokenizer.tag(end)
