from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from artlint import Regex, Rule, Severity, bad, excerpt, good

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artlint import Article, Finding


class Boilerplate(Rule):
    """Keep advertisements and notices of the feed out of the article.

    What stands in many articles word for word is no news; it spoils search, counts and comparisons of texts.
    """

    severity = Severity.WARNING

    patterns: tuple[Regex, ...] = (Regex(r"获取更多RSS[：:] ?https?://feedx\."),)
    """Expressions of Python's `re`, searched in the text of each paragraph, white space folded."""

    help = "delete the paragraph"
    examples = (
        good("<p>如何获取更多RSS：读者问。</p>"),
        good("<p>版权声明：转载须注明。</p>"),
        bad(
            '<p>一。</p><br><hr><div>获取更多RSS：<br><a href="https://feedx.net">https://feedx.net</a> <br></div>',
            '5:23 boilerplate: "获取更多RSS：https://feedx.net"',
        ),
        bad("<p>版权声明：转载须注明。</p>", '5:4 boilerplate: "版权声明：转载须注明。"', patterns=("^版权声明",)),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        searches = _compiled(self.patterns)
        for paragraph in article.paragraphs:
            for search in searches:
                if search(paragraph.text):
                    yield self.finding(paragraph.span, f'boilerplate: "{excerpt(paragraph.text)}"')
                    break


@cache
def _compiled(patterns: tuple[Regex, ...]) -> list[Callable[[str], re.Match[str] | None]]:
    return [re.compile(pattern).search for pattern in patterns]
