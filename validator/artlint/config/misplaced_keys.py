"""Hints about keys and names that stand in the wrong table of a configuration, or are written wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.config.errors import nearest
from artlint.config.model import ConfigModel, IgnoreModel, SourceModel, SuppressionsModel
from artlint.config.validation_errors import field_names
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


def hint_for_key(place: tuple[int | str, ...]) -> str:
    """What to add to the error of an unknown key, given by its path: its table, or the key that is most like it."""
    key, table = str(place[-1]), str(place[0]) if len(place) > 1 else _TOP
    known = builtin_rules()
    if found := _where_it_belongs(key, table, known):
        return found
    here = field_names(_TABLES[table]) if table in _TABLES else []
    elsewhere = [name for model in _TABLES.values() for name in field_names(model) if name not in here]
    like = nearest(key, here)
    other = nearest(key, [*elsewhere, *known])
    if like or not other:
        return like
    name = other.removeprefix("; did you mean ").removesuffix("?")
    return f"{other.removesuffix('?')}, {_where_it_belongs(name, table, known).removeprefix('; it belongs ')}?"


def hint_for_name(name: str, place: tuple[str, ...], known: Mapping[str, RuleInfo]) -> str:
    """What to add to the error of an unknown name in a table of rules: the table whose key it is; empty without one."""
    return _where_it_belongs(name, ".".join(place), known)


def _where_it_belongs(key: str, table: str, known: Mapping[str, RuleInfo]) -> str:
    tables = " or ".join(_tables_of(key, table, known))
    return f"; it belongs {tables}" if tables else ""


def _tables_of(key: str, table: str, known: Mapping[str, RuleInfo]) -> Iterator[str]:
    """The tables in which a key may stand, without the one in which it does."""
    for name, model in _TABLES.items():
        if name != table and key in field_names(model):
            yield _WRITTEN[name]
    if key in known or key in {info.folder for info in known.values()}:
        yield "in [rules]"
        return
    for rule, info in known.items():
        if key.replace("-", "_") in option_names(load(info)) and rule != table:
            yield f"in [rules.{rule}]"
