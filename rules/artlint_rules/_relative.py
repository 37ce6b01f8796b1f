"""Addresses that name no site: which of them can lead nowhere, and which may be right in a site's own repository."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import late, split_address

if TYPE_CHECKING:
    from artlint import Article

_TAKEN_FROM = ("from", "original_url", "source_url")

_host_at_start = late(
    r"(?:www\.|(?:[a-z0-9-]++\.)++(?:com|org|net|edu|gov|info)(?:\.[a-z]{2})?+(?:[/?#]|\Z))", re.IGNORECASE
)
_mail_address = late(r"[^/?#@:\s]++@(?:[a-z0-9-]++\.)++[a-z]{2,}", re.IGNORECASE)
_static_suffix = late(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|ico|mp3|m4a|ogg|wav|mp4|webm|mov|pdf|zip|gz|docx?|xlsx?|pptx?|csv)\Z",
    re.IGNORECASE,
)
"""Files that are copied into a site as they are. What page a generator makes, and where, nobody guesses."""


def begins_with_host(url: str) -> bool:
    """Whether an address begins with the name of a host, such as `www.a.org/1`: only its scheme is missing."""
    return _host_at_start().match(url) is not None


def is_mail_address(url: str) -> bool:
    """Whether an address is that of a mailbox, without `mailto:` before it."""
    return _mail_address().fullmatch(url) is not None


def is_of_a_site(article: Article) -> bool:
    """Whether an article stands in the repository of its own site, where relative addresses are right."""
    return not article.is_framed or article.source.site_root is not None


def is_taken_over(article: Article) -> bool:
    """Whether the metadata say from which page of another site the text was taken: its links were meant for that.

    False in a source with a `site-root`, below which links can be looked for.
    """
    if article.source.site_root is not None:
        return False
    found = [article.fields[key].value for key in _TAKEN_FROM if key in article.fields]
    return any(split_address(url or "").scheme in ("http", "https") for url in found)


def is_missing(article: Article, url: str) -> bool:
    """Whether a relative address names a file that does not lie below the root of the site, as far as that is known."""
    is_static = _static_suffix().search(split_address(url).path) is not None
    return is_static and article.site.holds(url) is False
