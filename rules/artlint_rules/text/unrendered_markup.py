from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Rule, Severity, Span, bad, excerpt, good
from artlint_rules.text._preconditions import may_show_markup
from artlint_rules.text._prose import prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artlint import Article, Finding

    Finder = Callable[[str, int, int], Iterator[re.Match[str]]]

_TOGETHER = "pieces of markup are shown as they are written"
_FARTHEST = 2_000
_SIGNS = ("**", "](", "## ", "```")

_markdown = re.compile(
    r"(?<![A-Za-z0-9*])\*\*(?!https?:)(?=[^\s*，、。；：！？,.;:!?])[^*\n]{2,200}(?<=[^\s*，、])\*\*(?![A-Za-z0-9*])"
    r"|!?\[[^\[\]\n]{0,200}+\]\((?:https?://|/|mailto:)[^()\s<>]{1,500}+\)"
    r"|^[ \t\n]{0,20}+#{2,6} (?=[^\s#])[^\n]{1,200}+"
    r"|^[ \t\n]{0,20}+```[a-z]{0,20}+"
).finditer
_bbcode = re.compile(
    r"\[(b|i|u|s|img|url|quote|color|size|center|code|font|align|list|email)(?:=[^\[\]\n]{1,200}+)?\]", re.IGNORECASE
).finditer
_shortcode = re.compile(
    r"\[(?:caption|embed|gallery|audio|video|playlist)(?: [a-z_]{1,20}+=\"[^\"\[\]]{0,300}+\"){1,20}+ ?/?\]"
).finditer
_tag = re.compile(
    r"&lt;(p|div|span|a|strong|em|b|i|u|font|blockquote|figure|ul|ol|li|table|h[1-6])(?:[ \n][^<>]{0,500}?)?&gt;"
).finditer


class UnrenderedMarkup(Rule):
    """Show readers text, and none of the signs that a program should have turned into markup.

    `**bold**` in a body of HTML, `[b]bold[/b]` and `&lt;b&gt;bold&lt;/b&gt;` are markup of another language, or markup
    that was escaped once too often. Text that shows code is left alone; an entity that is escaped twice is
    `double-escaped-entity`'s.
    """

    severity = Severity.WARNING
    facts = (may_show_markup,)
    help = "write it as HTML"
    examples = (
        good("<p>2**3 and 4**5, @z****dq, *** [1] [i]</p><p>在**，经过**后，他转变为**了</p>"),
        good("<p>#桥 ## 桥[1](注) &lt;p&gt; &lt;br&gt; a &lt; b <code>**a** [b]a[/b]</code></p>"),
        bad("<p>一个 **完整的虚拟人物**，好</p>", '5:7 readers see Markdown: "**完整的虚拟人物**"'),
        bad("<p>见[桥](https://example.org/1)</p>", '5:5 readers see Markdown: "[桥](https://example.org/1)"'),
        bad("<p>## The bridge</p>", '5:4 readers see Markdown: "## The bridge"'),
        bad("<p>[b]A bridge[/b] reopens</p>", '5:4 readers see BBCode: "[b]A bridge[/b]"'),
        bad(
            '<p>[caption id="attachment_1" width="300"]A bridge[/caption]</p>',
            '5:4 readers see a shortcode: "[caption id="attachment_1" width="300"]"',
        ),
        bad("<p>A &lt;b&gt;bridge&lt;/b&gt;</p>", '5:6 readers see a tag: "<b>bridge</b>"'),
    )

    def may_find(self, article: Article) -> bool:
        has_markdown = article.body_kind == "html"
        runs = (run for run in article.document.runs if any(sign in run for sign in ("[", "*", "&lt;", "#", "`")))
        return any(True for run in runs for _ in _shown(run, Span(0, len(run)), has_markdown))

    def check(self, article: Article) -> Iterator[Finding]:
        has_markdown = article.body_kind == "html"
        for text in prose(article):
            for place, kind in _shown(article.text, text.span, has_markdown):
                piece = place.of(article.text).replace("&lt;", "<").replace("&gt;", ">")
                yield self.finding(place, f'readers see {kind}: "{excerpt(piece)}"', together=_TOGETHER)


def _shown(text: str, run: Span, has_markdown: bool) -> Iterator[tuple[Span, str]]:
    """The markup in a run of text, with the name of its language."""
    written = run.of(text)
    if has_markdown and any(sign in written for sign in _SIGNS):
        yield from ((place, "Markdown") for place in _markdown_in(written, run.start))
    if "[" in written:
        yield from _paired(text, run, _bbcode, "[/{}]", "BBCode")
        yield from ((Span(*match.span()), "a shortcode") for match in _shortcode(text, *run))
    if "&lt;" in written:
        yield from _paired(text, run, _tag, "&lt;/{}&gt;", "a tag")


def _markdown_in(written: str, start: int) -> Iterator[Span]:
    """The places of Markdown in a run that starts there. An odd number of `**` stands for words left out."""
    is_paired = written.count("**") % 2 == 0
    for match in _markdown(written):
        piece = match[0].lstrip()
        if is_paired or not piece.startswith("**"):
            yield Span(start + match.end() - len(piece), start + match.end())


def _paired(text: str, run: Span, find: Finder, end: str, kind: str) -> Iterator[tuple[Span, str]]:
    """The openings that are closed in the same run, each with what is between; none inside another."""
    last = run.start
    for match in find(text, *run):
        closing = end.format(match[1])
        at = text.find(closing, match.end(), min(run.end, match.end() + _FARTHEST))
        if match.start() >= last and at >= 0:
            last = at + len(closing)
            yield Span(match.start(), last), kind
