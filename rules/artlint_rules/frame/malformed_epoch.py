from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import FRAMED, Edit, Fix, Rule, Span, bad, excerpt, good
from artlint_rules._preconditions import has_unusual_frame
from artlint_rules.frame._places import blanks_beside, is_right_above, meant_as_epoch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Epoch, Finding

_FRAME = "[桥](https://example.org/1.html)\n------\n\n<p>桥。</p>\n"


class MalformedEpoch(Rule):
    """Write the epoch comment as `<!--1689730743000-->`, alone on its line.

    Programs read it with a strict pattern. `NaN` is what JavaScript prints for a date that it could not read.
    """

    layouts = FRAMED
    facts = (has_unusual_frame,)
    fix = "safe"
    help = "write the moment of the listing in milliseconds as <!--1689730743000-->, alone on the first line"
    examples = (
        good("<p>The bridge is open.</p>"),
        good(f"<!--946684800000-->\n{_FRAME}", whole=True),
        good(f"<!--1689730743-->\n{_FRAME}", whole=True),
        bad(f"<!--NaN-->\n{_FRAME}", "1:5 epoch is NaN, not a number of milliseconds", whole=True),
        bad(f"<!---->\n{_FRAME}", "1:1 epoch comment is empty", whole=True),
        bad(f"<!--0-->\n{_FRAME}", "1:5 epoch has 1 digit, milliseconds since 1970 have 13", whole=True),
        bad(f"<!--20230719013051-->\n{_FRAME}", "1:5 epoch has 14 digits, milliseconds since 1970 have 13", whole=True),
        bad(
            f"<!-- 1689730743000 -->\n{_FRAME}",
            "1:1 epoch comment holds blanks beside the number",
            whole=True,
            fixed=f"<!--1689730743000-->\n{_FRAME}",
        ),
        bad(
            f" <!--1689730743000-->\n{_FRAME}",
            "1:1 blanks stand before the epoch comment",
            whole=True,
            fixed=f"<!--1689730743000-->\n{_FRAME}",
        ),
        bad(
            f"<!--1689730743000-->\t\n{_FRAME}",
            "1:21 blanks stand behind the epoch comment",
            whole=True,
            fixed=f"<!--1689730743000-->\n{_FRAME}",
        ),
        bad("<!-- 1689730743000 -->\n\nA text.\n", "1:1 epoch comment holds blanks beside the number", whole=True),
        bad(f"<!-1689730743000->\n{_FRAME}", "1:1 epoch comment is written <!-1689730743000->", whole=True),
        bad(f"<!--1689730743000-->{_FRAME}", '1:21 "[桥](https://example.org/1.html)" follows on the line', whole=True),
        bad(
            f"<!--2023-07-19 01:30-->\n{_FRAME}",
            '1:1 epoch comment holds "<!--2023-07-19 01:30-->", not a number of milliseconds',
            whole=True,
        ),
        bad(f"A <!--1689730743000-->\n{_FRAME}", '1:1 "A" stands before the epoch comment', whole=True),
        bad(
            "[A](https://example.org/1.html)\n<!--1689730743000-->\n------\n\n<p>A.</p>\n",
            "2:1 epoch comment stands below the title link",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.epoch is not None:
            fault = _fault(article, article.epoch)
        else:
            fault = _fault_of_line(article, meant_as_epoch(article))
        if fault:
            yield self.finding(*fault)
        elif article.epoch is not None and (blanks := _blanks(article, article.epoch)):
            span, message, edits = blanks
            fix = Fix("delete the blanks", edits) if is_right_above(article, article.epoch) else None
            yield self.finding(span, message, fix=fix)


def _fault(article: Article, epoch: Epoch) -> tuple[Span, str] | None:
    """The first thing wrong with the comment but blanks, gravest first, and where."""
    written = epoch.span.of(article.text)
    if not epoch.text:
        return epoch.span, "epoch comment is empty"
    if epoch.unit is None:
        return epoch.text_span, _fault_of_number(epoch.text)
    if epoch.defect == "marks":
        return epoch.span, f"epoch comment is written {excerpt(written)}"
    if epoch.defect == "glued":
        line = article.lines.span(article.lines.position(epoch.span.end).line)
        rest = Span(epoch.span.end, line.end)
        return rest, f'"{excerpt(rest.of(article.text))}" follows on the line'
    return None


def _blanks(article: Article, epoch: Epoch) -> tuple[Span, str, tuple[Edit, ...]] | None:
    """Blanks in the comment, else beside it: where, what, and how they go."""
    inside = [Span(epoch.span.start + 4, epoch.text_span.start), Span(epoch.text_span.end, epoch.span.end - 3)]
    if edits := tuple(Edit(gap, "") for gap in inside if gap.start < gap.end):
        return epoch.span, "epoch comment holds blanks beside the number", edits
    beside = blanks_beside(article, epoch.span)
    return (beside[0], f"blanks stand {beside[1]} the epoch comment", (Edit(beside[0], ""),)) if beside else None


def _fault_of_number(text: str) -> str:
    if not (text.isascii() and text.isdigit()):
        return f"epoch is {excerpt(text)}, not a number of milliseconds"
    if text.startswith("0") and len(text) > 1:
        return "epoch starts with 0"
    return f"epoch has {len(text)} digit{'s' * (len(text) > 1)}, milliseconds since 1970 have 13"


def _fault_of_line(article: Article, line: Span | None) -> tuple[Span, str] | None:
    if line is None:
        return None
    if article.title_link is not None and line.start > article.title_link.span.start:
        return line, "epoch comment stands below the title link"
    if before := line.of(article.text).partition("<!--")[0]:
        return Span(line.start, line.start + len(before)), f'"{excerpt(before)}" stands before the epoch comment'
    return line, f'epoch comment holds "{excerpt(line.of(article.text))}", not a number of milliseconds'
