"""Addresses taken apart by the expression of RFC 3986, appendix B. It accepts any text and never raises."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from artlint.article.hosts import read_host
from artlint.characters import trimmed_address

_parts = re.compile(
    r"(?:([A-Za-z][A-Za-z0-9+.-]*+):)?(?://([^/?#\\]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL
).fullmatch


class Address(NamedTuple):
    """An address in its parts; a missing part is empty. The scheme is in lower case.

    `host` has no user or port, and is as a browser writes it (`read_host`), in lower case where no browser accepts it.
    """

    scheme: str
    host: str
    path: str
    query: str
    fragment: str

    @property
    def is_absolute(self) -> bool:
        """Whether it names a scheme."""
        return bool(self.scheme)


@lru_cache(maxsize=1_000)  # several rules look at the same addresses, one after the other
def take_apart(url: str) -> Address:
    """The parts of an address as written (without what browsers take off its ends)."""
    match = _parts(trimmed_address(url))
    if match is None:
        return Address("", "", url, "", "")
    scheme, authority, path, query, fragment = (part or "" for part in match.groups())
    host = authority.rpartition("@")[2]
    host = host if host.startswith("[") else host.partition(":")[0]
    return Address(scheme.lower(), read_host(host) or host.lower(), path, query, fragment)
