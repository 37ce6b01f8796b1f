"""Dateline, images, captions, links and paragraphs in the shapes of every source."""

from __future__ import annotations

import pytest

from artlint import Article, Source
from artlint.article import File
from artlint.testing import HEALTHY_FRAME

VOA = (
    '<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div><img src="https://images.weserv.nl?url=e.org/1.jpg" width="100%">'
    '<div><small style="color: #999;">桥&amp;河</small></div><p>一<br /><br />二<a href="https://e.org/?a=1&amp;b">三</a></p>'
)


def article(body: str, zone: str | None = None) -> Article:
    return File(f"{HEALTHY_FRAME}{body}\n", source=Source(zone=zone)).article


@pytest.mark.parametrize(
    ("body", "text", "instant"),
    [
        (VOA, "Wed, 19 Jul 2023 01:30:51 GMT", 1689730251000),
        ("<div><i>陈<br>2021-06-10T14:57:42.806Z</i></div><p>x</p>", "2021-06-10T14:57:42.806Z", 1623337062806),
        ("<div><i>2022-04-08T01:54:53Z</i></div><p>x</p>", "2022-04-08T01:54:53Z", 1649382893000),
        ("<div>26/12/2022 - 12:23</div>Array<p>x</p>", "26/12/2022 - 12:23", 1672053780000),
        (
            '<address>A, B</address><time pudate="2025-01-08 04:07:57" datetime="2025-01-08 04:07:57">1月8日</time>',
            "2025-01-08 04:07:57",
            1736305677000,
        ),
        (
            '<main role="main"><div></div><div><time dateTime="2022-09-27">16 分钟前</time></div></main>',
            "2022-09-27",
            None,
        ),
    ],
)
def test_a_dateline_is_found_in_the_header(body: str, text: str, instant: int | None) -> None:
    found = article(body, "Europe/Paris")
    assert found.dateline is not None
    assert found.dateline.text == text
    assert found.dateline.span.of(found.text) == text
    assert found.dateline.instant == instant


@pytest.mark.parametrize(
    "body", ["<p>On 2022-04-08 it rained.</p>", "<p>2022-04-08</p>", "<div><i></i></div><p>x</p>", "", "<p>x</p>"]
)
def test_a_date_in_the_text_is_no_dateline(body: str) -> None:
    assert article(body).dateline is None


@pytest.mark.parametrize("text", ["Invalid Date", "NaN", "undefined", "2022-13-45"])
def test_a_dateline_that_cannot_be_read_is_kept_with_its_defect(text: str) -> None:
    found = article(f"<div><i>{text}</i></div><p>x</p>").dateline
    assert found is not None
    assert found.text == text
    assert found.moment.defect is not None


def test_image_caption_link_and_paragraphs_of_a_voa_article() -> None:
    found = article(VOA)
    assert found.lead_image is not None
    assert found.lead_image.url == "https://images.weserv.nl?url=e.org/1.jpg"
    assert [(caption.text, caption.medium is found.lead_image.element) for caption in found.captions] == [
        ("桥&河", True)
    ]
    assert found.captions[0].span.of(found.text) == "桥&amp;河"
    assert [(link.url, link.text) for link in found.links] == [("https://e.org/?a=1&b", "三")]
    assert [paragraph.text for paragraph in found.paragraphs] == ["一", "二三"]
    assert [paragraph.span.of(found.text)[0] for paragraph in found.paragraphs] == ["一", "二"]


@pytest.mark.parametrize(
    ("body", "captions"),
    [
        ('<figure><img src="a"><figcaption>字 <cite>c</cite></figcaption></figure>', [("字 c", "img")]),
        ('<figure><figcaption>字</figcaption><img src="a"></figure>', [("字", "img")]),
        ('<p><img src="a"><small style="color: #999;">字</small></p>', [("字", "img")]),
        ('<div ><img  src="a"/><div><small>字</small></div></div>', [("字", "img")]),
        ('<audio src="a" controls></audio><div><small>字</small></div>', [("字", "audio")]),
        ('<noscript><img src="a"></noscript><img src="b"><p class="wp-caption-text">字</p>', [("字", "img")]),
        ('<img src="a"><p>text</p><div><small style="color: #999;">字</small></div>', [("字", None)]),
        ('<img src="a"><p>text <small>small print</small></p>', []),
        ("<p><small>© e.org</small></p>", []),
    ],
)
def test_captions_belong_to_the_medium_before_them(body: str, captions: list[tuple[str, str | None]]) -> None:
    found = [(caption.text, caption.medium.name if caption.medium else None) for caption in article(body).captions]
    assert found == captions


def test_an_image_in_noscript_is_a_twin() -> None:
    images = article('<noscript><img src="a"></noscript><img src="b">').images
    assert [(image.url, image.noscript_copy) for image in images] == [("a", True), ("b", False)]


def test_what_no_reader_sees_is_no_paragraph() -> None:
    body = "<script>var x</script><style>p{}</style><noscript>on</noscript><p>字</p><textarea>t</textarea>"
    assert [paragraph.text for paragraph in article(body).paragraphs] == ["字"]


def test_words_beside_the_date_and_captions_are_no_paragraphs() -> None:
    body = '<div><i>陈<br>2021-06-10T14:57:42Z</i></div><img src="a"><div><small>字</small></div><p>文</p>'
    assert [paragraph.text for paragraph in article(body).paragraphs] == ["文"]
