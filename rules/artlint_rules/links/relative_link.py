from collections.abc import Iterator
from typing import NamedTuple

from artlint import Article, Finding, Regex, Rule, bad, excerpt, good
from artlint_rules._relative import begins_with_host, is_mail_address, is_missing, is_of_a_site, is_taken_over
from artlint_rules.links._addresses import TARGETS, relative_targets
from artlint_rules.links._preconditions import has_unusual_link


class RelativeLink(Rule):
    """Write links with scheme and host.

    `/a/1.html` works only on the page that it was taken from; in the archive it leads nowhere. An address that begins
    with `//` is scheme-relative-link's.

    In a site's own repository (a layout without a frame, or a source with a `site-root`) relative addresses are right.
    There the rule speaks of a host or mailbox without its scheme, and, below a `site-root`, of an address that begins
    with `/` and names a picture, a recording or a document that is not there. Where a generator puts its pages is not
    guessed. Without a `site-root`, every relative address is told of an article whose keys `from`, `original_url` or
    `source_url` say that it was taken from another site.
    """

    allow: tuple[Regex, ...] = ()
    r"""Expressions for addresses that may be relative, matched at their start, such as `/assets/`."""

    elements = tuple(name for name in TARGETS if name != "a")
    facts = (has_unusual_link,)
    help = "write the whole address, with https:// and the site's name"
    examples = (
        good("<a href='https://a.org/1'>桥</a><a href='#n1'>1</a><a href='mailto:a@b.org'>B</a><a href=''></a>"),
        good("<a href='//a.org/1'>桥</a>"),
        good("<a href='/assets/1.pdf'>报告</a>", allow=(Regex("/assets/"),)),
        good(
            "---\ntitle: 桥\n---\n\n<p><a href='/a/1.html'>桥</a><a href='1.pdf'>A</a></p>\n", whole=True, path="1.html"
        ),
        bad(
            "---\nfrom: https://example.org/1\n---\n\n[B](/a/1.html)\n",
            "5:5 address `/a/1.html` names no site",
            whole=True,
            path="1.md",
        ),
        bad("---\ntitle: 桥\n---\n\n[B](b@a.org)\n", "5:5 address `b@a.org` has no `mailto:`", whole=True, path="1.md"),
        bad("<a href='/a/6415361.html'></a>", "5:10 address `/a/6415361.html` names no site"),
        bad("<iframe src='/player/1'></iframe>", "5:14 address `/player/1` names no site"),
        bad("<a href='www.a.org/1'>桥</a>", "5:10 address `www.a.org/1` has no scheme"),
        bad("<a href='blog.example.org/1'>桥</a>", "5:10 address `blog.example.org/1` has no scheme"),
        bad("桥 [A](www.a.org/1)", "5:7 address `www.a.org/1` has no scheme", path="1.md"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        is_relative_right = is_of_a_site(article) and not is_taken_over(article)
        for url, attribute in relative_targets(article):
            if url.startswith("//") or any(it.match(url) for it in self.allow):
                continue
            wrong = _wrong_in_a_site(article, url) if is_relative_right else _wrong(url)
            if wrong:
                yield self.finding(
                    attribute.value_span, f"address `{excerpt(url)}` {wrong.one}", together=f"addresses {wrong.several}"
                )


class _Wrong(NamedTuple):
    """What is wrong with an address, in words for one and for several of them."""

    one: str
    several: str


_NO_SCHEME = _Wrong("has no scheme", "have no scheme")
_NO_MAILTO = _Wrong("has no `mailto:`", "have no `mailto:`")
_NO_SITE = _Wrong("names no site", "name no site")
_NO_FILE = _Wrong("leads to no file of the site", "lead to no file of the site")


def _wrong(url: str) -> _Wrong:
    if is_mail_address(url):
        return _NO_MAILTO
    return _NO_SCHEME if begins_with_host(url) else _NO_SITE


def _wrong_in_a_site(article: Article, url: str) -> _Wrong | None:
    """What is certainly wrong with an address that may be right in the article's own site."""
    wrong = _wrong(url)
    if wrong is not _NO_SITE:
        return wrong
    return _NO_FILE if is_missing(article, url) else None
