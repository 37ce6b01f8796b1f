"""The layouts: each is told from the text, a missing part changes none, and all places are exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import Article, Source, decode_references
from artlint.article import LAYOUTS, File, looks_like_article, not_article_reason, shows_parts
from artlint.judge import lint
from artlint.packs.pack import found_rules, load

EPOCH = "<!--1689730743000-->"
LINK = "[桥](https://a.org/20230718/1.html)"
POST = "---\ntitle: 桥\ndate: 2023-07-19\nurl: https://a.org/1\n---\n\n"
TOML = '+++\ntitle = "桥"\ndate = 2023-07-19\nurl = "https://a.org/1"\n+++\n\n'
JSON = '{\n  "title": "桥", "date": "2023-07-19",\n  "url": "https://a.org/1"\n}\n\n'
HEADER = "Title: 桥\nDate: 2023-07-19\nURL: https://a.org/1\n\n"
PAGE = (
    '<!DOCTYPE html>\n<html><head><title>桥</title><meta property="article:published_time" content="2023-07-19">'
    '<link rel="canonical" href="https://a.org/1"></head>\n<body>\n<p>文。</p>\n</body></html>\n'
)

DATA = '<script type="application/ld+json">'


def article(text: str, path: str = "a/x.md", layout: str | None = None) -> Article:
    return File(text, path=path, source=Source(layout=layout)).article


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        (f"{EPOCH}\n{LINK}\n------\n\n<p>文。</p>\n", "epoch"),
        (f"{LINK}\n------\n日期：2023-07-19\n\n<p>文。</p>\n", "dated"),
        (f"{POST}{LINK}\n------\n\n<p>文。</p>\n", "front-matter"),
        (f"{TOML}{EPOCH}\n{LINK}\n------\n\n<p>文。</p>\n", "front-matter"),
        (POST + "文。\n", "post"),
        ("\ufeff" + POST + "文。\n", "post"),
        (POST + "[A link](https://b.org) and more.\n\n<!--more-->\n\n---\n\n文。\n", "post"),
        (POST + "<!-- -->\n\n- 文\n", "post"),
        (TOML + "文。\n", "post"),
        (JSON + "文。\n", "post"),
        (HEADER + "文。\n", "header"),
        ("title: 桥\nTags: a,\n    b\n\n文。\n", "header"),
        (PAGE, "page"),
        ("\ufeff\n<?xml version='1.0'?>\n<!-- a -->\n<html><body>文。</body></html>", "page"),
        ("# 桥 2023-07-19\n\n文。\n", "heading"),
        ("A — 2023.07.19 edition\n======\n\n文。\n", "heading"),
        ("[桥](https://a.org/2023-07-19/1.html)\n======\n\n文。\n", "epoch"),
        ("# 桥\n\n文。\n", "epoch"),
        ("#桥 2023-07-19\n\n文。\n", "epoch"),
        ("Note: a\nTags: b\n\n文。\n", "epoch"),
        ("---\n\n文。\n\n---\n\n文。\n", "epoch"),
        ("{{ page.title }}\n", "epoch"),
        ('{"name": "x", "size": 1}\n', "epoch"),
        ("<header>文。</header>\n", "epoch"),
    ],
)
def test_a_layout_is_told_from_the_text(text: str, layout: str) -> None:
    assert article(text).layout == layout


@pytest.mark.parametrize(
    ("path", "layout"), [("a/2023-07-19.md", "heading"), ("a/2023-07-19.html", "epoch"), ("a/x.md", "epoch")]
)
def test_the_name_of_a_markdown_file_dates_its_heading(path: str, layout: str) -> None:
    assert article("# 桥\n\n文。\n", path).layout == layout


@pytest.mark.parametrize("missing", range(3))
@pytest.mark.parametrize("head", [POST, TOML, JSON])
def test_a_missing_part_leaves_front_matter_with_a_frame_what_it_is(head: str, missing: int) -> None:
    lines = [EPOCH, LINK, "------"]
    del lines[missing]
    assert article(head + "\n".join(lines) + "\n\n<p>文。</p>\n").layout == "front-matter"


@pytest.mark.parametrize(
    ("part", "damaged"),
    [(0, "<!--x-->"), (0, "<!--1689730743000"), (1, LINK[1:]), (1, LINK[:-1]), (1, "[桥]"), (2, "---"), (2, "======")],
)
def test_a_damaged_part_leaves_front_matter_with_a_frame_what_it_is(part: int, damaged: str) -> None:
    lines = [EPOCH, LINK, "------"]
    lines[part] = damaged
    assert article(POST + "\n".join(lines) + "\n\n<p>文。</p>\n").layout == "front-matter"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "text", [POST + "文。\n", HEADER + "文。\n", PAGE, "# 桥\n", f"{EPOCH}\n{LINK}\n------\n\n文。\n", ""]
)
def test_a_source_fixes_the_layout_and_whether_a_frame_is_looked_for(layout: str, text: str) -> None:
    found = article(text, layout=layout)
    assert found.layout == layout
    if not found.is_framed:
        assert (found.title_link, found.epoch, found.separator) == (None, None, None)
        assert found.frame.stray == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("head", [POST, TOML, JSON, HEADER, "\ufeff" + POST])
def test_title_address_and_date_are_read_in_every_format(head: str, newline: str) -> None:
    found = article((head + "[文](http://b.org)。\n").replace("\n", newline))
    assert found.title is not None
    assert found.title == ("桥", found.title.span)
    assert found.title.span.of(found.text) == "桥"
    assert found.address is not None
    assert found.address.url == found.address.span.of(found.text) == "https://a.org/1"
    assert found.dateline is not None
    assert found.dateline.text == found.dateline.span.of(found.text) == "2023-07-19"
    assert found.body.of(found.text) == "[文](http://b.org)。"
    assert found.title_link is None


def test_a_page_is_read_whole_and_its_body_is_that_of_the_page() -> None:
    found = article(PAGE, "a.html")
    assert found.document.errors == ()
    assert found.body.of(PAGE) == "<p>文。</p>"
    assert [paragraph.text for paragraph in found.paragraphs] == ["文。"]
    assert found.title is not None
    assert found.title.span.of(PAGE) == "桥"
    assert found.address is not None
    assert found.address.span.of(PAGE) == "https://a.org/1"
    assert found.dateline is not None
    assert found.dateline.span.of(PAGE) == "2023-07-19"


@pytest.mark.parametrize(
    ("page", "body"),
    [
        ("<!doctype html><title>t</title><p>文。", "<p>文。"),
        ("<!doctype html>\n<html><head></head> 文。</html>\n", "文。"),
        ("<html><head><title>t</title>", ""),
        ("<html><head><style>p{}</style></head><body class=x> 文。 ", "文。"),
    ],
)
def test_a_body_whose_tags_are_missing_is_found(page: str, body: str) -> None:
    assert article(page, "a.html").body.of(page) == body


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"x": 1}, {"datePublished": "2023-07-19"}]}</script>',
            "2023-07-19",
        ),
        ('<script type="application/ld+json">{"datePublished": </script>', None),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", None),
        ("<time datetime=2023-07-19>x</time>", "2023-07-19"),
        ("<time datetime=2023-07-19>x</time><time datetime=2023-07-20>x</time>", None),
        ("<time datetime=2023-07-20>x</time><time datetime=2023-07-19 pubdate>x</time>", "2023-07-19"),
    ],
)
def test_the_date_of_a_page(head: str, date: str | None) -> None:
    found = article(f"<!doctype html><title>t</title>{head}", "a.html")
    assert (found.dateline and found.dateline.span.of(found.text)) == date


@pytest.mark.parametrize("text", [POST, TOML, JSON, HEADER, PAGE, "# 桥 2023-07-19\n"])
def test_no_rule_of_the_frame_speaks_of_a_layout_without_one(text: str) -> None:
    file = File(text + "[A](https://b.org/2001/01/02/x)\n\n<!--2-->\n\n---\n\n文。\n", path="x.md")
    rules = [load(entry)() for entry in found_rules("artlint_rules.frame")]
    assert lint(file, rules).findings == ()
    for rule in rules:
        assert list(rule.check(file.article)) == []


def test_a_flag_is_no_date_and_a_path_no_address() -> None:
    found = article(
        "---\ntitle: x\npublished: true\ncreated: 2023-07-19\nurl: /a\ncanonical_url: https://a.org\n---\n文。\n"
    )
    assert found.dateline is not None
    assert found.dateline.text == "2023-07-19"
    assert found.address is not None
    assert found.address.url == "https://a.org"


def test_a_source_names_the_keys() -> None:
    text = "---\nheadline: 桥\nseen: 2023-07-19\nwhere: https://a.org\n---\n文。\n"
    source = Source(title_keys=("headline",), date_keys=("seen",), address_keys=("where",))
    found = File(text, source=source).article
    assert found.title is not None
    assert found.dateline is not None
    assert found.address is not None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (POST + "{{ content }}\n", None),
        (
            "---\nlayout: default\n---\n{{ content }}\n",
            "is a template: it holds `{{ content }}`, and its front matter has no title",
        ),
        ("---\nlayout: x\n---\n<img src='{{ site.url }}/a.png'>\n", None),
        ("<!doctype html><title>{{ page.title }}</title>", "is a template: it holds `{{ page.title }}`"),
        ("<!doctype html><title>t</title><pre>{{ content }}</pre>文。", None),
        ("<!doctype html><body>{{ content }}</body>", "is a template: it holds `{{ content }}`"),
        ('{% extends "base.html" %}\n', 'is a template: it holds `{% extends "base.html" %}`'),
        ("# Readme\n", "has no front matter, no header lines, no frame and no head of a page"),
        (" \n", "holds no text"),
        (HEADER + "文。\n", None),
    ],
)
def test_what_is_no_article_is_said_with_a_reason(text: str, reason: str | None) -> None:
    found = article(text)
    assert not_article_reason(found) == reason
    assert looks_like_article(found) is (reason is None)
    if reason is None:
        assert shows_parts(found)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "Title: x\n" + "Key: value\n" * 100_000,
        "Title: x\n" + "    more\n" * 100_000,
        "+++\nx = " + "[" * 50_000 + "\n+++\n文。\n",
        "+++\n" + "a." * 40_000 + "a = 1\n+++\n文。\n",
        "+++\n" + "[[t]]\na = 'x'\n" * 7_000 + "+++\n文。\n",
        '{"title": ' + "[" * 50_000,
        '{"title": ' + '{"a": ' * 900 + "1" + "}" * 901 + "\n\n文。\n",
        "<!doctype html><head>" + "<meta name=a content=b>" * 80_000,
        "<!doctype html><head>" + "<!-- " * 400_000,
        "<!--" * 200_000,
        "#" + " " * 500_000 + "#" * 500_000,
        "# " + "2023-" * 100_000,
    ],
    ids=lambda text: text[:20],
)
def test_hostile_heads_are_read_in_time(text: str) -> None:
    found = article(text)
    assert found.layout in LAYOUTS
    for part in (found.title, found.address, found.dateline):
        assert part is None or 0 <= part.span.start <= part.span.end <= len(text)


PIECES = (
    "---\n", "+++\n", "{", "}", '"', "\n", "\r\n", "\ufeff", "title: x\n", 'title = "x"\n', '"title": "x"', ",",
    "date: 2023-07-19\n", "date = 2023-07-19\n", "Title: y\n", "    z\n", "[a]\n", "# ", "====\n", "2023-07-19",
    "<!doctype html>", "<html>", "<head>", "<title>", "</title>", "<body>", "</body>", EPOCH + "\n", LINK + "\n",
    '<meta property="og:title" content="a&amp;b">', "<link rel=canonical href=' https://a.org '>", "------\n",
    "日期：2023-07-19\n", "url: https://a.org/\n", "{{ content }}", "桥", "\\", "<p>", "\0",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=20), st.sampled_from((None, *LAYOUTS)))
def test_any_text_is_read_and_every_place_is_within_it(pieces: list[str], layout: str | None) -> None:
    text = "".join(pieces)
    found = File(text, path="2023-07-19.md", source=Source(layout=layout)).article
    assert found.layout in LAYOUTS
    assert 0 <= found.body.start <= found.body.end <= len(text)
    for part in (found.title, found.address, found.dateline):
        assert part is None or 0 <= part.span.start <= part.span.end <= len(text)
    for key, field in found.fields.items():
        assert 0 <= field.key_span.start <= field.key_span.end <= len(text)
        assert 0 <= field.value_span.start <= field.value_span.end <= len(text)
        assert key.lower() in decode_references(field.key_span.of(text)).lower().replace("\\", "") or "=" in text
    not_article_reason(found)
    shows_parts(found)
