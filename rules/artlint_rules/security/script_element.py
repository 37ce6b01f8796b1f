from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, all_readings, bad, excerpt, good, may_have_more_markup
from artlint_rules.security._addresses import host_of, is_within
from artlint_rules.security._distinct import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class ScriptElement(Rule):
    """Keep scripts out of articles.

    A script runs with the rights of the site that shows the article, and what it loads can change at any time.
    """

    allow: tuple[str, ...] = ()
    """Hosts whose scripts are let be, such as `platform.twitter.com`, and those under them."""

    elements = ("script",)
    facts = (may_have_more_markup,)
    reads = ("bytes", "templates")
    help = "delete the script element"
    examples = (
        good("<p>脚本 script</p><code>&lt;script></code>"),
        good('<script src="https://platform.twitter.com/widgets.js"></script>', allow=("twitter.com",)),
        bad("<p>一。</p><script>alert(1)</script>", "5:10 script element with 8 characters of code"),
        bad('<SCRIPT src="//Platform.twitter.com/w.js"></SCRIPT>', "5:1 script element from platform.twitter.com"),
        bad('<script src="/w.js"></script>', '5:1 script element "/w.js"'),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        return distinct(self._findings(article))

    def _findings(self, article: Article) -> Iterator[Finding]:
        for text in all_readings(article):
            for element in text.named("script"):
                source = element.attribute("src") or element.attribute("href") or element.attribute("xlink:href")
                host = host_of(source.value) if source else ""
                if host and any(is_within(host, allowed) for allowed in self.allow):
                    continue
                if source:
                    what = f"from {excerpt(host)}" if host else f'"{source.value.strip()[:40]}"'
                else:
                    code = text.of(element.content).strip()
                    what = f"with {len(code):,} character{'s' * (len(code) != 1)} of code"
                yield self.finding(text.place(element.start_tag), f"script element {what}")
