"""A rule's page in Markdown, made from the rule itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.config.options import options_schema
from artlint.registry import load
from artlint.registry.page import page_of
from artlint.report.escape import visible
from artlint.report.words import as_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.registry import RuleInfo
    from artlint.rule import Example, Rule


def markdown(info: RuleInfo) -> str:
    """The whole page: what, why, severity, options, examples."""
    rule = load(info)
    page = page_of(info)
    paragraphs = [f"# {info.name}", page.summary]
    if page.reasons:
        paragraphs.append(page.reasons)
    paragraphs.append(f"**What to do:** {visible(rule.help)}.")
    paragraphs.append(_defaults(info))
    paragraphs += _options(rule, page.options)
    paragraphs += _examples(rule)
    return "\n\n".join(paragraphs) + "\n"


def _defaults(info: RuleInfo) -> str:
    on = "on by default" if info.enabled else "off by default"
    if info.enabled and info.layouts:
        on = f"on by default in the layout {' and '.join(f'`{layout}`' for layout in info.layouts)}"
    fix = f", its fix is {info.fix}" if info.fix else ""
    return f"Folder `{info.folder}`, severity `{info.severity}`, {on}{fix}."


def _options(rule: type[Rule], notes: dict[str, str]) -> Iterator[str]:
    if not notes:
        return
    properties = options_schema(rule)["properties"]
    yield "## Options"
    for name, note in notes.items():
        key = name.replace("_", "-")
        yield f"- `{key}` ({_type(properties[key])}, default `{as_toml(getattr(rule, name))}`): {note}"


def _type(schema: dict[str, object]) -> str:
    if "enum" in schema and isinstance(schema["enum"], list):
        return " or ".join(f"`{value}`" for value in schema["enum"])
    words = {"array": "list", "integer": "whole number", "string": "text", "boolean": "true or false"}
    kind = words.get(str(schema.get("type")), "value")
    return "duration" if str(schema.get("pattern", "")).endswith("[smhd]$") else kind


def _examples(rule: type[Rule]) -> Iterator[str]:
    yield "## Examples"
    for example in rule.examples:
        if not example.expected:
            yield _example("Left alone", example)
    for example in rule.examples:
        if example.expected:
            found = "\n".join(f"- `{visible(expected)}`" for expected in example.expected)
            yield f"{_example('Found', example)}\n\n{found}"
            if example.fixed is not None:
                yield f"After the fix:\n\n{_code(example.fixed)}"


def _example(verdict: str, example: Example) -> str:
    options = ", ".join(f"`{key.replace('_', '-')} = {as_toml(value)}`" for key, value in example.options.items())
    where = f" (with {options})" if options else ""
    return f"{verdict}{where}:\n\n{_code(example.text)}"


def _code(text: str) -> str:
    shown = "\n".join(visible(line) for line in text.split("\n"))
    return f"```html\n{shown}\n```"
