"""What reporters may ask of the place where the command runs."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from artlint.article import decode
from artlint.config import ConfigError
from artlint.config.find import folders_above
from artlint.report import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable

_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable by which GitHub names the file of a step's summary."""


def surroundings(working_folder: str, stdin: tuple[bytes, str] | None) -> Surroundings:
    """The surroundings of a run on files, or on a text from stdin that stands for one."""
    text_of = _reader(working_folder) if stdin is None else _known(decode(stdin[0]))
    summary = os.environ.get(_SUMMARY)
    return Surroundings(working_folder, repository_of(working_folder), text_of, _appender(summary) if summary else None)


def repository_of(folder: str) -> str:
    """The git root at or above a folder; the folder itself where there is none."""
    *_, top = folders_above(folder)
    return top if os.path.exists(os.path.join(top, ".git")) else folder


def _reader(working_folder: str) -> Callable[[str], str | None]:
    @lru_cache(maxsize=1)  # several reports ask for the same file, one after the other
    def read(path: str) -> str | None:
        try:
            with open(os.path.join(working_folder, path), "rb") as file:
                return decode(file.read())
        except (OSError, ValueError):
            return None

    return read


def _known(text: str) -> Callable[[str], str | None]:
    def read(_path: str) -> str | None:
        return text

    return read


def _appender(file_name: str) -> Callable[[str], None]:
    def append(markdown: str) -> None:
        try:
            with open(file_name, "a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.write(markdown)
        except OSError as error:  # what should stand there stands nowhere else
            raise ConfigError(f"{_SUMMARY}: {file_name}: cannot be written: {error.strerror}") from None

    return append
