"""The damages that packs bring for their rules: the tuple `DAMAGES` of the module `_damages` beside a rule's module."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from artlint.damage import Damage
from artlint.packs.pack import DAMAGES, PluginError, import_pack
from artlint.packs.plugins import LOCAL, import_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType

    from artlint.packs.pack import RuleInfo


def damages_of(rules: Mapping[str, RuleInfo]) -> tuple[Damage, ...]:
    """The damages of rules, in the order of the rules' names. PluginError where a module of damages cannot be used."""
    found = [damage for module in _modules(info.module for info in rules.values()) for damage in _in(module)]
    return tuple(sorted((it for it in found if it.rule in rules), key=lambda damage: damage.rule))


def _modules(names: Iterable[str]) -> Iterator[ModuleType]:
    beside: dict[str, str] = {}
    for name in sorted(names):
        beside.setdefault(name.rpartition(".")[0], name)
    for package, name in beside.items():
        module = _local(name) if name.startswith(LOCAL) else _installed(package)
        if module is not None:
            yield module


def _local(name: str) -> ModuleType | None:
    """The damages beside a rule of a local folder, given by the name of the rule's module."""
    source = sys.modules[name].__file__ or ""
    path = os.path.join(os.path.dirname(source), f"{DAMAGES}.py")
    root = source
    for _ in range(name.count(".")):
        root = os.path.dirname(root)
    return import_file(path, root) if os.path.isfile(path) else None


def _installed(package: str) -> ModuleType | None:
    name = f"{package}.{DAMAGES}"
    try:
        is_there = bool(package) and find_spec(name) is not None
    except ModuleNotFoundError:  # the rule's module stands in no package
        return None
    return import_pack(name) if is_there else None


def _in(module: ModuleType) -> tuple[Damage, ...]:
    found = getattr(module, "DAMAGES", None)
    if not isinstance(found, tuple) or not all(isinstance(damage, Damage) for damage in found):
        raise PluginError(f"{module.__name__}: expected a tuple DAMAGES of artlint.damage.Damage")
    return found
