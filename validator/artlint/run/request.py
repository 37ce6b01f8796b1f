"""What is asked of a run."""

from __future__ import annotations

from typing import NamedTuple

from artlint.config import Selection


class Request(NamedTuple):
    """What is asked of a run.

    `paths` are as written on the command line, relative to `working_folder` (absolute). `exclude` are globs relative
    to it. `stdin` is a text's bytes and the path that it stands for, instead of paths. `now` is UTC milliseconds.
    `cache` allows to use and keep results of earlier runs, in `cache_folder` if it is said.
    `jobs` is the most processes that check, None for as many as there are processors.
    Without `suppressions`, neither comments nor `[[ignore]]` hide anything.
    """

    paths: tuple[str, ...]
    working_folder: str
    now: int
    configuration: str | None = None
    isolated: bool = False
    selection: Selection = Selection()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    fail_on: str | None = None
    stdin: tuple[bytes, str] | None = None
    cache: bool = False
    cache_folder: str | None = None
    jobs: int | None = None
    suppressions: bool = True
