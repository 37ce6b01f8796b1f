"""What the peers read: copies of an archive's articles, and their bodies as HTML files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from artlint.article import File
from artlint.article.decode import decode, encode

if TYPE_CHECKING:
    from pathlib import Path

TREES = ("md", "html", "fixed")

_BIOME = """\
{
  "html": { "experimentalFullSupportEnabled": true, "linter": { "enabled": true } },
  "files": { "maxSize": 16777216 }
}
"""


class Inputs(NamedTuple):
    """The folder with the trees, how many files each has, their bytes by tree, and one file of middling size."""

    folder: Path
    files: int
    size: dict[str, int]
    one: str

    @property
    def names(self) -> dict[str, str]:
        """That one file in each tree, as the commands name it."""
        return {f"{tree}_file": f"{tree}/{_named(self.one, tree)}" for tree in TREES}


def articles_of(archive: Path) -> list[Path]:
    """The articles of an archive, by path. FileNotFoundError where there is none."""
    found = sorted(path for path in archive.rglob("*.md") if path.is_file() and not path.is_symlink())
    if not found:
        raise FileNotFoundError(f"no *.md in {archive}")
    return found


def prepare(archive: Path, folder: Path, files: int) -> Inputs:
    """Write the trees: the whole archive, and it again until each tree has at least that many files."""
    articles = articles_of(archive)
    copies = -(-files // len(articles))
    size = dict.fromkeys(TREES, 0)
    for path in articles:
        data = path.read_bytes()
        texts = {"md": data, "fixed": data, "html": body_of(data)}
        for tree, text in texts.items():
            size[tree] += copies * len(text)
            for number in range(copies):
                _write(folder / tree / _place(archive, path, number, tree), text)
    for tree in TREES:
        names = (_place(archive, path, number, tree) for number in range(copies) for path in articles)
        (folder / f"{tree}.list").write_bytes(b"".join(os.fsencode(f"{tree}/{name}\0") for name in names))
    (folder / "biome.json").write_text(_BIOME, encoding="utf-8")
    middling = sorted(articles, key=lambda path: path.stat().st_size)[len(articles) // 2]
    return Inputs(folder, copies * len(articles), size, _place(archive, middling, 0, "md"))


def body_of(data: bytes) -> bytes:
    """What stands below the frame of an article."""
    text = decode(data)
    return encode(File(text).article.body.of(text)) + b"\n"


def _place(archive: Path, path: Path, number: int, tree: str) -> str:
    name = (
        path.relative_to(archive).as_posix().replace("\\", "%5C")
    )  # markdownlint-cli2 takes it for a slash, and fails
    return _named(f"{number}/{name}", tree)


def _named(name: str, tree: str) -> str:
    return name.removesuffix(".md") + ".html" if tree == "html" else name


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
