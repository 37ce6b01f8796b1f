"""What a rule sees of a Markdown body."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from tests.markdown.documents import documents
from tests.markdown.spec import examples

from artlint.article.verbatim import Verbatim
from artlint.html import Document
from artlint.markdown import find_templates, read
from artlint.span import Span


def _tree(document: Document) -> list[tuple[str, str | None]]:
    return [(element.name, element.parent.name if element.parent else None) for element in document.elements]


def test_structure_and_raw_html_are_one_tree() -> None:
    text = "# A <b>bold</b> bridge\n\n<div>\n<p>raw</p>\n\nText *in* it.\n\n</div>\n\n- one\n"
    assert _tree(read(text).document) == [
        ("h1", None),
        ("b", "h1"),
        ("div", None),
        ("p", "div"),
        ("p", "div"),
        ("em", "p"),
        ("ul", None),
        ("li", "ul"),
    ]


def test_places_are_those_of_the_file() -> None:
    text = "桥 ![a *b*](<i p.png> 'T') and [l](http://x.y/(z))"
    image, link = read(text, 100).document.named("img", "a")
    here = {it.name: text[it.value_span.start - 100 : it.value_span.end - 100] for it in image.attributes}
    assert here == {"src": "i p.png", "alt": "a *b*", "title": "T"}
    assert image.get("alt") == "a b"
    assert text[image.start - 100 : image.start_end - 100] == "![a *b*](<i p.png> 'T')"
    assert link.get("href") == "http://x.y/(z)"


def test_an_address_by_reference_stands_in_its_definition() -> None:
    text = "[a][Ref] ![b]\n\n[ref]: <x y> 'T'\n[b]:\n/c.png\n"
    link, image = read(text).document.named("a", "img")
    href, source = link.attribute("href"), image.attribute("src")
    assert href is not None
    assert source is not None
    assert (href.value_span.of(text), source.value_span.of(text)) == ("x y", "/c.png")
    assert link.get("title") == "T"


def test_paragraphs_are_running_text_without_marks() -> None:
    text = "Title\n-----\n\nA *b* c\\* `d` &amp; ~~e~~\nf  \ng\n\n> quoted\n\n| h | i |\n|---|---|\n| j | k |\n"
    assert [it.text for it in read(text).document.paragraphs()] == [
        "Title",
        "A b c* d & e f g",
        "quoted",
        *"hijk",
    ]


def test_only_raw_html_has_errors() -> None:
    assert read("a < b, `<imgsrc=x>`, 1 <2 & <https://x.y>\n\n    <div\n\n```\n</p>\n```\n").document.errors == ()
    text = "桥 *x* <b a=1 a=2>y</b>\n"
    (error,) = read(text, 7).document.errors
    assert error.code == "duplicate-attribute"
    assert text[error.span.start - 7 : error.span.end - 7] == "a=2"


def test_text_of_scripts_and_alternative_texts_are_no_running_text() -> None:
    text = "<script>\nalert(1)\n</script>\n\n![seen *not*](a.png)\n"
    assert read(text).document.paragraphs() == ()


def test_a_template_is_no_text_and_its_attribute_is_opaque() -> None:
    text = 'See {{ page.title }} and <img src="{{ site.url }}/a.png" alt="x"> ![b]({{ x }}/b.png)\n\n{% include a %}\n'
    templates = find_templates(text)
    document = read(text, templates=templates).document
    assert [it.text for it in document.paragraphs()] == ["See and"]
    assert [it.get("src")[-6:] for it in document.named("img")] == ["/a.png", "/b.png"]
    assert [it.of(text) for it in templates] == ["{{ page.title }}", "{{ site.url }}", "{{ x }}", "{% include a %}"]


@pytest.mark.parametrize(
    ("text", "templates"),
    [
        ("{% highlight c %}\n\n{{ x }}{% endhighlight %} y", ["{% highlight c %}\n\n{{ x }}{% endhighlight %}"]),
        ("{% raw %} never ends {{ x }}", ["{% raw %}", "{{ x }}"]),
        ("{{< figure src=a >}} {{% note %}}b{{% /note %}}", ["{{< figure src=a >}}", "{{% note %}}", "{{% /note %}}"]),
        ("[caption id=1]<img>c[/caption]", ["[caption id=1]", "[/caption]"]),
        ("[link](x) [code]a[0][/code]", ["[code]a[0][/code]"]),
        ("{{ never closed", []),
        ("# T {.tabset}\n{: .c}\n{a} {#}", ["{.tabset}", "{: .c}"]),
    ],
)  # fmt: skip
def test_templates(text: str, templates: list[str]) -> None:
    assert [span.of(text) for span in find_templates(text)] == templates


def test_kramdown_reads_html_to_its_end_tag() -> None:
    text = "<div>\n\n    <p>deep</p>\n\n</div>\n\n*text*\n"
    assert read(text).document.named("pre")
    assert _tree(read(text, flavor="kramdown").document) == [("div", None), ("p", "div"), ("p", None), ("em", "p")]
    marked = '<div markdown="1">\n\n*text*\n\n</div>\n'
    assert read(marked, flavor="kramdown").document.named("em")


def test_code_and_autolinks_are_shown_as_written() -> None:
    text = "`a` <https://x.y> b\n\n    c\n\n```\nd\n```\n"
    assert [span.of(text) for span in read(text).code] == ["`a`", "<https://x.y>", "c\n", "```\nd\n```"]


def test_a_place_inside_code_is_verbatim_and_one_across_its_border_is_not() -> None:
    places = Verbatim([Span(5, 10)], [Span(20, 25)], [Span(30, 35)])
    inside = ((5, 10), (6, 6), (20, 21), (34, 40), (30, 30))
    outside = ((10, 10), (4, 6), (35, 40))
    assert all(places.holds(Span(*it)) for it in inside)
    assert not any(places.holds(Span(*it)) for it in outside)


@pytest.mark.parametrize("text", [it for it in examples() if "](" in it or "]:" in it])
def test_an_address_is_read_where_it_is_written(text: str) -> None:
    """Without escapes and references, what stands at the place of an address is the address."""
    for element in read(text).document.named("a", "img"):
        address = element.attribute("href") or element.attribute("src")
        if address is not None and isinstance(address.raw, str) and not re.search(r"[\\&<\n]", address.raw):
            assert address.value in {address.raw, f"mailto:{address.raw}"}


@given(documents)
def test_any_text_is_read_and_each_place_is_in_it(text: str) -> None:
    templates = find_templates(text)
    for flavor in ("commonmark", "kramdown"):
        reading = read(text, 3, flavor=flavor, templates=templates)
        document, end = reading.document, len(text) + 3
        spans = [it.span for it in document.elements] + [it.start_tag for it in document.elements]
        spans += [it.value_span for element in document.elements for it in element.attributes]
        spans += [
            *reading.raw,
            *reading.code,
            *(it.span for it in document.texts),
            *(it.span for it in document.errors),
        ]
        assert all(3 <= start <= stop <= end for start, stop in spans)
        assert all(it.start <= it.start_end <= it.end for it in document.elements)
        assert all(it.parent is None or it.parent.start <= it.start for it in document.elements)
        assert [it.index for it in document.elements] == list(range(len(document.elements)))
        document.paragraphs()
