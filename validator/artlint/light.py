"""What `typing`, `functools` and others have that every start needs, at a tenth of its price (design, law 7).

To import `typing` costs 4 ms, and each `typing.NamedTuple` 0.25 ms, for it compiles a constructor and each of its
annotations (`benchmarks/micro/test_light.py`). Here constructors stand ready for each number of fields, for to compile
one takes as long as to import a module; and annotations stay texts. For a type checker these are the standard
library's own.

`contextlib` makes twenty classes, `importlib` imports `warnings`, and Python 3.11 reads all of `datetime` in Python
before it takes the same from C: a start needs one or two names of each.
"""

from __future__ import annotations

import sys

__all__ = [
    "TYPE_CHECKING",
    "UTC",
    "NamedTuple",
    "Protocol",
    "cached_property",
    "closing",
    "datetime",
    "import_module",
    "names_of",
    "timedelta",
]

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import closing
    from datetime import UTC, datetime, timedelta
    from functools import cached_property
    from importlib import import_module
    from typing import Any, NamedTuple, Protocol
else:
    from _collections import _tuplegetter as field

    try:
        from _datetime import datetime, timedelta, timezone
    except ImportError:  # a Python that has it in Python only
        from datetime import datetime, timedelta, timezone

    UTC = timezone.utc  # noqa: UP017

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

    class closing:  # noqa: N801 (as in contextlib)
        """A context that closes what it was given."""

        def __init__(self, thing):
            self.thing = thing

        def __enter__(self):
            return self.thing

        def __exit__(self, *_):
            self.thing.close()

    def import_module(name):
        """The module of that name, imported now."""
        return __import__(name, fromlist=("__name__",))  # any, so that it is not the package that is handed out

    class Protocol:
        """What a value must have to be taken: told to the type checker only."""

        __slots__ = ()

    class _Tuple(tuple):
        """What all named tuples can do."""

        __slots__ = ()

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
            for index, key in enumerate(fields):
                namespace[key] = field(index, key)
            namespace |= {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
            namespace["__new__"] = _constructor(name, fields, tuple(defaults.values()))
            return type(name, (_Tuple, *bases[1:]), namespace)

    class NamedTuple(metaclass=_Named):
        """A tuple whose fields have names: as `typing.NamedTuple`."""

    def _constructor(name, fields, defaults):
        """The `__new__` of a class, that takes fields by place and by name; the last ones have defaults."""
        number = len(fields)
        ready = _READY[number] if number < len(_READY) else _compiled(number)
        code = ready.__code__.replace(co_varnames=("_cls", *fields), co_qualname=f"{name}.__new__")
        return type(ready)(code, globals(), "__new__", defaults)

    def _compiled(number):
        names = ", ".join(f"_{index}" for index in range(number))
        return eval(f"lambda _, {names}: new(_, ({names}))")  # noqa: S307 (numbers only)

    new = tuple.__new__

    # fmt: off
    _READY = (
        lambda _: new(_, ()),
        lambda _, a: new(_, (a,)),
        lambda _, a, b: new(_, (a, b)),
        lambda _, a, b, c: new(_, (a, b, c)),
        lambda _, a, b, c, d: new(_, (a, b, c, d)),
        lambda _, a, b, c, d, e: new(_, (a, b, c, d, e)),
        lambda _, a, b, c, d, e, f: new(_, (a, b, c, d, e, f)),
        lambda _, a, b, c, d, e, f, g: new(_, (a, b, c, d, e, f, g)),
        lambda _, a, b, c, d, e, f, g, h: new(_, (a, b, c, d, e, f, g, h)),
        lambda _, a, b, c, d, e, f, g, h, i: new(_, (a, b, c, d, e, f, g, h, i)),
        lambda _, a, b, c, d, e, f, g, h, i, j: new(_, (a, b, c, d, e, f, g, h, i, j)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k: new(_, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m: new(_, (a, b, c, d, e, f, g, h, i, j, k, m)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m, n: new(_, (a, b, c, d, e, f, g, h, i, j, k, m, n)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m, n, o: new(_, (a, b, c, d, e, f, g, h, i, j, k, m, n, o)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p: new(_, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q:
            new(_, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r:
            new(_, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s:
            new(_, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t:
            new(_, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t)),
        lambda _, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u:
            new(_, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u)),
    )
    # fmt: on


def names_of(package: str, modules: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` (PEP 562) of a package whose names stand in modules: each is taken when it is asked for."""
    module_of = {name: module for module, names in modules.items() for name in names.split()}

    def take(name: str) -> Any:
        if name not in module_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        taken = getattr(import_module(module_of[name]), name)
        setattr(sys.modules[package], name, taken)
        return taken

    return take
