from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Span, all_readings, bad, good, may_have_more_markup
from artlint_rules.security._distinct import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Attribute, Element, Finding

_SAME_WINDOW = frozenset(["", "_self", "_parent", "_top"])
_SAFE = frozenset(["noopener", "noreferrer"])


class UnsafeTarget(Rule):
    """Give links that open a window `rel="noopener"`.

    The page that opens can otherwise send the reader's first window elsewhere. Browsers since 2021 add it for `_blank`
    by themselves, and most articles lack it, so the rule is off by default.
    """

    enabled = False
    fix = "safe"
    elements = ("a", "area", "form")
    facts = (may_have_more_markup,)
    reads = ("bytes", "templates")
    help = 'add rel="noopener"'
    examples = (
        good('<a href="https://a.net/" target="_blank" rel="nofollow NoReferrer">一</a>'),
        good('<a href="/2" target="_self">一</a>'),
        bad(
            '<a href="https://a.net/" target="_blank">一</a>',
            '5:26 target "_blank" without rel="noopener"',
            fixed='<a href="https://a.net/" target="_blank" rel="noopener">一</a>',
        ),
        bad(
            '<a href="/2" target=new rel="nofollow">一</a>',
            '5:14 target "new" without rel="noopener"',
            fixed='<a href="/2" target=new rel="nofollow noopener">一</a>',
        ),
        bad('<a href="/2" target=new rel=nofollow>一</a>', '5:14 target "new" without rel="noopener"'),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        return distinct(self._findings(article))

    def _findings(self, article: Article) -> Iterator[Finding]:
        for text in all_readings(article):
            for element in text.named("a", "area", "form"):
                target = element.attribute("target")
                if target is None or target.value.lower() in _SAME_WINDOW:
                    continue
                if _SAFE.isdisjoint(element.get("rel").lower().split()):
                    message = f'target "{target.value[:40]}" without rel="noopener"'
                    place = text.place(target.span)
                    is_in_body = place.start >= article.body.start
                    fix = _fix(article, element, target) if is_in_body else None
                    yield self.finding(place, message, fix=fix)


def _fix(article: Article, element: Element, target: Attribute) -> Fix | None:
    """`rel="noopener"` behind the target, or the word in a `rel` in quotes; none where the opener is wanted."""
    rel = element.attribute("rel")
    if rel is None:
        end = target.span.end
        return Fix('add rel="noopener"', (Edit(Span(end, end), ' rel="noopener"'),))
    end = rel.value_span.end
    is_open = article.text[end : end + 1] not in ("'", '"') or "{" in rel.raw
    if is_open or "opener" in rel.value.lower().split():
        return None
    word = "noopener" if not rel.raw or rel.raw[-1:].isspace() else " noopener"
    return Fix("add noopener to rel", (Edit(Span(end, end), word),))
