"""Hosts as a browser reads them (URL standard, url.spec.whatwg.org, 3.5). Nothing here raises."""

from __future__ import annotations

import re

from artlint.patterns import late

_LONGEST = 2_000
"""Code points of a host that are read; a name in the DNS has 253 bytes."""

_plain = re.compile(r"(?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*+").fullmatch
"""A host that every browser leaves as it is; `localhost` is one, and so is `xn--bcher-kva.example`."""

_forbidden = late(r"[\x00-\x20\x7f#%/:<>?@\[\\\]^|]")
_number = late(r"(?:0[xX][0-9A-Fa-f]*|[0-9]+)\Z")


def read_host(written: str) -> str | None:
    """A host as a browser writes it, without a dot at its end; None where no browser accepts it.

    The standard accepts an empty label (`a..org`) and no name server does, so that is no host either.
    """
    if _plain(written):
        return written
    if len(written) > _LONGEST:
        return None
    return _read_ipv6(written) if written.startswith("[") else _read_name(written)


def _read_name(written: str) -> str | None:
    """A domain, or the four numbers of an IPv4 address."""
    host = _to_ascii(_decoded(written))
    if host is None or _forbidden().search(host):
        return None
    host = host.removesuffix(".")
    if "" in host.split("."):
        return None
    return _read_ipv4(host) if _number().match(host.rpartition(".")[2]) else host


def _decoded(written: str) -> str:
    """A host with its percent codes resolved, in small letters as far as it is ASCII."""
    if "%" not in written:
        return written
    from urllib.parse import unquote_to_bytes  # few hosts are written so

    return unquote_to_bytes(written.encode("utf-8", "replace")).decode("utf-8", "replace")


def _to_ascii(host: str) -> str | None:
    """The standard's "domain to ASCII": mapped by UTS #46, each label in punycode where it needs it."""
    if host.isascii():
        return host.lower()
    import idna  # few hosts are not ASCII

    try:
        labels = idna.uts46_remap(host, std3_rules=False).split(".")
        return ".".join([label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels])
    except UnicodeError:
        return None


def _read_ipv4(host: str) -> str | None:
    """The standard's IPv4 parser: one to four numbers, decimal, octal or hexadecimal; the last fills the rest."""
    parts = host.split(".")
    if len(parts) > 4 or not all(map(_number().match, parts)):
        return None
    try:
        numbers = [_read_number(part) for part in parts]
    except ValueError:
        return None
    *first, last = numbers
    if any(number > 255 for number in first) or last >= 256 ** (5 - len(parts)):
        return None
    address = last + sum(number << (8 * (3 - at)) for at, number in enumerate(first))
    return ".".join(str(address >> shift & 255) for shift in (24, 16, 8, 0))


def _read_number(part: str) -> int:
    if part[:2] in ("0x", "0X"):
        return int(part[2:] or "0", 16)
    return int(part, 8) if part.startswith("0") and len(part) > 1 else int(part)


def _read_ipv6(written: str) -> str | None:
    from ipaddress import AddressValueError, IPv6Address  # few hosts are written so

    if not written.endswith("]") or "%" in written:
        return None
    try:
        return f"[{IPv6Address(written[1:-1])}]"
    except AddressValueError:
        return None
