"""The proxy through which a source loads its images, and what stands behind it."""

from functools import cache
from typing import NamedTuple

from artlint import Article, origin_of


class Proxied(NamedTuple):
    """An address of the proxy. `start` and `end` bound in it what is to be loaded; both -1 where nothing says what.

    `prefix` is how long the proxy's own part is, `spelling` what stands in it from `?` on, with `/` if there is one.
    """

    start: int
    end: int
    prefix: int
    spelling: str


def proxy_of(article: Article) -> "Proxy":
    """The proxy of an article's source."""
    return _proxy(article.source.proxy)


class Proxy:
    """A proxy by its prefix: up to the image's address, such as `https://images.weserv.nl/?url=`.

    With a `?` in it the prefix has two spellings, with and without `/` before. `http:` counts as the proxy too.
    """

    def __init__(self, prefix: str) -> None:
        base, self._mark, self.key = prefix.partition("?")
        origin = origin_of(base)
        self.site = origin.site if origin else ""
        self._path = base[origin.end :].lower() if origin else ""
        if self._mark:
            self._path = self._path.removesuffix("/")

    def holds(self, target: str) -> bool:
        """Whether an address without a scheme is one of the proxy's."""
        return self._end_of_base(f"//{target}") >= 0

    def beside(self, site: str) -> str:
        """What the proxy is called beside another place: its host, with the path where the host is the same."""
        return self.site if site != self.site else f"{self.site}{self._path}{self._mark}{self.key}"

    def _end_of_base(self, url: str) -> int:
        """Where an address goes on behind the proxy's host and path; -1 where it is not the proxy's."""
        origin = origin_of(url)
        if origin is None or origin.fault or origin.site != self.site:
            return -1
        end = origin.end + len(self._path)
        is_on_path = url[origin.end : end].lower() == self._path
        return end if is_on_path and (url[end : end + 1] in "/?#" or not self._mark) else -1

    def read(self, url: str) -> Proxied | None:
        """An address taken apart, None if it is not one of the proxy's."""
        behind = self._end_of_base(url) if url[:8].lower().startswith(("https://", "http://")) else -1
        if behind < 0:
            return None
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
