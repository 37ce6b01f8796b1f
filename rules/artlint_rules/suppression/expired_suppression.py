from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, Severity, bad, good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class ExpiredSuppression(Rule):
    """Keep no comment whose last day is past.

    It holds through that day in UTC. Afterwards it hides nothing any more: what it hid is reported again.
    """

    severity = Severity.WARNING
    reads = ("now", "suppressions")
    needs_frame = False
    help = "mend what it hid and delete the comment, or give it another day"
    examples = (
        good("<!-- artlint-ignore empty-element until 2024-01-31 --><p></p>"),
        good("<!-- artlint-ignore empty-element until 2023-11-14 -- the last day --><p></p>"),
        bad(
            "<!-- artlint-ignore empty-element until 2023-11-13 --><p></p>", "5:41 the suppression ended on 2023-11-13"
        ),
        bad(
            "<!-- artlint-ignore-file empty-element until 2023-01-31 -- the robot is mended -->\n<p>桥</p>",
            "5:46 the suppression ended on 2023-01-31",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for comment in article.suppressions:
            if comment.ended and comment.until is not None:
                yield self.finding(comment.until.span, f"the suppression ended on {comment.until.text}")
