"""Whether a file that no configuration includes is an article; for an empty one, the files beside it decide."""

import os
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from artlint.article import Article, File, decode, is_blank, meant_text, not_article_reason
from artlint.disk import START, read_start
from artlint.files.candidate import Candidate

_MOST_LOOKED_AT = 50
"""The most files beside an empty one that are read to find an article among them."""


_EMPTY = "holds no text, and no article stands beside it"


class Standing(NamedTuple):
    """Why a file is no article, in words behind "it", None where it counts as one.

    `holds` tells that its bytes alone decide that, not the files beside it.
    """

    reason: str | None
    holds: bool


def standing(candidate: Candidate, article: Article, neighbours: "Neighbours", *, is_stdin: bool) -> Standing:
    """Decide about a file that does not look like an article: one in another encoding may be one, or an empty one.

    An empty file counts where it stands among articles, and on stdin, where it is all that there is.
    """
    if not is_empty(article):
        return Standing(reason_of(article), holds=True)
    if is_stdin:
        return Standing(None, holds=True)
    return Standing(None if neighbours.has_article(candidate) else _EMPTY, holds=False)


def reason_of(article: Article) -> str | None:
    """Why a file is no article, read in its own encoding if that is not UTF-8; None where it shows itself one."""
    reason = not_article_reason(article)
    meant = meant_text(article.text)
    if reason is None or meant is article.text:
        return reason
    return not_article_reason(File(meant, path=article.path, source=article.source).article)


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
    return any(reason_of(File(text, path=f"any{suffix}").article) is None for text in beside)


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
