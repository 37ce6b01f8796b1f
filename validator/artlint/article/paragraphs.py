"""The running text of a body, in paragraphs."""

from __future__ import annotations

from itertools import accumulate, chain, repeat

from artlint.article.body import BLOCK
from artlint.article.characters import BLANK
from artlint.article.parts import Paragraph
from artlint.html import UNSEEN, decode_references
from artlint.light import TYPE_CHECKING
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artlint.article.body import Body
    from artlint.html import Outline, Text

_BORDERS = frozenset((*BLOCK, *(f"/{name}" for name in BLOCK))) - {"br"}
_DEPTHS = dict.fromkeys(UNSEEN, 1) | {f"/{name}": -1 for name in UNSEEN}

_BORDER, _BREAK, _OTHER = "\0", "\1", "\2"
"""What stands for tags and hidden texts in a proven body, which has no such characters of its own."""

_marks = dict.fromkeys(_BORDERS, _BORDER) | {"br": _BREAK}


def _tells_borders(outline: Outline) -> bool:
    """Whether each border of a paragraph is a block's tag; the end of a `<button>` closes a `<p>` and is none."""
    return "button" not in outline.elements


def read_paragraphs(text: str, body: Body, left_out: tuple[Span, ...]) -> tuple[Paragraph, ...]:
    """The running text, cut at block borders and doubled `<br>`, without what stands in `left_out`."""
    outline = body.outline
    if outline is not None and _tells_borders(outline):
        return tuple(_outlined(text, outline, body.text_starts, _hidden_texts(outline, body, left_out)))
    runs = _runs(_shown_texts(body, left_out), body.borders)
    read = (
        _paragraph(text, [it.span.of(text) for it in texts], texts[0].span.start, texts[-1].span.end) for texts in runs
    )
    return tuple(paragraph for paragraph in read if paragraph is not None)


def read_prose(body: Body, left_out: tuple[Span, ...]) -> tuple[str, ...] | None:
    """The texts of the paragraphs, from the outline alone; None where that does not tell."""
    outline = body.outline
    if outline is None or not _tells_borders(outline):
        return None
    texts, hidden = outline.texts, _hidden_texts(outline, body, left_out)
    if hidden:
        texts = [_OTHER * (text.strip(BLANK) != "") if at in hidden else text for at, text in enumerate(texts)]
    breaks = outline.names.count("br") > 1
    other = _OTHER if breaks else ""
    marks = map(_marks.get, outline.names, repeat(other))
    whole = "".join(chain.from_iterable(zip(texts, marks, strict=False))) + texts[-1]
    if breaks:
        whole = _with_doubled_breaks(whole.split(_BREAK))
    pieces = _folded(whole.replace(_OTHER, "").replace(_BREAK, "")).split(_BORDER)
    return tuple([piece.strip(" ") for piece in pieces if piece.strip(BLANK)])


def _with_doubled_breaks(lines: list[str]) -> str:
    """Lines joined, with a border where nothing but blanks stands in one of them between two breaks."""
    joined, is_blank = lines[:1], False
    for line in lines[1:]:
        joined += (_BORDER, line) if is_blank else (line,)
        is_blank = not line.strip(BLANK)
    return "".join(joined)


def _hidden_texts(outline: Outline, body: Body, left_out: tuple[Span, ...]) -> frozenset[int]:
    """The numbers of the texts that a reader does not see, or that stand in `left_out`."""
    hidden: set[int] = set()
    if not outline.elements.isdisjoint(UNSEEN):
        depths = accumulate(map(_DEPTHS.get, outline.names, repeat(0)))
        hidden.update(at for at, depth in enumerate(depths, 1) if depth)
    for span in left_out:
        hidden.update(range(len(outline.texts))[body.starting_in(span)])
    return frozenset(hidden)


def _folded(raw: str) -> str:
    """A piece of text with its references decoded and its white space folded, as Python folds it: it is compared."""
    return " ".join((decode_references(raw) if "&" in raw else raw).split())


def _paragraph(text: str, pieces: list[str], start: int, end: int) -> Paragraph | None:
    """The paragraph that some texts make, the first of which starts and the last of which ends there."""
    folded = _folded(pieces[0] if len(pieces) == 1 else "".join(pieces))
    return Paragraph(_trimmed(text, start, end), folded) if folded.strip(BLANK) else None


def _outlined(text: str, outline: Outline, starts: list[int], hidden: frozenset[int]) -> Iterator[Paragraph]:
    """As `read_paragraphs`, from the outline alone; `starts` are the places of its texts, `hidden` their numbers."""
    run: list[str] = []
    start = end = 0
    breaks = False
    for at, (piece, name) in enumerate(zip(outline.texts, [*outline.names, "body"], strict=True)):
        if piece and at not in hidden:
            if not run:
                start = starts[at]
            run.append(piece)
            end = starts[at] + len(piece)
        is_break = name == "br"
        if run and (name in _BORDERS or (is_break and breaks and not piece.strip(BLANK))):
            paragraph = _paragraph(text, run, start, end)
            if paragraph is not None:
                yield paragraph
            run = []
        breaks = is_break


def _shown_texts(body: Body, left_out: tuple[Span, ...]) -> Sequence[Text]:
    """The texts that a reader sees, without those that stand in `left_out`."""
    texts: Sequence[Text] = body.texts
    if not UNSEEN.isdisjoint(body.names):
        texts = [text for text in texts if not _hidden(text)]
    if not left_out:
        return texts
    outside = _Outside(left_out)
    return [text for text in texts if outside.holds(text.span.start)]


def _runs(texts: Sequence[Text], all_borders: list[int]) -> Iterator[list[Text]]:
    """The texts between one border and the next."""
    borders = iter(all_borders)
    border = next(borders, -1)
    run: list[Text] = []
    for text in texts:
        start = text[0][0]
        if 0 <= border <= start:
            while 0 <= border <= start:
                border = next(borders, -1)
            if run:
                yield run
                run = []
        run.append(text)
    if run:
        yield run


def _hidden(text: Text) -> bool:
    parent = text.parent
    return parent is not None and (parent.hidden or parent.name in UNSEEN)


class _Outside:
    """What no span covers, asked at rising offsets."""

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self._spans = sorted(spans, reverse=True)
        self._covered = 0

    def holds(self, offset: int) -> bool:
        while self._spans and self._spans[-1].start <= offset:
            self._covered = max(self._covered, self._spans.pop().end)
        return offset >= self._covered


def _trimmed(text: str, start: int, end: int) -> Span:
    if text[start].isspace() or text[end - 1].isspace():
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = max(start, end - (len(piece) - len(piece.rstrip())))
    return Span(start, end)
