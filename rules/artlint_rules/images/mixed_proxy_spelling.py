from collections.abc import Iterator
from typing import Literal, NamedTuple

from artlint import Article, Edit, Finding, Fix, Rule, Severity, Span, bad, good
from artlint_rules.images._addresses import written
from artlint_rules.images._preconditions import has_unusual_image
from artlint_rules.images._proxy import proxy_of


class MixedProxySpelling(Rule):
    """Spell the proxy one way in an article: `/?url=` or `?url=`.

    Both load the same image, but as two addresses: it is stored twice, and a search for one misses the other.
    """

    spelling: Literal["same", "slash", "no-slash"] = "same"
    """Which one to expect: `same` takes what most images of the article have, and of two equally many the first."""

    severity = Severity.WARNING
    fix = "safe"
    facts = (has_unusual_image,)
    help = "spell the proxy's prefix as the other images do"
    examples = (
        good(
            '<img src="https://images.weserv.nl?url=a.org/1.jpg"><img src="https://images.weserv.nl?url=a.org/2.jpg">'
        ),
        good('<img src="https://images.weserv.nl/?url=a.org/1.jpg"><p>桥</p><img src="https://a.org/?url=2">'),
        bad(
            '<img src="https://images.weserv.nl?url=a.org/1.jpg"><p>桥</p><img src="https://images.weserv.nl/?url=a.org/2.jpg">',
            "5:71 proxy is spelled /?url= here and ?url= in 1 other place",
            fixed='<img src="https://images.weserv.nl?url=a.org/1.jpg"><p>桥</p><img src="https://images.weserv.nl?url=a.org/2.jpg">',
        ),
        bad(
            '<img src="https://images.weserv.nl?url=a.org/1.jpg">',
            "5:11 proxy is spelled ?url=, expected is /?url=",
            fixed='<img src="https://images.weserv.nl/?url=a.org/1.jpg">',
            spelling="slash",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        found = _spellings(article)
        slash = self._expects_slash([prefix.spelling for prefix in found])
        odd = [prefix for prefix in found if prefix.spelling.startswith("/") is not slash]
        others = len(found) - len(odd)
        for span, spelling, at in odd:
            other = f"/{spelling}" if slash else spelling[1:]
            if self.spelling == "same":
                rest = f" here and {other} in {others} other place{'s' if others > 1 else ''}"
            else:
                rest = f", expected is {other}"
            yield self.finding(span, f"proxy is spelled {spelling}{rest}", fix=_fix(at, slash=slash))

    def _expects_slash(self, spellings: list[str]) -> bool:
        if self.spelling != "same":
            return self.spelling == "slash"
        surplus = sum(1 if spelling.startswith("/") else -1 for spelling in spellings)
        return surplus > 0 or (surplus == 0 and spellings[:1] != [] and spellings[0].startswith("/"))


class _Prefix(NamedTuple):
    """The proxy's prefix in an address: its place, its spelling, and where that starts (-1 if references blur it)."""

    span: Span
    spelling: str
    at: int


def _fix(at: int, *, slash: bool) -> Fix | None:
    if at < 0:
        return None
    edit = Edit(Span(at, at), "/") if slash else Edit(Span(at, at + 1), "")
    return Fix("add the /" if slash else "delete the /", (edit,), changes=("images",))


def _spellings(article: Article) -> list[_Prefix]:
    """How each address of the proxy spells its prefix, in order."""
    proxy = proxy_of(article)
    found = []
    for place in (place for attribute in written(article) for place in attribute.places):
        proxied = proxy.read(place.url)
        if proxied and proxied.spelling:
            at = place.span.start + proxied.prefix - len(proxied.spelling) if place.exact else -1
            found.append(_Prefix(place.part(0, proxied.prefix), proxied.spelling, at))
    return sorted(found)
