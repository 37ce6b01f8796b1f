"""The errors of pydantic as sentences: the key, what was expected there, and what the file has instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.config.toml_values import as_written

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    Hint = Callable[[tuple[int | str, ...]], str]

_EXPECTED = {
    "string_type": "expected a text",
    "bool_type": "expected true or false",
    "int_type": "expected a whole number",
    "float_type": "expected a number",
    "list_type": "expected a list",
    "tuple_type": "expected a list",
    "dict_type": "expected a table",
    "model_type": "expected a table",
    "missing": "this key is missing",
}


def describe_errors(error: ValidationError, hint: Hint, prefix: tuple[str, ...] = ()) -> str:
    """All errors of one validation, a line each: `key: what is wrong`.

    `hint` gives what to add about an unknown key, for its path as pydantic has it. `prefix` is the path of the table.
    """
    by_key: dict[str, ErrorDetails] = {}
    for details in sorted(error.errors(), key=_is_vague):
        by_key.setdefault(dotted((*prefix, *_written_path(details["loc"]))), details)
    return "\n".join(_line(key, details, hint) for key, details in by_key.items())


def _is_vague(details: ErrorDetails) -> bool:
    """Whether the error of another branch of the same union names better what was expected."""
    return details["type"] == "is_instance_of"


def field_names(model: type[BaseModel]) -> list[str]:
    """The keys that a table may hold, as they are written."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _line(key: str, details: ErrorDetails, hint: Hint) -> str:
    if details["type"] == "extra_forbidden":
        return f"unknown key {key}{hint(details['loc'])}"
    return f"{key}: {_expectation(details)}{_input(details)}"


def _written_path(loc: tuple[int | str, ...]) -> list[str]:
    """The path of a key as written: without the names that pydantic gives to the branches of a union."""
    return [str(part + 1) if isinstance(part, int) else part for part in loc if not _is_branch(part)]


def _is_branch(part: int | str) -> bool:
    return isinstance(part, str) and (part in ("str", "int", "is-instance") or "[" in part or "(" in part)


def _expectation(details: ErrorDetails) -> str:
    kind = details["type"]
    if kind in _EXPECTED:
        return _EXPECTED[kind]
    context: dict[str, Any] = details.get("ctx", {})
    if kind == "literal_error":
        return f"expected {context['expected']}"
    if "min_length" in context:
        unit = "character" if kind.startswith("string") else "item"
        return f"expected at least {context['min_length']} {unit}{'' if context['min_length'] == 1 else 's'}"
    if kind == "value_error":
        return str(context["error"])
    return (
        details["msg"]
        .replace("Input should be g", "expected a number g")
        .replace("Input should be", "expected")
        .replace("Value error, ", "")
    )


def _input(details: ErrorDetails) -> str:
    if details["type"] == "missing":
        return ""
    return f", got {as_written(details['input'])}"


def dotted(parts: tuple[str, ...]) -> str:
    """A path of keys with dots between them."""
    return ".".join(parts)
