"""What `typing` and `functools` have that every module needs, at a tenth of its price (design, law 7).

To import `typing` costs 4 ms, and each `typing.NamedTuple` 0.25 ms, for it compiles a constructor and each of its
annotations (`benchmarks/micro/test_light.py`). Here the constructor is compiled when the first tuple is made, and
annotations stay texts. For a type checker these are the standard library's own.
"""

from __future__ import annotations

__all__ = ["TYPE_CHECKING", "NamedTuple", "Protocol", "cached_property"]

TYPE_CHECKING = False

if TYPE_CHECKING:
    from functools import cached_property
    from typing import NamedTuple, Protocol
else:
    from _collections import _tuplegetter as field

    class cached_property:  # noqa: N801 (as in functools)
        """A property that is made once; without the lock that it takes in Python 3.11."""

        def __init__(self, make):
            self.make = make
            self.__doc__ = make.__doc__

        def __set_name__(self, owner, name):
            self.name = name

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            made = instance.__dict__[self.name] = self.make(instance)
            return made

    class Protocol:
        """What a value must have to be taken: told to the type checker only."""

        __slots__ = ()

    class _Tuple(tuple):
        """What all named tuples can do."""

        __slots__ = ()

        def __new__(cls, *values, **named):
            owner = next(kind for kind in cls.__mro__ if "_fields" in vars(kind))
            owner.__new__ = _constructor(owner)
            return owner.__new__(cls, *values, **named)

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, **changes):
            replaced = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return replaced

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self):
            return tuple(self)

    class _Named(type):
        """Makes the classes that have `NamedTuple` for their base."""

        def __new__(meta, name, bases, namespace):
            if not bases:
                return type.__new__(meta, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {key: namespace[key] for key in fields if key in namespace}
            namespace.update((key, field(index, key)) for index, key in enumerate(fields))
            namespace |= {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
            return type(name, (_Tuple, *bases[1:]), namespace)

    class NamedTuple(metaclass=_Named):
        """A tuple whose fields have names: as `typing.NamedTuple`."""

    def _constructor(owner):
        """The `__new__` of a class, that takes fields by place and by name."""
        parameters = "".join(f"{name}{'=' + name if name in owner._field_defaults else ''}, " for name in owner._fields)
        values = "".join(f"{name}, " for name in owner._fields)
        source = f"lambda _cls, {parameters}: _new(_cls, ({values}))"
        return eval(source, {"_new": tuple.__new__, **owner._field_defaults})  # noqa: S307 (names of fields only)
