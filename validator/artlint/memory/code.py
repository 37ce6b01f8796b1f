"""Digests of the code that judges: artlint, its rules, plugins, and the libraries that they lean on.

A developer who edits a rule must never get yesterday's verdict, so it is the files that count, not the version alone.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha1
from importlib import import_module
from typing import TYPE_CHECKING

import artlint
from artlint import __version__
from artlint.files.stamp import stamp_of
from artlint.memory.faults import UnwatchedError
from artlint.packs.pack import BUILTIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST_FILES = 2_000
"""Files of a plugin that are looked at in each run; a larger folder is no plugin's own."""

_LIBRARIES = tuple(
    "ada-url cffi html5lib idna markdown-it-py mdit-py-plugins mdurl packaging pathspec pydantic pyromark "
    "python-dateutil pyyaml regex rensa six tzdata webencodings".split()
)
"""Distributions that have a say in what is a configuration and what a rule finds."""


def digest_of(parts: Iterable[str]) -> str:
    """A digest of texts, of any code points, that no other list of texts has."""
    hashed = sha1(usedforsecurity=False)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(b"%d:" % len(data))
        hashed.update(data)
    return hashed.hexdigest()


def own_folders() -> tuple[str, ...]:
    """The folders of artlint and of its own rules."""
    modules = (artlint, import_module(BUILTIN))
    return tuple(os.path.dirname(os.path.abspath(module.__file__ or "")) for module in modules)


def stamp(folders: Iterable[str] | None = None) -> str:
    """What changes whenever a file of our own code may have: size and time of each, told without reading them."""
    return digest_of(_described(own_folders() if folders is None else folders, lambda path: str(stamp_of(path))))


def content(folders: Iterable[str] | None = None) -> str:
    """A digest of our own code that is the same on every machine that runs it."""
    return digest_of(_described(own_folders() if folders is None else folders, content_of))


def surroundings() -> str:
    """Python's version and those of the libraries that have a say in what is found."""
    return digest_of([__version__, sys.implementation.name, sys.version, *sorted(_distributions())])


def places_of(name: str) -> list[str]:
    """The folders of a top-level package, or the file of a module, wherever Python would import it from."""
    from importlib.util import find_spec  # only a plugin needs it

    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return []
    if spec is None:
        return []
    folders = list(spec.submodule_search_locations or ())
    return folders or ([spec.origin] if spec.origin is not None else [])


def _described(folders: Iterable[str], describe: Callable[[str], str]) -> Iterator[str]:
    for folder in folders:
        for path in files_of(folder):
            yield path[len(folder) :]
            yield describe(path)


def files_of(folder: str, *, every: bool = False) -> list[str]:
    """The files of a package, in order: those of Python, or every one.

    UnwatchedError where every one is asked for, and they are too many to be read in each run.
    """
    files: list[str] = []
    pending = [folder]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    pending += [entry.path] * (entry.name not in ("__pycache__", ".git", ".artlint_cache"))
                elif every or entry.name.endswith(".py"):
                    files.append(entry.path)
        if every and len(files) > MOST_FILES:
            raise UnwatchedError(f"{folder} holds more than {MOST_FILES:,} files")
    return sorted(files)


def content_of(path: str) -> str:
    """A digest of a file's bytes; empty where it is no file."""
    if not os.path.isfile(path):
        return ""
    with open(path, "rb") as file:
        return sha1(file.read(), usedforsecurity=False).hexdigest()


def _distributions() -> set[str]:
    found: set[str] = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        found.update(name for name in names if name.endswith((".dist-info", ".egg-info")) and _is_library(name.lower()))
    return found


def _is_library(name: str) -> bool:
    return name.replace("_", "-").startswith(_LIBRARIES)
