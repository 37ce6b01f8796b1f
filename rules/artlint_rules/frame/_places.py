"""What the rules of the frame share: where a missing part belongs, and what was meant as another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import FRAMED, Span

if TYPE_CHECKING:
    from artlint import Article, Epoch, FrontMatter, Separator, TitleLink

_BLANKS = " \t\u3000\xa0"
_blanks = re.compile(f"[{_BLANKS}]*+").match
_key = re.compile(r"[A-Za-z_][\w-]*+:").match
_number = re.compile(r"\d{4}", re.ASCII).search
_absolute = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:[^\s]++\Z").match
_LINE_ENDS = ("\n", "\r\n", "\r")
_dashes = re.compile(r"[-—–―－_=*~][-—–―－_=*~ ]*[-—–―－_=*~](?=[ \t]*(?:[\r\n]|\Z))|-{3,}").match


def behind(article: Article, *parts: FrontMatter | Epoch | TitleLink | None) -> Span:
    """The empty place behind the last of these parts; the text's start if it has none of them."""
    top = int(article.text.startswith("\ufeff"))
    end = max((part.span.end for part in parts if part is not None), default=top)
    return Span(end, end)


def sound_title_link(article: Article) -> TitleLink | None:
    """The title link of a layout that has a frame, where its line is `[title](address)` and the address has a scheme.

    Only what stands right above or below it is surely a part of a frame, and may be mended.
    """
    link = article.title_link
    if article.layout not in FRAMED or link is None or link.defect is not None:
        return None
    return link if _absolute(link.url) else None


def is_right_above(article: Article, epoch: Epoch) -> bool:
    """Whether an epoch comment stands on the line above a sound title link."""
    link = sound_title_link(article)
    return link is not None and article.text[epoch.span.end : link.span.start].strip(_BLANKS) in _LINE_ENDS


def is_right_below(article: Article, separator: Separator) -> bool:
    """Whether a separator stands on the line below a sound title link."""
    link = sound_title_link(article)
    return link is not None and article.text[link.span.end : separator.span.start].strip(_BLANKS) in _LINE_ENDS


def blanks_beside(article: Article, part: Span) -> tuple[Span, str] | None:
    """Blanks between a part of the frame and the start or end of its line, and on which side they stand."""
    text = article.text
    before = len(text[: part.start].rstrip(_BLANKS))
    if before < part.start and (before == 0 or text[before - 1] in "\r\n\ufeff"):
        return Span(before, part.start), "before"
    behind = _blanks(text, part.end)
    if behind and behind.end() > part.end and text[behind.end() : behind.end() + 1] in ("", "\r", "\n"):
        return Span(*behind.span()), "behind"
    return None


def meant_as_epoch(article: Article) -> Span | None:
    """A line of the frame with a comment that holds a number, where no epoch comment was found.

    A date, digits with blanks between them, text before the comment, or an epoch comment below the title link.
    """
    if article.epoch is not None:
        return None
    for span in article.frame.stray:
        line = span.of(article.text)
        if "<!--" in line and _number(line):
            return span
    return None


def meant_as_separator(article: Article) -> Span | None:
    """The run of dashes under the title link where no separator was found: too short, or not alone on its line."""
    if article.separator is not None or article.title_link is None:
        return None
    match = _dashes(article.text, article.body.start, article.body.end)
    return Span(*match.span()) if match else None


def unopened_front_matter(article: Article) -> Span | None:
    """The lines of front matter whose opening fence is missing: `key: value` lines from the first on, and a `---`."""
    text, stray = article.text, article.frame.stray
    for span in stray:
        line = span.of(text)
        if line in ("---", "...") and span != stray[0] and not text[: stray[0].start].strip("\ufeff \t\r\n"):
            return Span(stray[0].start, span.end)
        if not _key(line) and not line.startswith(("- ", "#")):
            return None
    return None
