"""Which text of a Markdown body is a caption, and of which image."""

from __future__ import annotations

import pytest

from artlint.article import Article, File

ABOVE = "---\ntitle: A bridge\n---\n\n"


def _article(body: str) -> Article:
    return File(ABOVE + body, path="a.md").article


def _captions(body: str) -> list[tuple[str, str]]:
    """Each caption as written, with what is written of its image."""
    article = _article(body)
    return [
        (it.span.of(article.text), it.medium.start_tag.of(article.text) if it.medium else "") for it in article.captions
    ]


@pytest.mark.parametrize(
    ("body", "captions"),
    [
        ("![](a.jpg)\n*A `b` &amp; c.*\n", [("A `b` &amp; c.", "![](a.jpg)")]),
        ("[![](a.jpg)](b)\n\n_A._\n\nText.", [("A.", "![](a.jpg)")]),
        ("![](a.jpg)\n\n<small>A.</small>\n", [("A.", "![](a.jpg)")]),
        ("<img src=a.jpg>\n\n*A.*\n", [("A.", "<img src=a.jpg>")]),
        ("![](a.jpg) *A*\n![](b.jpg)\n*B*\n", [("A", "![](a.jpg)"), ("B", "![](b.jpg)")]),
        ("> ![](a.jpg)\n>\n> *A.*\n", [("A.", "![](a.jpg)")]),
        ("![](a.jpg)\n\n*A.*{: .caption}\n", [("A.", "![](a.jpg)")]),
        ("![](a.jpg)\n\nA *b*.\n{: .center .img-caption}\n", [("A *b*.", "![](a.jpg)")]),
        ("![](a.jpg)\n\n{:.caption}\nA.\n", [("A.", "![](a.jpg)")]),
        ('![](a.jpg)\n\nA.\n{: class="x caption"}\n', [("A.", "![](a.jpg)")]),
        ('![b](a.jpg "A.")\n', [("A.", '![b](a.jpg "A.")')]),
        ('![b](a.jpg "A.")\n*C.*\n', [("C.", '![b](a.jpg "A.")')]),
        ("{{< figure src=a.jpg caption=`A.` >}}", [("A.", "{{< figure src=a.jpg caption=`A.` >}}")]),
        ("{{% figure src=a.jpg title=\"A.\" %}}", [("A.", "{{% figure src=a.jpg title=\"A.\" %}}")]),
        ("<figure>\n\n![](a.jpg)\n\n<figcaption>A.</figcaption>\n</figure>\n", [("A.", "![](a.jpg)")]),
        ("![](a.jpg)\n<figcaption>A.</figcaption>\n", [("A.", "![](a.jpg)")]),
    ],
)  # fmt: skip
def test_a_caption_belongs_to_the_image_before_it(body: str, captions: list[tuple[str, str]]) -> None:
    assert _captions(body) == captions


@pytest.mark.parametrize(
    "body",
    [
        "Text ![](i.png) *Save*\n",
        "![](a.jpg)\n*A* and text.\n",
        "![](a.jpg)\n\n*A* *b*\n",
        "![](a.jpg)\n\n---\n\n*A*\n",
        "![](a.jpg)\n\n{% include advertisement.html %}\n\n*A*\n",
        "- ![](a.jpg)\n- *A*\n",
        "![](a.jpg)\n\nText.\n\n*A*\n",
        "Text.\n\nA.\n{: .caption}\n",
        "![](a.jpg)\n\nA.\n{: .uncaptioned}\n",
        "![](a.jpg)\n\nText {: .caption} goes on.\n",
        '![a  b](a.jpg "a b")\n',
        '![](a.jpg "fig:")\n',
        '<figure caption="A."></figure>\n\n![](a.jpg)\n',
        "```\n{{< figure src=a.jpg caption=A >}}\n```\n\n![](a.jpg)\n",
    ],
)
def test_what_may_be_something_else_is_no_caption(body: str) -> None:
    assert _captions(body) == []


def test_a_caption_is_no_running_text() -> None:
    article = _article("![](a.jpg)\n*A.*\n\n![](b.jpg)\n\nB.\n{: .caption}\n\nText.\n")
    assert [paragraph.text for paragraph in article.paragraphs] == ["Text."]


def test_the_shortcode_figure_is_an_image_with_places_of_its_own() -> None:
    article = _article('Text.\n\n{{< figure src="/a.jpg" alt="A \\"b\\"" width=3 >}}\n')
    (image,) = article.images
    places = {it.name: it.value_span.of(article.text) for it in image.element.attributes}
    assert (image.url, image.element.get("alt")) == ("/a.jpg", 'A "b"')
    assert places == {"src": "/a.jpg", "alt": 'A \\"b\\"'}
    assert image.element.parent is not None
    assert image.element.parent.name == "figure"


def test_html_has_the_captions_of_html_alone() -> None:
    body = '<p><img src="a.jpg" title="A."></p>\n<p><em>A.</em></p>\n'
    article = _article(body)
    assert article.body_kind == "html"
    assert article.captions == ()
