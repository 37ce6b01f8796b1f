"""The site that an article belongs to, as far as rules may ask about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Look = Callable[[str], bool | None]

_end_of_path = re.compile(r"[?#]").search
_odd = re.compile(r"[\x00-\x1f\\]").search


class Site:
    """What lies below the root of an article's site, for rules. It records whether it was asked.

    `look` tells whether a file lies at a path below the root (`assets/1.png`), None where that cannot be told; the
    caller who has a disk gives it. A site made without it knows nothing. A verdict for which it was asked holds for no
    later run: a file may come or go while the article stays as it is.
    """

    __slots__ = ("_look", "was_asked")

    def __init__(self, look: Look | None = None) -> None:
        self._look = look
        self.was_asked = False

    def holds(self, address: str) -> bool | None:
        """Whether a file lies at an address that begins with one `/`, as written or decoded; None where unknown."""
        if self._look is None or not address.startswith("/") or address.startswith("//"):
            return None
        from urllib.parse import unquote  # hardly any article asks

        end = _end_of_path(address)
        written = address[1 : end.start() if end else None]
        found = [self._answer(path) for path in {written, unquote(written)}]
        return True if True in found else None if None in found else False

    def _answer(self, path: str) -> bool | None:
        if self._look is None or _odd(path) or not path or ".." in path.split("/"):
            return None
        self.was_asked = True
        return self._look(path)
