from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Markup, Rule, Source, Span, all_readings, bad, excerpt, good, may_have_more_markup
from artlint_rules.security._addresses import host_of
from artlint_rules.security._boxes import stays_inside
from artlint_rules.security._distinct import distinct
from artlint_rules.security._preconditions import has_suspect_style, may_be_dangerous

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Attribute, Element, Finding

_dangerous = re.compile(
    r"url\(|expression\s*+\(|(?<![\w-])position\s*+:|(?<![\w-])display\s*+:\s*+none(?![\w-])", re.IGNORECASE
).finditer
_comment = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\Z)")
_escape = re.compile(r"\\(?:([0-9A-Fa-f]{1,6}+)\s?|([^\n]))")


class StyleInjection(Rule):
    """Keep styles that reach beyond their own text out of articles that are shown within a page.

    A style sheet changes the whole page, `position:` lays a box over it, `display:none` hides text, `url(` and
    `expression(` load and run things. Colours, sizes and alignment in `style=` are fine, and so is a box within its
    parent, as players do that keep their shape. Where the configuration says that files are whole pages
    (`layout = "page"`), their styles are their own.
    """

    elements = ("link", "style")
    facts = (has_suspect_style, may_have_more_markup)
    reads = ("bytes", "templates")
    help = "delete the style"
    examples = (
        good('<small style="color: #999; background-position: 0 0">图</small>'),
        good('<link rel="preload" as="font" href="a.woff"><p>style=position:</p>'),
        good(
            '<div style="position: relative; padding: 30% 45%"><iframe style="position: absolute; width: 100%; '
            'height: 100%; left: 0; top: 0" src="/1"></iframe></div>'
        ),
        good(
            '<div style="position: relative"><iframe style="position: absolute; top: 50%; left: 50%; '
            'transform: translate(-50%, -50%); width: 80%; height: 100%" src="/1"></iframe></div>'
        ),
        bad(
            '<div style="position:relative">'
            '<p style="position:absolute;top:50%;left:50%;width:80%;height:9%">一</p></div>',
            '5:42 style holds "position:"',
        ),
        bad(
            '<div style="position:relative"><p style="position:absolute;width:100%;height:100%;top:-9em">一</p></div>',
            '5:42 style holds "position:"',
        ),
        bad(
            '<div style="position:relative;position:static">'
            '<p style="position:absolute;width:9%;height:9%">一</p></div>',
            '5:13 style holds "position:"',
            '5:58 style holds "position:"',
        ),
        bad(
            '{% if a %}<div style="position:relative">{% endif %}<p style="position:absolute;width:9%;height:9%"></p>',
            '5:63 style holds "position:"',
        ),
        bad(
            '<p {% if a %} style="position:relative" {% endif %} style="position:fixed">一</p>',
            '5:22 style holds "position:"',
        ),
        bad('<p style="position:absolute;width:100%;height:100%">一</p>', '5:11 style holds "position:"'),
        bad('<p style="position:relative;top:-900px">一</p>', '5:11 style holds "position:"'),
        bad("<style>p{color:red}</style>", "5:1 style element with 12 characters of CSS"),
        bad('<link rel="StyleSheet" href="https://a.net/1.css">', "5:1 style sheet from a.net"),
        bad('<p style="color:red;Display: none">一</p>', '5:21 style holds "display: none"'),
        bad(
            '<p style="position:fixed;background:url(//a.net/1)">一</p>',
            '5:11 style holds "position:", "url("',
        ),
        bad("<!DOCTYPE html>\n<style>p{}</style>\n", "2:1 style element with 3 characters of CSS", whole=True),
        good("<!DOCTYPE html>\n<style>p{}</style>\n", whole=True, source=Source(layout="page")),
        bad('<p style="po/**/sition:fixed">一</p>', '5:11 style holds "position:"'),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        return distinct(self._findings(article))

    def _findings(self, article: Article) -> Iterator[Finding]:
        if article.source.layout == "page":  # what a file shows itself would silence the rule at its own wish
            return
        for text in all_readings(article):
            for element in text.elements:
                yield from self._in_element(text, element)

    def _in_element(self, text: Markup, element: Element) -> Iterator[Finding]:
        if element.name == "style":
            length = len(text.of(element.content).strip())
            yield self.finding(text.place(element.start_tag), f"style element with {length:,} characters of CSS")
        elif element.name == "link" and "stylesheet" in element.get("rel").lower().split():
            host = host_of(element.get("href"))
            message = f"style sheet from {excerpt(host)}" if host else "style sheet"
            yield self.finding(text.place(element.start_tag), message)
        elif (attribute := _suspect_style(text, element)) and not stays_inside(text, element):
            yield from self._in_attribute(text, attribute)

    def _in_attribute(self, text: Markup, attribute: Attribute) -> Iterator[Finding]:
        found = list(_dangerous(attribute.raw))
        span = attribute.value_span
        if found:
            span = Span(span.start + found[0].start(), span.start + found[-1].end())
        else:
            found = list(_dangerous(_plain(attribute.value)))
        if found:
            pieces = dict.fromkeys(match[0].lower() for match in found)
            named = ", ".join(f'"{piece[:40]}"' for piece in pieces)
            yield self.finding(text.place(span), f"style holds {named}")


def _suspect_style(text: Markup, element: Element) -> Attribute | None:
    """The `style` attribute of an element, if something stands in the tag that it could be dangerous with."""
    if "style" not in element.attribute_names or not may_be_dangerous(text.of(element.start_tag)):
        return None
    return element.attribute("style")


def _plain(css: str) -> str:
    """CSS without comments and with its escapes resolved."""
    return _escape.sub(_resolved, _comment.sub("", css))


def _resolved(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else 0
    return (chr(code) if code < 0x110000 else "\ufffd") if escape[1] else escape[2]
