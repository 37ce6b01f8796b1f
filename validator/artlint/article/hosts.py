"""Hosts and ports as a browser reads them (URL standard, url.spec.whatwg.org, 3.5 and 4.4). Nothing here raises.

Two addresses lead to one place where their `Origin.site` is equal, however they are written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_LONGEST = 2_000
"""Code points of a host that are read; a name in the DNS has 253 bytes."""

_USUAL_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21}
_PORTS = 65_536
_NO_PORT = -1

_plain = re.compile(r"(?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*+").fullmatch
"""A host that every browser leaves as it is; `localhost` is one, and so is `xn--bcher-kva.example`."""

_head = re.compile(
    r"[\x00-\x20]*+(?:(https?):[/\\]*+|[/\\]{2,}+|([A-Za-z][A-Za-z0-9+.-]*+)://)([^/?#\\]*+)", re.IGNORECASE
).match
_dropped = str.maketrans("", "", "\t\n\r")


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
    """Where an address leads, whatever slashes it is written with; None for one that names no host."""
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


def read_host(written: str) -> str | None:
    """A host as a browser writes it, without a dot at its end; None where no browser accepts it."""
    if _plain(written):
        return written
    from artlint.article.host_parser import parse_host  # nearly all hosts are plain

    return parse_host(written) if len(written) <= _LONGEST else None


def _read_port(written: str) -> int | None:
    """None where none is written, -1 where it cannot be."""
    if not written:
        return None
    digits = written.lstrip("0") or "0"
    if not (written.isascii() and written.isdigit()) or len(digits) > 5 or int(digits) >= _PORTS:
        return _NO_PORT
    return int(digits)
