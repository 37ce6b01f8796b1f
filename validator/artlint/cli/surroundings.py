"""The surroundings of a run, for reporters: working folder, repository, texts of files, summary of a GitHub step."""

from __future__ import annotations

import os
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from artlint.article import decode
from artlint.config.find import folders_above
from artlint.disk import read_regular
from artlint.report import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable

    from artlint.model import Request

_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable in which GitHub gives the file of a step's summary."""

_HOLDS = 1_000_000
"""Bytes of a summary, a little below the limit of 1 MiB. GitHub shows nothing of a longer one."""

_LEAST = 10_000
"""Bytes that must be left for a useful summary; other commands of the step write to the same file."""


def surroundings(request: Request) -> Surroundings:
    """The surroundings of a run."""
    folder, summary = request.working_folder, os.environ.get(_SUMMARY)
    around = Surroundings(folder, repository_of(folder), _text_of(request))
    if not summary:
        return around
    from artlint.files.report_file import size_of  # only in a step of GitHub Actions

    room = _HOLDS - size_of(summary)
    if room < _LEAST:
        return around
    return around._replace(add_to_summary=_appender(summary), summary_room=room)


def _text_of(request: Request) -> Callable[[str], str | None]:
    """A function that gives the text of a checked file: from the disk, the index of git, or stdin."""
    if request.stdin is not None:
        return _always(decode(request.stdin[0]))
    return lru_cache(maxsize=1)(  # several reports ask for the same file, one after the other
        partial(_staged if request.staged else _read, request.working_folder)
    )


def repository_of(folder: str) -> str:
    """The git root at or above a folder; the folder itself where there is none."""
    *_, top = folders_above(folder)
    return top if os.path.exists(os.path.join(top, ".git")) else folder


def _read(working_folder: str, path: str) -> str | None:
    try:
        return decode(read_regular(os.path.join(working_folder, path)))
    except (OSError, ValueError):
        return None


def _staged(working_folder: str, path: str) -> str | None:
    from artlint.files.git import Git, GitError  # only where the next commit is checked

    try:
        return decode(Git(working_folder).staged(path))
    except (GitError, ValueError):
        return None


def _always(text: str) -> Callable[[str], str | None]:
    def read(_path: str) -> str | None:
        return text

    return read


def _appender(file_name: str) -> Callable[[str], None]:
    from artlint.files.report_file import append_text  # as above

    def append(markdown: str) -> None:
        try:
            append_text(file_name, markdown)
        except OSError as error:  # what should stand there stands nowhere else
            raise OSError(f"{_SUMMARY}: {file_name}: cannot be written: {error.strerror}") from None

    return append
