"""Files that are templates: of them a generator makes pages. They look like pages and posts, and are no articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.characters import HTML_SPACE
from artlint.patterns import late
from artlint.span import excerpt

if TYPE_CHECKING:
    from artlint.article.article import Article

_begins = late(
    r"[\ufeff \t\r\n]*+(\{%-?[ \t]*+(?:extends|block|macro|import)\b[^}]*+\}|\{\{-?[ \t]*+define\b[^}]*+\}\})"
)
_expression = late(
    r"\{%-?[ \t]*+(?:for|block|extends|paginate|if (?:page|site|post|paginator)\b)[^}]*+\}"
    r"|\{\{\{?-?[ \t]*+(?:\.|\$|content\b|(?:page|post|layout|paginator|article|entry)\."
    r"|(?:define|block|range|template|partial|with|end)\b|yield\b)[^}]*+\}\}"
)
"""What makes a page of another text: loops, and expressions that name the text to be shown."""

_NOT_SHOWN = frozenset("code pre script style textarea xmp template samp kbd".split())


def template_reason(article: Article) -> str | None:
    """Why a file is a template, in words behind "it"; None where it is none.

    One begins with `{% extends` or `{{ define`; one is a page whose title or text is made by a template; one has
    front matter without title and date above a text that is made so.
    """
    text = article.text
    if "{{" not in text and "{%" not in text:
        return None
    if match := _begins().match(text):
        return _words(match[1])
    if article.layout == "page":
        return _reason_of_page(article)
    if article.layout != "post" or article.title is not None or article.dateline is not None:
        return None
    match = _expression().search(text, *article.body)
    return f"{_words(match[0])}, and its front matter has no title" if match else None


def _reason_of_page(article: Article) -> str | None:
    title = article.title.text if article.title else ""
    if "{{" in title or "{%" in title:
        return _words(title)
    for text in article.document.texts:
        if text.parent is None or text.parent.name not in _NOT_SHOWN:
            match = _expression().match(text.span.of(article.text).lstrip(HTML_SPACE))
            if match is not None:
                return _words(match[0])
    return None


def _words(expression: str) -> str:
    return f"is a template: it holds `{excerpt(expression)}`"
