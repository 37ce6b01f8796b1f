"""The parse errors of a body: codes of the HTML standard, exact places, sentences that a keeper understands."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from artlint.html.names import MOST_ERRORS, MOST_OPEN
from artlint.span import Span, excerpt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artlint.html.model import Document
    from artlint.html.tree import TreeError

LARGEST = 5_000_000
"""Code points of the largest body that is checked."""

MESSAGES = {
    # the tree
    "unclosed-element": "`<{name}>` is {when}",
    "unexpected-end-tag": "`</{name}>` closes nothing that is open",
    "mismatched-end-tag": "`</{name}>` stands where `</{other}>` is expected",
    "misnested-tag": "`</{name}>` stands before `<{other}>` inside it is closed",
    "nested-element": "`<{name}>` opens inside `<{other}>`, which must be closed first",
    "unexpected-start-tag": "`<{name}>` has no place here",
    "cell-outside-row": "`<{name}>` stands in no row of a table",
    "element-in-table": "`<{name}>` stands in a table outside its cells",
    "text-in-table": "text `{piece}` stands in a table outside its cells",
    "html-in-foreign-content": "`<{name}>` stands inside a drawing or a formula",
    "unexpected-doctype": "document type `{piece}` stands in the body",
    "non-void-html-element-start-tag-with-trailing-solidus": "`/>` does not close `<{name}>`",
    "not-checked": "markup is not checked: {why}",
    # tags
    "abrupt-closing-of-empty-comment": "comment `{piece}` ends before it begins",
    "duplicate-attribute": "attribute `{piece}` is given a second time",
    "end-tag-with-attributes": "end tag `{piece}` has attributes",
    "end-tag-with-trailing-solidus": "end tag `{piece}` ends in `/>`",
    "eof-before-tag-name": "`<` opens a tag that the text's end cuts off",
    "eof-in-tag": "tag `{piece}` is cut off by the text's end",
    "invalid-first-character-of-tag-name": "`<` opens no tag here",
    "missing-attribute-value": "attribute `{piece}` has no value",
    "missing-end-tag-name": "`</>` names no element",
    "missing-whitespace-between-attributes": "no space before the attribute `{piece}`",
    "unexpected-character-in-attribute-name": "`{piece}` stands in an attribute's name",
    "unexpected-character-in-unquoted-attribute-value": "`{piece}` stands in a value without quotes",
    "unexpected-equals-sign-before-attribute-name": "`=` stands where an attribute's name begins",
    "unexpected-solidus-in-tag": "`/` stands inside a tag",
    "unexpected-question-mark-instead-of-tag-name": "`{piece}` is no HTML, browsers hide it",
    # comments and their like
    "cdata-in-html-content": "CDATA section stands in HTML, browsers hide it",
    "eof-in-cdata": "CDATA section is never closed",
    "eof-in-comment": "comment is never closed",
    "eof-in-doctype": "document type is never closed",
    "eof-in-script-html-comment-like-text": "script ends inside `<!--`",
    "incorrectly-closed-comment": "comment ends in `--!>`",
    "incorrectly-opened-comment": "`{piece}` is no comment, browsers hide it",
    "nested-comment": "`<!--` stands inside a comment",
    # references
    "absence-of-digits-in-numeric-character-reference": "character reference `{piece}` has no number",
    "character-reference-outside-unicode-range": "character reference `{piece}` names no character",
    "control-character-reference": "character reference `{piece}` names a control character",
    "missing-semicolon-after-character-reference": "character reference `{piece}` has no semicolon",
    "noncharacter-character-reference": "character reference `{piece}` names a noncharacter",
    "null-character-reference": "character reference `{piece}` names the character zero",
    "surrogate-character-reference": "character reference `{piece}` names half a character",
    "unknown-named-character-reference": "character reference `{piece}` has no meaning",
    # characters
    "control-character-in-input-stream": "control character stands in the text",
    "noncharacter-in-input-stream": "noncharacter stands in the text",
    "surrogate-in-input-stream": "half a character stands in the text",
    "unexpected-null-character": "the character zero stands in the text",
}
"""Code -> what is wrong. The names are the HTML standard's where it has one (section 13.2.2)."""


class TooMuchError(Exception):
    """The body asks for more than is done in reasonable time."""


class ParseError(NamedTuple):
    """A parse error: its code, its place, what is wrong, and the tag that brought it to light if there is one."""

    code: str
    span: Span
    message: str
    related: Span | None = None


def parse_errors(text: str, start: int, end: int, document: Document) -> Sequence[ParseError]:
    """The parse errors of the body `text[start:end]` in the order of their places.

    A body that is too large or too deep is not parsed: the one error `not-checked` says so. It also ends the list where
    a body has so many errors that no more are looked for.
    """
    why = _too_much(end - start, document)
    if why:
        return (_not_checked(start, why),)
    try:
        return _checked(text, start, end)
    except TooMuchError as error:
        return (_not_checked(start, str(error)),)
    except Exception as error:  # html5lib's own faults: assertions, attributes that it lacks
        return (_not_checked(start, f"the parser fails with {type(error).__name__}"),)


def _checked(text: str, start: int, end: int) -> tuple[ParseError, ...]:
    from artlint.html.characters import stream_errors  # start-up time, as below

    tokens, tree = _errors(text, start, end)
    found = [_error(text, code, span, {}) for code, span in tokens]
    found += [_error(text, error.code, error.span, error.words, error.related) for error in tree]
    if max(len(tokens), len(tree)) >= MOST_ERRORS:
        behind = max(error.span.start for error in found)
        found.append(_not_checked(behind, f"behind {MOST_ERRORS:,} errors no more are looked for"))
    found += [_error(text, code, span, {}) for code, span in islice(stream_errors(text, start, end), MOST_ERRORS)]
    return tuple(sorted(found, key=lambda error: (error.span, error.code)))


def _errors(text: str, start: int, end: int) -> tuple[list[tuple[str, Span]], list[TreeError]]:
    """The errors of the tokens and those of the tree; a body without tags has no tree."""
    if text.find("<", start, end) >= 0:
        from artlint.html.tree import body_errors  # html5lib costs 40 ms

        return body_errors(text, start, end)
    from artlint.html.tokens import Tokenizer

    tokenizer = Tokenizer(text, start, end)
    for _ in tokenizer:
        """Reading is what finds the errors."""
    return tokenizer.errors, []


def _too_much(length: int, document: Document) -> str:
    if length > LARGEST:
        return f"body has {length:,} characters, more than {LARGEST:,}"
    return f"{document.depth:,} elements are open at once, more than {MOST_OPEN}" if document.depth > MOST_OPEN else ""


def _not_checked(at: int, why: str) -> ParseError:
    return ParseError("not-checked", Span(at, at), MESSAGES["not-checked"].format(why=why))


def _error(text: str, code: str, span: Span, words: dict[str, str], related: Span | None = None) -> ParseError:
    shown = {key: excerpt(word) for key, word in words.items()}
    return ParseError(code, span, MESSAGES[code].format(piece=excerpt(span.of(text)), **shown), related)
