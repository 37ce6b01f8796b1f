"""The frame: front matter, epoch comment, title link, separator and date line. Each is found however it is damaged."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from artlint.article.frontmatter import read_front_matter
from artlint.article.link_line import split_link
from artlint.article.parts import Epoch, Frame, FrontMatter, Separator, TitleLink
from artlint.patterns import late
from artlint.span import Span, new_span

FRAME_LINES = 10
"""The frame stands within the first ten lines after the front matter (design, What is an article)."""

EPOCH_PLACEHOLDERS = frozenset(["", "NaN", "undefined", "null", "Invalid Date"])
"""What programs write into the epoch comment where they have no number."""

_BLANKS = " \t\u3000\xa0"
_blanks = late(f"[{_BLANKS}]*+")
_line = late(r"([^\r\n]*)(\r\n?|\n|\Z)")
_epoch = late(r"<!--[ \t]*+([^\s<>]{1,200}?|Invalid Date|)[ \t]*+-->")
_damaged_epoch = late(r"<?!?-{0,3}[ \t]*+(\d{9,17}|NaN)[ \t]*+-{0,3}>?")
_separator = late(r"-{3,}|[-—–―－_=*~]{3,}")
_markup = late(r"<[A-Za-z/!?]")
_date_line_below = late(r"[ \t\u3000\xa0\r\n]*+日期[：:]")
_canonical_heading = re.compile(
    r"(?:\n|(?<=\A)|(?<=\A\ufeff))(?:(<!--([1-9][0-9]{12})-->)\n)?"
    r"(\[(?=[^]\s\u200b\ufeff])([^]\n]*+(?:\](?!\()[^]\n]*+)*+)\]\((.*)\))\n"
    r"(------)\n(?:(日期[：:].*)(?<![ \t\u3000\xa0])\n)?\n[ \t\r\n]*+(?!\s*+日期[：:])"
).match
_SPACE = " \t\r\n"
_body_start = late(r"[^ \t\r\n]")


class _Line(NamedTuple):
    """A line without surrounding blanks, whether it has none, and where the next one starts."""

    span: Span
    text: str
    is_bare: bool
    following: int


class _Heading(NamedTuple):
    """The parts of the frame under the front matter. `last` is the last line of any of them."""

    epoch: Epoch | None
    title_link: TitleLink | None
    separator: Separator | None
    stray: tuple[Span, ...]
    last: _Line | None


def read_frame(text: str) -> Frame:
    """The frame of a file's text. Every part is optional, and none that is missing hides a later one."""
    return frame_below(text, read_front_matter(text, top_of(text)))


def top_of(text: str) -> int:
    """Where a text begins, behind a byte order mark."""
    return 1 if text.startswith("\ufeff") else 0


def no_frame(text: str, front_matter: FrontMatter | None) -> Frame:
    """The frame of a text that has none: front matter or nothing, and the body behind it."""
    top = front_matter.span.end if front_matter else top_of(text)
    start = _body_start().search(text, _blanks_end(text, top))
    body = _trimmed(text, start.start() if start else len(text))
    is_sound = front_matter is None or front_matter.defect is None
    return Frame(front_matter, None, None, None, None, (), True, top, body, is_canonical=is_sound)


def frame_below(text: str, front_matter: FrontMatter | None) -> Frame:
    """The frame of a text whose front matter is read: its other parts are looked for below that."""
    top = front_matter.span.end if front_matter else top_of(text)
    canonical = _canonical_heading(text, top)
    if canonical and "\r" not in canonical[0] and "](" not in canonical[5]:
        return _canonical_frame(text, front_matter, canonical)
    return _any_frame(text, front_matter, top)


def _canonical_frame(text: str, front_matter: FrontMatter | None, match: re.Match[str]) -> Frame:
    """The frame of a match of the usual heading. `_any_frame` gives the same; most files have such a heading."""
    comment, number, link, title, url, separator, date_line = map(new_span, map(match.span, range(1, 8)))
    return Frame(
        front_matter,
        Epoch(comment, match[2], number, int(match[2])) if match[2] else None,
        TitleLink(link, match[4], title, match[5], url),
        Separator(separator, exact=True),
        date_line if match[7] else None,
        (),
        True,
        date_line.end if match[7] else separator.end,
        _trimmed(text, match.end()),
        front_matter is None or front_matter.defect is None,
    )


def _any_frame(text: str, front_matter: FrontMatter | None, top: int) -> Frame:
    heading = _read_heading(_window(text, top))
    date_line = _read_date_line(text, heading)
    end = date_line.end if date_line else heading.last.span.end if heading.last else top
    start = _body_start().search(text, _blanks_end(text, end))
    body = _trimmed(text, start.start() if start else len(text))
    return Frame(
        front_matter,
        heading.epoch,
        heading.title_link,
        heading.separator,
        date_line,
        heading.stray,
        _has_blank_line(text[end : body.start]),
        end,
        body,
        is_canonical=False,
    )


def _trimmed(text: str, start: int) -> Span:
    """The span from an offset to the end of the text, without the blanks at its end."""
    end = len(text)
    while end > start and text[end - 1] in _SPACE:
        end -= 1
    return new_span((start, end))


def _blanks_end(text: str, at: int) -> int:
    blanks = _blanks().match(text, at)
    return blanks.end() if blanks else at


def _has_blank_line(gap: str) -> bool:
    return gap.count("\n") + gap.replace("\r\n", "").count("\r") > 1


