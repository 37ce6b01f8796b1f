"""Addresses as a browser reads them, and the hosts they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import origin_of, read_host

if TYPE_CHECKING:
    from artlint import Article

_EDGES = "".join(map(chr, range(0x21)))
_dropped = str.maketrans("", "", "\t\n\r")


def as_read(value: str) -> str:
    """An attribute's value without what a browser drops: control characters around it, tabs and line ends within."""
    return value.strip(_EDGES).translate(_dropped)


def host_of(value: str) -> str:
    """The host that an address leads to, as a browser writes it; empty where it leads to none."""
    origin = origin_of(as_read(value))
    return origin.host if origin else ""


def own_host(article: Article) -> str:
    """The host of the article's own address without `www.`; empty where it has none."""
    address = article.address
    return host_of(address.url).removeprefix("www.") if address else ""


def is_within(host: str, domain: str) -> bool:
    """Whether a host is a domain or lies under it."""
    domain = read_host(domain.strip(".")) or ""
    return bool(domain) and (host == domain or host.endswith(f".{domain}"))
