from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Regex, Rule, Severity, bad, excerpt, good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding


_OWN = Regex(r"获取更多RSS[：:] ?https?://feedx\.")
_own = re.compile(str(_OWN))
"""What the rule itself brings needs no time limit."""


class Boilerplate(Rule):
    """Keep advertisements and notices of the feed out of the article.

    What stands in many articles word for word is no news; it spoils search, counts and comparisons of texts.
    """

    severity = Severity.WARNING

    patterns: tuple[Regex, ...] = (_OWN,)
    """Expressions of Python's `re`, searched in the text of each paragraph, white space folded.

    One that takes more than a second for a text is stopped, and the report says so.
    """

    help = "delete the paragraph"
    examples = (
        good("<p>如何获取更多RSS：读者问。</p>"),
        good("<p>版权声明：转载须注明。</p>"),
        bad(
            '<p>一。</p><br><hr><div>获取更多RSS：<br><a href="https://feedx.net">https://feedx.net</a> <br></div>',
            '5:23 boilerplate: "获取更多RSS：https://feedx.net"',
        ),
        bad(
            "<p>版权声明：转载须注明。</p>", '5:4 boilerplate: "版权声明：转载须注明。"', patterns=(Regex("^版权声明"),)
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        searches = [_own.search if pattern == _OWN else pattern.search for pattern in self.patterns]
        for paragraph in article.paragraphs:
            for search in searches:
                if search(paragraph.text):
                    yield self.finding(paragraph.span, f'boilerplate: "{excerpt(paragraph.text)}"')
                    break
