"""What a finding is known by when its line moves: its rule, its own piece, and the block it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.article import Article
    from artlint.rule import Finding

_LONGEST = 10_000
"""Code points of a piece that count; of a longer one, its two ends. A thousand findings may cover 50 MB each."""

MORE = "+"
"""The key of a finding that says how many more there are: its place tells nothing."""

_KEY, _MARK = 8, 6
"""Characters of 6 bits: a key tells the findings of one rule in one file apart, a mark the files of an archive."""


def content_key(finding: Finding, article: Article) -> str:
    """What tells a finding from others of its rule in its file, wherever there it stands.

    It is made of the finding's code, its own piece, its block (the part of the frame, in the frame), and of the pieces
    it compares itself with. Messages, line numbers and white space between words of the block are no part of it.
    """
    if (finding.code or "").startswith("more-"):
        return MORE
    related = (_piece(place.span, article) for place in finding.related)
    return _digest((finding.code or "", *_own(finding.span, article), *related), _KEY)


def fingerprint(rule: str, key: str, identity: str, number: int = 0) -> str:
    """A finding's name in a report, from its rule and content key; equal findings of a file differ by their number.

    So the others keep their names when one is mended. `identity` is the file's path, the same wherever artlint starts.
    """
    return _hash((identity, rule, key, *([str(number)] if number else []))).hex()[:32]


def file_marks(article: Article) -> tuple[str, str]:
    """What a renamed file is known by: a mark of its title link's address and one of its body, empty without it."""
    link = article.title_link
    body = article.body.of(article.text)
    return _digest((link.url,), _MARK) if link and link.url else "", _digest((body,), _MARK) if body else ""


def _own(span: Span, article: Article) -> tuple[str, str]:
    """A finding's piece, and what stands around it."""
    if span.start < article.body.start:
        return _piece(span, article), _piece(_frame_part(span, article), article)
    if span.start < span.end:
        return _piece(span, article), _folded(article.block(span.start), article)
    return _empty_place(span.start, article)


def _empty_place(offset: int, article: Article) -> tuple[str, str]:
    """An empty place inside a tag is known as that tag is; what is missing between tags, by the tag it is missing in.

    Its block says nothing of it: it may be the whole body.
    """
    element = article.innermost(offset)
    if element is not None and element.start < offset < element.start_end:
        return _piece(element.start_tag, article), _folded(article.block(offset), article)
    while element is not None and element.start == offset:
        element = element.parent
    return "", _piece(element.start_tag, article) if element is not None else ""


def _frame_part(span: Span, article: Article) -> Span:
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


def _piece(span: Span, article: Article) -> str:
    """A piece of the text as any check-out has it: git may have changed its line ends."""
    if span.end - span.start > _LONGEST:
        head, tail = Span(span.start, span.start + _LONGEST // 2), Span(span.end - _LONGEST // 2, span.end)
        return f"{_piece(head, article)}\0{span.end - span.start}\0{_piece(tail, article)}"
    return span.of(article.text).replace("\r\n", "\n")


def _folded(span: Span, article: Article) -> str:
    return " ".join(_piece(span, article).split())


def _digest(parts: Iterable[str], length: int) -> str:
    from base64 import urlsafe_b64encode  # as hashlib below

    return urlsafe_b64encode(_hash(parts))[:length].decode("ascii")


def _hash(parts: Iterable[str]) -> bytes:
    from hashlib import sha256  # only a file with findings needs it

    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
