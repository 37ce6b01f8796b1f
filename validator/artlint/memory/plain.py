"""Named tuples to JSON values and back, told by their own annotations.

A field that a tuple gains tomorrow is kept without a word here; a value of a shape that nobody foresaw is refused.
"""

import types
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from artlint.config.globs import Globs
from artlint.memory.faults import UnplainError
from artlint.rule import Duration, Regex

Way = Callable[[Any], Any]


class Pair(NamedTuple):
    """How values of one type are written and read."""

    pack: Way
    unpack: Way


_NAMES = {"Any": Any, "Mapping": Mapping, "Iterable": Iterable}
"""What modules import for the type checker alone."""


class Codec:
    """Writes and reads values by their types.

    A field of one of the names in `here` is not written where it holds the value that `here` says, and is given the
    value that `here` says when it is read: so a path is as the reading run shows it.
    """

    def __init__(self, **here: object) -> None:
        self.here = here
        self._pairs: dict[Any, Pair] = {}

    def pack(self, value: Any, kind: Any) -> Any:
        """The value as JSON takes it. UnplainError where it is nothing that can be read again."""
        return self._pair(kind).pack(value)

    def unpack(self, value: Any, kind: Any) -> Any:
        """The value that was packed. UnplainError where it was none of this type."""
        try:
            return self._pair(kind).unpack(value)
        except (TypeError, ValueError, KeyError, IndexError, AttributeError, RecursionError) as error:
            raise UnplainError(f"{type(error).__name__}: {error}") from None

    def _pair(self, kind: Any) -> Pair:
        if kind not in self._pairs:
            self._pairs[kind] = self._made(kind)
        return self._pairs[kind]

    def _made(self, kind: Any) -> Pair:
        origin, parts = get_origin(kind), get_args(kind)
        if kind is Any:
            return Pair(pack_any, unpack_any)
        if origin in (Union, types.UnionType):
            return self._optional(parts)
        if origin is tuple:
            return self._several(parts) if parts[1:] == (...,) else self._fixed(parts)
        if origin is Mapping:
            return self._mapping(parts[1])
        if isinstance(kind, type):
            return self._class(kind)
        raise UnplainError(f"{kind} is no plain type")

    def _class(self, kind: type) -> Pair:
        if kind in (str, int, bool, float):
            return _scalar(kind)
        if issubclass(kind, Enum):
            return Pair(lambda value: value.value, kind)
        if kind is Globs:
            return Pair(lambda globs: [globs.root, list(globs.patterns)], _globs)
        if issubclass(kind, tuple) and hasattr(kind, "_fields"):
            return self._named(kind)
        raise UnplainError(f"{kind.__name__} is no plain type")

    def _named(self, kind: Any) -> Pair:
        hints = get_type_hints(kind, localns=_NAMES)
        fields = [(name, self._field(name, hints[name])) for name in kind._fields]

        def pack(value: Any) -> list[Any]:
            _demand(type(value) is kind, value)
            return [pair.pack(part) for (_, pair), part in zip(fields, value, strict=True)]

        def unpack(value: list[Any]) -> Any:
            _demand(type(value) is list, value)
            return kind(*[pair.unpack(part) for (_, pair), part in zip(fields, value, strict=True)])

        return Pair(pack, unpack)

    def _field(self, name: str, kind: Any) -> Pair:
        pair = self._pair(kind)
        if name not in self.here:
            return pair
        return Pair(
            lambda value: 0 if value == self.here[name] else [pair.pack(value)],
            lambda value: self.here[name] if value == 0 else pair.unpack(value[0]),
        )

    def _optional(self, parts: tuple[Any, ...]) -> Pair:
        (kind,) = [part for part in parts if part is not type(None)]
        pair = self._pair(kind)
        return Pair(
            lambda value: None if value is None else pair.pack(value),
            lambda value: None if value is None else pair.unpack(value),
        )

    def _several(self, parts: tuple[Any, ...]) -> Pair:
        pair = self._pair(parts[0])
        return Pair(
            lambda values: [pair.pack(value) for value in values],
            lambda values: tuple([pair.unpack(value) for value in _list(values)]),
        )

    def _fixed(self, parts: tuple[Any, ...]) -> Pair:
        pairs = [self._pair(part) for part in parts]
        return Pair(
            lambda values: [pair.pack(value) for pair, value in zip(pairs, values, strict=True)],
            lambda values: tuple([pair.unpack(value) for pair, value in zip(pairs, _list(values), strict=True)]),
        )

    def _mapping(self, kind: Any) -> Pair:
        pair = self._pair(kind)
        return Pair(
            lambda mapping: {_demand(type(key) is str, key): pair.pack(value) for key, value in mapping.items()},
            lambda mapping: {key: pair.unpack(value) for key, value in mapping.items()},
        )


def _scalar(kind: type) -> Pair:
    def same(value: Any) -> Any:
        return _demand(type(value) is kind, value)

    return Pair(same, same)


def _list(value: Any) -> Any:
    return _demand(type(value) is list, value)


def _globs(value: Any) -> Globs:
    root, patterns = value
    return Globs(_demand(type(root) is str, root), tuple(_demand(type(p) is str, p) for p in _list(patterns)))


def _demand(holds: bool, value: Any) -> Any:
    if not holds:
        raise UnplainError(f"{value!r:.80} is not what was expected")
    return value


_WRITTEN = {"Duration": Duration, "Regex": Regex}
"""The types of options beyond Python's own, which are made from the text that `str` gives."""


def pack_any(value: Any) -> Any:
    """An option's value: what it is stands beside it where JSON does not tell. UnplainError for unknown types."""
    if value is None or type(value) in (str, int, bool, float):
        return value
    if type(value) in (tuple, list):
        return {type(value).__name__: [pack_any(part) for part in value]}
    if type(value) is dict:
        return {"dict": [[pack_any(key), pack_any(part)] for key, part in value.items()]}
    name = type(value).__name__
    if _WRITTEN.get(name) is type(value):
        return {name: str(value)}
    raise UnplainError(f"a value of {type(value).__name__} cannot be kept")


def unpack_any(value: Any) -> Any:
    """The value that `pack_any` wrote."""
    if value is None or type(value) in (str, int, bool, float):
        return value
    ((name, held),) = value.items()
    if name in ("tuple", "list"):
        parts = [unpack_any(part) for part in held]
        return parts if name == "list" else tuple(parts)
    if name == "dict":
        return {unpack_any(key): unpack_any(part) for key, part in held}
    return _WRITTEN[name](held)
