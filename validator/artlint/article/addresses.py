"""Addresses: split as they are written (RFC 3986), and where a browser would go (URL standard, 4.4).

`split_address` gives the parts of any text; `origin_of` gives scheme, host and port of one that names a host. Neither
raises. Two addresses lead to one place where their `Origin.site` is equal, however they are written.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from artlint.article.hosts import read_host
from artlint.characters import trimmed_address

_USUAL_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21}
_PORTS = 65_536
_NO_PORT = -1

_parts = re.compile(
    r"(?:([A-Za-z][A-Za-z0-9+.-]*+):)?(?://([^/?#\\]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL
).fullmatch
"""The expression of RFC 3986, appendix B. It matches any text."""

_head = re.compile(
    r"[\x00-\x20]*+(?:(https?):[/\\]*+|[/\\]{2,}+|([A-Za-z][A-Za-z0-9+.-]*+)://)([^/?#\\]*+)",
    re.ASCII | re.IGNORECASE,
).match
_dropped = str.maketrans("", "", "\t\n\r")


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
def split_address(url: str) -> Address:
    """The parts of an address as written, without the characters that browsers take off its ends."""
    match = _parts(trimmed_address(url))
    if match is None:
        return Address("", "", url, "", "")
    scheme, authority, path, query, fragment = (part or "" for part in match.groups())
    host = authority.rpartition("@")[2]
    host = host if host.startswith("[") else host.partition(":")[0]
    return Address(scheme.lower(), read_host(host) or host.lower(), path, query, fragment)


class Origin(NamedTuple):
    """Where an address leads: scheme in lower case (empty for `//host`), host and port.

    `host` is as a browser writes it (`xn--…`, four numbers, without a dot at the end); where no browser accepts it,
    it is as written, in lower case. `port` is None for the usual one. `fault` names the part that no browser accepts:
    `host`, `port` or None. `end` is where the address goes on behind host and port.
    """

    scheme: str
    host: str
    port: int | None
    fault: str | None
    end: int

    @property
    def site(self) -> str:
        """Host and port, such as `a.org` or `a.org:8080`."""
        return self.host if self.port is None else f"{self.host}:{self.port}"


@lru_cache(maxsize=1_000)  # several rules look at the same addresses, one after the other
def origin_of(url: str) -> Origin | None:
    """Where an address leads, with slashes and backslashes of any number; None for one that names no host."""
    match = _head(url)
    if match is None:
        return None
    scheme = (match[1] or match[2] or "").lower()
    authority = match[3].translate(_dropped).rpartition("@")[2]
    has_port = ":" in authority and not authority.endswith("]")
    written, _, port = authority.rpartition(":") if has_port else (authority, "", "")
    if not written:
        return None
    host, number = read_host(written), _read_port(port)
    fault = "host" if host is None else "port" if number == _NO_PORT else None
    is_usual = fault == "port" or number == _USUAL_PORTS.get(scheme or "https")
    return Origin(scheme, host or written.lower(), None if is_usual else number, fault, match.end())


def _read_port(written: str) -> int | None:
    """The number of a port; None for an empty text, `_NO_PORT` for anything that is no port."""
    if not written:
        return None
    digits = written.lstrip("0") or "0"
    if not (written.isascii() and written.isdigit()) or len(digits) > 5 or int(digits) >= _PORTS:
        return _NO_PORT
    return int(digits)
