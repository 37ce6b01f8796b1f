from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, Severity, bad, good
from artlint_rules.html._elements import OBSOLETE, allowed, name_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


class ObsoleteElement(Rule):
    """Use no element that the HTML standard calls obsolete.

    Browsers show most of them for old pages' sake and promise nothing; some are ignored already.
    """

    severity = Severity.WARNING

    allow: tuple[str, ...] = ()
    """Names of obsolete elements that may stand in a body, in lower case."""

    elements = tuple(sorted(OBSOLETE))
    help = "use what the standard names in its place"
    examples = (
        good("<p><b>A</b> <i>bridge</i> <s>closes</s> <u>reopens</u> <small>today</small>.</p>"),
        good("<center>桥</center>", allow=("center",)),
        good("<svg><font></font></svg>"),
        bad("<p><font color=red>桥</font></p>", "5:4 `<font>` is obsolete"),
        bad("<CENTER><strike>A</strike></CENTER>", "5:1 `<center>` is obsolete", "5:9 `<strike>` is obsolete"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for element in article.named(*OBSOLETE):
            if allowed(element.name, self.allow) or element.inside("svg"):
                continue
            instead = f"use {OBSOLETE[element.name]} in its place"
            yield self.finding(name_span(element), f"`<{element.name}>` is obsolete", help=instead)
