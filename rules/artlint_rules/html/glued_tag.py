from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from artlint import HTML_SPACE, Edit, Fix, Rule, Source, Span, bad, good
from artlint_rules._glued import Glued, GluedText, glued_tags, glued_texts
from artlint_rules._preconditions import may_have_parse_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_S = "[\t\n\f\r ]*+"
_attribute = re.compile(
    rf"""[\t\n\f\r /]*+[^\t\n\f\r />=]++(?:{_S}={_S}(?:"[^"]*+"|'[^']*+'|[^\t\n\f\r >"']++))?+"""
).match


_BLANKS = " \t\r\n"
MARKDOWN = Source(body="markdown")

_FLOW = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr iframe li main menu nav ol p pre script section style summary table tbody td textarea tfoot "
    "th thead tr track ul".split()
)
"""Elements whose tag at the start of a line makes HTML of all lines up to an empty one (CommonMark 0.31, 4.6)."""


class GluedTag(Rule):
    """Keep a tag's name apart from its first attribute.

    A robot that joins lines without a space turns `<img` and `src=` into `<imgsrc=`, an element that nobody knows:
    the image is gone. Markdown shows such a tag as text, and so it does one whose attributes are glued to each other.
    """

    facts = (may_have_parse_errors,)
    fix = "unsafe"
    help = "put a space between the tag's name and its attribute"
    examples = (
        good('<picture><source type="image/webp"><img src="https://a.org/1.jpg" alt="桥"></picture>'),
        good("<share-button v-on:open='x'></share-button><a=b>"),
        bad(
            '<p>桥<imgsrc="https://a.org/1.jpg"></p>',
            "5:5 no space between `<img` and `src=`",
            fixed='<p>桥<img src="https://a.org/1.jpg"></p>',
        ),
        bad(
            '<sourcetype="image/webp"srcset="a.webp"sizes="">',
            "5:1 no space between `<source` and `type=`",
            fixed='<source type="image/webp" srcset="a.webp" sizes="">',
        ),
        bad(
            "<Ahref='/a'>A</a><divdata-x=1></div>",
            "5:1 no space between `<a` and `href=`",
            "5:18 no space between `<div` and `data-x=`",
            fixed="<A href='/a'>A</a><div data-x=1></div>",
        ),
        good('Write `<imgsrc="a.jpg">`, \\<imgsrc="a.jpg">, a <b and c="d">.', source=MARKDOWN),
        bad(
            '桥 *x* <imgsrc="https://a.org/1.jpg"alt="b"> and text',
            "5:7 no space between `<img` and `src=`",
            source=MARKDOWN,
            fixed='桥 *x* <img src="https://a.org/1.jpg" alt="b"> and text',
        ),
        bad(
            'A <a href="/b"title="c">bridge</a>.',
            "5:15 no space before the attribute `title`",
            source=MARKDOWN,
            fixed='A <a href="/b" title="c">bridge</a>.',
        ),
        bad(
            'A.\n\n<imgsrc="https://a.org/1.jpg">\n\nB.',
            "7:1 no space between `<img` and `src=`",
            source=MARKDOWN,
            fixed='A.\n\n<img src="https://a.org/1.jpg">\n\nB.',
        ),
        bad(
            '<imgsrc="https://a.org/1.jpg">\n*A bridge.*',
            "5:1 no space between `<img` and `src=`",
            source=MARKDOWN,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for _, glued in glued_tags(article):
            message = f"no space between `<{glued.element}` and `{glued.attribute}=`"
            yield self.finding(glued.span, message, fix=_fix(article, glued))
        for text in glued_texts(article):
            yield self.finding(_place(text), _message(text), fix=_fix_of_text(article, text))


def _place(text: GluedText) -> Span:
    """The name up to the `=`, or the attribute's own name."""
    if text.is_in_name:
        return Span(text.tag.start, text.places[0] + len(text.attribute) + 1)
    return Span(text.places[0], text.places[0] + len(text.attribute))


def _message(text: GluedText) -> str:
    if text.is_in_name:
        return f"no space between `<{text.element}` and `{text.attribute}=`"
    return f"no space before the attribute `{text.attribute}`"


def _fix_of_text(article: Article, text: GluedText) -> Fix | None:
    """A space at each place, unless the tag would then make HTML of the lines below it."""
    if _begins_block(article, text.tag.start) and not _is_inline(article, text):
        return None
    edits = tuple(Edit(Span(place, place), " ") for place in text.places)
    return Fix("put a space there", edits, safe=False, changes=("text", "links", "images", "structure"))


def _begins_block(article: Article, start: int) -> bool:
    """Whether nothing but blanks stands before a tag on its line, or in its block."""
    line = article.lines.starts[bisect_right(article.lines.starts, start) - 1]
    block = article.document.innermost(start)
    is_first = block is not None and block.start_end == start
    return is_first or not article.text[line:start].strip(" \t>")


def _is_inline(article: Article, text: GluedText) -> bool:
    """Whether a tag at the start of a block makes HTML of its own line at most.

    It does where its name begins no block, and text follows on the line, or no text on the next one.
    """
    lines = article.lines.starts
    at = bisect_right(lines, text.tag.start)
    ends = [*lines[at : at + 2], len(article.text), len(article.text)]
    rest, below = article.text[text.tag.end : ends[0]], article.text[ends[0] : ends[1]]
    return text.element not in _FLOW and bool(rest.strip(_BLANKS) or not below.strip(_BLANKS))


def _fix(article: Article, glued: Glued) -> Fix:
    """A space there, and where attributes of the tag are glued to each other."""
    at = glued.span.start + 1 + len(glued.element)
    places = (at, *_glued_attributes(article.text, at))
    edits = tuple(Edit(Span(place, place), " ") for place in places)
    return Fix("put a space there", edits, safe=False, changes=("links", "images", "structure"))


def _glued_attributes(text: str, at: int) -> Iterator[int]:
    """Where an attribute begins right behind the quote of the one before, in the tag whose attributes begin at `at`."""
    while match := _attribute(text, at):
        at = match.end()
        if text[at - 1] in "\"'" and text[at : at + 1] not in ("", ">", "/") and text[at] not in HTML_SPACE:
            yield at
