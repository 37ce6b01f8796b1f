"""A rule's options, validated by pydantic from the rule's own annotations, and their JSON Schema.

An option may have any type that pydantic makes of JSON: a list, a set, a tuple of tuples, a model, a choice of texts.
"""

from __future__ import annotations

import collections.abc
import json
import typing
from typing import TYPE_CHECKING, Any, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model
from pydantic.errors import PydanticInvalidForJsonSchema, PydanticUserError

from artlint.config.errors import ConfigError, nearest
from artlint.config.validation_errors import describe_errors, field_names
from artlint.packs import load
from artlint.packs.page import option_notes
from artlint.rule import RESERVED, option_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint.packs import RuleInfo
    from artlint.rule import Rule

_NAMES = {name: getattr(module, name) for module in (typing, collections.abc) for name in module.__all__}
"""What modules of rules may import for the type checker alone."""


class UnusableOptionError(Exception):
    """An option whose type no configuration can set. The message names the option and says why."""


def options_model(rule: type[Rule]) -> type[BaseModel]:
    """A model whose fields are the rule's options, with hyphens, their defaults and their notes.

    UnusableOptionError where a type is none that a configuration can set.
    """
    notes = option_notes(rule)
    try:
        hints = get_type_hints(rule, localns=_NAMES, include_extras=True)
    except NameError as error:
        raise UnusableOptionError(f"{error}; import it outside of TYPE_CHECKING") from None
    fields: dict[str, Any] = {
        name: (hints[name], Field(getattr(rule, name), alias=name.replace("_", "-"), description=notes.get(name)))
        for name in option_names(rule)
    }
    config = ConfigDict(extra="forbid", strict=True)
    for name, field in fields.items():
        _demand_settable(name, field, config)
    return create_model(rule.__name__, __config__=config, **fields)


def _demand_settable(name: str, field: Any, config: ConfigDict) -> None:
    """UnusableOptionError where a type has no JSON Schema: then no text of TOML can become one."""
    try:
        create_model("Option", __config__=config, **{name: field}).model_json_schema()
    except (PydanticUserError, PydanticInvalidForJsonSchema, TypeError) as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        raise UnusableOptionError(f"the option {name} has a type that no configuration can set: {reason}") from None


def options_schema(rule: type[Rule]) -> dict[str, Any]:
    """The JSON Schema of a rule's options."""
    return options_model(rule).model_json_schema(by_alias=True)


def validated_options(info: RuleInfo, written: Mapping[str, Any], place: tuple[str, ...]) -> dict[str, Any]:
    """The options as the rule takes them. ConfigError, without the file, where one is wrong."""
    if not written:
        return {}
    model = options_model(load(info))
    known = [*field_names(model), *RESERVED]
    try:
        values = model.model_validate_json(json.dumps(written, default=_as_text), strict=True)
    except ValidationError as error:
        raise ConfigError(describe_errors(error, lambda loc: nearest(str(loc[-1]), known), place)) from None
    return {name: getattr(values, name) for name in type(values).model_fields if name in values.model_fields_set}


def _as_text(moment: Any) -> str:
    """A date or time of TOML as JSON has it."""
    return str(moment.isoformat())
