"""What the parts work on: one healthy article of some length, clean and unclean HTML, a folder."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.damage.healthy import voa

from artlint.article import File

from ..scale import archive as archives
from ..scale.archive import Archive

if TYPE_CHECKING:
    from pathlib import Path

BLOCKS = 60
"""Blocks of the article; with these it has about 10 KB."""

FILES = 200
"""Files of the folder."""


@pytest.fixture(scope="session")
def text() -> str:
    """A healthy article."""
    random = Random(1)
    article = voa(random)
    blocks = [piece.text for piece in article.pieces if piece.kind == "block"]
    more: list[str] = []
    while len(blocks) + len(more) < BLOCKS:
        more += (piece.text for piece in voa(random).pieces if piece.kind == "block")
    return article.text.replace(blocks[-1], blocks[-1] + "".join(more))


@pytest.fixture(scope="session")
def clean(text: str) -> str:
    """A body that is proven clean."""
    return File(text).article.body.of(text)


@pytest.fixture(scope="session")
def unclean(clean: str) -> str:
    """The same body, with a parse error in its last paragraph."""
    return clean.removesuffix("</p>") + "</div></p>"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive, each article of which is damaged."""
    made = tmp_path_factory.mktemp("archive")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archives, "DAMAGED", 1)
        Archive(made).grow(FILES)
    return made
