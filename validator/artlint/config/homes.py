"""Where a key of the configuration belongs that stands in the wrong table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.config.complaints import field_names
from artlint.config.errors import nearest
from artlint.config.model import ConfigModel, IgnoreModel, SourceModel, SuppressionsModel
from artlint.packs import builtin_rules, load
from artlint.rule import option_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

    from artlint.packs import RuleInfo

_TOP = ""
_TABLES: dict[str, type[BaseModel]] = {
    _TOP: ConfigModel,
    "sources": SourceModel,
    "ignore": IgnoreModel,
    "suppressions": SuppressionsModel,
}
_WRITTEN = {
    _TOP: "at the top of the file, above all tables",
    "sources": "in [[sources]]",
    "ignore": "in [[ignore]]",
    "suppressions": "in [suppressions]",
}


def hint(place: tuple[int | str, ...]) -> str:
    """What to say of an unknown key, given by its path: where it belongs, or which key is most like it."""
    key, table = str(place[-1]), str(place[0]) if len(place) > 1 else _TOP
    known = builtin_rules()
    if found := _said(key, table, known):
        return found
    here = field_names(_TABLES[table]) if table in _TABLES else []
    elsewhere = [name for model in _TABLES.values() for name in field_names(model) if name not in here]
    like = nearest(key, here)
    other = nearest(key, [*elsewhere, *known])
    if like or not other:
        return like
    name = other.removeprefix("; did you mean ").removesuffix("?")
    return f"{other.removesuffix('?')}, {_said(name, table, known).removeprefix('; it belongs ')}?"


def belongs(name: str, place: tuple[str, ...], known: Mapping[str, RuleInfo]) -> str:
    """What to say of a name in a table of rules that is a key of another table; empty where it is none."""
    return _said(name, ".".join(place), known)


def _said(key: str, table: str, known: Mapping[str, RuleInfo]) -> str:
    homes = " or ".join(_homes(key, table, known))
    return f"; it belongs {homes}" if homes else ""


def _homes(key: str, table: str, known: Mapping[str, RuleInfo]) -> Iterator[str]:
    """The tables that a key may stand in, but for the one that it stands in."""
    for name, model in _TABLES.items():
        if name != table and key in field_names(model):
            yield _WRITTEN[name]
    if key in known or key in {info.folder for info in known.values()}:
        yield "in [rules]"
        return
    for rule, info in known.items():
        if key.replace("-", "_") in option_names(load(info)) and rule != table:
            yield f"in [rules.{rule}]"
