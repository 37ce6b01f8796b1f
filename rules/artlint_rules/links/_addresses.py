"""Addresses of links: where they stand and what makes them no valid URL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Span, late, odd_edge, origin_of, split_address, trimmed_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Attribute

WEB = ("http", "https")

TARGETS = {"a": "href", "area": "href", "audio": "src", "embed": "src", "iframe": "src", "video": "src"}
"""Elements that lead to another place, and the attribute that says where."""

_SAFE = "[!$&-;=?-Z_a-z~]*+"
_sound = late(
    rf"https?://(?:[A-Za-z0-9-]+\.)++[A-Za-z][A-Za-z0-9-]*+(?:[/?#]{_SAFE}(?:%[0-9A-Fa-f]{{2}}{_SAFE})*+)?+", re.ASCII
)
"""Most addresses; none of them has a flaw."""

_control = late(r"[\x00-\x1f\x7f-\x9f]")
_forbidden = late(r"[\\ <>\"{}]")
_forbidden_in_host = late(r"[\s#%/:<>?@\[\\\]^|&=,;'\"()!*]")
_bad_percent = late(r"%(?![0-9A-Fa-f]{2})")
_scheme_again = late(r"(?:https?:/{0,2}){2}", re.IGNORECASE)
_authority = late(r"//([^/?#\\]*)")
_port = late(r":([^:\]]*)\Z")

_no_colon = late(r"(https?)[;.,：]?//", re.IGNORECASE)
_MISSPELT = frozenset("hhtp hhttp hhttps hptts htp htps htttp htttps httpd httos httpss tp tps ttp ttps".split())

_named = {" ": "a space", "\\": "a backslash"}


def flaw(url: str) -> str | None:
    """What makes a (decoded, trimmed) address no valid URL, None for a valid one, whether absolute or relative."""
    if _sound().fullmatch(url):
        return None
    if edge := odd_edge(url):
        return edge
    scheme = split_address(url).scheme
    if scheme and scheme not in WEB:
        return f"has the scheme `{scheme}`" if scheme in _MISSPELT else None
    if _control().search(url):
        return "has a control character or line break in it"
    return _flaw_of_scheme(url, scheme) or (_flaw_of_host(url) if scheme else None) or _flaw_of_rest(url)


def _flaw_of_scheme(url: str, scheme: str) -> str | None:
    if no_colon := _no_colon().match(url):
        return f"has no `:` behind `{no_colon[1].lower()}`"
    if _scheme_again().match(url):
        return "has its scheme twice"
    no_slashes = scheme and not url.startswith("//", len(scheme) + 1)
    return f"has no `//` behind `{scheme}:`" if no_slashes else None


def _flaw_of_host(url: str) -> str | None:
    match = _authority().search(url)
    authority = match[1].rpartition("@")[2] if match else ""
    port = None if authority.endswith("]") else _port().search(authority)
    host = authority[: port.start()] if port else authority
    if not host:
        return "names no host"
    origin = origin_of(url)
    if port and origin and origin.fault == "port":
        return f"has the port `{port[1][:20]}`"
    if origin is None or origin.fault:
        return "has a host that cannot be"
    if host.startswith("["):
        return None
    return "has a host that cannot be" if _forbidden_in_host().search(host) or ".." in host or host[0] == "." else None


def _flaw_of_rest(url: str) -> str | None:
    bad = _forbidden().search(url)
    if bad:
        return f"has {_named.get(bad[0], f'`{bad[0]}`')} in it"
    percent = _bad_percent().search(url)
    return f"has `{url[percent.start() : percent.start() + 3]}`, no code of a character" if percent else None


def link_addresses(article: Article) -> Iterator[tuple[str, Attribute]]:
    """The decoded, trimmed address of every link that has one, and its attribute."""
    for link in article.links:
        if link.href is not None and link.url:
            yield link.url, link.href


def relative_targets(article: Article) -> Iterator[tuple[str, Attribute]]:
    """The decoded, trimmed address of every element of TARGETS whose address names no scheme, and its attribute."""
    for element in article.named(*TARGETS):
        attribute = element.attribute(TARGETS[element.name])
        url = trimmed_address(attribute.value) if attribute else ""
        if attribute is not None and _is_relative(url) and not (element.name == "a" and flaw(url)):  # malformed-link's
            yield url, attribute


def _is_relative(url: str) -> bool:
    return bool(url) and not url.startswith(("https://", "http://", "#")) and not split_address(url).is_absolute


def all_addresses(article: Article) -> tuple[tuple[str, str, Span], ...]:
    """Of the article itself and of every link: the address decoded, as written, and the place of the latter."""
    return article.once(_all_addresses)


def _all_addresses(article: Article) -> tuple[tuple[str, str, Span], ...]:
    return tuple(_addresses(article))


def _addresses(article: Article) -> Iterator[tuple[str, str, Span]]:
    own = article.address
    if own is not None:
        yield trimmed_address(own.url), own.span.of(article.text), own.span
    for url, attribute in link_addresses(article):
        yield url, attribute.raw, attribute.value_span


def image_addresses(article: Article) -> Iterator[tuple[str, str, Span]]:
    """Of every image that has one: the address decoded, as written, and the place of the latter."""
    for image in article.images:
        if image.source is not None and image.url:
            yield image.url, image.source.raw, image.source.value_span
