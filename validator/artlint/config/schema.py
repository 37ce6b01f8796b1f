"""The JSON Schema of artlint.toml, rules and their options included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.config.model import ConfigModel
from artlint.config.options import options_schema
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
    definitions["Rules"] = rules
    _point_to_rules(schema)
    _point_to_rules(definitions["SourceModel"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "artlint"}


def _point_to_rules(table: dict[str, Any]) -> None:
    written = table["properties"]["rules"]
    table["properties"]["rules"] = {"$ref": "#/$defs/Rules", "description": written["description"]}


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
