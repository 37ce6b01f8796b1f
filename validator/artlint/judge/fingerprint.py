"""Keys and fingerprints of findings, made of their text and the words beside it, so that they stay when lines move."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.model import MORE_KEY, hex_digest, short_digest
from artlint.span import Span

if TYPE_CHECKING:
    from artlint.article import Article
    from artlint.rule import Finding

_LONGEST = 10_000
"""Code points of a piece that count; of a longer one, its two ends. A thousand findings may cover 50 MB each."""

_LETTERS = 12
"""Letters and digits that a part of a key is made of."""

_REACH = 1_000
"""Code points beside a finding in which its neighbouring letters are looked for."""

_PART = 3
"""Characters of 6 bits; they tell findings of one rule in one file apart."""

_letters_in = re.compile(r"[^\W_]++").findall
_markup = re.compile(r"<[^<>]*+>|^[^<>]*+>|<[^<>]*+$|&(?:amp;)*+(?:#?\w{1,31}+;)?")


def content_key(finding: Finding, article: Article) -> str:
    """What tells a finding from others of its rule in its file, wherever there it stands.

    Five parts with dots between, each empty where there is nothing to make it of: the letters on its left, those at the
    start of its own piece, those that follow in it up to its end, the letters on its right, and the end of the first
    piece that it compares itself with. So a finding of which one part was changed is still known by the others
    (`artlint.baseline.key_matching`). Messages, line numbers, tags around it, blanks and signs are no part of it.
    """
    code = finding.code or ""
    if code.startswith("more-"):
        return MORE_KEY
    own, around = _own(finding.span, article)
    left, right = _beside(own, around, article) if around else ("", "")
    head, tail = _ends(piece_of(own, article))
    related = _ends(piece_of(finding.related[0].span, article)) if finding.related else ("", "")
    parts = (left[-_LETTERS:], head, tail, right[:_LETTERS], related[1] or related[0])
    return ".".join(short_digest((code, part), _PART) if part else "" for part in parts)


def fingerprint(rule: str, key: str, identity: str, number: int = 0) -> str:
    """A finding's name in a report, from its rule and content key; equal findings of a file differ by their number.

    So the others keep their names when one is fixed. `identity` is the file's path, the same wherever artlint starts.
    """
    return hex_digest((identity, rule, key, *([str(number)] if number else [])))


def _own(span: Span, article: Article) -> tuple[Span, Span | None]:
    """A finding's piece, and the part of the text whose letters beside it count; None where none do.

    An empty place inside a tag is known as that tag is; what is missing between tags, by the tag it is missing in.
    """
    if span.start < article.body.start:
        return span, frame_part(span, article)
    if span.start < span.end:
        return span, article.document.block(span.start)
    element = article.document.innermost(span.start)
    if element is not None and element.start < span.start < element.start_end:
        return element.start_tag, article.document.block(span.start)
    while element is not None and element.start == span.start:
        element = element.parent
    return (element.start_tag if element is not None else span), None


def _beside(own: Span, around: Span, article: Article) -> tuple[str, str]:
    """The letters on both sides of a piece, tags left out."""
    left = article.text[max(around.start, own.start - _REACH) : own.start]
    right = article.text[own.end : max(own.end, min(around.end, own.end + _REACH))]
    return _letters(left), _letters(right)


def _ends(piece: str) -> tuple[str, str]:
    """The first letters of a piece, and the last of those that follow them.

    Those of its tags count where it has no others; a piece without any letter is taken as it is.
    """
    letters = _letters(piece) or "".join(_letters_in(piece))
    return letters[:_LETTERS] or piece, letters[_LETTERS:][-_LETTERS:]


def _letters(text: str) -> str:
    """The letters and digits of a text, tags and character references left out."""
    return "".join(_letters_in(_markup.sub("", text)))


def frame_part(span: Span, article: Article) -> Span:
    """The smallest part of the frame around a place: a line of the front matter, the title, its address …"""
    frame = article.frame
    if frame.front_matter and _holds(frame.front_matter.span, span):
        return article.lines.span(article.lines.position(span.start).line)
    link = frame.title_link
    parts = [link.title_span, link.url_span, link.span] if link else []
    parts += [part.span for part in (frame.epoch, frame.separator) if part]
    parts += [*([frame.date_line] if frame.date_line else []), *frame.stray]
    return next((part for part in parts if _holds(part, span)), Span(span.start, span.start))


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start < outer.end


def piece_of(span: Span, article: Article) -> str:
    """A piece of the text as any check-out has it: git may have changed its line ends."""
    if span.end - span.start > _LONGEST:
        head, tail = Span(span.start, span.start + _LONGEST // 2), Span(span.end - _LONGEST // 2, span.end)
        return f"{piece_of(head, article)}\0{span.end - span.start}\0{piece_of(tail, article)}"
    return span.of(article.text).replace("\r\n", "\n")
