"""The documentation of a rule, from its docstrings: summary, reasons, and a note for each option."""

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from artlint.packs.pack import RuleInfo, load
from artlint.rule import Rule, option_names


class Page(NamedTuple):
    """A rule's documentation: first sentence, the rest of its docstring, and a note for each option."""

    summary: str
    reasons: str
    options: dict[str, str]


def page_of(info: RuleInfo) -> Page:
    """The page of a rule."""
    return Page(*summary_and_reasons(info), option_notes(load(info)))


def summary_and_reasons(info: RuleInfo) -> tuple[str, str]:
    """The first sentence of a rule's docstring, and the rest; from the index, which `python -OO` leaves whole."""
    summary, _, reasons = (info.description or description_of(load(info))).partition("\n")
    return summary, reasons.strip()


def description_of(rule: type[Rule]) -> str:
    """The docstring of a rule; from its source where Python was told to leave docstrings out."""
    docstring = inspect.getdoc(rule)
    if docstring is None and sys.flags.optimize > 1:
        docstring = ast.get_docstring(_class_in_source(rule))
    return docstring or ""


def option_notes(rule: type[Rule]) -> dict[str, str]:
    """Option -> the docstring that stands below it, in the order written."""
    notes: dict[str, str] = {}
    for parent in reversed(rule.__mro__):
        if parent is not Rule and issubclass(parent, Rule):
            notes |= dict(_notes(parent))
    return {name: notes[name] for name in option_names(rule) if name in notes}


def _notes(rule: type[Rule]) -> Iterator[tuple[str, str]]:
    for field, note in pairwise(_class_in_source(rule).body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and (text := _docstring(note)):
            yield field.target.id, " ".join(text.split())


def _class_in_source(rule: type[Rule]) -> ast.ClassDef:
    tree = ast.parse(textwrap.dedent(inspect.getsource(rule)))
    return next(node for node in tree.body if isinstance(node, ast.ClassDef))


def _docstring(statement: ast.stmt) -> str | None:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None
