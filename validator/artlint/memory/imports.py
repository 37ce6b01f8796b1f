"""A digest of all the code that plugins are made of: their own files, and what these import, from wherever it comes.

Python's own modules are covered by its version, artlint's by the digest of its code. What is installed is covered by
the lists of files and digests (RECORD) that installers leave, and what a plugin imports itself by its bytes, too.
"""

from __future__ import annotations

import ast
import os
import sys
from functools import lru_cache
from hashlib import sha1
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from artlint.memory.code import content_of, digest_of, files_of, places_of
from artlint.memory.faults import UnwatchedError
from artlint.packs.pack import BUILTIN
from artlint.packs.plugins import LOCAL, is_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    from artlint.packs import RuleInfo

_INSTALLED = tuple(f"{os.sep}{name}{os.sep}" for name in ("site-packages", "dist-packages"))
"""Parts of the paths of what an installer has written."""

_STANDARD = os.path.join(os.path.dirname(os.__file__), "")
"""The folder of Python's own modules; some have names that `sys.stdlib_module_names` leaves out."""

_COVERED = frozenset((*sys.stdlib_module_names, "artlint", BUILTIN, "__main__", "__mp_main__"))
"""Modules that other parts of a key cover, or that are no code of a plugin."""


def plugin_code(known: Iterable[RuleInfo], plugins: Iterable[tuple[str, str]]) -> str:
    """The digest for rules, and for plugins given by their names and the folders that these are relative to.

    To be asked for when the plugins are loaded. Empty where there are none. UnwatchedError where a folder of rules, or
    a package outside of what is installed, is too large to be read in each run.
    """
    folders = [os.path.normpath(os.path.join(root, name)) for name, root in plugins if is_folder(name)]
    packages = {info.module.partition(".")[0] for info in known} - {BUILTIN}
    names = sorted(name for name in packages if not name.startswith(LOCAL))
    if not (folders or names):
        return ""
    own = [file for folder in folders for file in _demanded(folder)]
    return digest_of([*_relative(folders), *_imported(own, names), *_loaded_from_elsewhere(), *_installed()])


def _demanded(folder: str) -> list[str]:
    """Every file of a folder of rules."""
    if not os.path.isdir(folder):
        raise UnwatchedError(f"{folder} is no folder")
    return files_of(folder, every=True)


def _relative(folders: Iterable[str]) -> Iterator[str]:
    """The files of folders of rules, by their names within, so that another machine has the same digest."""
    for folder in folders:
        for path in _demanded(folder):
            yield path[len(folder) :]
            yield content_of(path)


def _imported(own: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    """Packages and modules by their names, with those that their files import, and so on; each with its bytes.

    What is installed is taken as it is: the lists of installers tell what it imports.
    """
    pending = [*names, *(name for path in own for name in _imports(path))]
    seen: set[str] = set()
    while pending:
        name = pending.pop()
        if name in seen or name in _COVERED:
            continue
        seen.add(name)
        files, installed = _files_of_module(name)
        yield from _named(name, files)
        if not installed:
            pending += [other for path in files for other in _imports(path)]


def _named(name: str, files: Iterable[str]) -> Iterator[str]:
    yield name
    yield digest_of(part for path in files for part in (os.path.basename(path), content_of(path)))


def _files_of_module(name: str) -> tuple[list[str], bool]:
    """The files of a top-level module or package, and whether it is installed; none of a large one that is."""
    files: list[str] = []
    installed = True
    for place in places_of(name):
        is_installed = any(part in place for part in _INSTALLED)
        installed = installed and is_installed
        try:
            files += files_of(place, every=True) if os.path.isdir(place) else [place]
        except UnwatchedError:
            if not is_installed:
                raise
    return files, installed


def _imports(path: str) -> frozenset[str]:
    """The top-level modules that a file of Python names in an import, wherever in it."""
    if not path.endswith(".py"):
        return frozenset()
    try:
        with open(path, "rb") as file:
            return _imports_in(file.read())
    except OSError:
        return frozenset()


@lru_cache(maxsize=4_096)
def _imports_in(source: bytes) -> frozenset[str]:
    try:
        nodes = [*ast.walk(ast.parse(source))]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    others = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return frozenset(name.partition(".")[0] for name in (*plain, *others, *_called(nodes)))


def _called(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The modules that are imported by a call of `import_module` or `__import__`."""
    for node in nodes:
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            function, given = node.func, node.args[0].value
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if isinstance(given, str) and name in ("import_module", "__import__"):
                yield given


_digests: WeakKeyDictionary[ModuleType, str] = WeakKeyDictionary()


def _loaded_from_elsewhere() -> Iterator[str]:
    """Loaded modules that are neither Python's, artlint's nor installed, with their bytes when they were first seen."""
    for name, module in sorted(sys.modules.items()):
        path = getattr(module, "__file__", None)
        top = name.partition(".")[0]
        if not isinstance(path, str) or top in _COVERED or top.startswith(LOCAL):
            continue
        if path.startswith(_STANDARD) or any(part in path for part in _INSTALLED):
            continue
        if module not in _digests:
            _digests[module] = content_of(path)
        yield name
        yield _digests[module]


def _installed() -> Iterator[str]:
    """Each installed distribution, with a digest of the list of its files and their digests."""
    for folder in sys.path:
        try:
            names = sorted(os.listdir(folder or "."))
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                yield name
                yield _digest_of_list(os.path.join(folder, name, "RECORD"))


def _digest_of_list(path: str) -> str:
    """The digest of a RECORD, but for lines of byte code, which come as modules are imported."""
    try:
        with open(path, "rb") as file:
            lines = [line for line in file if b"__pycache__" not in line]
    except OSError:
        return ""
    return sha1(b"".join(lines), usedforsecurity=False).hexdigest()
