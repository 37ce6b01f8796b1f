from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, bad, good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_SAME_WINDOW = frozenset(["", "_self", "_parent", "_top"])
_SAFE = frozenset(["noopener", "noreferrer"])


class UnsafeTarget(Rule):
    """Give links that open a window `rel="noopener"`.

    The page that opens can otherwise send the reader's first window elsewhere. Browsers since 2021 add it for `_blank`
    by themselves, and most articles lack it, so the rule is off by default.
    """

    enabled = False
    elements = ("a", "area", "form")
    help = 'add rel="noopener"'
    examples = (
        good('<a href="https://a.net/" target="_blank" rel="nofollow NoReferrer">一</a>'),
        good('<a href="/2" target="_self">一</a>'),
        bad('<a href="https://a.net/" target="_blank">一</a>', '5:26 target "_blank" without rel="noopener"'),
        bad('<a href="/2" target=new rel="nofollow">一</a>', '5:14 target "new" without rel="noopener"'),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for element in article.named("a", "area", "form"):
            target = element.attribute("target")
            if target is None or target.value.lower() in _SAME_WINDOW:
                continue
            if _SAFE.isdisjoint(element.get("rel").lower().split()):
                yield self.finding(target.span, f'target "{target.value[:40]}" without rel="noopener"')
