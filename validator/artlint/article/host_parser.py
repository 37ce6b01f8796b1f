"""The host parser of the URL standard (url.spec.whatwg.org, 3.5), for hosts that are not written plainly."""

from __future__ import annotations

import re

_forbidden = re.compile(r"[\x00-\x20\x7f#%/:<>?@\[\\\]^|]").search
_number = re.compile(r"(?:0[xX][0-9A-Fa-f]*|[0-9]+)\Z").match


def parse_host(written: str) -> str | None:
    """A host as a browser writes it, without a dot at its end; None where no browser accepts it.

    An empty label (`a..org`) is accepted by the standard, and by no name server; there is no such host either.
    """
    if written.startswith("["):
        return _read_ipv6(written)
    host = _to_ascii(_decoded(written))
    if host is None or _forbidden(host):
        return None
    host = host.removesuffix(".")
    if "" in host.split("."):
        return None
    return _read_ipv4(host) if _number(host.rpartition(".")[2]) else host


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
    if len(parts) > 4 or not all(map(_number, parts)):
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
