"""How a folder's Markdown is rendered, told by the files of site generators that stand in it or above; none is read."""

from __future__ import annotations

import os

from artlint.article.source import COMMONMARK

_JEKYLL = ("_config.yml", "_config.yaml")
_HEXO = "scaffolds"
"""A folder that Hexo makes beside a `_config.yml` of its own; it renders with no kramdown."""

_HUGO = ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json")
_OLD_HUGO = "config.toml"
"""The name until Hugo 0.110, beside a folder `content`; many other programs have a file of this name."""

SITE_FILES = frozenset((*_JEKYLL, *_HUGO, _OLD_HUGO))
"""Names of files in a folder that may change how the files of the folder, and below it, are read."""


class Flavors:
    """Tells the flavor of folders (`artlint.article.source.FLAVORS`); the disk is asked once for each folder."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}

    def of(self, folder: str, root: str) -> str:
        """The flavor of a folder, by the nearest site at or above it, but not above `root` where that is above it."""
        key = (folder, root)
        if key not in self._known:
            self._known[key] = _flavor_at(folder) or self._above(folder, root)
        return self._known[key]

    def _above(self, folder: str, root: str) -> str:
        parent = os.path.dirname(folder)
        if parent == folder or os.path.normpath(folder) == os.path.normpath(root):
            return COMMONMARK
        return self.of(parent, root)


def _flavor_at(folder: str) -> str | None:
    """The flavor of the site whose root a folder is; None where it is none."""
    if _holds_any(folder, _JEKYLL):
        return COMMONMARK if os.path.isdir(os.path.join(folder, _HEXO)) else "kramdown"
    is_old_hugo = _holds_any(folder, (_OLD_HUGO,)) and os.path.isdir(os.path.join(folder, "content"))
    return "hugo" if is_old_hugo or _holds_any(folder, _HUGO) else None


def _holds_any(folder: str, names: tuple[str, ...]) -> bool:
    return any(os.path.isfile(os.path.join(folder, name)) for name in names)
