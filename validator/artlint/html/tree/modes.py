"""All insertion modes by name (13.2.4.1 of the standard). They reach one another through the builder alone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from artlint.html.tree import body, cells, head, table, template, text

if TYPE_CHECKING:
    from artlint.html.tree.mode import Mode

_IN_BODIES = {
    mode.name: mode
    for modes in (head.MODES, body.MODES, text.MODES, table.MODES, cells.MODES, template.MODES)
    for mode in modes
}


def mode_named(name: str) -> Mode:
    """The insertion mode of that name in the standard. KeyError for any other name."""
    mode = _IN_BODIES.get(name)
    return mode if mode is not None else _in_pages()[name]


@cache
def _in_pages() -> dict[str, Mode]:
    from artlint.html.tree.document import MODES  # only a whole page needs them

    return {mode.name: mode for mode in MODES}
