from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, bad, excerpt, good, markup, may_have_markup_above
from artlint_rules.security._addresses import host_of, is_within, own_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Element, Finding, Span

_ADDRESS = {"iframe": "src", "frame": "src", "embed": "src", "object": "data", "portal": "src"}


class ForbiddenEmbed(Rule):
    """Embed pages of known hosts only.

    An embedded page is somebody else's, today and whatever stands there in ten years. The host of the title link, the
    hosts above and under it, and relative addresses are the article's own.
    """

    allow: tuple[str, ...] = ("youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "player.bilibili.com")
    """Hosts that may be embedded, and those under them."""

    elements = ("iframe", "frame", "embed", "object", "portal")
    facts = (may_have_markup_above,)
    reads = ("bytes",)
    help = "add the host to the option allow if it is to be trusted, else put a link in its place"
    examples = (
        good('<iframe src="https://www.youtube-nocookie.com/embed/1"></iframe><iframe src="/player/1"></iframe>'),
        good('<iframe src="//player.example.org/1"></iframe><object data="about:blank"></object>'),
        good('<iframe src="https://open.spotify.com/1"></iframe>', allow=("spotify.com",)),
        good('<iframe src="//player.bilibili.com/player.html?bvid=1"></iframe>'),
        bad('<iframe src="https://bilibili.com/1"></iframe>', "5:14 iframe shows a page of bilibili.com"),
        bad('<p>一。</p><iframe src="https://ads.net/1"></iframe>', "5:23 iframe shows a page of ads.net"),
        bad('<object data="\\\\ADS.net/1"></object>', "5:15 object shows a page of ads.net"),
        bad('<embed src="https://notyoutube.com/1">', "5:13 embed shows a page of notyoutube.com"),
        bad('<iframe srcdoc="&lt;p>一"></iframe>', "5:17 iframe holds a page of its own (srcdoc)"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        own = own_host(article)
        for text in markup(article):
            for element in text.named(*_ADDRESS):
                if found := self._fault_of(element, own):
                    span, message = found
                    yield self.finding(text.place(span), message)

    def _fault_of(self, element: Element, own: str) -> tuple[Span, str] | None:
        page = element.attribute("srcdoc") if element.name == "iframe" else None
        if page:
            return page.value_span, "iframe holds a page of its own (srcdoc)"
        address = element.attribute(_ADDRESS[element.name])
        host = host_of(address.value) if address else ""
        if address is None or not host or self._is_known(host, own):
            return None
        return address.value_span, f"{element.name} shows a page of {excerpt(host)}"

    def _is_known(self, host: str, own: str) -> bool:
        is_own = bool(own) and (is_within(host, own) or ("." in host and is_within(own, host)))
        return is_own or any(is_within(host, allowed) for allowed in self.allow)
