"""The shape of the house: small functions, small modules, and no import in a circle, late imports counted."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
ENGINE, RULES = ROOT / "validator" / "artlint", ROOT / "rules" / "artlint_rules"
GENERATED = {RULES / "_index.py"}

MODULES = {path: ast.parse(path.read_text(encoding="utf-8")) for root in (ENGINE, RULES) for path in root.rglob("*.py")}


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path, tree in MODULES.items():
        yield from ((path, node) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_are_small() -> None:
    lengths = [length(node) for _, node in functions()]
    assert median(lengths) <= 6
    assert [(path.name, node.name) for path, node in functions() if length(node) > 40] == []


def test_modules_are_small() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES.keys() - GENERATED}
    assert {str(path): number for path, number in lines.items() if number > 300} == {}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ENGINE.parent).with_suffix("").parts).removesuffix(".__init__")


def for_the_type_checker(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def imported(tree: ast.AST, names: frozenset[str]) -> Iterator[str]:
    """The modules of the engine that a module imports, at its top or late."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield from (name for name in (inner if inner in names else node.module,) if name in names)
        elif not for_the_type_checker(node):
            yield from imported(node, names)


def test_no_module_imports_itself_by_way_of_others() -> None:
    trees = {name_of(path): tree for path, tree in MODULES.items() if ENGINE in path.parents}
    left = {name: set(imported(tree, frozenset(trees))) for name, tree in trees.items()}
    while leaves := {name for name, others in left.items() if not others & left.keys()}:
        left = {name: others for name, others in left.items() if name not in leaves}
    while roots := left.keys() - {other for others in left.values() for other in others}:
        left = {name: others for name, others in left.items() if name not in roots}
    assert sorted(left) == []


def has_named_tuple(tree: ast.Module) -> bool:
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return any(ast.unparse(base) == "NamedTuple" for node in classes for base in node.bases)


def defers_annotations(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)


def test_named_tuples_have_types_for_fields_and_no_texts() -> None:
    """typing compiles the type of a field that is kept as text, at every start."""
    records = {path: tree for path, tree in MODULES.items() if has_named_tuple(tree)}
    assert len(records) > 50
    assert [str(path) for path, tree in records.items() if defers_annotations(tree)] == []
