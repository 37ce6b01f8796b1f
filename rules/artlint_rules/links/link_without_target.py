from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import BLANK, Rule, bad, good
from artlint_rules.links._preconditions import has_unusual_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Element, Finding


_TARGETS = ("href", "id", "name")


class LinkWithoutTarget(Rule):
    """Give every `<a>` an address, or make it a target with an id.

    An `<a>` without `href` looks like a link in the source and is none: the robot that copied it lost the address. An
    empty one is empty-element's.
    """

    facts = (has_unusual_link,)
    help = "write the link's href, or keep only its text"
    examples = (
        good("<a href='https://a.org'>桥</a><a id='n1'>1</a><a name='n2'>2</a><a href=''>3</a>"),
        good("<a> </a><a class='share'></a>"),
        good('<svg><a xlink:href="https://a.org/"><text>桥</text></a></svg>'),
        bad("<p>桥<a title='A'>报告</a></p>", "5:5 `<a>` has no href, id or name"),
        bad("<p><a xlink:href='https://a.org/'>桥</a></p>", "5:4 `<a>` has no href, id or name"),
        bad("<a target=_blank><img src='1.jpg'></a>", "5:1 `<a>` has no href, id or name"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for link in article.links:
            element = link.element
            if not element.attribute_names.isdisjoint(_TARGETS) or _leads_in_drawing(element):
                continue
            inside = element.content
            if link.text.strip(BLANK) or article.text.find("<", inside.start, inside.end) >= 0:
                yield self.finding(element.start_tag, "`<a>` has no href, id or name")


def _leads_in_drawing(link: Element) -> bool:
    """Whether a link of a drawing has its address in SVG's older way; in HTML that leads nowhere."""
    return link.attribute("xlink:href") is not None and link.inside("svg", "math")
