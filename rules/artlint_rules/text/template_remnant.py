from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, Source, Span, bad, excerpt, good
from artlint_rules.text._preconditions import may_hold_template
from artlint_rules.text._prose import prose
from artlint_rules.text._unfilled import lost_value, may_be_encoded, may_be_lost, remnants

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from artlint import Article, Attribute, Element, Finding

_RENDERED = ("post", "header", "heading")
"""Layouts of what a generator of pages reads: it fills in what stands in braces."""

_ADDRESSES = ("href", "src", "data-src", "poster", "srcset")
_SHOWN = ("alt", "title")


class TemplateRemnant(Rule):
    """Keep what a template left to be filled in out of the article.

    `%%share_url%%`, `${title}` and `<%= title %>` are what readers see where a program forgot to fill in a template;
    `undefined` in an address is a value that it had lost. `{{ title }}` counts where no generator of pages reads the
    file any more, and text that shows code is left alone.
    """

    facts = (may_hold_template,)
    help = "fetch what belongs here from its source, or delete it"
    examples = (
        good("<p>${x}$ and 50%% of 100%%, the_title() <code>${title} {{ title }}</code></p><pre><%= a %></pre>"),
        good(
            "---\ntitle: 桥\n---\n\n{{ page.title }} {% include a.html %}\n", whole=True, source=Source(layout="post")
        ),
        good('<img src="https://images.weserv.nl?url=undefined">'),
        good('<p><a href="https://example.org/Global_Objects/undefined">undefined</a> undefined</p>'),
        bad("<p>Share: %%share_url%%</p>", '5:11 "%%share_url%%" was left by a template that nobody filled in'),
        bad("<p>${post.title}</p>", '5:4 "${post.title}" was left by a template that nobody filled in'),
        bad("<p>Dear *|FNAME|*</p>", '5:9 "*|FNAME|*" was left by a template that nobody filled in'),
        bad("<p>桥 {{ page.title }}</p>", '5:6 "{{ page.title }}" was left by a template that nobody filled in'),
        bad("<p><%= title %></p>", '5:4 "<%= title %>" was left by a template that nobody filled in'),
        bad("<p>A, get_post_time('Y').</p>", "5:7 \"get_post_time('Y')\" was left by a template that nobody filled in"),
        bad(
            '<a href="https://example.org/%7B%7Burl%7D%7D">桥</a>',
            '5:10 "{{url}}" was left by a template that nobody filled in',
        ),
        bad(
            '<img src="https://example.org/1/undefined" alt="{{alt}}">',
            '5:33 "undefined" stands in an address where a value was lost',
            '5:49 "{{alt}}" was left by a template that nobody filled in',
        ),
        bad(
            '<p><a href="https://example.org/?id=undefined&amp;a=1">桥</a></p>',
            '5:37 "undefined" stands in an address where a value was lost',
        ),
        bad(
            "---\ntitle: ${post.title}\n---\n\n一。\n",
            '2:8 "${post.title}" was left by a template that nobody filled in',
            whole=True,
            source=Source(layout="post"),
        ),
        bad(
            "<!--1689730743000-->\n[{{ title }}](https://example.org/1.html)\n------\n\n<p>一。</p>\n",
            '2:2 "{{ title }}" was left by a template that nobody filled in',
            whole=True,
        ),
    )

    def may_find(self, article: Article) -> bool:
        text = article.text
        return any(_matches(article, text)) or may_be_lost(text) or may_be_encoded().search(text) is not None

    def check(self, article: Article) -> Iterator[Finding]:
        for place in _places(article):
            yield self.finding(
                place, f'"{excerpt(place.of(article.text))}" was left by a template that nobody filled in'
            )
        if _has_attribute(article):
            for element in article.elements:
                for attribute in element.attributes:
                    yield from self._in_attribute(article, element, attribute)

    def _in_attribute(self, article: Article, element: Element, attribute: Attribute) -> Iterator[Finding]:
        if attribute.name in _ADDRESSES:
            yield from self._in_address(article, element, attribute)
        elif attribute.name in _SHOWN:
            for match in _matches(article, attribute.value):
                yield self._left(attribute, match[0])

    def _in_address(self, article: Article, element: Element, attribute: Attribute) -> Iterator[Finding]:
        for match in _matches(article, _with_braces(attribute.value)):
            yield self._left(attribute, match[0])
        lost = lost_value(attribute.value)
        if lost and not _is_meant(article, element, attribute, lost[0]):
            yield self.finding(_place(attribute, lost[0]), f'"{lost[0]}" stands in an address where a value was lost')

    def _left(self, attribute: Attribute, word: str) -> Finding:
        return self.finding(_place(attribute, word), f'"{excerpt(word)}" was left by a template that nobody filled in')


def _remnants(article: Article, text: str) -> re.Pattern[str] | None:
    return remnants(text, braces=article.layout not in _RENDERED)


def _matches(article: Article, text: str) -> Iterator[re.Match[str]]:
    pattern = _remnants(article, text)
    return iter(()) if pattern is None else pattern.finditer(text)


def _has_attribute(article: Article) -> bool:
    """Whether any value of an attribute may be at fault; the elements need not be made to tell."""
    tags = "".join(article.document.start_tags()).replace("&amp;", " ")
    if "&" not in tags and not _may_be_at_fault(article, tags):  # a reference may stand for a sign
        return False
    values = (value for name in (*_ADDRESSES, *_SHOWN) for value in article.document.values(name))
    return any(_may_be_at_fault(article, value) for value in values)


def _may_be_at_fault(article: Article, text: str) -> bool:
    return any(_matches(article, _with_braces(text))) or may_be_lost(text)


def _places(article: Article) -> Iterator[Span]:
    """What is left where a reader sees it."""
    pattern = _remnants(article, article.text)
    if pattern is None:
        return
    for span in _seen(article):
        yield from (Span(*match.span()) for match in pattern.finditer(article.text, *span))


def _seen(article: Article) -> Iterator[Span]:
    """The title and its link, the prose of the body, and the comments that are PHP."""
    if article.title_link is not None:
        yield article.title_link.span
    elif article.title is not None and article.layout != "heading":  # a heading is prose of the body
        yield article.title.span
    for text in prose(article):
        yield text.span
    for comment in article.document.comments:
        if article.text.startswith("<?", comment.start):
            yield comment


def _is_meant(article: Article, element: Element, attribute: Attribute, word: str) -> bool:
    """Whether a link speaks of the word, or a proxy is given nothing else, which is `malformed-proxy-url`'s."""
    if element.name == "a" and word in article.document.text_in(element.content):
        return True
    proxied = article.source.proxy + word
    return attribute.value.replace("/?", "?") == proxied.replace("/?", "?")


def _with_braces(address: str) -> str:
    """An address whose doubled braces are written as they are."""
    if "%7B%7B" not in address and "%7b%7b" not in address:
        return address
    for code, sign in (("%7B", "{"), ("%7b", "{"), ("%7D", "}"), ("%7d", "}")):
        address = address.replace(code, sign)
    return address


def _place(attribute: Attribute, word: str) -> Span:
    """The place of a word in an attribute's value; the whole value where it is written in another way."""
    at = attribute.raw.find(word)
    start = attribute.value_span.start + at
    return attribute.value_span if at < 0 else Span(start, start + len(word))
