from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, bad, excerpt, good, markup, may_have_markup_above
from artlint_rules.security._events import HANDLERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class EventHandler(Rule):
    """Keep attributes that run scripts out of articles.

    `onerror` or `onclick` is a script like any other. Attributes of frameworks (`v-on:click`, `@click`) are none.
    """

    attributes = tuple(sorted(HANDLERS))
    facts = (may_have_markup_above,)
    reads = ("bytes",)
    help = "delete the attribute"
    examples = (
        good('<share-button v-on:open="share()" @click="go()" one="1" on="2">一</share-button>'),
        good("<p>设置 onclick=1 与 onerror= 即可</p>"),
        bad('<img src="a.jpg" onerror="alert(1)">', '5:18 attribute onerror runs a script: "alert(1)"'),
        bad("<p>桥</p><p OnClick=go()>一</p>", '5:12 attribute onclick runs a script: "go()"'),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for text in markup(article):
            for element in text.elements:
                if element.attribute_names.isdisjoint(HANDLERS):
                    continue
                for attribute in element.attributes:
                    has_value = len(text.of(attribute.span)) > len(attribute.name)
                    if has_value and attribute.name in HANDLERS:
                        message = f'attribute {attribute.name} runs a script: "{excerpt(attribute.value)}"'
                        yield self.finding(text.place(attribute.span), message)
