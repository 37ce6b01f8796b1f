from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Regex, Rule, bad, excerpt, good, split_address, trimmed_address
from artlint_rules.links._addresses import flaw
from artlint_rules.links._preconditions import has_unusual_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Attribute, Finding

_ADDRESSES = {"a": "href", "area": "href", "audio": "src", "embed": "src", "iframe": "src", "video": "src"}
"""Elements that lead to another place, and the attribute that says where."""


class RelativeLink(Rule):
    """Write links with scheme and host.

    `/a/1.html` works only on the page that it was taken from; in the archive it leads nowhere.
    """

    allow: tuple[Regex, ...] = ()
    r"""Expressions for addresses that may be relative, matched at their start, such as `/assets/`."""

    elements = tuple(name for name in _ADDRESSES if name != "a")
    facts = (has_unusual_link,)
    help = "write the whole address, with https:// and the site's name"
    examples = (
        good("<a href='https://a.org/1'>桥</a><a href='#n1'>1</a><a href='mailto:a@b.org'>B</a><a href=''></a>"),
        good("<a href='/assets/1.pdf'>报告</a>", allow=(Regex("/assets/"),)),
        bad("<a href='/a/6415361.html'></a>", "5:10 address `/a/6415361.html` names no site"),
        bad("<p>桥<a href='//a.org/1'>A</a>", "5:14 address `//a.org/1` has no scheme"),
        bad("<iframe src='/player/1'></iframe>", "5:14 address `/player/1` names no site"),
        bad("<a href='www.a.org/1'>桥</a>", "5:10 address `www.a.org/1` has no scheme"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for element in article.named(*_ADDRESSES):
            attribute = element.attribute(_ADDRESSES[element.name])
            url = trimmed_address(attribute.value) if attribute else ""
            if attribute is None or not _is_relative(url) or any(it.match(url) for it in self.allow):
                continue
            if element.name == "a" and flaw(url):
                continue  # malformed-link's
            yield self._finding_of(url, attribute)

    def _finding_of(self, url: str, attribute: Attribute) -> Finding:
        has_host = url.startswith(("//", "www."))
        wrong = "has no scheme" if has_host else "names no site"
        together = "addresses have no scheme" if has_host else "addresses name no site"
        return self.finding(attribute.value_span, f"address `{excerpt(url)}` {wrong}", together=together)


def _is_relative(url: str) -> bool:
    return bool(url) and not url.startswith(("https://", "http://", "#")) and not split_address(url).is_absolute
