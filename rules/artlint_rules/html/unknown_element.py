from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, bad, excerpt, good
from artlint_rules._glued import glued_tags
from artlint_rules._preconditions import may_have_parse_errors
from artlint_rules.html._elements import KNOWN, allowed, name_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class UnknownElement(Rule):
    """Use only elements that HTML, SVG or MathML define.

    Anything else is a typing error, text that was not escaped, or a site's own widget, which shows nothing without
    that site's scripts.
    """

    allow: tuple[str, ...] = ()
    """Names of elements that may stand in a body, in lower case; `share-*` allows all that begin so."""

    facts = (may_have_parse_errors,)
    help = "remove the element or keep only its content; write `<` as &lt; where it is text"
    examples = (
        good("<main><p>A bridge.</p><svg><path d=''/></svg><math><mi>x</mi></math></main>"),
        good("<center>old, but known</center>"),
        good('<imgsrc="https://a.org/1.jpg">'),
        good("<share-button>分享</share-button>", allow=("share-*",)),
        bad("<p>桥</p><share-button v-on:open='x'>分享</share-button>", "5:9 `<share-button>` is no element of HTML"),
        bad("<p>他说：<Name>先生</p>", "5:7 `<name>` is no element of HTML"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        unknown = article.element_names - KNOWN
        if not unknown:
            return
        glued = {element.index for element, _ in glued_tags(article)}
        for element in article.named(*sorted(unknown)):
            if element.index not in glued and not allowed(element.name, self.allow):
                yield self.finding(name_span(element), f"`<{excerpt(element.name)}>` is no element of HTML")
