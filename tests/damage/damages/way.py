"""What every damage is."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from ..article import Damaged, Healthy

Damage = Callable[[Healthy, Random], Damaged]

SHAPES_OF = "shapes"
"""The attribute of a damage that holds its shapes."""


def only(*shapes: str) -> Callable[[Damage], Damage]:
    """Say in which shapes of article a damage can be done."""

    def mark(damage: Damage) -> Damage:
        setattr(damage, SHAPES_OF, shapes)
        return damage

    return mark
