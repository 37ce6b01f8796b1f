"""Facts that rules about the text wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import late

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from artlint import Article

REPLACEMENT_REFERENCE = "&#(?:65533|[xX]0{0,2}[fF]{3}[dD]);"
"""A character reference to U+FFFD."""

_control = late("[\x00-\x1f\x7f-\x9f]")
_invisible = late("[\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U0010ffff]")
_no_character = late("[\0\ud800-\udfff\ufffc\ufffd]")
_latin = late("[\xa2-\xf7]")
_begins_garbled = late("[\xc2-\xf4РСвдежзий]")
_replacement_reference = late(REPLACEMENT_REFERENCE)
_paragraph_tag = late(r"</?p(?=[\t\n\f\r >])")
_GARBLED = ("锛", "銆", "鐨", "鈥", "鏄", "锟", "烫", "屯")
"""Characters of what the bytes of Chinese text are in another encoding; the last three are words as well."""

_AMPERSAND = "&(?!(?!amp;)#?[A-Za-z0-9]{1,30};)"
ADDRESS = rf"https?://(?:[!#-%'-;=?-~]|{_AMPERSAND})++"
"""An address in a text, as far as its characters go."""

LETTER = "\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Letters of Chinese, and those of Japanese but for Hiragana, for a class of an expression."""

_glued_address = late(  # an address ends where another begins in it, so that no character is looked at twice
    "://(?:(?<=[A-Za-z0-9]http://)|(?<=[A-Za-z0-9]https://)"
    r"|(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,24}[A-Z]"
    rf"|(?:[!#-%'-9;=?-~]++|:(?!//)|{_AMPERSAND})++(?:[{LETTER}]|(?<=[a-z:])[ \xa0:：→]{{0,3}}+http))"
)
"""An address, from its `://` on, with anything beside it that `glued-address` knows."""


def has_control_characters(article: Article) -> bool:
    """Whether the text has control characters other than tab and line feed."""
    return _has_any(article, _control)


def has_invisible_characters(article: Article) -> bool:
    """Whether the text has characters that nobody sees, written as they are."""
    return _has_any(article, _invisible)


def has_lost_characters(article: Article) -> bool:
    """Whether the text has NUL, bytes that are no UTF-8, halves of characters, or what stands for a lost character."""
    return _has_any(article, _no_character)


def has_invisible_reference(article: Article) -> bool:
    """Whether the text has a character reference that may stand for a character that nobody sees."""
    return "&" in article.text and _holds_invisible_reference(article.text)


def has_replacement_reference(article: Article) -> bool:
    """Whether the text has a character reference to U+FFFD."""
    return "&" in article.text and "&#" in article.text and _replacement_reference().search(article.text) is not None


def has_latin_signs(article: Article) -> bool:
    """Whether the text has a sign or letter of Latin-1, as it is or as a code of an address."""
    return _has_any(article, _latin) or "\xb7" in article.text or ("%" in article.text and "%C" in article.text)


def may_be_garbled(article: Article) -> bool:
    """Whether the text has characters that text read in a wrong encoding is made of."""
    return _has_any(article, _begins_garbled) or any(map(article.text.__contains__, _GARBLED))


def has_no_final_newline(article: Article) -> bool:
    """Whether the file ends in no line end, or is empty."""
    return not article.text.endswith(("\n", "\r"))


def has_no_text(article: Article) -> bool:
    """Whether there is no running text."""
    return not article.paragraphs


def may_be_cut_off(article: Article) -> bool:
    """Whether the body does not end with a tag, may have parse errors, or leaves a `<p>` open."""
    text, (start, end) = article.text, article.body
    if not article.document.is_proven or not text.endswith(">", start, end):
        return True
    if text.endswith("</p>", start, end):
        return False
    closing: list[bool] = [tag == "</p" for tag in _paragraph_tag().findall(text, start, end)]
    return 2 * sum(closing) != len(closing)


def has_several_paragraphs(article: Article) -> bool:
    """Whether the running text has more than one paragraph."""
    return len(article.paragraphs) > 1


def may_glue_address(article: Article) -> bool:
    """Whether anything stands beside an address in the text that may be glued to it."""
    runs = [run for run in article.document.runs if "://" in run]
    return bool(runs) and any(map(_glued_address().search, runs))


def may_hold_template(article: Article) -> bool:
    """Whether the text has signs of a template, calls of PHP's functions, or a lost value in an address.

    `<%` and `<?` are parse errors. Single characters are looked for first, for they are found fastest.
    """
    text = article.text
    if "{" in text or ("*" in text and "*|" in text) or "undefined" in text or ("O" in text and "Object" in text):
        return True
    if "%" in text and ("%%" in text or "%7B%7B" in text or "%7b%7b" in text):
        return True
    if "_" in text and ("get_" in text or "the_" in text) and ("('" in text or '("' in text):
        return True
    return not article.document.is_proven and ("<%" in text or "<?" in text)


def may_show_markup(article: Article) -> bool:
    """Whether the body has signs of Markdown, of BBCode or of escaped tags."""
    body = article.body.of(article.text)
    return (
        "[" in body or "*" in body or "`" in body or ("&" in body and "&lt;" in body) or ("#" in body and "## " in body)
    )


def _holds_invisible_reference(text: str) -> bool:
    from artlint_rules.text._invisible import has_invisible_reference  # large expressions, for articles with an `&`

    return has_invisible_reference(text)


def _has_any(article: Article, pattern: Callable[[], re.Pattern[str]]) -> bool:
    unusual = article.unusual_characters
    return bool(unusual) and pattern().search(unusual) is not None
