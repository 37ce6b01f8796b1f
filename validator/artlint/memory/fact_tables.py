"""Where the cache keeps the facts of articles: the tables, and the way in which judges and texts are written.

A drawing is all that was drawn from one state of one file. A row of `files` names its drawing; the facts of a drawing
are written after it, all in one transaction with the drawing itself, so that a drawing that is there is whole.
"""

import json
import os
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from artlint.memory.faults import UnplainError
from artlint.memory.plain import pack_any, unpack_any
from artlint.model.facts import Judge

TABLES = (
    "CREATE TABLE drawings (id INTEGER PRIMARY KEY, path BLOB, source BLOB, time INTEGER)",
    "CREATE TABLE facts (judge INTEGER, key INTEGER, drawing INTEGER, start INTEGER, end INTEGER, severity INTEGER,"
    " value, hiding TEXT)",
    "CREATE INDEX facts_by_key ON facts (judge, key)",
    "CREATE TABLE judges (id INTEGER PRIMARY KEY, rule TEXT, options TEXT)",
)


class KeptFacts(NamedTuple):
    """A cache with facts: the path of its file, and the folder that paths in it are relative to, with a separator."""

    database: str
    anchor: str


def new_drawing() -> int:
    """A number for a drawing that no other process takes."""
    return int.from_bytes(os.urandom(8), "big") >> 1


def judge_number(judge: Judge) -> int:
    """The number of a judge, the same in every process."""
    data = f"{judge.rule} {shown_options(judge.options)}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> 1


def shown_options(options: Mapping[str, Any]) -> str:
    """Options as JSON, in the order of their names.

    One whose type tells not all of itself stands there as it prints itself: it cannot be read again, and the cache
    keeps no file for which it is set.
    """
    try:
        return json.dumps({name: pack_any(value) for name, value in sorted(options.items())})
    except UnplainError:
        return repr([(name, _shown(value)) for name, value in sorted(options.items())])


def _shown(value: object) -> object:
    """A value that prints itself in one way, whatever the order of a set's members."""
    return sorted(map(repr, value)) if isinstance(value, (set, frozenset)) else value


def read_options(text: str) -> dict[str, Any]:
    """The options that `shown_options` wrote. UnplainError for anything else."""
    try:
        return {name: unpack_any(value) for name, value in json.loads(text).items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnplainError(f"{type(error).__name__}: {error}") from None
