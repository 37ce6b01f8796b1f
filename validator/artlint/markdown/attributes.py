"""The attributes of elements that Markdown makes. They are read with the link or image that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artlint.html import Attribute


class Attributes:
    """Gives the attributes of one element, in the way of `artlint.html`'s reader; the places asked for are its own."""

    __slots__ = ("_attributes",)

    def __init__(self, attributes: tuple[Attribute, ...] = ()) -> None:
        self._attributes = attributes

    def names(self, start: int, end: int) -> frozenset[str]:
        """The names of the attributes."""
        del start, end
        return frozenset([attribute.name for attribute in self._attributes])

    def one(self, start: int, end: int, name: str) -> Attribute | None:
        """The attribute of that name."""
        del start, end
        return next((attribute for attribute in self._attributes if attribute.name == name), None)

    def all(self, start: int, end: int) -> tuple[Attribute, ...]:
        """All attributes."""
        del start, end
        return self._attributes


NONE = Attributes()
