"""The proxy through which a source loads its images, and what stands behind it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from artlint import Article


class Proxied(NamedTuple):
    """An address of the proxy. `start` and `end` bound in it what is to be loaded; both -1 where nothing says what.

    `prefix` is how long the proxy's own part is, `spelling` what stands in it from `?` on, with `/` if there is one.
    """

    start: int
    end: int
    prefix: int
    spelling: str


def proxy_of(article: Article) -> Proxy:
    """The proxy of an article's source."""
    return _proxy(article.source.proxy)


class Proxy:
    """A proxy by its prefix: up to the image's address, such as `https://images.weserv.nl/?url=`.

    With a `?` in it the prefix has two spellings, with and without `/` before. `http:` counts as the proxy too.
    """

    def __init__(self, prefix: str) -> None:
        base, self._mark, key = prefix.partition("?")
        self._base = base.partition("://")[2].lower()
        self.key = key
        if self._mark:
            self._base = self._base.removesuffix("/")
        self.host = self._base.partition("/")[0]

    def holds(self, target: str) -> bool:
        """Whether an address without a scheme is one of the proxy's."""
        behind = target[len(self._base) : len(self._base) + 1]
        return bool(self._base) and target.lower().startswith(self._base) and (behind in "/?#" or not self._mark)

    def read(self, url: str) -> Proxied | None:
        """An address taken apart, None if it is not one of the proxy's."""
        scheme, mark, rest = url.partition("://")
        if not mark or scheme.lower() not in ("https", "http") or not self.holds(rest):
            return None
        behind = len(scheme) + 3 + len(self._base)
        if not self._mark:
            return Proxied(behind, len(url), behind, "")
        spelling = "/?" if url.startswith("/?", behind) else "?"
        prefix = behind + len(spelling + self.key)
        if url.startswith(spelling + self.key, behind):
            return Proxied(prefix, _end(url, prefix), prefix, spelling + self.key)
        later = url.find("&" + self.key, behind) if self.key else -1
        if later >= 0:
            start = later + 1 + len(self.key)
            return Proxied(start, _end(url, start), behind, "")
        return Proxied(-1, -1, behind, "")

    def target(self, url: str) -> str:
        """The address that is loaded through the proxy; the given one where it is not the proxy's or names none."""
        proxied = self.read(url)
        if proxied is None or proxied.start == proxied.end:
            return url
        target = url[proxied.start : proxied.end]
        return target if "://" in target else f"https://{target}"


@cache
def _proxy(prefix: str) -> Proxy:
    return Proxy(prefix)


def _end(url: str, start: int) -> int:
    """Where a query's value ends."""
    return min(at for at in (url.find("&", start), url.find("#", start), len(url)) if at >= 0)