def _lines(text: str, start: int) -> Iterator[_Line]:
    while start < len(text):
        match = _line().match(text, start)
        if match is None:
            return
        content = match[1]
        stripped = content.strip(_BLANKS)
        begin = start + content.find(stripped) if stripped else start
        yield _Line(Span(begin, begin + len(stripped)), stripped, stripped == content, match.end())
        start = match.end()


def _window(text: str, top: int) -> list[_Line]:
    """The lines in which the frame may stand: ten, up to a line of HTML, and two more under an epoch or link."""
    window: list[_Line] = []
    for line in _lines(text, top + _rest_of_line(text, top)):
        if _starts_body(line.text) or _is_full(window):
            break
        window.append(line)
    return window


def _is_full(window: list[_Line]) -> bool:
    """Whether no further line belongs to the window: under an epoch in the last one stand link and separator."""
    if len(window) < FRAME_LINES:
        return False
    last = window[-1].text
    return len(window) == FRAME_LINES + 2 or not (_looks_like_link(last) or _match_epoch(last))


def _rest_of_line(text: str, top: int) -> int:
    match = _line().match(text, top)
    return match.end() - top if match and top and not match[1].strip(_BLANKS) else 0


def _starts_body(line: str) -> bool:
    return _markup().match(line) is not None and not line.startswith("<!-") and not _damaged_epoch().fullmatch(line)


def _read_heading(window: list[_Line]) -> _Heading:
    link_at = next((at for at, line in enumerate(window) if _looks_like_link(line.text)), None)
    separator_at = _separator_at(window, link_at)
    if link_at is None and separator_at is not None:
        link_at = _damaged_link_at(window, separator_at)
    epoch_at = _epoch_at(window, link_at if link_at is not None else separator_at)
    found = [at for at in (epoch_at, link_at, separator_at) if at is not None]
    if not found:
        return _Heading(None, None, None, (), None)
    epoch = None if epoch_at is None else _match_epoch(window[epoch_at].text)
    separator = None if separator_at is None else window[separator_at]
    return _Heading(
        _read_epoch(window[epoch_at], epoch) if epoch_at is not None and epoch else None,
        _read_title_link(window[link_at]) if link_at is not None else None,
        Separator(separator.span, separator.is_bare and separator.text == "------") if separator else None,
        _stray(window, found),
        window[max(found)],
    )


def _stray(window: list[_Line], found: list[int]) -> tuple[Span, ...]:
    above = window[: max(found)]
    return tuple(line.span for at, line in enumerate(above) if line.text and at not in found)


def _looks_like_link(line: str) -> bool:
    return "](" in line and _after_epoch(line).startswith("[")


def _after_epoch(line: str) -> str:
    """A line without an epoch comment at its start."""
    epoch = _match_epoch(line)
    return line[epoch.end() :].lstrip(_BLANKS) if epoch else line


def _match_epoch(line: str) -> re.Match[str] | None:
    """The epoch comment at the start of a line: it holds one word with a digit, or one of EPOCH_PLACEHOLDERS."""
    match = _epoch().match(line)
    if match and (match[1] in EPOCH_PLACEHOLDERS or any(character.isdecimal() for character in match[1])):
        return match
    return _damaged_epoch().fullmatch(line)


def _separator_at(window: list[_Line], link_at: int | None) -> int | None:
    first = 0 if link_at is None else link_at + 1
    return next((at for at, line in enumerate(window) if at >= first and _separator().fullmatch(line.text)), None)


def _damaged_link_at(window: list[_Line], separator_at: int) -> int | None:
    """The nearest line of text above the separator, which is taken for a damaged title link."""
    above = [at for at in range(separator_at) if window[at].text]
    if not above or window[above[-1]].text.startswith("<") or _match_epoch(window[above[-1]].text):
        return None
    return above[-1]


def _epoch_at(window: list[_Line], before: int | None) -> int | None:
    last = len(window) if before is None else before + 1
    return next((at for at, line in enumerate(window[:last]) if _match_epoch(line.text)), None)


def _read_epoch(line: _Line, match: re.Match[str]) -> Epoch:
    start = line.span.start
    text = match[1]
    inner = Span(start + match.start(1), start + match.end(1))
    is_number = text.isascii() and text.isdigit() and len(text) < 20
    defect = _epoch_defect(line.text, match)
    return Epoch(Span(start, start + match.end()), text, inner, int(text) if is_number else None, defect)


def _epoch_defect(line: str, match: re.Match[str]) -> str | None:
    if not (match.group().startswith("<!--") and match.group().endswith("-->")):
        return "marks"
    return "glued" if match.end() < len(line) else None


def _read_title_link(line: _Line) -> TitleLink:
    text = _after_epoch(line.text)
    start = line.span.end - len(text)
    title, url, defect = split_link(text)
    return TitleLink(
        Span(start, line.span.end),
        title.of(text),
        Span(start + title.start, start + title.end),
        url.of(text),
        Span(start + url.start, start + url.end),
        defect,
    )


def _read_date_line(text: str, heading: _Heading) -> Span | None:
    """The date line under the separator; where that is missing, under the title link."""
    if heading.last is None or (heading.separator is None and heading.title_link is None):
        return None
    if not _date_line_below().match(text, heading.last.following):
        return None
    line = next(line for line in _lines(text, heading.last.following) if line.text)
    return line.span
