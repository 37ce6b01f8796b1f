from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import HTML_SPACE, Edit, Fix, Rule, Span, all_readings, bad, excerpt, good, may_have_more_markup, parse
from artlint_rules.security._distinct import distinct
from artlint_rules.security._events import HANDLERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Attribute, Element, Finding


class EventHandler(Rule):
    """Keep attributes that run scripts out of articles.

    `onerror` or `onclick` is a script like any other. Attributes of frameworks (`v-on:click`, `@click`) are none. The
    fix deletes the attribute where the rest of the tag is read as before.
    """

    attributes = tuple(sorted(HANDLERS))
    facts = (may_have_more_markup,)
    reads = ("bytes", "templates")
    fix = "unsafe"
    help = "delete the attribute"
    examples = (
        good('<share-button v-on:open="share()" @click="go()" one="1" on="2">一</share-button>'),
        good("<p>设置 onclick=1 与 onerror= 即可</p>"),
        bad(
            '<img src="a.jpg" onerror="alert(1)">',
            '5:18 attribute onerror runs a script: "alert(1)"',
            fixed='<img src="a.jpg">',
        ),
        bad(
            "<p>桥</p><p OnClick=go()>一</p>",
            '5:12 attribute onclick runs a script: "go()"',
            fixed="<p>桥</p><p>一</p>",
        ),
        bad(
            "<a onclick='go()'href='/1'>一</a>",
            '5:4 attribute onclick runs a script: "go()"',
            fixed="<a href='/1'>一</a>",
        ),
        bad(
            "<img onload=a() alt=b/onerror=c()>",
            '5:6 attribute onload runs a script: "a()"',
            fixed="<img alt=b/onerror=c()>",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        return distinct(self._findings(article))

    def _findings(self, article: Article) -> Iterator[Finding]:
        for text in all_readings(article):
            for element in text.elements:
                if element.attribute_names.isdisjoint(HANDLERS):
                    continue
                for attribute in element.attributes:
                    has_value = len(text.of(attribute.span)) > len(attribute.name)
                    if has_value and attribute.name in HANDLERS:
                        message = f'attribute {attribute.name} runs a script: "{excerpt(attribute.value)}"'
                        fix = _fix(article.text, element, attribute) if text.text is article.text else None
                        yield self.finding(text.place(attribute.span), message, fix=fix)


def _fix(text: str, element: Element, attribute: Attribute) -> Fix | None:
    """Delete the attribute and the blanks before it; none where the rest of the tag would be read in another way."""
    start, end = attribute.span
    if text[end : end + 1] in (*HTML_SPACE, ">", "/"):
        start -= len(text[element.start : start]) - len(text[element.start : start].rstrip(HTML_SPACE))
    rest = text[element.start + 1 + len(element.name) : start] + text[end : element.start_end]
    read = parse(f"<x{rest}").elements  # under another name, since some elements are none outside of a table
    left = [(it.name, it.raw) for it in element.attributes if it.span != attribute.span]
    if len(read) != 1 or read[0].name != "x" or [(it.name, it.raw) for it in read[0].attributes] != left:
        return None
    return Fix("delete the attribute", (Edit(Span(start, end), ""),), safe=False)
