"""pydantic's errors in words: the file, the key, what was expected and what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def complaint(error: ValidationError, hint: Hint, prefix: tuple[str, ...] = ()) -> str:
    """All errors of one validation, `key: what is wrong` each, one a line; `hint` tells of an unknown key."""
    by_key: dict[str, ErrorDetails] = {}
    for details in sorted(error.errors(), key=_says_little):
        by_key.setdefault(dotted((*prefix, *_written_path(details["loc"]))), details)
    return "\n".join(_line(key, details, hint) for key, details in by_key.items())


def _says_little(details: ErrorDetails) -> bool:
    """Whether another branch of the same union says better what was expected."""
    return details["type"] == "is_instance_of"


def field_names(model: type[BaseModel]) -> list[str]:
    """The keys that a table may hold, as they are written."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _line(key: str, details: ErrorDetails, hint: Hint) -> str:
    if details["type"] == "extra_forbidden":
        return f"unknown key {key}{hint(details['loc'])}"
    return f"{key}: {_expected(details)}{_got(details)}"


def _written_path(loc: tuple[int | str, ...]) -> list[str]:
    """The path without the names that pydantic gives to the branches of a union."""
    return [str(part + 1) if isinstance(part, int) else part for part in loc if not _is_branch(part)]


def _is_branch(part: int | str) -> bool:
    return isinstance(part, str) and (part in ("str", "int", "is-instance") or "[" in part or "(" in part)


def _expected(details: ErrorDetails) -> str:
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


def _got(details: ErrorDetails) -> str:
    if details["type"] == "missing":
        return ""
    shown = repr(details["input"])
    return f", got {shown if len(shown) <= 60 else shown[:57] + '...'}"


def dotted(parts: tuple[str, ...]) -> str:
    """A path of keys as TOML would write it, list places counted from 1."""
    return ".".join(parts)
