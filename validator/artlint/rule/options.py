"""The types that a rule's options may have beyond Python's own.

They cost nothing at start: pydantic asks them for a schema only when it validates a configuration.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.timed import LONGEST, pattern_of

if TYPE_CHECKING:
    from typing import Any

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

DAY = 86_400_000
"""A day in milliseconds."""

_UNITS = {"s": 1_000, "m": 60_000, "h": 3_600_000, "d": DAY}
_written = re.compile(r"(\d{1,9})([smhd])", re.ASCII).fullmatch


class Duration(int):
    """A length of time in milliseconds, written as a whole number with s, m, h or d. ValueError for anything else."""

    def __new__(cls, written: str) -> Duration:
        """The duration that a text like `75m` names."""
        match = _written(written)
        if match is None:
            raise ValueError("expected a whole number with s, m, h or d, such as 75m")
        return super().__new__(cls, int(match[1]) * _UNITS[match[2]])

    def __str__(self) -> str:
        """In the largest unit that it is a whole number of."""
        unit = next(unit for unit in "dhms" if self % _UNITS[unit] == 0)
        return f"{int(self) // _UNITS[unit]}{unit}" if self else "0s"

    __repr__ = __str__

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate a text, hand out a Duration."""
        from pydantic_core import core_schema

        written = core_schema.no_info_after_validator_function(cls, core_schema.str_schema(strict=True))
        either = core_schema.union_schema([core_schema.is_instance_schema(cls), written])
        return core_schema.json_or_python_schema(json_schema=written, python_schema=either)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A string with a pattern."""
        return {"type": "string", "pattern": "^[0-9]{1,9}[smhd]$"}


class Ge:
    """A number that is at least `limit`."""

    def __init__(self, limit: float) -> None:
        self.limit = limit

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The number's schema with the limit."""
        schema: Any = handler(source)
        schema["ge"] = self.limit
        schema["strict"] = True
        return schema  # type: ignore[no-any-return]


class Regex(str):
    """A regular expression in the language of Python's `re`, kept as text. ValueError where it does not compile.

    A user may have written one that takes for ever. `search` and `match` stop it, and the rule is named in the report.
    """

    __slots__ = ()

    def __new__(cls, written: str) -> Regex:
        """The expression, once it is known to compile."""
        if len(written) > LONGEST:
            raise ValueError(f"no regular expression: it is longer than {LONGEST:,} characters")
        try:
            re.compile(written)
        except (re.error, RecursionError, OverflowError) as error:
            raise ValueError(f"no regular expression: {error}") from None
        return super().__new__(cls, written)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text, within a time limit; SlowPatternError, which a rule lets pass, where that ends."""
        return pattern_of(str(self)).search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the start of a text, as `search`."""
        return pattern_of(str(self)).match(text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate a text, hand out a Regex."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(strict=True))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A string that is a regular expression."""
        return {"type": "string", "format": "regex"}
