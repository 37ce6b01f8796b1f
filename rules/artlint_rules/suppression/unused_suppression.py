from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Severity, Source, Span, bad, good
from artlint_rules._cuts import is_loose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding, Piece, Suppression

_FRAME = "<!--1689730743000-->\n[桥](https://example.org/1.html)\n------\n"


class UnusedSuppression(Rule):
    """Keep no comment that suppresses nothing.

    It hides the next defect of its kind from everybody. A comment that artlint cannot understand, that names a rule
    which does not exist, or that misses what the configuration requires, is reported, too. Only names whose rules ran
    to the end are judged: a run with `--select` of other rules, and a rule that is off here, call nothing unused.
    """

    severity = Severity.WARNING
    fix = "safe"
    reads = ("suppressions",)
    needs_frame = False
    help = "delete the comment, or the name in it; correct it where it was meant otherwise"
    examples = (
        good("<!-- artlint-ignore empty-element -- the robot's own --><p></p>"),
        good("<!-- artlint-ignore-file empty-element -->\n<p>桥</p><p></p>"),
        good("<!-- artlint-ignore short-body -- off unless asked for --><p>桥</p>"),
        bad(
            "<!-- artlint-ignore empty-element --><p>桥</p>",
            "5:1 no finding of empty-element is suppressed",
            fixed="<p>桥</p>",
        ),
        bad(
            "<!-- artlint-ignore empty-element, mojibake --><p></p>",
            "5:36 no finding of mojibake is suppressed",
            fixed="<!-- artlint-ignore empty-element --><p></p>",
        ),
        bad(
            "<!-- artlint-ignore mojibake, empty-element, glued-tag -- why --><p></p>",
            "5:21 no finding of mojibake is suppressed",
            "5:46 no finding of glued-tag is suppressed",
            fixed="<!-- artlint-ignore empty-element -- why --><p></p>",
        ),
        bad(
            "<!-- artlint-ignore mojibake, empty-elemnt --><p></p>",
            "5:1 no finding of mojibake is suppressed",
            "5:31 unknown rule or folder empty-elemnt; did you mean empty-element?",
        ),
        bad(
            "<!-- artlint-ignore empty-elemnt --><p></p>",
            "5:21 unknown rule or folder empty-elemnt; did you mean empty-element?",
        ),
        bad(
            f"{_FRAME}<!-- artlint-ignroe empty-element -->\n\n<p></p>\n",
            "4:6 `artlint-ignroe` is nothing that artlint understands: artlint-ignore and artlint-ignore-file are",
            whole=True,
        ),
        bad(
            "one\n<!-- artlint-ignore mojibake -->\n\ntwo\n<!-- artlint-ignore mojibake -->\n# three",
            "6:1 no finding of mojibake is suppressed",
            "9:1 no finding of mojibake is suppressed",
            source=Source(body="markdown"),
            fixed="one\n\ntwo\n<!-- artlint-ignore mojibake -->\n# three",
        ),
        bad(
            "<!-- artlint-ignore empty-element until spring --><p></p>",
            "5:41 `until spring` names no day: a day is written as 2027-01-31",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for comment in article.suppressions:
            for complaint in comment.complaints:
                yield self.finding(complaint.span, complaint.message)
            if comment.unused and len(comment.unused) == len(comment.names):
                names = ", ".join(name.text for name in comment.unused)
                is_sure = not comment.complaints and is_loose(article, comment.cut)
                fix = Fix("delete the comment", (Edit(comment.cut, ""),)) if is_sure else None
                yield self.finding(comment.span, f"no finding of {names} is suppressed", fix=fix)
            else:
                for name in comment.unused:
                    fix = None if comment.complaints else _without(comment, name)
                    yield self.finding(name.span, f"no finding of {name.text} is suppressed", fix=fix)


def _without(comment: Suppression, name: Piece) -> Fix:
    """The comment without one of its names (all of them known), and without the comma beside it."""
    at = comment.names.index(name)
    if at:
        gone = Span(comment.names[at - 1].span.end, name.span.end)
    else:
        gone = Span(name.span.start, comment.names[1].span.start)
    return Fix(f"delete {name.text}", (Edit(gone, ""),))
