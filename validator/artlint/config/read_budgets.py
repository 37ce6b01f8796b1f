"""`[budget]` and `[sources.budget]`: how much of a rule, of a folder of rules or of a level does not fail a run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.config.budget import BUDGET_LEVELS, Budget
from artlint.config.errors import ConfigError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint.packs import RuleInfo

Limit = int | str

_EXPECTED = (
    'expected a number of findings such as 10, or a share of the articles such as "2 %"; '
    'of the last days as "10 of 7d" or "1 % of 7d"'
)
_share = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,4}))? ?%")
_window = re.compile(r"(.*?) of ([1-9][0-9]{0,3})d")
_number = re.compile(r"[0-9]{1,9}")

_WHOLE = 1_000_000

LIMIT_SCHEMA = {
    "description": "How much of it does not fail a run: a number of findings, or a share of the articles that have it; "
    "with `of 7d`, of the articles of the last 7 days alone.",
    "anyOf": [
        {"type": "integer", "minimum": 0},
        {
            "type": "string",
            "pattern": r"^(?:[0-9]{1,3}(?:\.[0-9]{1,4})? ?%(?: of [1-9][0-9]{0,3}d)?|[0-9]{1,9} of [1-9][0-9]{0,3}d)$",
        },
    ],
}
"""The JSON Schema of a limit."""


def usable_limit(written: object) -> Limit:
    """A limit as it is written. ValueError where it is none."""
    if isinstance(written, (int, str)) and not isinstance(written, bool):
        _read(written)
        return written
    raise ValueError(_EXPECTED)


def budgets_of(
    written: Mapping[str, Limit], known: Mapping[str, RuleInfo], path: str, place: tuple[str, ...]
) -> dict[str, Budget]:
    """The budgets of a table, by what each is for. ConfigError for a name that is no rule, folder of rules or level."""
    names = {*known, *(info.folder for info in known.values()), *BUDGET_LEVELS.values()}
    for name in written:
        if name not in names:
            hint = nearest(name, sorted(names))
            raise ConfigError(f"{path}: {'.'.join(place)}: unknown rule, folder or level {name}{hint}")
    origin = f"{path} [{'.'.join(place)}]"
    return {name: Budget(name, str(limit), *_read(limit), origin) for name, limit in written.items()}


def _read(written: Limit) -> tuple[int | None, int | None, int | None]:
    """The number of findings, or the share in millionths, and the days. ValueError where a text is none of these."""
    if isinstance(written, int):
        if written < 0:
            raise ValueError(_EXPECTED)
        return written, None, None
    windowed = _window.fullmatch(written)
    amount, days = (windowed[1], int(windowed[2])) if windowed else (written, None)
    if days is not None and _number.fullmatch(amount):
        return int(amount), None, days
    return None, _millionths(amount), days


def _millionths(written: str) -> int:
    share = _share.fullmatch(written)
    millionths = int(share[1]) * 10_000 + int((share[2] or "").ljust(4, "0")) if share else _WHOLE + 1
    if millionths > _WHOLE:
        raise ValueError(_EXPECTED)
    return millionths
