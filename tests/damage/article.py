"""A healthy article in pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from artlint.article import Article, File

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint import Source


class Piece(NamedTuple):
    """A piece of an article by its kind. A `block` is a piece of the body beside which others may be set."""

    kind: str
    text: str


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

    @property
    def article(self) -> Article:
        """The article that artlint reads."""
        return File(self.text, path=self.path, source=self.source, now=self.now).article
