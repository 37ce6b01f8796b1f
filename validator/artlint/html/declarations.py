"""What begins with `<` and is no tag: comments, declarations, bogus comments (13.2.5.41 to 13.2.5.68)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.html.doctype import read_doctype
from artlint.span import Span

if TYPE_CHECKING:
    from artlint.html.tokenizer import Tokenizer

_DOCTYPE = re.compile("doctype", re.IGNORECASE | re.ASCII)
_COMMENT_END = re.compile("--(!?)>")
_UNFINISHED_END = re.compile(r"(?:--!?|-)\Z")


def is_literal(tokenizer: Tokenizer, less: int) -> bool:
    """Whether the `<` (no letter follows it) is plain text, which is an error."""
    text = tokenizer.text
    follower = text[less + 1 : less + 2]
    if follower == "":
        tokenizer.cut_off("eof-before-tag-name", less)
        return True
    if follower == "/" and less + 2 == len(text):
        tokenizer.cut_off("eof-before-tag-name", less)
        return True
    if follower in "!?/":
        return False
    tokenizer.error("invalid-first-character-of-tag-name", less, less + 1, less + 1)
    return True


def read(tokenizer: Tokenizer, less: int) -> int:
    """Read what begins with `<!`, `<?` or a `</` without a name; the offset behind it."""
    text = tokenizer.text
    follower = text[less + 1]
    if follower == "!":
        return _declaration(tokenizer, less)
    if follower == "?":
        end = _bogus_comment(tokenizer, less, less + 1)
        tokenizer.error("unexpected-question-mark-instead-of-tag-name", less, end, less + 1)
        return end
    if text[less + 2] == ">":
        tokenizer.error("missing-end-tag-name", less, less + 3, less + 2)
        return less + 3
    end = _bogus_comment(tokenizer, less, less + 2)
    tokenizer.error("invalid-first-character-of-tag-name", less, end, less + 2)
    return end


def _declaration(tokenizer: Tokenizer, less: int) -> int:
    """13.2.5.42, "markup declaration open"."""
    text, at = tokenizer.text, less + 2
    if text.startswith("--", at):
        return _comment(tokenizer, less)
    if _DOCTYPE.match(text, at):
        return read_doctype(tokenizer, less)
    if text.startswith("[CDATA[", at):
        if tokenizer.sink.in_foreign_content():
            return tokenizer.enter_cdata(less)
        end = _bogus_comment(tokenizer, less, at)
        tokenizer.error("cdata-in-html-content", less, end, less + 8)
        return end
    end = _bogus_comment(tokenizer, less, at)
    tokenizer.error("incorrectly-opened-comment", less, end, at)
    return end


def _bogus_comment(tokenizer: Tokenizer, less: int, start: int) -> int:
    """13.2.5.41: a comment up to the next `>`."""
    text = tokenizer.text
    end = text.find(">", start)
    if end < 0:
        end = len(text)
        tokenizer.unfinished = Span(less, end)
    after = min(end + 1, len(text))
    tokenizer.at = after
    tokenizer.sink.comment(less, after, tokenizer.without_null(start, end))
    return after


def _comment(tokenizer: Tokenizer, less: int) -> int:
    """13.2.5.43 to 13.2.5.52."""
    text, start = tokenizer.text, less + 4
    for abrupt in (">", "->"):
        if text.startswith(abrupt, start):
            end = start + len(abrupt)
            tokenizer.error("abrupt-closing-of-empty-comment", less, end, end - 1)
            return _emit_comment(tokenizer, less, start, start, end)
    match = _COMMENT_END.search(text, start)
    if match is None:
        return _unfinished_comment(tokenizer, less, start)
    if match[1]:
        tokenizer.error("incorrectly-closed-comment", *match.span(), match.end() - 1)
    _nested_comments(tokenizer, start, match.end() - 1)
    return _emit_comment(tokenizer, less, start, match.start(), match.end())


def _unfinished_comment(tokenizer: Tokenizer, less: int, start: int) -> int:
    text = tokenizer.text
    _nested_comments(tokenizer, start, len(text))
    tokenizer.cut_off("eof-in-comment", less)
    ending = _UNFINISHED_END.search(text, max(start, len(text) - 3))
    return _emit_comment(tokenizer, less, start, ending.start() if ending else len(text), len(text))


def _emit_comment(tokenizer: Tokenizer, less: int, start: int, stop: int, end: int) -> int:
    tokenizer.at = end
    tokenizer.sink.comment(less, end, tokenizer.without_null(start, stop))
    return end


def _nested_comments(tokenizer: Tokenizer, start: int, end: int) -> None:
    """Report each `<!--` inside a comment, unless its dashes end the comment or the file ends it."""
    text = tokenizer.text
    at = text.find("<!--", start, end)
    while at >= 0:
        if at + 4 < len(text) and text[at + 4] != ">":
            tokenizer.error("nested-comment", at, at + 4, at + 4)
        at = text.find("<!--", at + 4, end)
