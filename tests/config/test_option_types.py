"""Options of the types that a plugin's author may write: they can be set, or are refused at load."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import some_slow

if TYPE_CHECKING:
    from tests.conftest import Sandbox

PLUGIN = '''\
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Optional

from pydantic import BaseModel

from artlint import Duration, Regex, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Limits(BaseModel):
    low: int = 1
    high: int = 2


@dataclass
class Pair:
    a: str
    b: int = 0


class Point(NamedTuple):
    x: int
    y: int


class Odd:
    pass


class TypedOption(Rule):
    """Say the option."""

    given: {type} = {default}
    """An option."""

    def check(self, article):
        yield self.finding(Span(0, 0), f"given {{self.given!r}}")
'''


def plugin(sandbox: Sandbox, kind: str, default: str, written: str = "") -> None:
    code = PLUGIN.replace("{{", "{").replace("}}", "}").replace("{type}", kind).replace("{default}", default)
    sandbox.write("lint_rules/typed.py", code)
    sandbox.write("artlint.toml", f'plugins = ["./lint_rules"]\n[rules.typed-option]\n{written}\n')
    for number in range(3):
        sandbox.write(f"{number}.md")


SETTABLE = [
    ("list[str]", "[]", '["c"]', "['c']"),
    ("set[str]", "set()", '["c", "c"]', "{'c'}"),
    ("frozenset[int]", "frozenset()", "[1]", "frozenset({1})"),
    ("dict[str, int]", "{}", "{a = 1}", "{'a': 1}"),
    ("tuple[str, ...]", "()", '["a", "b"]', "('a', 'b')"),
    ("tuple[tuple[str, int], ...]", "()", '[["a", 1]]', "(('a', 1),)"),
    ("list[tuple[str, str]]", "[]", '[["a", "b"]]', "[('a', 'b')]"),
    ("dict[str, list[str]]", "{}", '{a = ["b"]}', "{'a': ['b']}"),
    ("Mapping[str, Sequence[str]]", "{}", '{a = ["b"]}', "{'a': ['b']}"),
    ("Limits", "Limits()", "{low = 5}", "Limits(low=5, high=2)"),
    ("list[Limits]", "[]", "[{low = 5}]", "[Limits(low=5, high=2)]"),
    ("Pair", 'Pair("x")', '{a = "y"}', "Pair(a='y', b=0)"),
    ("Point", "Point(0, 0)", "[1, 2]", "Point(x=1, y=2)"),
    ('Literal["a", "b"]', '"a"', '"b"', "'b'"),
    ("Optional[int]", "None", "3", "3"),
    ("int | str | None", "None", '"x"', "'x'"),
    ("Colour", "Colour.RED", '"blue"', "<Colour.BLUE: 'blue'>"),
    ("date | None", "None", "2023-07-19", "datetime.date(2023, 7, 19)"),
    ("float", "1.0", "2", "2.0"),
    ("bool", "False", "true", "True"),
    ("re.Pattern[str]", 're.compile("x")', '"a+"', "re.compile('a+')"),
    ("list[Duration]", "[]", '["75m"]', "[75m]"),
    ("dict[str, Regex]", "{}", '{a = "b+"}', "{'a': 'b+'}"),
]


def as_toml(kind: str, written: str) -> str:
    """What `config show` writes of a value: the whole of it, as the rule has it."""
    rest = {"set[str]": '["c"]', "float": "2.0", "Pair": '{a = "y", b = 0}'}
    return rest.get(kind, written.replace("low = 5", "low = 5, high = 2"))


QUICK = ("list[str]", "Mapping[str, Sequence[str]]", "Limits", "Pair", "Optional[int]", "Colour", "list[Duration]")


@pytest.mark.parametrize(("kind", "default", "written", "shown"), some_slow(SETTABLE, *QUICK))
def test_an_option_of_a_type_is_set(sandbox: Sandbox, kind: str, default: str, written: str, shown: str) -> None:
    plugin(sandbox, kind, default, f"given = {written}")
    ran = sandbox.check("--select", "typed-option")
    assert [finding["message"] for finding in ran.json["findings"]] == [f"given {shown}"] * 3
    assert f"    given = {as_toml(kind, written)}  (" in sandbox.run("config", "show", "1.md").out
    assert sandbox.run("config", "schema").code == 0
    assert sandbox.run("rules", "typed-option").code == 0


@pytest.mark.parametrize(
    ("kind", "default", "written", "said"),
    [
        ("list[str]", "[]", '"c"', "given: expected a list, got 'c'"),
        ("list[str]", "[]", "[1]", "given.1: expected a text, got 1"),
        ("set[int]", "set()", '["a"]', "given.1: expected a whole number, got 'a'"),
        ("tuple[tuple[str, int], ...]", "()", '[["a"]]', "given.1.2: this key is missing"),
        ("Limits", "Limits()", '{low = "1"}', "given.low: expected a whole number, got '1'"),
        ('Literal["a", "b"]', '"a"', '"c"', "given: expected 'a' or 'b', got 'c'"),
        ("bool", "False", "1", "given: expected true or false, got 1"),
    ],
)
def test_a_wrong_value_is_told(sandbox: Sandbox, kind: str, default: str, written: str, said: str) -> None:
    plugin(sandbox, kind, default, f"given = {written}")
    ran = sandbox.run("check")
    assert (ran.code, ran.err) == (2, f"error: {sandbox.folder / 'artlint.toml'}: rules.typed-option.{said}\n")


@pytest.mark.parametrize(
    ("kind", "default", "said"),
    [
        ("Odd", "Odd()", "the option given has a type that no configuration can set: "),
        ("Callable[[str], str]", "str", "the option given has a type that no configuration can set: "),
        ("list[Odd]", "[]", "the option given has a type that no configuration can set: "),
        ("Unheard", "None", "name 'Unheard' is not defined; import it outside of TYPE_CHECKING"),
    ],
)
def test_a_type_that_cannot_be_set_is_refused_at_load(sandbox: Sandbox, kind: str, default: str, said: str) -> None:
    plugin(sandbox, kind, default)
    ran = sandbox.run("check")
    assert ran.code == 2
    assert ran.err.startswith(f"error: {sandbox.folder / 'artlint.toml'}: plugins: the rule typed-option of ")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
