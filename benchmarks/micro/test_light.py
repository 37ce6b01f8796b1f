"""What a named tuple costs when its module is imported, and when one is made."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING

import pytest

from artlint import light

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

SOURCE = compile(
    "class Place(NamedTuple):\n start: int\n end: int\n name: str | None = None\n parts: tuple[int, ...] = ()\n",
    "place",
    "exec",
    dont_inherit=True,
    flags=__import__("__future__").annotations.compiler_flag,
)
KINDS = {"artlint.light": light.NamedTuple, "typing": typing.NamedTuple}


@pytest.mark.parametrize("name", KINDS)
def test_a_class_is_made(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark(lambda: exec(SOURCE, {"NamedTuple": KINDS[name], "__name__": "place"}))


@pytest.mark.parametrize("name", KINDS)
def test_a_tuple_is_made(benchmark: BenchmarkFixture, name: str) -> None:
    namespace = {"NamedTuple": KINDS[name], "__name__": "place"}
    exec(SOURCE, namespace)
    place: typing.Any = namespace["Place"]
    benchmark(lambda: place(1, 2, name="x"))
