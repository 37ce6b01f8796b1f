"""Named tuples without `typing`: as `typing.NamedTuple` makes them."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from artlint.light import NamedTuple


class Light(NamedTuple):
    """A light one."""

    start: int
    end: int = 7
    name: str | None = None

    @property
    def length(self) -> int:
        return self.end - self.start


class Typed(typing.NamedTuple):
    """Its twin."""

    start: int
    end: int = 7
    name: str | None = None

    @property
    def length(self) -> int:
        return self.end - self.start


class Child(Light):
    """One that is made from another."""

    __slots__ = ()


@pytest.mark.parametrize("call", [((1,), {}), ((1, 2), {"name": "x"}), ((), {"start": 3}), ((1, 2, None), {})])
def test_it_is_made_read_and_shown_as_its_twin(call: tuple[tuple[int, ...], dict[str, object]]) -> None:
    values, named = call
    light, typed = Light(*values, **named), Typed(*values, **named)  # type: ignore[arg-type]
    assert tuple(light) == tuple(typed)
    assert (light.start, light.end, light.name, light.length) == (typed.start, typed.end, typed.name, typed.length)
    assert repr(light).replace("Light", "Typed") == repr(typed)
    assert tuple(light._replace(end=9)) == tuple(typed._replace(end=9))
    assert light._asdict() == typed._asdict()
    assert Light._make(typed) == light
    assert hash(light) == hash(typed)


@pytest.mark.parametrize("call", [((), {}), ((1, 2, "x", 4), {}), ((1,), {"start": 2}), ((1,), {"width": 2})])
def test_wrong_fields_are_refused_as_by_its_twin(call: tuple[tuple[object, ...], dict[str, object]]) -> None:
    values, named = call
    for kind in (Light, Typed):
        with pytest.raises(TypeError):
            kind(*values, **named)  # type: ignore[arg-type]


def test_an_unknown_field_cannot_be_replaced() -> None:
    with pytest.raises(TypeError, match="width"):
        Light(1)._replace(width=2)  # type: ignore[call-arg]


def test_it_is_copied_pickled_and_matched() -> None:
    light = Light(1, 2, "x")
    assert pickle.loads(pickle.dumps(light)) == light
    assert type(pickle.loads(pickle.dumps(light))) is Light
    assert copy.copy(light) == light
    match light:
        case Light(start, end=2):
            assert start == 1
        case _:
            pytest.fail("it does not match")


def test_its_child_is_of_its_own_kind() -> None:
    child = Child(1)
    assert type(child) is Child
    assert type(child._replace(end=3)) is Child
    assert child == (1, 7, None)
    assert type(Light(1)) is Light


@pytest.mark.parametrize("number", [0, 1, 20, 21, 40])
def test_it_has_any_number_of_fields(number: int) -> None:
    names = [f"field_{index}" for index in range(number)]
    namespace = {"__annotations__": dict.fromkeys(names, int), **dict.fromkeys(names[number // 2 :], 7)}
    kind: typing.Any = type(NamedTuple)
    wide = kind("Wide", (NamedTuple,), namespace)
    given = tuple(range(number))
    assert wide(*given) == wide(**dict(zip(names, given, strict=True))) == given
    assert wide(*given[: number // 2]) == (*given[: number // 2], *[7] * (number - number // 2))
    with pytest.raises(TypeError, match="Wide"):
        wide(*given, 1)


def test_fields_cannot_be_set_and_nothing_is_added() -> None:
    light = Light(1)
    with pytest.raises(AttributeError):
        light.start = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        light.width = 2  # type: ignore[attr-defined]


def test_a_type_checker_and_type_hints_see_the_fields() -> None:
    assert typing.get_type_hints(Light) == typing.get_type_hints(Typed)
    assert (Light._fields, Light._field_defaults) == (Typed._fields, Typed._field_defaults)
    assert Light.__match_args__ == Typed.__match_args__
