"""All insertion modes by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint.html.tree.mode import Mode

_MODES: dict[str, Mode] = {}


def get(name: str) -> Mode:
    """The insertion mode of that name in the standard."""
    if not _MODES:
        _MODES.update((mode.name, mode) for mode in _all())
    return _MODES[name]


def _all() -> tuple[Mode, ...]:
    from artlint.html.tree import after, before, body, cells, frameset, head, table, template, text  # they use `get`

    return (
        *before.MODES, *head.MODES, *body.MODES, *text.MODES, *table.MODES, *cells.MODES, *template.MODES,
        *after.MODES, *frameset.MODES,
    )  # fmt: skip
