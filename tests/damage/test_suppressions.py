"""artlint's own comments disturb nobody: wherever one stands, every rule says the same of the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from tests.conftest import drawn, some_slow

from artlint import UNREADABLE, Article, Finding, Span
from artlint.article import File
from artlint.html import UNSEEN, parse

from .healthy import SHAPES, articles
from .judge import findings_of_damaged, findings_of_healthy, findings_without
from .ways import damaged, shapes_of, ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .article import Healthy

WAYS = ways()
QUICK = list(WAYS)[::4]
"""Rules of which every run draws examples."""
COMMENTS = st.sampled_from(
    [
        "<!-- artlint-ignore short-body -->",
        "<!--artlint-ignore-file html, short-body until 2027-01-31 -- 桥 & <b> -- [a](b)-->",
        "<!-- artlint-ignroe 1689730743000 -->",
        "<!--\nartlint-ignore\nshort-body\n-->",
    ]
)
_randoms = st.randoms(use_true_random=False)
_slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
_half = re.compile(r"(?:<|&[#\w]*)\Z").search
RAW = UNSEEN | {"xmp", "plaintext"}


def read(text: str, healthy: Healthy) -> Article:
    """A text in place of an article's, as it is read: Markdown where that is Markdown."""
    return Article(text, path=healthy.path, source=healthy.source)


def lines_for(article: Article) -> list[int]:
    """Where a line may be put in: above, in and below the frame, and between the lines of the body that hold no tag."""
    text = article.text
    block = article.front_matter.span if article.front_matter else Span(0, 0)
    top = int(text.startswith("\ufeff"))
    inside = set(places_in(article))
    return [
        start
        for start in {top, *(start for start in article.lines.starts if start)}
        if not block.start < start < block.end
        and not _is_in_code(article, start)
        and (start <= article.body.start or start in inside or (start == len(text) and _ends_open(article)))
    ]


def _ends_open(article: Article) -> bool:
    """Whether a comment behind the last line is one: the text does not end in a tag or in raw text.

    That must be so as HTML, too, where the body is Markdown: artlint heeds a comment that both take for one.
    """
    readings = (article.document, parse(article.text[article.body.start :]))
    return all(it.unfinished is None and not any(one.name in RAW for one in it.unclosed) for it in readings)


def places_in(article: Article) -> Iterator[int]:
    """Where HTML sees a comment in the body: between tags and in texts, but not in half a reference."""
    for element in article.elements:
        yield element.start
        if element.name not in RAW and element.name != "plaintext":
            yield element.start_end
        if element.end_tag:
            yield element.end_tag.end
    for piece in article.document.texts:
        if piece.parent is None or not (piece.parent.hidden or piece.parent.name in RAW):
            yield from (at for at in range(*piece.span) if not _half(article.text[:at][-50:]))


def with_comment(article: Article, data: st.DataObject) -> tuple[str, int, int]:
    """The text with a comment somewhere, the place, and how many characters were put in."""
    text = article.text
    comment = data.draw(COMMENTS)
    seen = {at for at in places_in(article) if not _half(text[max(0, at - 50) : at])}
    inside = sorted(at for at in seen if not _is_in_code(article, at) and not _is_empty_line(text, at))
    in_line = data.draw(st.booleans())
    if inside and in_line:
        if article.body_kind == "markdown":  # a heading is one line
            comment = comment.replace("\n", " ")
        at = data.draw(st.sampled_from(inside))
    else:
        at = data.draw(st.sampled_from(sorted(lines_for(article))))
        comment += "\n"
    return text[:at] + comment + text[at:], at, len(comment)


def _is_in_code(article: Article, at: int) -> bool:
    """Whether a place lies in code or a template, or at its end: behind the marks that close a fence is no text."""
    return article.verbatim.holds(Span(at, at)) or article.verbatim.holds(Span(max(0, at - 1), at))


def _is_empty_line(text: str, at: int) -> bool:
    """Whether a comment there would be alone in its line, and take an empty line away with it."""
    return text[at - 1 : at + 1] == "\n\n"


def moved(finding: Finding, at: int, by: int) -> Finding:
    """A finding behind a place where something was put in."""

    def move(span: Span) -> Span:
        start = span.start + by * (span.start >= at)
        return Span(start, start if span.start == span.end else span.end + by * (span.end > at))

    related = tuple(it._replace(span=move(it.span)) for it in finding.related)
    fix = finding.fix and finding.fix._replace(edits=tuple(it._replace(span=move(it.span)) for it in finding.fix.edits))
    return finding._replace(span=move(finding.span), related=related, fix=fix)


def assert_same(found: tuple[Finding, ...], expected: tuple[Finding, ...]) -> None:
    """The same findings with the same fixes, but that a fix may be missing which would take the comment along."""
    pairs = list(zip(sorted(found, key=without_fix), sorted(expected, key=without_fix), strict=True))
    for ours, theirs in pairs:
        assert ours._replace(fix=None) == theirs._replace(fix=None)
        assert ours.fix in (None, theirs.fix)


def without_fix(finding: Finding) -> str:
    return repr(finding._replace(fix=None))


@pytest.mark.parametrize("shape", SHAPES)
@settings(_slow, max_examples=drawn(40))
@given(data=st.data())
def test_a_comment_anywhere_leaves_a_healthy_article_clean(shape: str, data: st.DataObject) -> None:
    article = data.draw(articles(shape))
    text, _, _ = with_comment(read(article.text, article), data)
    note(text)
    assert File(text, path=article.path).article.text == article.text
    found = findings_of_healthy(article, text)
    assert {finding.rule for finding in found} <= {"unused-suppression"}
    assert found == () or "ignroe" in text or "html" in text


@pytest.mark.parametrize("rule", some_slow(WAYS, *QUICK))
@settings(_slow, max_examples=drawn(15))
@given(data=st.data())
def test_a_comment_anywhere_changes_no_finding(rule: str, data: st.DataObject) -> None:
    article = data.draw(articles(*shapes_of(rule)))
    damage = damaged(rule, article, data)
    text, at, by = with_comment(read(damage.text, article), data)
    note(text)
    before = findings_of_damaged(rule, article, damage, suppressions=False)
    after = findings_of_damaged(rule, article, damage._replace(text=text), suppressions=False)
    assert_same(after, tuple(moved(finding, at, by) for finding in before))


@pytest.mark.parametrize("rule", some_slow(WAYS, *QUICK))
@settings(_slow, max_examples=drawn(10))
@given(data=st.data())
def test_a_rule_suppressed_for_the_file_is_silent_and_no_other(rule: str, data: st.DataObject) -> None:
    article = data.draw(articles(*shapes_of(rule)))
    damage = damaged(rule, article, data)
    at = data.draw(st.sampled_from(sorted(lines_for(read(damage.text, article)))))
    comment = f"<!-- artlint-ignore-file {rule} -- known -->\n"
    text = damage.text[:at] + comment + damage.text[at:]
    note(text)
    before = findings_of_damaged(rule, article, damage)
    after = findings_of_damaged(rule, article, damage._replace(text=text))
    if any(finding.code == UNREADABLE for finding in before):  # once that is hidden, no rule is silent for its sake
        before = findings_without(rule, article, damage)
    others = tuple(moved(finding, at, len(comment)) for finding in before if finding.rule != rule)
    assert_same(after, others)
    (found,) = [it for it in File(text, path=article.path).comments if it.span.start == at]
    assert text[: found.cut.start] + text[found.cut.end :] == damage.text
