"""The JSON Schema of artlint.toml, rules and their options included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.config.budget import BUDGET_LEVELS
from artlint.config.model import ConfigModel
from artlint.config.options import options_schema
from artlint.config.read_budgets import LIMIT_SCHEMA
from artlint.packs import load
from artlint.packs.page import summary_and_reasons

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from artlint.packs import RuleInfo

_LEVEL = {"enum": ["off", "info", "warning", "error"]}
_FIX = {"const": "never", "description": "Leave what the rule finds to people: its findings carry no fix."}

_FOLDER = {
    "description": "All rules of this folder that are on by default.",
    "anyOf": [
        _LEVEL,
        {"type": "object", "additionalProperties": False, "properties": {"severity": _LEVEL, "fix": _FIX}},
    ],
}


def config_schema(known: Mapping[str, RuleInfo]) -> dict[str, Any]:
    """The schema by which an editor checks and completes a configuration."""
    schema = ConfigModel.model_json_schema(by_alias=True)
    rules: dict[str, Any] = {"type": "object", "additionalProperties": False}
    folders = {info.folder for info in known.values()} - known.keys()
    rules["properties"] = {
        **dict.fromkeys(sorted(folders), _FOLDER),
        **{name: _rule_schema(info) for name, info in sorted(known.items())},
    }
    definitions = schema.setdefault("$defs", {})
    names = [*BUDGET_LEVELS.values(), *rules["properties"]]
    definitions["Limit"] = LIMIT_SCHEMA
    budget = {"type": "object", "additionalProperties": False}
    definitions["Budget"] = {**budget, "properties": {name: {"$ref": "#/$defs/Limit"} for name in names}}
    definitions["Rules"] = rules
    for key, definition in (("rules", "Rules"), ("budget", "Budget")):
        _point_to(definition, key, schema)
        _point_to(definition, key, definitions["SourceModel"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "artlint"}


def _point_to(definition: str, key: str, table: dict[str, Any]) -> None:
    written = table["properties"][key]
    table["properties"][key] = {"$ref": f"#/$defs/{definition}", "description": written["description"]}


def _rule_schema(info: RuleInfo) -> dict[str, Any]:
    rule = load(info)
    options = options_schema(rule)
    table = {
        "type": "object",
        "additionalProperties": False,
        "properties": {"severity": _LEVEL, "fix": _FIX, **options.get("properties", {})},
    }
    if "$defs" in options:
        table["$defs"] = options["$defs"]
    return {"description": summary_and_reasons(info)[0], "anyOf": [_LEVEL, table]}
