"""An archive of random articles, some of them damaged, that can grow and change; a seed makes the same files again."""

from __future__ import annotations

import re
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from tests.damage.healthy import SOURCES
from tests.damage.ways import shapes_of, ways

from artlint import Source
from artlint.article.decode import encode
from artlint.packs import builtin_rules

if TYPE_CHECKING:
    from pathlib import Path

    from tests.damage.article import Healthy

    from artlint.damage import Damage

DAMAGED = 0.05
"""The share of the articles that are damaged."""

_FIRST = 1_000_000
"""The number of the first file: seven digits are no date."""

_SHAPES = tuple(SOURCES)
_number = re.compile(r"\d+(?=\.md$)")


class Archive:
    """Articles of all sources in a folder, with the configuration under which the undamaged ones are clean.

    `files` and `size` (bytes) say how large it is. No two of its articles have one address.
    """

    def __init__(self, folder: Path, seed: int = 1) -> None:
        self.folder = folder
        self.size = 0
        self._seed = seed
        self._lengths: list[int] = []
        self._paths: list[Path] = []
        self._addresses: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "artlint.toml").write_text(configuration(), encoding="utf-8")

    @property
    def files(self) -> int:
        """How many articles there are."""
        return len(self._paths)

    def grow(self, files: int) -> None:
        """Write articles until there are that many."""
        for number in range(self.files, files):
            article, data = self._drawn(number, "new")
            path = self.folder / _number.sub(str(_FIRST + number), article.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            self._paths.append(path)
            self._lengths.append(len(data))
            self.size += len(data)

    def change(self, share: float, draw: str) -> None:
        """Write other content into that share of the files, at least into one; another `draw` takes other files."""
        random = Random(f"{self._seed} {draw}")
        for number in random.sample(range(self.files), max(1, round(share * self.files))):
            _, data = self._drawn(number, draw)
            self._paths[number].write_bytes(data)
            self.size += len(data) - self._lengths[number]
            self._lengths[number] = len(data)

    def _drawn(self, number: int, draw: str) -> tuple[Healthy, bytes]:
        """An article of the shape that the number has, and the bytes of its file."""
        random = Random(f"{self._seed} {draw} {number}")
        shape = _SHAPES[number % len(_SHAPES)]
        article = SOURCES[shape](random)
        while _address(article) in self._addresses or article.source.proxy != Source().proxy:
            article = SOURCES[shape](random)
        self._addresses.add(_address(article))
        text = _damaged(article, random) if random.random() < DAMAGED else article.text
        return article, encode(text)


def configuration() -> str:
    """`artlint.toml` for the archive: what each source says."""
    return 'include = ["articles/**/*.md"]\n' + "".join(map(_block, _SHAPES))


def _block(shape: str) -> str:
    article = SOURCES[shape](Random(shape))
    zone = f'zone = "{article.source.zone}"\n' if article.source.zone else ""
    rules = "".join(f'{rule} = "{said}"\n' for rule, said in article.rules.items())
    return f'\n[[sources]]\nname = "{shape}"\nfiles = ["articles/{shape}/**"]\n{zone}[sources.rules]\n{rules}'


def _address(article: Healthy) -> str:
    address = article.article.address
    return address.url if address else ""


def _damaged(article: Healthy, random: Random) -> str:
    """Its text after a damage that needs neither a day nor another path to be one."""
    while True:
        damage = random.choice(_ways(article.shape)).of(article.article, random)
        if damage is not None and damage.path is None:
            return damage.text


@cache
def _ways(shape: str) -> tuple[Damage, ...]:
    """What can be done to such an article so that a rule that is on for it speaks."""
    layout = SOURCES[shape](Random(shape)).article.layout
    return tuple(
        way
        for rule, way in ways().items()
        if rule != "future-date"
        and shape in shapes_of(rule)
        and (info := builtin_rules()[rule]).enabled
        and (not info.layouts or layout in info.layouts)
    )
