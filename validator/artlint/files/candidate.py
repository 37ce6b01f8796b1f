"""A file to read, as a walk hands it on, and the other paths to the same file."""

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from artlint.article.source import COMMONMARK
from artlint.config import Config
from artlint.files.paths import with_separator


class FolderContext(NamedTuple):
    """What the files of a folder, and of the folders below it without a context of their own, have in common.

    `path` is the folder (absolute, with a separator at its end). `shown` and `identity` take its place in the paths of
    a `Candidate`. `flavor` is how the program that makes pages of the files renders Markdown, as far as it is told.
    """

    path: str
    shown: str
    identity: str
    config: Config
    flavor: str = COMMONMARK


class Candidate(NamedTuple):
    """A file to read: its folder (absolute, with a separator at its end), its name, and the context of its folder.

    `named` says whether the command line names it. An archive has many: the strings of a folder are shared, and the
    paths are made when asked for.
    """

    folder: str
    name: str
    context: FolderContext
    named: bool

    @property
    def path(self) -> str:
        """The absolute path."""
        return self.folder + self.name

    @property
    def shown(self) -> str:
        """The path as reports show it."""
        return self.context.shown + self._below_context()

    @property
    def identity(self) -> str:
        """The path in its repository, or outside of one in its configuration's folder."""
        return self.context.identity + self._below_context()

    @property
    def config(self) -> Config:
        """The configuration of the file."""
        return self.context.config

    def _below_context(self) -> str:
        return (self.folder[len(self.context.path) :] + self.name).replace(os.sep, "/")


def duplicates(candidates: Sequence[Candidate], contexts: Iterable[FolderContext], links: set[str]) -> list[Candidate]:
    """The candidates whose file another candidate leads to as well: through links, or a folder with two names.

    `links` are the paths that are links. Of several candidates one stays: the first that is no link, else the first.
    The disk is asked only where links were met.
    """
    real = {context.path: with_separator(os.path.realpath(context.path)) for context in contexts}
    if not links and all(path == target for path, target in real.items()):
        return []
    found: list[Candidate] = []
    targets: set[str] = set()
    for candidate in sorted(candidates, key=lambda candidate: (candidate.path in links, candidate.path)):
        path, start = candidate.path, candidate.context.path
        # below that folder only the file itself can be a link, for no walk follows one to a folder
        target = os.path.realpath(path) if path in links else real[start] + path[len(start) :]
        if target in targets:
            found.append(candidate)
        targets.add(target)
    return found
