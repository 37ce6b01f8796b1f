"""Facts that rules about links wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import late
from artlint_rules._canonical_tags import unusual_elements

if TYPE_CHECKING:
    from artlint import Article

_bare_link = late(r"""<a(?=[\t\n\f\r >])(?:[^"'<>]|"[^"]*"|'[^']*')*+>(?![^\W_]|[^<]*+<img[\t\n\f\r >/])""")


def has_unusual_link(article: Article) -> bool:
    """Whether the tag of a link is not canonical."""
    return "a" in unusual_elements(article)


def has_bare_link(article: Article) -> bool:
    """Whether the content of a link begins neither with a letter or digit nor with an image."""
    document = article.document
    if "a" not in document.names:
        return False
    return not document.is_proven or _bare_link().search(article.text, *article.body) is not None
