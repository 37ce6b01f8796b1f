from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import FRAMED, Edit, Fix, Rule, Severity, Span, bad, good
from artlint_rules._preconditions import has_unusual_frame
from artlint_rules.frame._places import is_right_below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_line_end = re.compile(r"[ \t\u3000\xa0]*+(\r\n?|\n)").match


class MissingBlankLine(Rule):
    """Keep an empty line between the frame and the body.

    Without it, Markdown may read the body's first line as part of the frame, and programs that count lines miss it.
    """

    severity = Severity.WARNING
    layouts = FRAMED
    facts = (has_unusual_frame,)
    fix = "safe"
    help = "put an empty line behind the frame"
    examples = (
        good("<p>The bridge is open.</p>"),
        good("[桥](https://example.org/1.html)\n<p>The separator is missing.</p>\n", whole=True),
        bad(
            "[桥](https://example.org/1.html)\n------\n<p>桥。</p>\n",
            "2:7 no empty line follows the separator",
            whole=True,
            fixed="[桥](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
        ),
        bad(
            "[桥](https://example.org/1.html)\n------\n日期：Thu, 02 Jul 2020 18:28:24 +0000\n<p>桥。</p>\n",
            "3:35 no empty line follows the date line",
            whole=True,
            fixed="[桥](https://example.org/1.html)\n------\n日期：Thu, 02 Jul 2020 18:28:24 +0000\n\n<p>桥。</p>\n",
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        frame = article.frame
        if frame.separator is None or frame.blank_after or frame.body.start == frame.body.end:
            return
        last = "separator" if frame.date_line is None else "date line"
        end = _line_end(article.text, frame.end) if is_right_below(article, frame.separator) else None
        fix = Fix("add an empty line", (Edit(Span(end.end(), end.end()), end[1]),)) if end else None
        yield self.finding(Span(frame.end, frame.end), f"no empty line follows the {last}", fix=fix)
