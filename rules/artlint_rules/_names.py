"""Names of files and hashes, which stand where nobody has written a text."""

from __future__ import annotations

import re
from functools import lru_cache

from artlint import late, split_address

IMAGE_SUFFIX = "(?:jpe?g|jpe|jfif|png|gif|webp|avif|heic|heif|svg|bmp|tiff?|ico)"
"""The suffix of an image's file, as an expression."""

_image_file = late(
    rf"(?:[^ /<>]+|(?:screen ?shot|whatsapp image|屏幕|截屏|截图)[^/<>]*)\.{IMAGE_SUFFIX}", re.IGNORECASE
)
_camera = late(
    "(?:DSC[NF]?|IMG|IMGP|PXL|VID|MVIMG|DJI|SAM|GOPR|mmexport|wx_camera|Screenshot)[_-]?[0-9]{3,}[0-9A-Za-z_-]*+",
    re.IGNORECASE,
)
_hash = late(
    "(?=[a-f-]*[0-9])(?=[0-9-]*[a-f])(?:[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.IGNORECASE
)
_suffix = late(r"\.[A-Za-z0-9]{2,5}\Z")
_copy = late(r"(?:-[0-9]+x[0-9]+|_thumb[0-9]*(?:_[0-9]{1,2})?|_[0-9]{1,2})\Z")


def is_image_file(text: str) -> bool:
    """Whether a text is the name of an image's file, with a suffix."""
    return _image_file().fullmatch(text) is not None


def is_camera_name(text: str) -> bool:
    """Whether a text is what a camera or a program calls its files, without a suffix: `IMG_7752`."""
    return _camera().fullmatch(text) is not None


def is_hash(text: str) -> bool:
    """Whether a text is a hash or an identifier: 16 hexadecimal digits or more, or a UUID."""
    return _hash().fullmatch(text) is not None


@lru_cache(maxsize=100)  # several rules look at the same addresses, one after the other
def file_name(url: str) -> str:
    """The last part of an address's path, decoded."""
    from urllib.parse import unquote  # hardly any article needs it

    return unquote(split_address(url).path.rpartition("/")[2])


def stem(name: str) -> str:
    """The name of a file without its suffix."""
    suffix = _suffix().search(name)
    return name[: suffix.start()] if suffix else name


def original_stem(name: str) -> str:
    """The name of a file before an editor made a smaller copy: without suffix, `-300x200`, `_thumb` and `_3`."""
    name = stem(name)
    copy = _copy().search(name)
    return name[: copy.start()] if copy else name
