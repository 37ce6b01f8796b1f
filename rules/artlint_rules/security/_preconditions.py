"""Facts that rules about what a page runs wait for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import late
from artlint_rules._canonical_tags import unusual_elements

if TYPE_CHECKING:
    from artlint import Article

_less_than = late(r"&(?:lt|#0*+60(?![0-9])|#x0*+3c(?![0-9a-f]))", re.IGNORECASE)
_may_be_dangerous = late(r"url|expression|position|display|[\\&]|/\*", re.IGNORECASE)


def has_escaped_tag(article: Article) -> bool:
    """Whether a `<` is written as a character reference."""
    return "&" in article.text and _less_than().search(article.text) is not None


def has_unusual_address(article: Article) -> bool:
    """Whether an address may be another than one of the web.

    The title link does not lead to the web, the frame is unusual, the body may hold a link of Markdown, or a tag that
    may hold an address is not canonical.
    """
    link = article.title_link
    leads_elsewhere = link is not None and not link.url.startswith(("https://", "http://"))
    return (
        leads_elsewhere
        or not article.frame.is_canonical
        or _has_markdown_link(article)
        or bool(unusual_elements(article))
    )


def front_matter_may_run_script(article: Article) -> bool:
    """Whether a scheme that runs scripts stands in the front matter, or an escape that may stand for a part of one."""
    matter = article.front_matter
    if matter is None:
        return False
    written = matter.span.of(article.text)
    if "\\" in written or "&" in written:
        return True
    joined = "".join(written.casefold().split())
    return "script:" in joined or "data:" in joined or "mocha:" in joined


def has_suspect_style(article: Article) -> bool:
    """Whether a `style` attribute holds a word that a dangerous one may hold, or an escape that may hide one."""
    return "style" in article.attribute_names and any(map(_may_be_dangerous().search, article.document.values("style")))


def may_be_dangerous(css: str) -> bool:
    """Whether a style or a tag with one holds a word that a dangerous style may hold, or an escape that may hide it."""
    return _may_be_dangerous().search(css) is not None


def _has_markdown_link(article: Article) -> bool:
    text, body = article.text, article.body
    return text.find("](", *body) >= 0 or text.find("]:", *body) >= 0
