from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from artlint import BLANK, BLOCK, WHITE_SPACE, Edit, Fix, Rule, Severity, Source, bad, good, late
from artlint_rules._cuts import block_cut, inline_cut, is_tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artlint import Article, Element, Finding

_KEPT = ("id", "name", "class", "href")
"""Attributes that give an empty element a purpose; an empty `<a href>` is empty-link's."""

_LONGEST = 4_000
"""Code points of the longest content that is looked at; more white space than that is no robot's."""

_NEAR = 200
"""Code points in which the tag beside an element is looked for."""

_MOST_AROUND, _MOST_WITHIN = 8, 50
"""Elements around an empty one, and within each of those, that are looked at."""

_tag_before = late(rf"</?([A-Za-z][A-Za-z0-9]*+)[^<>]*+>[{WHITE_SPACE}]*+\Z")
_tag_behind = late(rf"[{WHITE_SPACE}]*+</?([A-Za-z][A-Za-z0-9]*+)")


_MARKDOWN = Source(body="markdown")


class EmptyElement(Rule):
    """Leave no element without content behind.

    An empty paragraph is what stays when a robot removes an advert, and what editors use for a gap. The fix deletes
    those without any attribute; it keeps blanks between words, and a paragraph that alone parts two texts.
    """

    severity = Severity.WARNING
    fix = "safe"

    names: tuple[str, ...] = ("p", "a", "em", "strong", "b", "i", "small", "span")
    """The elements that must hold something, in lower case."""

    help = "remove the element, or fill it"
    examples = (
        good("<p>桥</p><p><img src='1.jpg'></p><p><!-- advert --></p>"),
        good("<i class='icon'></i><span data-x></span><a id='n1'></a><a href='https://a.org'></a><div></div>"),
        good('<img src="1.jpg"><div><small></small></div><figure><figcaption><b></b></figcaption></figure>'),
        bad("<p> </p><p>桥</p>", "5:1 `<p>` is empty", fixed="<p>桥</p>"),
        bad("<p>桥</p><p>&nbsp;\u3000</p>", "5:9 `<p>` is empty", fixed="<p>桥</p>"),
        bad(
            "<p>桥<em></em> <strong> </strong></p>",
            "5:5 `<em>` is empty",
            "5:15 `<strong>` is empty",
            fixed="<p>桥  </p>",
        ),
        bad("<div><p>桥</p><p><b></b></p></div>", "5:17 `<b>` is empty", fixed="<div><p>桥</p></div>"),
        bad("桥" * 250 + "<p></p>", "5:251 `<p>` is empty", fixed="桥" * 250),
        bad("<p>桥</p><p style='margin: 0'> </p>", "5:9 `<p>` is empty"),
        bad(
            "<p style='margin: 0'> </p><p>桥</p><p><b></b></p>",
            "5:1 `<p>` is empty",
            "5:38 `<b>` is empty",
            fixed="<p style='margin: 0'> </p><p>桥</p>",
        ),
        bad("<p>桥</p><p style='margin: 0'><b></b> <i></i></p>", "5:30 `<b>` is empty", "5:38 `<i>` is empty"),
        bad("<div>桥<p></p>\n<p></p>梁</div>", "5:7 `<p>` is empty", "6:1 `<p>` is empty"),
        good("one&nbsp;\n\n&nbsp;\n\ntwo", source=_MARKDOWN),
        bad(
            "one\n\n<p></p>\n\ntwo <em></em> three",
            "7:1 `<p>` is empty",
            "9:5 `<em>` is empty",
            source=_MARKDOWN,
            fixed="one\n\n\ntwo  three",
        ),
        bad("one\n<p></p>\n- *two*<b></b>", "6:1 `<p>` is empty", "7:8 `<b>` is empty", source=_MARKDOWN),
        bad("<p>桥</p><div></div>", "5:9 `<div>` is empty", names=("div",), fixed="<p>桥</p>"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        blank = article.document.blank(*self.names)
        empty = [it for it in blank if _is_left_behind(it) and is_tagged(article, it)]
        if not empty:
            return
        captions = {caption.element.index for caption in article.captions if not caption.text.strip(BLANK)}
        found = [element for element in empty if not _in_caption(element, captions)]
        for row in _rows(article.text, found):
            at_border = _at_border(article, row)
            for element in row:
                message = f"`<{element.name}>` is empty"
                fix = None if self._lays_bare(article, element) else _fix(article, element, at_border=at_border)
                yield self.finding(element.span, message, fix=fix)

    def _lays_bare(self, article: Article, element: Element) -> bool:
        """Whether without it an element around it is empty that no fix deletes."""
        for parent in islice(element.ancestors, _MOST_AROUND):
            if parent.name not in self.names or parent.end_tag is None or _has_purpose(parent.attribute_names):
                return False
            if article.document.has_text(parent.content) or self._holds_others(article, parent):
                return False
            if parent.attributes or (parent.name in BLOCK and not _at_border(article, [parent])):
                return True
        return False

    def _holds_others(self, article: Article, parent: Element) -> bool:
        """Whether an element stands in it that is not one of those that may be deleted."""
        first = parent.index + 1
        for element in article.elements[first : first + _MOST_WITHIN]:
            if element.start >= parent.end:
                return False
            if element.name not in self.names:
                return True
        return False


def _rows(text: str, elements: list[Element]) -> Iterator[list[Element]]:
    """Elements in rows of those that stand side by side."""
    row: list[Element] = []
    for element in elements:
        if row and text[row[-1].span.end : element.start].strip(WHITE_SPACE):
            yield row
            row = []
        row.append(element)
    if row:
        yield row


def _at_border(article: Article, row: list[Element]) -> bool:
    """Whether nothing stands before or behind a row but the body's edge or a block's tag: it parts no texts."""
    start, end = row[0].start, row[-1].span.end
    body = article.body
    before = article.text[max(body.start, start - _NEAR) : start]
    behind = article.text[end : min(body.end, end + _NEAR)]
    at_start = start - body.start <= _NEAR and not before.strip(WHITE_SPACE)
    at_end = body.end - end <= _NEAR and not behind.strip(WHITE_SPACE)
    if at_start or at_end:
        return True
    return any(tag and tag[1].lower() in BLOCK for tag in (_tag_before().search(before), _tag_behind().match(behind)))


def _fix(article: Article, element: Element, *, at_border: bool) -> Fix | None:
    """Delete it, a block with its blanks; none where it has attributes, or alone parts two texts."""
    if element.attributes or element.end_tag is None:
        return None
    if element.name not in BLOCK:
        cuts = inline_cut(article, element)
        return Fix("delete the tags", tuple(Edit(cut, "") for cut in cuts)) if cuts else None
    cut = block_cut(article, element) if at_border or article.body_kind == "markdown" else None
    return Fix("delete the element", (Edit(cut, ""),)) if cut else None


def _in_caption(element: Element, captions: set[int]) -> bool:
    """Whether it is, or stands in, an empty caption, of which empty-caption speaks."""
    return bool(captions) and any(part.index in captions for part in (element, *element.ancestors))


def _is_left_behind(element: Element) -> bool:
    return element.end - element.start_end <= _LONGEST and not _has_purpose(element.attribute_names)


def _has_purpose(attributes: Iterable[str]) -> bool:
    return any(name in _KEPT or name.startswith("data-") for name in attributes)
