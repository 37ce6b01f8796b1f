"""Whether a file that no configuration includes is an article; for an empty one, the files beside it decide."""

import os
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from artlint.article import Article, File, decode, is_blank, looks_like_article, meant_text
from artlint.disk import START, read_start
from artlint.files.candidate import Candidate

_MOST_LOOKED_AT = 50
"""The most files beside an empty one that are read to find an article among them."""


class Standing(NamedTuple):
    """Whether a file counts as an article, and whether its bytes alone decide that, not the files beside it."""

    counts: bool
    holds: bool


def standing(candidate: Candidate, article: Article, neighbours: "Neighbours", *, is_stdin: bool) -> Standing:
    """Decide about a file that does not look like an article: one in another encoding may be one, or an empty one.

    An empty file counts where it stands among articles, and on stdin, where it is all that there is.
    """
    if not is_empty(article):
        return Standing(is_article(article), holds=True)
    if is_stdin:
        return Standing(counts=True, holds=True)
    return Standing(neighbours.has_article(candidate), holds=False)


def is_article(article: Article) -> bool:
    """Whether a file shows itself an article, read in its own encoding if that is not UTF-8."""
    if looks_like_article(article.frame, article.text):
        return True
    meant = meant_text(article.text)
    if meant is article.text:
        return False
    decoded = File(meant).article
    return looks_like_article(decoded.frame, decoded.text)


def is_empty(article: Article) -> bool:
    """Whether a file holds nothing, read in its own encoding if that is not UTF-8."""
    return is_blank(article.text) or is_blank(meant_text(article.text))


class Neighbours:
    """Tells whether a file is among articles: files of its suffix in its folder are read, once for each folder."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bool] = {}

    def has_article(self, candidate: Candidate) -> bool:
        """Whether one of the files beside a file, with the same suffix, is an article.

        Where all of them are empty, those in the folders beside its own are looked at, as long as these are in the same
        repository: an archive may have a folder a day.
        """
        folder, suffix = candidate.folder, os.path.splitext(candidate.name)[1].lower()
        key = (folder, suffix)
        if key not in self._known:
            self._known[key] = _holds_article(folder, suffix, inside="/" in candidate.identity)
        return self._known[key]


def _holds_article(folder: str, suffix: str, *, inside: bool) -> bool:
    beside = list(islice(_texts(folder, suffix), _MOST_LOOKED_AT))
    if not beside and inside:
        parent = os.path.dirname(os.path.normpath(folder))
        others = (text for other in _folders(parent) for text in _texts(other, suffix))
        beside = list(islice(others, _MOST_LOOKED_AT))
    return any(is_article(File(text).article) for text in beside)


def _texts(folder: str, suffix: str) -> Iterator[str]:
    """The starts of the files of a folder that have a suffix and are not blank."""
    for name, entry in sorted(_entries(folder).items()):
        if name.lower().endswith(suffix) and entry.is_file(follow_symlinks=False):
            try:
                text = decode(read_start(entry.path, START))
            except OSError:
                continue
            if not is_blank(text):
                yield text


def _folders(parent: str) -> Iterator[str]:
    for _, entry in sorted(_entries(parent).items()):
        if entry.is_dir(follow_symlinks=False):
            yield entry.path


def _entries(folder: str) -> dict[str, os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return {entry.name: entry for entry in entries}
    except OSError:
        return {}
