"""A healthy article in pieces, and what a damage makes of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from artlint import Source, Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

OPEN, CLOSE = "⟦", "⟧"
"""Around the place where the rule must speak, in the text that a damage writes. No healthy article holds them."""

_gaps = re.compile(r"(?<=[一-龥])(?=[一-龥][^<>]*<)").finditer


class Piece(NamedTuple):
    """A piece of an article by its kind. A `block` is a piece of the body beside which others may be set."""

    kind: str
    text: str


class Damaged(NamedTuple):
    """A damaged text, the places where the rule must speak, and what else differs from the healthy article.

    `also` names the rules that speak too, because the damage is theirs as well; all others must be silent.
    """

    text: str
    places: tuple[Span, ...]
    also: frozenset[str] = frozenset()
    options: Mapping[str, Any] = {}
    path: str | None = None
    now: int | None = None
    layout: str | None = None


class Healthy(NamedTuple):
    """An article without fault, and what the configuration of its source says.

    `images` is how the addresses of its images begin. `rules` holds the severity (`off`) or the options that the
    source sets for a rule.
    """

    shape: str
    images: str
    pieces: tuple[Piece, ...]
    source: Source
    rules: Mapping[str, str | Mapping[str, Any]]
    path: str
    now: int

    @property
    def text(self) -> str:
        """The file's text."""
        return "".join(piece.text for piece in self.pieces)

    def has(self, kind: str) -> bool:
        """Whether it has a piece of that kind."""
        return any(piece.kind == kind for piece in self.pieces)

    def get(self, kind: str) -> str:
        """The text of the first piece of that kind."""
        return next(piece.text for piece in self.pieces if piece.kind == kind)

    def put(self, **texts: str) -> Healthy:
        """The same with other texts for the pieces of these kinds (`_` for `-`)."""
        new = {kind.replace("_", "-"): text for kind, text in texts.items()}
        missing = new.keys() - {piece.kind for piece in self.pieces}
        if missing:
            raise KeyError(f"{self.shape} has no {missing}")
        return self._replace(pieces=tuple(Piece(kind, new.get(kind, text)) for kind, text in self.pieces))

    def insert(self, text: str, random: Random) -> Healthy:
        """The same with a new block beside one of the blocks."""
        gaps = [at + after for at, piece in enumerate(self.pieces) if piece.kind == "block" for after in (0, 1)]
        at = random.choice(gaps)
        return self._replace(pieces=(*self.pieces[:at], Piece("block", text), *self.pieces[at:]))

    def within(self, text: str, random: Random) -> Healthy:
        """The same with `text` set between two Chinese characters of a block."""
        blocks = [(at, piece.text) for at, piece in enumerate(self.pieces) if piece.kind == "block"]
        places = [(at, gap.start()) for at, block in blocks for gap in _gaps(block)]
        if not places:
            return self.insert(f"<p>桥{text}梁</p>", random)
        at, offset = random.choice(places)
        old = self.pieces[at]
        new = Piece(old.kind, old.text[:offset] + text + old.text[offset:])
        return self._replace(pieces=(*self.pieces[:at], new, *self.pieces[at + 1 :]))

    def with_title(self, title: str) -> Healthy:
        """The same with another title, in the front matter too. The marks stand in the title link."""
        article = self.put(title=title)
        if not self.has("front-title"):
            return article
        written = title.replace(OPEN, "").replace(CLOSE, "").replace("\\", "\\\\").replace('"', '\\"')
        return article.put(front_title=f'title: "{written}"\n')

    def only_blocks(self, *texts: str) -> Healthy:
        """The same with these blocks in place of all its own."""
        first = next(at for at, piece in enumerate(self.pieces) if piece.kind == "block")
        rest = [piece for piece in self.pieces[first:] if piece.kind != "block"]
        new = (Piece("block", text) for text in texts)
        return self._replace(pieces=(*self.pieces[:first], *new, *rest))

    def damaged(self, *also: str, **more: Any) -> Damaged:
        """What has become of it: its text without the marks, and the places that they marked."""
        return damaged(self.text, *also, **more)


def damaged(marked: str, *also: str, **more: Any) -> Damaged:
    """The text without its marks, and the places between them."""
    text, places, start = "", [], 0
    for part in re.split(f"([{OPEN}{CLOSE}])", marked):
        if part == OPEN:
            start = len(text)
        elif part == CLOSE:
            places.append(Span(start, len(text)))
        else:
            text += part
    return Damaged(text, tuple(places), frozenset(also), **more)
