from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Regex, Rule, Severity, Span, bad, excerpt, good, late
from artlint_rules.text._feed import STUB, kind_of, suspects
from artlint_rules.text._prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from artlint import Article, Finding, Paragraph

_TOGETHER = "remnants of a feed or a blog"
_hidden_address = late(r"\[e-?mail(?: |\xa0|&nbsp;|&#160;)protected\]")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "th")


class FeedRemnant(Rule):
    """Keep what feeds and blogs set beside a text out of it.

    `Read more`, “The post … appeared first on …”, buttons to share and to subscribe work on the publisher's page alone,
    and `[email protected]` is what Cloudflare shows in place of an address. A link to the rest says that the text may
    be cut off. What a source repeats beyond that is `boilerplate`'s. Whole pages have such buttons of their own.
    """

    severity = Severity.WARNING
    layouts = ("epoch", "front-matter", "dated", "post", "header", "heading")

    languages: tuple[Literal["en", "zh", "de", "fr", "es", "ja", "pt", "it"], ...] = (
        "en", "zh", "de", "fr", "es", "ja", "pt", "it",
    )  # fmt: skip
    """The languages whose texts of WordPress, Medium, Substack and their like are known and looked for."""

    patterns: tuple[Regex, ...] = ()
    """Further expressions of Python's `re`, searched in the text of each paragraph, white space folded.

    One that takes more than a second for a text is stopped, and the report says so.
    """

    help = "delete it"
    examples = (
        good("<p>You can read more about our work in Kansas City. A post first appeared on the map.</p>"),
        good("<p>Read more: <a href='https://example.org/2'>A new bridge</a></p><h2>Subscribe</h2>"),
        good("<p>点击右上角可以分享，订阅我们的频道。</p><p>This article first appeared on Example.</p>"),
        good("<h2>Read More</h2><ul><li><a href='https://example.org/2'>A new bridge</a></li></ul>"),
        good("<p>Facebook, Twitter</p><p><code>[email protected]</code></p>"),
        bad(
            "<p>The post <a href='https://example.org/1'>A bridge</a> appeared first on <a href='/'>Example</a>.</p>",
            '5:4 note of a feed: "The post A bridge appeared first on Exa…"',
        ),
        bad(
            "<p>It reopens […] Continue reading “A bridge” →</p><p>Read more »</p>",
            '5:4 link to the rest of a text: "It reopens […] Continue reading “A brid…"',
            '5:55 link to the rest of a text: "Read more »"',
        ),
        bad(
            "<h3>Share this:</h3><ul><li>Click to share on X (Opens in new window)</li></ul><p>Tweet | Pin | Email</p>",
            '5:5 button to share the text: "Share this:"',
            '5:29 button to share the text: "Click to share on X (Opens in new windo…"',
            '5:83 button to share the text: "Tweet | Pin | Email"',
        ),
        bad("<h4><a href='/1'>Read more</a></h4>", '5:18 link to the rest of a text: "Read more"'),
        bad("<p>Subscribe now</p>", '5:4 button to subscribe: "Subscribe now"'),
        bad(
            "<p>Write to <a href='/cdn-cgi/l/email-protection'>[email&#160;protected]</a>.</p>",
            "5:51 an e-mail address was lost: Cloudflare hid it from the robot",
        ),
        bad(
            "<p>继续阅读</p><li>点击以在 Facebook 上共享（在新窗口中打开）</li>",
            '5:4 link to the rest of a text: "继续阅读"',
            '5:16 button to share the text: "点击以在 Facebook 上共享（在新窗口中打开）"',
        ),
        bad(
            "<p>Der Beitrag Eine Brücke erschien zuerst auf Beispiel.</p><p>Weiterlesen →</p>",
            '5:4 note of a feed: "Der Beitrag Eine Brücke erschien zuerst…"',
            '5:64 link to the rest of a text: "Weiterlesen →"',
        ),
        bad(
            "<p>L’article Un pont est apparu en premier sur Exemple.</p><p>Lire la suite</p>",
            '5:4 note of a feed: "L’article Un pont est apparu en premier…"',
            '5:63 link to the rest of a text: "Lire la suite"',
        ),
        bad(
            "<p>La entrada Un puente se publicó primero en Ejemplo.</p><p>Leer más</p>",
            '5:4 note of a feed: "La entrada Un puente se publicó primero…"',
            '5:62 link to the rest of a text: "Leer más"',
        ),
        bad(
            "<p>投稿 橋 は 例 に最初に表示されました。</p><p>続きを読む</p>",
            '5:4 note of a feed: "投稿 橋 は 例 に最初に表示されました。"',
            '5:32 link to the rest of a text: "続きを読む"',
        ),
        bad("<p>Ads by Example</p>", '5:4 remnant: "Ads by Example"', patterns=(Regex("^Ads by"),)),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if "protected]" in article.text:
            yield from self._lost_addresses(article)
        paragraphs = article.paragraphs
        for paragraph in paragraphs if self.patterns else suspects(paragraphs, self.languages):
            if kind := self._kind_of(article, paragraph):
                advice = "see whether the text goes on at its source, then delete the link" if kind == STUB else None
                message = f'{kind}: "{excerpt(paragraph.text)}"'
                yield self.finding(paragraph.span, message, help=advice, together=_TOGETHER)

    def _lost_addresses(self, article: Article) -> Iterator[Finding]:
        for text in prose(article):
            for match in _hidden_address().finditer(article.text, *text.span):
                message = "an e-mail address was lost: Cloudflare hid it from the robot"
                yield self.finding(Span(*match.span()), message, help="look the address up at the source")

    def _kind_of(self, article: Article, paragraph: Paragraph) -> str | None:
        kind = kind_of(paragraph.text, self.languages)
        if kind and not _is_name_of_section(article, paragraph, kind):
            return kind
        return "remnant" if any(pattern.search(paragraph.text) for pattern in self.patterns) else None


def _is_name_of_section(article: Article, paragraph: Paragraph, kind: str) -> bool:
    """Whether it is a heading over what follows: a word, or what would lead to the rest if it were a link."""
    element = article.document.innermost(paragraph.span.start)
    if element is None or not (element.name in _HEADINGS or element.inside(*_HEADINGS)):
        return False
    is_link = element.name == "a" or element.inside("a")
    return _is_word(paragraph.text) or (kind == STUB and not is_link)


def _is_word(text: str) -> bool:
    return " " not in text and text.isalnum()
