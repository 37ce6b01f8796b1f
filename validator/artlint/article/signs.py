"""What an article shows at a glance: cheap facts by which a rule says, before it is called, that it can find nothing.

A sign may be shown without need, but never be missing where a rule that waits for it could speak.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.article.plain import oddly_written, usual_images
from artlint.article.recognise import shows_frame
from artlint.patterns import late

if TYPE_CHECKING:
    from collections.abc import Callable

    from artlint.article.article import Article

_control = late("[\x00-\x1f\x7f-\x9f]")
_invisible = late("[\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U0010ffff]")
_no_character = late("[\0\ud800-\udfff\ufffc\ufffd]")
_less_than = late(r"&(?:lt|#0*+60(?![0-9])|#x0*+3c(?![0-9a-f]))", re.IGNORECASE)
_latin = late("[\xa2-\xf7]")
_begins_garbled = late("[\xc2-\xf4РСвдежзий]")
_bare_link = late(r"""<a(?=[\t\n\f\r >])(?:[^"'<>]|"[^"]*"|'[^']*')*+>(?![^\W_]|[^<]*+<img[\t\n\f\r >/])""")
_paragraph_tag = late(r"</?p(?=[\t\n\f\r >])")
_GARBLED = ("锛", "銆", "鐨", "鈥", "鏄", "锟", "烫", "屯")
"""Characters of what the bytes of Chinese text are in another encoding; the last three are words as well."""


def _has_odd(pattern: Callable[[], re.Pattern[str]]) -> Callable[[Article], bool]:
    def has_odd(article: Article) -> bool:
        odd = article.odd_characters
        return bool(odd) and pattern().search(odd) is not None

    return has_odd


def _holds(literal: str) -> Callable[[Article], bool]:
    return lambda article: literal[0] in article.text and literal in article.text


_may_be_garbled = _has_odd(_begins_garbled)
_has_latin = _has_odd(_latin)


def _looks_garbled(article: Article) -> bool:
    return _may_be_garbled(article) or any(map(article.text.__contains__, _GARBLED))


def _shows_latin(article: Article) -> bool:
    return _has_latin(article) or "\xb7" in article.text or ("%" in article.text and "%C" in article.text)


def shows_markup_above(article: Article) -> bool:
    """Whether a tag may stand above the body: a `<` beside the epoch comment's, or an escape that may stand for one."""
    text, matter, epoch = article.text, article.front_matter, article.epoch
    if matter is not None and text.find("\\", *matter.span) >= 0:
        return True
    of_epoch = epoch is not None and text.startswith("<", epoch.span.start)
    return text.count("<", 0, article.body.start) > of_epoch


def _has_escaped_tag(article: Article) -> bool:
    return "&" in article.text and _less_than().search(article.text) is not None


def _has_odd_address(article: Article) -> bool:
    link = article.title_link
    leads_elsewhere = link is not None and not link.url.startswith(("https://", "http://"))
    return leads_elsewhere or not article.frame.plain or _has_markdown_link(article) or bool(oddly_written(article))


def _has_markdown_link(article: Article) -> bool:
    text, body = article.text, article.body
    return text.find("](", *body) >= 0 or text.find("]:", *body) >= 0


def _has_bare_link(article: Article) -> bool:
    document = article.document
    if "a" not in document.names:
        return False
    return not document.is_proven or _bare_link().search(article.text, *article.body) is not None


def _has_odd_date(article: Article) -> bool:
    date = article.dateline
    return date is None or date.moment.defect is not None or bool(date.doubt)


def _has_odd_weekday(article: Article) -> bool:
    moment = None if article.dateline is None else article.dateline.moment
    if moment is None or moment.weekday is None or moment.day is None:
        return False
    return moment.weekday != moment.day.weekday()


def _has_odd_image(article: Article) -> bool:
    return "img" in article.element_names and usual_images(article) is None


def _has_several_images(article: Article) -> bool:
    return len(article.document.start_tags("img")) > 1


def _has_image(article: Article) -> bool:
    return "img" in article.element_names or any(name.startswith("img") for name in article.element_names)


def _ends_in_a_line(article: Article) -> bool:
    return not article.text.endswith(("\n", "\r"))


def _ends_openly(article: Article) -> bool:
    text, (start, end) = article.text, article.body
    if not article.document.is_proven or not text.endswith(">", start, end):
        return True
    if text.endswith("</p>", start, end):
        return False
    ends: list[bool] = [tag == "</p" for tag in _paragraph_tag().findall(text, start, end)]
    return 2 * sum(ends) != len(ends)


SIGNS: dict[str, Callable[[Article], bool]] = {
    "bare-link": _has_bare_link,
    "captions": lambda article: bool(article.captions),
    "control-characters": _has_odd(_control),
    "date": lambda article: article.dateline is not None,
    "doubtful-html": lambda article: not article.document.is_proven,
    "escaped-tags": _has_escaped_tag,
    "front-matter": lambda article: article.front_matter is not None,
    "garbled-text": _looks_garbled,
    "invisible-characters": _has_odd(_invisible),
    "latin-1": _shows_latin,
    "markup-above": shows_markup_above,
    "no-characters": _has_odd(_no_character),
    "no-epoch": lambda article: article.epoch is None,
    "no-final-newline": _ends_in_a_line,
    "no-frame": lambda article: not shows_frame(article.frame),
    "no-image": lambda article: not _has_image(article),
    "no-text": lambda article: not article.paragraphs,
    "odd-address": _has_odd_address,
    "odd-date": _has_odd_date,
    "odd-frame": lambda article: not article.frame.plain,
    "odd-image": _has_odd_image,
    "odd-link": lambda article: "a" in oddly_written(article),
    "odd-weekday": _has_odd_weekday,
    "open-end": _ends_openly,
    "numeric-references": _holds("&#"),
    "references": _holds("&"),
    "several-images": _has_several_images,
    "several-paragraphs": lambda article: len(article.paragraphs) > 1,
}
"""Sign -> how it is told.

`odd-frame`: anything in the frame's form that is not as usual. `odd-address`: the title link does not lead to the
web, the frame is odd, the body may hold a link of Markdown, or a tag is not written the usual way
(`artlint.article.plain`); `odd-link`, `odd-image`: one of that element is
not, or an image is loaded through the proxy. `bare-link`: a link that begins with neither a letter nor an image.
`odd-date`: there is no date, it cannot be read, or its zone is in doubt; `odd-weekday`: not the date's. `no-image`: not
even a glued one. `open-end`: the body does not end with a tag, is not proven, or leaves a `<p>` open.
`doubtful-html`: the body is not proven free of parse errors. `no-characters`: NUL, surrogates (undecoded bytes too) and
what stands for a lost character. `escaped-tags`: a `<` as a reference. `markup-above`: a tag may stand above the body.
`latin-1`: a sign or letter of it, as it is or as a code. `references`: an `&`.
"""
