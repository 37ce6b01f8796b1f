"""The values above a body: front matter, header lines, or the `<meta>` of a page, each with its key."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml import Event

Values = tuple[tuple[str, str], ...]
"""Pairs of key and value in the order written; the key says where it stands."""

UNREADABLE = ""
"""The key of a block that cannot be read; its value is the block."""


def front_matter_values(block: str) -> Values:
    """The values of front matter in YAML, TOML or JSON, fences included; scalars as they are written, unescaped."""
    lines = block.replace("\r\n", "\n").replace("\r", "\n").strip()
    try:
        if lines.startswith("+++"):
            return tuple(_flat(tomllib.loads(lines.strip("+"))))
        if lines.startswith("{"):
            return tuple(_flat(json.loads(lines)))
        return tuple(_yaml_values(lines.partition("\n")[2]))
    except (ValueError, RecursionError):
        return ((UNREADABLE, lines),)


def header_values(lines: str) -> Values:
    """The values of `Key: value` lines; a line without a key goes with its number."""
    pairs = [(number, line.partition(":")) for number, line in enumerate(lines.splitlines())]
    return tuple(
        (key.strip(), value.strip()) if colon else (f"line {number}", key.strip())
        for number, (key, colon, value) in pairs
    )


def _flat(whole: Any) -> Iterator[tuple[str, str]]:
    """The scalars of dictionaries and lists."""
    stack: list[tuple[str, Any]] = [("front matter", whole)]
    while stack:
        key, value = stack.pop()
        if isinstance(value, dict):
            stack += [(f"{key}.{name}", inner) for name, inner in reversed(value.items())]
        elif isinstance(value, list):
            stack += [(f"{key}.{number}", inner) for number, inner in reversed(list(enumerate(value)))]
        else:
            yield key, str(value)


def _yaml_values(block: str) -> Iterator[tuple[str, str]]:
    """The scalars of YAML by its events, so that no alias is followed. ValueError where it is no YAML.

    The name of a scalar is its number, with its text where it is a key, and whether it is quoted where it is none.
    """
    import yaml  # 80 ms that a text without front matter spares

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    open_: list[int] = []
    try:
        for number, event in enumerate(yaml.parse(block, Loader=loader)):
            if isinstance(event, yaml.DocumentEndEvent):
                return
            is_key = bool(open_) and open_[-1] == 1
            if isinstance(event, yaml.ScalarEvent):
                name = f"key {event.value}" if is_key else f"{event.tag} {event.implicit}"
                yield f"{number} {name}", event.value
            else:
                yield f"{number} {type(event).__name__} {getattr(event, 'anchor', None)}", ""
            _follow(open_, event)
    except (yaml.YAMLError, UnicodeError) as error:
        raise ValueError(str(error)) from error


def _follow(open_: list[int], event: Event) -> None:
    """Note for each open collection what comes next in it: 1 a key, 2 the value of a key, 0 a part of a list."""
    from yaml import CollectionEndEvent, MappingStartEvent, NodeEvent, SequenceStartEvent

    if isinstance(event, CollectionEndEvent):
        open_.pop()
    elif isinstance(event, NodeEvent):
        if open_ and open_[-1]:
            open_[-1] = 3 - open_[-1]
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            open_.append(int(isinstance(event, MappingStartEvent)))
