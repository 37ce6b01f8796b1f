"""Document type declarations (13.2.5.53 to 13.2.5.68 of the standard)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.html.characters import ascii_lower
from artlint.html.tokens import Doctype

if TYPE_CHECKING:
    from artlint.html.tokenizer import Tokenizer

_SPACE = re.compile(r"[\t\n\f\r ]*+")
_NAME = re.compile(r"[^\t\n\f\r >]*+")
_KEYWORD = re.compile("public|system", re.IGNORECASE | re.ASCII)


class _UnfinishedError(Exception):
    """The text ends inside the declaration."""


class _Reader:
    """One declaration while it is read; `at` is the offset that has been reached."""

    __slots__ = ("at", "name", "public", "quirks", "start", "system", "text", "tokenizer")

    def __init__(self, tokenizer: Tokenizer, start: int) -> None:
        self.tokenizer = tokenizer
        self.text = tokenizer.text
        self.start = start
        self.at = start + len("<!doctype")
        self.name: str | None = None
        self.public: str | None = None
        self.system: str | None = None
        self.quirks = False

    def token(self, end: int) -> Doctype:
        """The token for the tree."""
        return Doctype(self.name, self.public, self.system, self.quirks, self.start, end)

    def error(self, code: str) -> None:
        """Note an error at the next character."""
        self.tokenizer.error(code, self.start, min(self.at + 1, len(self.text)), self.at)

    def peek(self) -> str:
        """The next character. _UnfinishedError at the end of the text."""
        if self.at >= len(self.text):
            raise _UnfinishedError
        return self.text[self.at]

    def skip_space(self) -> bool:
        """Skip white space; true where there was some."""
        start = self.at
        self.at = _SPACE.match(self.text, start).end()  # type: ignore[union-attr]
        return self.at > start

    def bogus(self, code: str) -> None:
        """13.2.5.68: after this error everything up to `>` is skipped."""
        self.error(code)
        end = self.text.find(">", self.at)
        end = len(self.text) if end < 0 else end
        self.tokenizer.without_null(self.at, end)
        self.at = end


def read_doctype(tokenizer: Tokenizer, start: int) -> int:
    """Read the declaration at `start` and hand it on; the offset behind it."""
    reader = _Reader(tokenizer, start)
    end = len(tokenizer.text)
    try:
        _read(reader)
        end = min(reader.at + 1, end)
    except _UnfinishedError:
        reader.quirks = True
        tokenizer.cut_off("eof-in-doctype", start)
    tokenizer.at = end
    tokenizer.sink.doctype(reader.token(end))
    return end


def _read(reader: _Reader) -> None:
    """Read up to the `>`, or to the end of the text when the declaration is bogus."""
    follower = reader.peek()
    if not reader.skip_space() and follower != ">":
        reader.error("missing-whitespace-before-doctype-name")
    if reader.peek() == ">":
        reader.error("missing-doctype-name")
        reader.quirks = True
        return
    end = _NAME.match(reader.text, reader.at).end()  # type: ignore[union-attr]
    reader.name = ascii_lower(reader.tokenizer.without_null(reader.at, end))
    reader.at = end
    reader.peek()
    reader.skip_space()
    if reader.peek() == ">":
        return
    keyword = _KEYWORD.match(reader.text, reader.at)
    if keyword is None:
        reader.quirks = True
        reader.bogus("invalid-character-sequence-after-doctype-name")
        return
    reader.at = keyword.end()
    if keyword[0].lower() == "public":
        _public(reader)
    else:
        _system_after_keyword(reader)


def _public(reader: _Reader) -> None:
    """13.2.5.57 to 13.2.5.60."""
    if not _opening_quote(reader, "public"):
        return
    reader.public, finished = _quoted(reader, "public")
    if not finished:
        return
    spaced = reader.skip_space()
    follower = reader.peek()
    if follower == ">":
        return
    if follower not in "\"'":
        _missing_quote(reader, "system")
        return
    if not spaced:
        reader.error("missing-whitespace-between-doctype-public-and-system-identifiers")
    _system(reader)


def _system_after_keyword(reader: _Reader) -> None:
    """13.2.5.63, 13.2.5.64."""
    if _opening_quote(reader, "system"):
        _system(reader)


def _system(reader: _Reader) -> None:
    """13.2.5.65 to 13.2.5.67; a quote stands next."""
    reader.system, finished = _quoted(reader, "system")
    if finished:
        reader.skip_space()
        if reader.peek() != ">":
            reader.bogus("unexpected-character-after-doctype-system-identifier")


def _opening_quote(reader: _Reader, kind: str) -> bool:
    """Come to the quote after a keyword; False when there is none, or no identifier."""
    follower = reader.peek()
    if not reader.skip_space() and follower in "\"'":
        reader.error(f"missing-whitespace-after-doctype-{kind}-keyword")
    follower = reader.peek()
    if follower in "\"'":
        return True
    if follower == ">":
        reader.quirks = True
        reader.error(f"missing-doctype-{kind}-identifier")
    else:
        _missing_quote(reader, kind)
    return False


def _missing_quote(reader: _Reader, kind: str) -> None:
    reader.quirks = True
    reader.bogus(f"missing-quote-before-doctype-{kind}-identifier")


def _quoted(reader: _Reader, kind: str) -> tuple[str, bool]:
    """An identifier and whether its closing quote came before any `>`."""
    text, start = reader.text, reader.at + 1
    end = re.compile(f"[{text[reader.at]}>]|\\Z").search(text, start).start()  # type: ignore[union-attr]
    value = reader.tokenizer.without_null(start, end)
    reader.at = end
    if end == len(text):
        setattr(reader, kind, value)
        raise _UnfinishedError
    if text[end] == ">":
        reader.quirks = True
        reader.error(f"abrupt-doctype-{kind}-identifier")
        return value, False
    reader.at = end + 1
    return value, True
