"""What reporters may ask of the place where the command runs."""

from __future__ import annotations

import os
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from artlint.article import decode
from artlint.config.find import folders_above
from artlint.files.candidate import read_bytes
from artlint.report import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable

    from artlint.model.request import Request

_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable by which GitHub names the file of a step's summary."""

_HOLDS = 1_000_000
"""Bytes, some less than the 1 MiB that GitHub takes as a summary; it takes nothing of a longer one."""

_LEAST = 10_000
"""Bytes that must be left for a summary to be of use; other commands of the step write to it, too."""


def surroundings(request: Request) -> Surroundings:
    """The surroundings of a run."""
    folder, summary = request.working_folder, os.environ.get(_SUMMARY)
    around = Surroundings(folder, repository_of(folder), _text_of(request))
    room = _HOLDS - _size(summary) if summary else 0
    if not summary or room < _LEAST:
        return around
    return around._replace(add_to_summary=_appender(summary), summary_room=room)


def _text_of(request: Request) -> Callable[[str], str | None]:
    """What gives the texts that are checked: files, what the index has of them, or what came from stdin."""
    if request.stdin is not None:
        return _known(decode(request.stdin[0]))
    return lru_cache(maxsize=1)(  # several reports ask for the same file, one after the other
        partial(_staged if request.staged else _read, request.working_folder)
    )


def repository_of(folder: str) -> str:
    """The git root at or above a folder; the folder itself where there is none."""
    *_, top = folders_above(folder)
    return top if os.path.exists(os.path.join(top, ".git")) else folder


def _read(working_folder: str, path: str) -> str | None:
    try:
        return decode(read_bytes(os.path.join(working_folder, path)))
    except (OSError, ValueError):
        return None


def _staged(working_folder: str, path: str) -> str | None:
    from artlint.files.git import Git, GitError  # only where the next commit is checked

    try:
        return decode(Git(working_folder).staged(path))
    except (GitError, ValueError):
        return None


def _known(text: str) -> Callable[[str], str | None]:
    def read(_path: str) -> str | None:
        return text

    return read


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:  # nothing is there yet, or it cannot be written: the appender reports that
        return 0


def _appender(file_name: str) -> Callable[[str], None]:
    def append(markdown: str) -> None:
        try:
            with open(file_name, "a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.write(markdown)
        except OSError as error:  # what should stand there stands nowhere else
            raise OSError(f"{_SUMMARY}: {file_name}: cannot be written: {error.strerror}") from None

    return append
