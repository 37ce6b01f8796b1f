"""JSON that is written piece by piece, inert wherever it is printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from artlint.report.escape import inert_json

if TYPE_CHECKING:
    from collections.abc import Mapping

_encode = json.JSONEncoder(ensure_ascii=False).encode


def to_json(value: object) -> str:
    """A value on one line."""
    return inert_json(_encode(value))


def members(values: Mapping[str, object]) -> str:
    """The members of an object without its braces, so that more can follow."""
    return ", ".join(f"{to_json(key)}: {to_json(value)}" for key, value in values.items())


class ArrayWriter:
    """Separates the entries of one array, each on a line of its own; the caller writes the brackets."""

    def __init__(self) -> None:
        self._separator = "\n  "

    def entry(self, written: str) -> str:
        """An entry, given as JSON, with what separates it from the bracket or the entry before it."""
        separator, self._separator = self._separator, ",\n  "
        return separator + written
