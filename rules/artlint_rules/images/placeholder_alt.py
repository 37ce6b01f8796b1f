from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from artlint import HTML_SPACE, Rule, Severity, bad, good
from artlint_rules._names import file_name, is_camera_name, is_hash, is_image_file, original_stem, stem
from artlint_rules.images._addresses import originals, shortened
from artlint_rules.images._proxy import proxy_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_made_of_parts = re.compile(r"(?=.*[0-9_-])[^ ]+").fullmatch
_is_word = re.compile(r"[^\t\n\f\r ]+[0-9A-Za-z_-]").fullmatch
_address = re.compile(r"https?://[^ ]+", re.IGNORECASE).fullmatch


class PlaceholderAlt(Rule):
    """Say in `alt` what an image shows, not how its file is called.

    `IMG_7752.JPG` or a hash is what an editor or a robot writes where nobody wrote a text. Who cannot see the image
    hears it letter by letter, and a search finds nothing by it.
    """

    words: tuple[str, ...] = (
        "image",
        "img",
        "picture",
        "photo",
        "file",
        "untitled",
        "undefined",
        "null",
        "alt",
        "alt text",
        "图片",
        "圖片",
        "在这里插入图片描述",
        "图片描述",
    )
    """Texts that stand for none, in any case."""

    severity = Severity.WARNING
    attributes = ("alt",)
    help = 'write what the image shows, or alt="" where it only adorns'
    examples = (
        good('<img src="https://images.weserv.nl/?url=a.org/1.jpg" alt="桥">'),
        good('<img src="https://a.org/1.jpg" alt=""><img src="https://a.org/beijing.jpg" alt="Beijing">'),
        good('<img src="https://a.org/1.jpg" alt="The dialog that opens report.png"><img src="https://a.org/2.jpg">'),
        good('<img src="https://a.org/1.jpg" alt="图片">', words=()),
        bad('<img src="https://a.org/1.jpg" alt="IMG_7752.JPG">', "5:37 alternative text is a file name: IMG_7752.JPG"),
        bad(
            '<img src="https://a.org/1.jpg" alt="北大 2.jpg">'.replace("1.jpg", "北大%202.jpg"),
            "5:42 alternative text is a file name: 北大 2.jpg",
        ),
        bad('<p>桥</p><img alt="DSC_0113" src="https://a.org/1">', "5:19 alternative text is a file name: DSC_0113"),
        bad('<img src="https://a.org/b-2-699x1024.jpg" alt="b-2">', "5:48 alternative text is a file name: b-2"),
        bad('<img src="https://a.org/b-c_thumb_1.jpg" alt="b-c">', "5:47 alternative text is a file name: b-c"),
        bad(
            '<img src="https://a.org/1.jpg" alt="038ef5c8dc83a831c5d8100d856936dcb4cf4156">',
            "5:37 alternative text is a hash: 038ef5c8dc83a831c5d8100d856936dcb4cf4156",
        ),
        bad(
            '<img src="https://a.org/1.jpg" alt="https://a.org/1.jpg">',
            "5:37 alternative text is an address: https://a.org/1.jpg",
        ),
        bad('<img src="https://a.org/1.jpg" alt="Image">', "5:37 alternative text says nothing: Image"),
        bad("桥 ![01.jpg](https://a.org/1.jpg)", "5:5 alternative text is a file name: 01.jpg", path="1.md"),
    )

    def may_find(self, article: Article) -> bool:
        words = _known(self.words)
        texts = [text.strip(HTML_SPACE) for text in article.document.values("alt")]
        return any("." in text[-8:] or _is_word(text) or text.lower() in words for text in texts)

    def check(self, article: Article) -> Iterator[Finding]:
        words, proxy = _known(self.words), proxy_of(article)
        for image, _, url in originals(article):
            alt = image.element.attribute("alt")
            text = alt.value.strip(HTML_SPACE) if alt else ""
            if alt is None or not text:
                continue
            wrong = "says nothing" if text.lower() in words else _kind(text, proxy.target(url))
            if wrong:
                message = f"alternative text {wrong}: {shortened(text)}"
                yield self.finding(alt.value_span, message, together=f"images with an alternative text that {wrong}")


@cache
def _known(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _kind(text: str, url: str) -> str | None:
    """What else than a description a text is."""
    if _address(text):
        return "is an address"
    if is_hash(text):
        return "is a hash"
    return "is a file name" if is_camera_name(text) or is_image_file(text) or _is_name_of(url, text) else None


def _is_name_of(url: str, text: str) -> bool:
    """Whether a text is what the file at an address is called; a single word may say what is shown all the same."""
    name = file_name(url)
    if text == name != stem(name):
        return True
    return text in (stem(name), original_stem(name)) and _made_of_parts(text) is not None
