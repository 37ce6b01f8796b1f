"""What a rule's source says of it: summary, reasons, options and their notes. Read only when someone asks."""

from __future__ import annotations

import ast
import inspect
import textwrap
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from artlint.rule import Rule, option_names

if TYPE_CHECKING:
    from collections.abc import Iterator


class Page(NamedTuple):
    """A rule's documentation: first sentence, the rest of its docstring, and a note for each option."""

    summary: str
    reasons: str
    options: dict[str, str]


def page_of(rule: type[Rule]) -> Page:
    """The page of a rule."""
    summary, _, reasons = (inspect.getdoc(rule) or "").partition("\n")
    return Page(summary, reasons.strip(), option_notes(rule))


def option_notes(rule: type[Rule]) -> dict[str, str]:
    """Option -> the docstring that stands below it, in the order written."""
    notes: dict[str, str] = {}
    for parent in reversed(rule.__mro__):
        if parent is not Rule and issubclass(parent, Rule):
            notes |= dict(_notes(parent))
    return {name: notes[name] for name in option_names(rule) if name in notes}


def _notes(rule: type[Rule]) -> Iterator[tuple[str, str]]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(rule)))
    statements = next(node for node in tree.body if isinstance(node, ast.ClassDef)).body
    for field, note in pairwise(statements):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and (text := _docstring(note)):
            yield field.target.id, " ".join(text.split())


def _docstring(statement: ast.stmt) -> str | None:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None
