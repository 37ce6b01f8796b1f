from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import FRAMED, Edit, Fix, Rule, bad, excerpt, good
from artlint_rules._preconditions import has_unusual_frame
from artlint_rules.frame._places import blanks_beside, is_right_above, is_right_below, meant_as_separator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding, Separator, Span


_DASHES = "-—–―－"
"""Under a title link Markdown makes nothing else of them; `=` makes another heading, `~` and `*` no heading at all."""


class MalformedSeparator(Rule):
    """Write the separator as six hyphens.

    Three to five hyphens read as a YAML fence or a rule to some programs, and dashes or other signs to none. The fix
    needs a whole title link on the line above, and for signs that mean something in Markdown an epoch comment above
    that: any other line of such signs may be a heading or a rule of the text.
    """

    layouts = FRAMED
    facts = (has_unusual_frame,)
    fix = "safe"
    help = "write ------"
    examples = (
        good("<p>The bridge is open.</p>"),
        good("[桥](https://example.org/1.html)\n\n——据报道，桥。\n", whole=True),
        bad(
            "[桥](https://example.org/1.html)\n-----\n\n<p>桥。</p>\n",
            "2:1 separator has 5 hyphens, not 6",
            whole=True,
            fixed="[桥](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
        ),
        bad(
            "[桥](https://example.org/1.html)\n——————\n\n<p>桥。</p>\n",
            '2:1 separator is "——————", not six hyphens',
            whole=True,
            fixed="[桥](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
        ),
        bad(
            "[桥](https://example.org/1.html)\n    ------\n\n<p>桥。</p>\n",
            "2:1 blanks stand before the separator",
            whole=True,
            fixed="[桥](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
        ),
        bad(
            "[桥](https://example.org/1.html)\n------\xa0\n\n<p>桥。</p>\n",
            "2:7 blanks stand behind the separator",
            whole=True,
            fixed="[桥](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
        ),
        bad(
            "[桥](https://example.org/1.html)\n======\n\n<p>桥。</p>\n",
            '2:1 separator is "======", not six hyphens',
            whole=True,
        ),
        bad(
            "<!--1689730743000-->\n[桥](https://example.org/1.html)\n======\n\n<p>桥。</p>\n",
            '3:1 separator is "======", not six hyphens',
            whole=True,
            fixed="<!--1689730743000-->\n[桥](https://example.org/1.html)\n------\n\n<p>桥。</p>\n",
        ),
        bad(
            "[桥](https://example.org/1.html)\n------<p>桥。</p>\n",
            "2:1 separator does not stand alone on its line",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        separator = article.separator
        if separator is not None and separator.exact:
            return
        if separator is not None and separator.span.of(article.text) == "------":
            if blanks := blanks_beside(article, separator.span):
                is_sure = is_right_below(article, separator)
                fix = Fix("delete the blanks", (Edit(blanks[0], ""),)) if is_sure else None
                yield self.finding(blanks[0], f"blanks stand {blanks[1]} the separator", fix=fix)
            return
        span = separator.span if separator else meant_as_separator(article)
        if span is not None:
            yield self.finding(span, _fault(article, span), fix=separator and _fix(article, separator))


def _fix(article: Article, separator: Separator) -> Fix | None:
    """Six hyphens where the line can be nothing but the separator."""
    is_dashes = not separator.span.of(article.text).strip(_DASHES)
    is_under_epoch = article.epoch is not None and is_right_above(article, article.epoch)
    if not is_right_below(article, separator) or not (is_dashes or is_under_epoch):
        return None
    return Fix("write ------", (Edit(separator.span, "------"),))


def _fault(article: Article, span: Span) -> str:
    written = span.of(article.text)
    if written.strip("-"):
        return f'separator is "{excerpt(written)}", not six hyphens'
    if len(written) != len("------"):
        return f"separator has {len(written)} hyphens, not 6"
    return "separator does not stand alone on its line"
