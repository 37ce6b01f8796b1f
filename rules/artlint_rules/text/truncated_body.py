from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import BLANK, Rule, Span, bad, excerpt, good
from artlint_rules.text._ending import cut_markup, ends_in_text
from artlint_rules.text._preconditions import may_be_cut_off

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_cut_reference = re.compile(r"&(?:#(?:[0-9]{0,7}|[xX][0-9A-Fa-f]{0,6})|[a-z]{0,6})").fullmatch
_COMMON_NAMES = "amp nbsp quot apos ldquo rdquo lsquo rsquo hellip mdash ndash middot laquo raquo lt gt copy".split()
_SENTENCE_END = frozenset("。！？．…⋯!?.;；:：—–")
_CLOSING = "”’」』》〉）)】〕］]}»›\"'*_ \t\r\n\u3000\xa0\u200b"


class TruncatedBody(Rule):
    """Keep the article's text whole to its end.

    A body that stops inside a tag, a comment or a character reference, or in mid-sentence in a last `<p>` that nothing
    closes, was cut off on its way to the disk.
    """

    facts = (may_be_cut_off,)
    help = "fetch the article again from its source"
    examples = (
        good("<p>一。</p><p>作者：张三</p>"),
        good("<p>一。<p>张三"),
        good("<p>一。</p><p>二。"),
        good("<p>一。</p>&#0;"),
        bad(
            '<p>一。</p><a href="https://example.org/2.html',
            '5:10 the body ends inside a tag: <a href="https://example.org/2.html',
        ),
        bad("<p>一。</p><", "5:10 the body ends inside a tag: <"),
        bad("<p>一。</p><!-- 广告", "5:10 the body ends inside a comment: <!-- 广告"),
        bad("<p>一。</p><p>“好&nbs", "5:15 the body ends inside a character reference: &nbs"),
        bad("<p>好。</p>&nbsp", "5:10 the body ends inside a character reference: &nbsp"),
        bad("<p>一。<br /><br />", "5:18 the last paragraph has no </p> and ends in a line break"),
        bad("<p>一。</p><p>首尔与北京", '5:18 the last paragraph has no </p> and ends in mid-sentence: "首尔与北京"'),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        end = article.body.end
        if span := cut_markup(article) or _reference_at_end(article):
            piece = span.of(article.text)
            yield self.finding(span, f"the body ends inside a {_kind(piece)}: {excerpt(piece)}")
        elif ending := _open_ending(article):
            yield self.finding(Span(end, end), f"the last paragraph has no </p> and ends in {ending}")


def _kind(piece: str) -> str:
    """What the start of a tag, a comment or a reference is the start of."""
    if piece.startswith("&"):
        return "character reference"
    return "comment" if piece.startswith(("<!", "<?")) else "tag"


def _reference_at_end(article: Article) -> Span | None:
    if not ends_in_text(article):
        return None
    end = article.body.end
    at = article.text.rfind("&", max(article.document.texts[-1].span.start, end - 12), end)
    if at < 0 or not _cut_reference(article.text, at, end):
        return None
    name = article.text[at + 1 : end]
    is_start = name.startswith("#") or any(known.startswith(name) for known in _COMMON_NAMES)
    return Span(at, end) if is_start else None


def _open_ending(article: Article) -> str | None:
    """How the last `<p>` ends, if it alone is left open, and its end is not that of a sentence."""
    paragraphs = article.named("p")
    if not paragraphs or paragraphs[-1].end_tag or paragraphs[-1].end != article.body.end:
        return None
    if any(paragraph.end_tag is None for paragraph in paragraphs[:-1]):
        return None
    text = article.document.text_in(paragraphs[-1].content)
    last = article.elements[-1]
    if text.strip(BLANK) and last.name == "br" and last.start_end == article.body.end:
        return "a line break"
    end = text.rstrip(_CLOSING)[-1:]
    return f'mid-sentence: "{text[-20:].lstrip()}"' if end and end not in _SENTENCE_END else None
