"""Regular expressions, compiled once for each Python: those of one article are a fifth of a start (design, law 7).

What `re` makes of an expression stays the same until Python changes. So it is kept where Python keeps byte code, under
the same conditions, and for the same Python only. Whatever cannot be read is compiled anew.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import os
import re
import sys
from functools import cache

from artlint.light import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_PYTHON = (sys.hexversion, _sre.MAGIC, _sre.CODESIZE, sys.byteorder)
_MOST_KEPT = 1_000
_LONGEST_KEPT = 5_000
"""Code points of an expression; a configuration may hold any."""

_new: set[tuple[str, int]] = set()


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, for the expressions of artlint's modules and of the options of rules."""
    key = str(pattern), int(flags)
    kept = _kept().get(key)
    if kept is not None:
        try:
            flags, code, *groups = kept
            return _sre.compile(key[0], flags, memoryview(code).cast("I").tolist(), *groups)  # type: ignore[no-any-return]
        except (TypeError, ValueError, RuntimeError):  # it is damaged
            pass
    made = re.compile(*key)
    if len(key[0]) <= _LONGEST_KEPT:
        _new.add(key)
    return made


def late(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """A function that hands out the compiled expression: most files need few of them."""
    return cache(lambda: compiled(pattern, flags))


def keep_new() -> None:
    """Keep what this process had to compile, where Python may keep byte code. It never raises."""
    path = _path()
    if not _new or path is None or sys.dont_write_bytecode or len(_kept()) > _MOST_KEPT:
        return
    if not os.access(os.path.dirname(path), os.W_OK):
        return
    try:
        told = marshal.dumps((_PYTHON, {**_kept(), **{key: _told(*key) for key in _new}}))
        _write(path, told)
    except (
        OSError,
        AttributeError,
        TypeError,
        ValueError,
        RecursionError,
        re.error,
    ):  # another Python may keep its secrets
        return


@cache
def _kept() -> dict[tuple[str, int], Any]:
    """What was kept for this Python: an expression and its flags, and how `_sre` is told of it."""
    try:
        with open(_path() or "", "rb") as file:
            python, kept = marshal.loads(file.read())  # noqa: S302 (as Python reads byte code)
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if python == _PYTHON and isinstance(kept, dict) else {}


def _path() -> str | None:
    """The file beside this module's byte code; None where that has no place."""
    byte_code = __spec__.cached
    return byte_code.removesuffix(".pyc").replace("expressions", "kept_expressions") if byte_code else None


def _told(pattern: str, flags: int) -> tuple[Any, ...]:
    """How `re` tells `_sre` of an expression, the numbers of its code as bytes; as `re._compiler.compile`."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)
    numbers = b"".join(int(number).to_bytes(4, sys.byteorder) for number in code)
    names = {name: int(group) for name, group in parsed.state.groupdict.items()}
    by_group = dict(zip(names.values(), names, strict=True))
    of_groups = tuple(by_group.get(group) for group in range(parsed.state.groups))
    return int(flags | parsed.state.flags), numbers, parsed.state.groups - 1, names, of_groups


def _write(path: str, data: bytes) -> None:
    """The file appears whole or not at all: others may read it, or write their own."""
    own = f"{path}.{os.getpid()}"
    with open(own, "wb") as file:
        file.write(data)
    os.replace(own, path)
