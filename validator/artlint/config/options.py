"""A rule's options, validated by pydantic from the rule's own annotations, and their JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from artlint.config.complaints import complaint, field_names
from artlint.config.errors import ConfigError
from artlint.registry import load
from artlint.registry.page import option_notes
from artlint.rule import RESERVED, option_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint.registry import RuleInfo
    from artlint.rule import Rule

_NAMES = {"Annotated": Annotated, "Any": Any, "ClassVar": ClassVar, "Literal": Literal}
"""What modules of rules import for the type checker alone."""


def options_model(rule: type[Rule]) -> type[BaseModel]:
    """A model whose fields are the rule's options, with hyphens, their defaults and their notes."""
    hints = get_type_hints(rule, localns=_NAMES, include_extras=True)
    notes = option_notes(rule)
    fields: dict[str, Any] = {
        name: (hints[name], Field(getattr(rule, name), alias=name.replace("_", "-"), description=notes.get(name)))
        for name in option_names(rule)
    }
    config = ConfigDict(extra="forbid", strict=True, arbitrary_types_allowed=True)
    return create_model(rule.__name__, __config__=config, **fields)


def options_schema(rule: type[Rule]) -> dict[str, Any]:
    """The JSON Schema of a rule's options."""
    return options_model(rule).model_json_schema(by_alias=True)


def validated_options(info: RuleInfo, written: Mapping[str, Any], place: tuple[str, ...]) -> dict[str, Any]:
    """The options as the rule takes them. ConfigError, without the file, where one is wrong."""
    if not written:
        return {}
    model = options_model(load(info))
    try:
        values = model.model_validate({key: _as_option(value) for key, value in written.items()})
    except ValidationError as error:
        raise ConfigError(complaint(error, [*field_names(model), *RESERVED], place)) from None
    return {name: getattr(values, name) for name in values.model_fields_set}


def _as_option(value: object) -> object:
    """A value of TOML as a rule keeps it: a list as a tuple."""
    return tuple(value) if isinstance(value, list) else value


def as_toml(value: object) -> str:
    """An option's value as a configuration would write it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(as_toml(str(item)) for item in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
