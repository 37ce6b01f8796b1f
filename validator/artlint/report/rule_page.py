"""A rule's page in Markdown, made from the rule itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.article import LAYOUTS
from artlint.config.options import options_schema
from artlint.config.toml_values import as_toml
from artlint.packs import load
from artlint.packs.examples import shown_example
from artlint.packs.page import page_of
from artlint.report.escape import visible
from artlint.report.markdown_text import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.packs import RuleInfo
    from artlint.rule import Example, Rule


def rule_page(info: RuleInfo) -> str:
    """The whole page: what, why, severity, options, examples."""
    rule = load(info)
    page = page_of(info)
    paragraphs = [f"# {info.name}", page.summary]
    if page.reasons:
        paragraphs.append(page.reasons)
    paragraphs.append(f"**What to do:** {_without_markup(rule.help)}.")
    paragraphs.append(_defaults(info))
    paragraphs += _options(rule, page.options)
    paragraphs += _examples(rule)
    return "\n\n".join(paragraphs) + "\n"


def _defaults(info: RuleInfo) -> str:
    on = "on by default" if info.enabled else "off by default"
    if info.enabled and info.layouts:
        on = f"on by default in {layouts_in_words(info.layouts)}"
    fix = f", its fix is {info.fix}" if info.fix else ""
    return f"Folder `{info.folder}`, severity `{info.severity}`, {on}{fix}."


def layouts_in_words(layouts: tuple[str, ...]) -> str:
    """Some of the layouts by their names; those that are left out where these are fewer."""
    left_out = [f"`{layout}`" for layout in LAYOUTS if layout not in layouts]
    if len(left_out) < len(layouts) - 1:
        return f"every layout but {' and '.join(left_out)}"
    return f"the layout {' and '.join(f'`{layout}`' for layout in layouts)}"


def _options(rule: type[Rule], notes: dict[str, str]) -> Iterator[str]:
    if not notes:
        return
    properties = options_schema(rule)["properties"]
    yield "## Options"
    for name, note in notes.items():
        key = name.replace("_", "-")
        yield f"- `{key}` ({_type(properties[key])}, default {code(as_toml(getattr(rule, name)))}): {note}"


def _type(schema: dict[str, object]) -> str:
    if "enum" in schema and isinstance(schema["enum"], list):
        return " or ".join(f"`{value}`" for value in schema["enum"])
    words = {"array": "list", "integer": "whole number", "string": "text", "boolean": "true or false"}
    kind = words.get(str(schema.get("type")), "value")
    return "duration" if str(schema.get("pattern", "")).endswith("[smhd]$") else kind


def _examples(rule: type[Rule]) -> Iterator[str]:
    yield "## Examples"
    if not all(example.whole for example in rule.examples):
        yield "Where only a body is shown, a healthy frame stands above it; lines are those of what is shown."
    for example in rule.examples:
        if not example.expected:
            yield _example("Left alone", example, shown_example(example).text)
    for example in rule.examples:
        if example.expected:
            yield from _bad_example(example)


def _bad_example(example: Example) -> Iterator[str]:
    """An example, what is found in it as `line:column message`, and its text after the fix."""
    text, expected, fixed = shown_example(example)
    found = "\n".join(f"- {code(each)}" for each in expected)
    yield f"{_example('Found', example, text)}\n\n{found}"
    if fixed is not None:
        yield f"After the fix:\n\n{_block(fixed)}"


def _example(heading: str, example: Example, text: str) -> str:
    options = ", ".join(code(f"{key.replace('_', '-')} = {as_toml(value)}") for key, value in example.options.items())
    where = f" (with {options})" if options else ""
    return f"{heading}{where}:\n\n{_block(text)}"


def _block(text: str) -> str:
    """A text as a block of code with the lines that artlint counts; a carriage return is shown as an escape."""
    lines = re.split(r"(?<=\r)(?!\n)|\n", text)
    shown = "\n".join(map(visible, lines))
    longest = max(map(len, re.findall("`{3,}", shown)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}html\n{shown}\n{fence}"


_MARKUP = re.compile(r"`[^`]*`|<[^<>]*>|!?\[[^\[\]]*\]\([^()]*\)")
"""Code, a tag, a comment or a link."""


def _without_markup(text: str) -> str:
    """A sentence whose tags and links are shown as code."""
    return _MARKUP.sub(lambda match: match[0] if match[0].startswith("`") else code(match[0]), visible(text))
