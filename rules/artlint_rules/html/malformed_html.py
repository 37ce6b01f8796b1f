from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from artlint import Ge, Related, Rule, bad, excerpt, good
from artlint_rules._glued import glued_tags
from artlint_rules._preconditions import may_have_parse_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    from artlint import Article, Finding, ParseError, Span

_document_tag = re.compile(r"</?(?:html|head|body)(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII).match
"""Tags that document-element-in-body reports."""

_RELATED = {"unclosed-element": "here its end is missed"}
"""What the second place of an error is; that of the others is the element that is still open."""

_TOGETHER = "parse errors in the tag `{tag}`"

_ACCEPTED = (
    "control-character-in-input-stream",
    "ignored-null-character",
    "nonconforming-doctype",
    "surrogate-in-input-stream",
    "unexpected-null-character",
)


_XHTML = """\
<?xml version="1.0"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html><head><title>A bridge</title></head><body><p>It is open.</p></body></html>
"""


class MalformedHtml(Rule):
    """Write HTML that the standard parses without an error.

    Browsers repair each error in their own silence: text moves, formatting spreads, links swallow paragraphs. Every
    finding carries the code of the error.
    """

    max_shown: Annotated[int, Ge(1)] = 100
    """How many errors of one file are shown; the last finding says how many more there are."""

    accept: tuple[str, ...] = _ACCEPTED
    """Codes of errors that are not reported: by default those of control-character and not-utf8, and an old document
    type, since browsers show the page as it says.
    """

    facts = (may_have_parse_errors,)
    help = "repair the markup where the finding points"
    examples = (
        good("<p>A bridge reopens.<p>S&P: <a href='/b?x=1&y=2'>报告</a><br/>"),
        good('<imgsrc="data:image/gif;base64,AA//AA==">'),
        good(_XHTML, whole=True),
        bad(_XHTML, "2:1 the document type is not `<!DOCTYPE html>`", whole=True, accept=()),
        bad("<p><?xml:a /></p>", "5:4 `<?xml:a />` belongs to XML; browsers take it for a comment"),
        good("<p>水位上涨</small></p>", accept=("unexpected-end-tag",)),
        bad("<p>水位上涨</small></p>", "5:8 `</small>` closes nothing that is open"),
        bad("<div><p>A bridge.</p>", "5:1 `<div>` is left open"),
        bad(
            "<p><b>桥<i>梁</b></i></p>",
            "5:12 `</b>` is out of the order in which the elements were opened",
            "5:16 `</i>` is out of the order in which the elements were opened",
        ),
        bad(
            '<p data-x="{"a">桥</p>',
            '5:14 no space before the attribute `a"`',
            """5:15 a `"` stands in an attribute's name: a quote or a tag's end is missing before it""",
        ),
        bad('<img src="a.jpg"srcset="b.jpg">', "5:17 no space before the attribute `srcset`"),
        bad(
            "</b></i></u>",
            "5:1 `</b>` closes nothing that is open",
            "5:5 2 more parse errors not shown",
            max_shown=1,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        glued = sorted(element.start_tag for element, _ in glued_tags(article))
        errors = [error for error in article.document.errors if self._counts(article, error)]
        errors = [error for error in errors if not _within(error.span.start, glued)]
        tags = _broken_tags(article, errors)
        for error in errors:
            related = (Related(error.related, _RELATED.get(error.code, "still open")),) if error.related else ()
            together = _TOGETHER.format(tag=excerpt(tags[error])) if error in tags else ""
            message = article.document.describe(error)
            yield self.finding(error.span, message, code=error.code, related=related, together=together)
        if article.document.more_errors:
            yield self._left_out(article.document.errors[-1].span, article.document.more_errors)

    @property
    def most_shown(self) -> int:
        return self.max_shown

    def left_out(self, article: Article, finding: Finding, number: int) -> Finding:
        counted = article.document.more_errors
        return self._left_out(finding.span, number - bool(counted) + counted)

    def _left_out(self, span: Span, number: int) -> Finding:
        return self.finding(span, f"{number:,} more parse errors not shown", code="more-errors")

    def _counts(self, article: Article, error: ParseError) -> bool:
        if error.code in self.accept or _is_declaration_of_page(article, error):
            return False
        return not (error.code.startswith("unexpected-") and _document_tag(article.text, error.span.start))


def _is_declaration_of_page(article: Article, error: ParseError) -> bool:
    """Whether it is the XML declaration that opens a page of XHTML."""
    return article.layout == "page" and error.span.start == 0 and article.text.startswith("<?xml ")


def _broken_tags(article: Article, errors: list[ParseError]) -> dict[ParseError, str]:
    """For the errors inside a tag that has several of them, the tag: one missing quote makes them all."""
    spans = sorted(_tags(article))
    inside: dict[Span, list[ParseError]] = {}
    for error in errors:
        at = bisect_left(spans, error.span.start, key=lambda span: span.start) - 1
        if at >= 0 and error.span.start < spans[at].end:
            inside.setdefault(spans[at], []).append(error)
    several = ((span.of(article.text), found) for span, found in inside.items() if len(found) > 1)
    return {error: tag for tag, found in several for error in found}


def _tags(article: Article) -> Iterator[Span]:
    for element in article.elements:
        yield element.start_tag
        if element.end_tag is not None:
            yield element.end_tag
    yield from article.document.stray


def _within(offset: int, spans: list[Span]) -> bool:
    """Whether an offset lies in one of some sorted spans, which glued-tag reports."""
    at = bisect_right(spans, offset, key=lambda span: span.start)
    return at > 0 and offset < spans[at - 1].end
