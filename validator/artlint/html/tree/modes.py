"""All insertion modes by name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint.html.tree.mode import Mode


def get(name: str) -> Mode:
    """The insertion mode of that name in the standard."""
    mode = _of_bodies().get(name)
    return mode if mode is not None else _of_pages()[name]


@cache
def _of_bodies() -> dict[str, Mode]:
    from artlint.html.tree import body, cells, head, table, template, text  # they use `get`

    groups = (head.MODES, body.MODES, text.MODES, table.MODES, cells.MODES, template.MODES)
    return {mode.name: mode for modes in groups for mode in modes}


@cache
def _of_pages() -> dict[str, Mode]:
    from artlint.html.tree.document import MODES  # only a whole page needs them

    return {mode.name: mode for mode in MODES}
