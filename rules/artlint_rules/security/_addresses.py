"""Addresses as a browser reads them, and the hosts they lead to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import take_apart

if TYPE_CHECKING:
    from artlint import Article

_EDGES = "".join(map(chr, range(0x21)))
_dropped = str.maketrans("", "", "\t\n\r")
_slashes = re.compile(r"(https?:|)[/\\]{2,}+", re.IGNORECASE).match
_no_slashes = re.compile(r"https?:[/\\]?(?![/\\])", re.IGNORECASE).match


def as_read(value: str) -> str:
    """An attribute's value without what a browser drops: control characters around it, tabs and line ends within."""
    return value.strip(_EDGES).translate(_dropped)


def host_of(value: str) -> str:
    """The host that an address leads to, in lower case; empty for a relative one and for one without a host."""
    url = as_read(value)
    if match := _slashes(url) or _no_slashes(url):
        url = f"{match[0].partition(':')[0] if ':' in match[0] else 'https'}://{url[match.end() :]}"
    return take_apart(url.replace("\\", "/")).host.rstrip(".")


def own_host(article: Article) -> str:
    """The host of the title link without `www.`; empty where the article has none."""
    link = article.title_link
    return host_of(link.url).removeprefix("www.") if link else ""


def is_within(host: str, domain: str) -> bool:
    """Whether a host is a domain or lies under it."""
    domain = domain.lower().strip(".")
    return bool(domain) and (host == domain or host.endswith(f".{domain}"))
