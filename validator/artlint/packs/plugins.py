"""Packs that a configuration names: distributions with an entry point, and local folders. Only those are looked up."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from artlint.packs.pack import PluginError, RuleInfo, by_name, pack_rules, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

GROUP = "artlint.rules"
"""The entry-point group; a value is the import name of a package of rules."""

LOCAL = "artlint_local_"
"""What the modules of local folders are called; a digest of the folder and the file's path follow."""


def is_folder(name: str) -> bool:
    """Whether a plugin's name means a folder: it holds a separator, or starts with a dot."""
    return "/" in name or os.sep in name or name.startswith(".")


def forget_folders() -> None:
    """Have the files of local folders imported anew, as they are by then."""
    for name in [name for name in sys.modules if name.startswith(LOCAL)]:
        del sys.modules[name]


def plugin_rules(name: str, root: str) -> dict[str, RuleInfo]:
    """The rules of one plugin by name; a folder is relative to `root`. PluginError where it cannot be loaded."""
    if is_folder(name):
        return _folder_rules(os.path.normpath(os.path.join(root, name)))
    return _distribution_rules(name)


def _distribution_rules(name: str) -> dict[str, RuleInfo]:
    from importlib.metadata import PackageNotFoundError, distribution  # 50 ms that only a plugin pays

    try:
        points = distribution(name).entry_points.select(group=GROUP)
    except (PackageNotFoundError, ValueError):
        raise PluginError(f"{name}: no such distribution is installed here") from None
    packages = sorted({point.value for point in points})
    if not packages:
        raise PluginError(f"{name}: the distribution has no entry point in the group {GROUP}")
    return by_name([info for package in packages for info in pack_rules(package).values()])


def _folder_rules(folder: str) -> dict[str, RuleInfo]:
    if not os.path.isdir(folder):
        raise PluginError(f"{folder}: no such folder")
    rules = [info for path in _python_files(folder) for info in _file_rules(path, folder)]
    if not rules:
        raise PluginError(f"{folder}: the folder holds no rule")
    return by_name(rules)


def _python_files(folder: str) -> Iterator[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        yield from (os.path.join(parent, name) for name in sorted(files) if _is_rule_file(name))


def _is_rule_file(name: str) -> bool:
    return name.endswith(".py") and not name.startswith("_")


def _file_rules(path: str, folder: str) -> Iterator[RuleInfo]:
    module = import_file(path, folder)
    group = os.path.basename(os.path.dirname(path))
    for info in rules_of(module, module.__name__):
        yield info._replace(folder=group)


def import_file(path: str, folder: str) -> ModuleType:
    """The module of a file in a local folder of rules. PluginError where it does not import, with the reason."""
    from hashlib import sha256
    from importlib.util import module_from_spec, spec_from_loader

    from artlint.packs.source import SourceOnly

    digest = sha256(os.fsencode(folder)).hexdigest()[:12]
    stem = os.path.relpath(path, folder)[: -len(".py")].replace(os.sep, ".")
    name = f"{LOCAL}{digest}.{stem}"
    if name in sys.modules:
        return sys.modules[name]
    loader = SourceOnly(name, path)
    spec = spec_from_loader(name, loader)
    if spec is None:
        raise PluginError(f"{path}: Python cannot import it")
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        loader.exec_module(module)
    except (Exception, SystemExit) as error:  # a plugin may fail in any way; the user is told how
        del sys.modules[name]
        raise PluginError(f"{path} does not import: {type(error).__name__}: {error}") from error
    return module
