"""How large an image is drawn."""

import re
from typing import NamedTuple

from artlint import HTML_SPACE, Image, late

_pixels = re.compile(r"([0-9]{1,6})(?:\.[0-9]*)?(?:px)?\Z", re.IGNORECASE).match
_emoticon = late(r"\[[^\[\]]{1,12}\]|[^\w\s]{1,4}")
_icon = late(r"(?<![a-z])(?:tw|wp)?(?:emojis?|emoticons?|icons?|smileys?|smilies)(?![a-z])")


_ICONS = ("emo", "icon", "smil")
"""One of them stands in every word that means an icon."""


class Size(NamedTuple):
    """Width and height in pixels, None where not given or not in pixels."""

    width: int | None
    height: int | None

    @property
    def known(self) -> list[int]:
        """What the element gives as width and height."""
        return [side for side in self if side is not None]


_SAY = ("style", "width", "height")
_UNSAID = Size(None, None)


def size(image: Image) -> Size:
    """The size in which an image is drawn: its style's word before its attributes'."""
    if image.element.attribute_names.isdisjoint(_SAY):
        return _UNSAID
    style = _style(image.element.get("style"))
    width, height = (style.get(side) or image.element.get(side) for side in ("width", "height"))
    return Size(_number(width), _number(height))


def is_pixel(image: Image, largest: int = 1) -> bool:
    """Whether an image is drawn too small to be seen: no side of it is longer, or one is 0."""
    sides = size(image).known
    return bool(sides) and (0 in sides or max(sides) <= largest)


def is_icon(image: Image, address: str, largest: int) -> bool:
    """Whether an image is an emoji or icon: no side is longer, or its `alt` (`[笑]`), class or address says so."""
    sides = size(image).known
    if (sides and max(sides) <= largest) or _emoticon().fullmatch(image.element.get("alt")):
        return True
    words = f"{image.element.get('class')} {address}".lower()
    return any(map(words.__contains__, _ICONS)) and _icon().search(words) is not None


def _style(style: str) -> dict[str, str]:
    if "width" not in style.lower() and "height" not in style.lower():
        return {}
    pairs = (declaration.partition(":") for declaration in style.lower().split(";"))
    return {name.strip(HTML_SPACE): value.strip(HTML_SPACE) for name, _, value in pairs}


def _number(written: str) -> int | None:
    match = _pixels(written.strip(HTML_SPACE))
    return int(match[1]) if match else None
