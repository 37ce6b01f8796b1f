from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import BLANK, Rule, bad, excerpt, good
from artlint_rules._names import IMAGE_SUFFIX, file_name, is_camera_name, is_hash, stem
from artlint_rules.frame._preconditions import may_have_a_title_without_words
from artlint_rules.frame._titles import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_MEDIUM = f"(?:{IMAGE_SUFFIX}|mp4|m4v|avi|mov|mkv|webm|flv|wmv|rmvb|mp3|m4a|wav|ogg|flac)"
_DOCUMENT = "(?:html?|xhtml|aspx?|php|md|markdown|mdx|rst|txt|pdf|docx?|odt|pptx?|xlsx?)"
_medium = re.compile(rf"[^ /<>]+\.{_MEDIUM}", re.IGNORECASE).fullmatch
_document = re.compile(rf"(?=[^ ]*[-_0-9])[^ /<>]+\.{_DOCUMENT}", re.IGNORECASE).fullmatch
_number = re.compile(r"[0-9]{10,}").fullmatch
_slug = re.compile(r"[a-z0-9]++(?:[-_][a-z0-9]++)+").fullmatch
_date = re.compile(r"[0-9]{4}[-_][0-9]{1,2}(?:[-_][0-9]{1,2})?|[0-9]{1,2}[-_][0-9]{1,2}[-_][0-9]{2,4}").fullmatch
_date_before = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-").match

_WORDS_OF_SLUG = 5
_WORDS_OF_OWN_SLUG = 3
"""How many words a slug has at least: one that is the article's own, in its address or file name, may be shorter."""


class FileNameTitle(Rule):
    """Give every article a title that somebody wrote, and no name of a file.

    `7299772735138352410.mp4`, `a-bridge-reopens-after-years` or a hash is what a robot takes where it finds no title.
    """

    reads = ("path",)
    facts = (may_have_a_title_without_words,)
    help = "write the article's title"
    examples = (
        good("<p>The bridge is open.</p>"),
        good("[String.IsNullOrEmpty](https://example.org/1)\n------\n\n<p>桥。</p>\n", whole=True),
        good("---\ntitle: 2023-07-19\n---\n[face-to-face](https://example.org/f)\n------\n\n<p>桥。</p>\n", whole=True),
        good("[robots.txt](https://example.org/1)\n------\n\n<p>桥。</p>\n", whole=True),
        bad(
            "[西去长安（04）.avi](https://example.org/1)\n------\n\n<p>桥。</p>\n",
            "1:2 title is the name of a file: 西去长安（04）.avi",
            whole=True,
        ),
        bad(
            "[the-bridge-reopens](https://example.org/the-bridge-reopens/)\n------\n\n<p>桥。</p>\n",
            "1:2 title is a part of an address: the-bridge-reopens",
            whole=True,
        ),
        bad(
            "[a-bridge-reopens-after-years](https://example.org/1)\n------\n\n<p>桥。</p>\n",
            "1:2 title is a part of an address: a-bridge-reopens-after-years",
            whole=True,
        ),
        bad(
            "[d9bdc9f535d0eaa4da98207b78a2ff35bf6e99db](https://example.org/1)\n------\n\n<p>桥。</p>\n",
            "1:2 title is a hash: d9bdc9f535d0eaa4da98207b78a2ff35bf6e99db",
            whole=True,
        ),
        bad(
            "[7299772735138352410](https://example.org/1)\n------\n\n<p>桥。</p>\n",
            "1:2 title is a number: 7299772735138352410",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for title in titles(article):
            text = title.text.strip(BLANK)
            kind = _kind(text) or ("a part of an address" if _is_slug(article, text) else None)
            if kind:
                yield self.finding(title.span, f"title is {kind}: {excerpt(text)}")


def _kind(text: str) -> str | None:
    if _medium(text) or _document(text) or is_camera_name(text):
        return "the name of a file"
    if is_hash(text):
        return "a hash"
    return "a number" if _number(text) else None


def _is_slug(article: Article, text: str) -> bool:
    """Whether a text is made of small letters and hyphens, as only addresses and files are called."""
    if _slug(text) is None or _date(text):
        return False
    words = text.count("-") + text.count("_") + 1
    return words >= _WORDS_OF_SLUG or (words >= _WORDS_OF_OWN_SLUG and text in _own_names(article))


def _own_names(article: Article) -> frozenset[str]:
    """What the article is called in its address and by its file."""
    own = article.address.url if article.address else ""
    name = stem(article.path.rpartition("/")[2])
    date = _date_before(name)
    return frozenset((stem(file_name(own.rstrip("/"))), name[date.end() :] if date else name))
