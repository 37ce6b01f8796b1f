from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, all_readings, bad, excerpt, good, may_have_more_markup
from artlint_rules.security._distinct import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class MetaRefresh(Rule):
    """Keep readers on the article.

    `<meta http-equiv="refresh">` sends them to another page without a click.
    """

    elements = ("meta",)
    facts = (may_have_more_markup,)
    reads = ("bytes", "templates")
    help = "delete the meta element"
    examples = (
        good('<meta charset="utf-8"><p>一。</p>'),
        good('<meta name="refresh" content="5">'),
        bad(
            '<meta http-equiv="refresh" content="0;url=https://a.net/">',
            '5:1 meta refresh sends readers elsewhere: "0;url=https://a.net/"',
        ),
        bad("<p>一。</p><META HTTP-EQUIV=Refresh CONTENT=5>", '5:10 meta refresh loads the page again: "5"'),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        return distinct(self._findings(article))

    def _findings(self, article: Article) -> Iterator[Finding]:
        for text in all_readings(article):
            for element in text.named("meta"):
                if element.get("http-equiv").strip().lower() == "refresh":
                    content = element.get("content")
                    what = "sends readers elsewhere" if "=" in content else "loads the page again"
                    yield self.finding(text.place(element.start_tag), f'meta refresh {what}: "{excerpt(content)}"')
