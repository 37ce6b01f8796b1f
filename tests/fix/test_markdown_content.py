"""What markdown-it-py and html5lib see of a Markdown body, and which changes of it are refused."""

from __future__ import annotations

import pytest

from artlint.article import File, Source
from artlint.fix.check import ContentCheck
from artlint.fix.content import content_of
from artlint.fix.template_stand_ins import StandIns

POST = Source(layout="post", body="markdown")
NOTHING: frozenset[str] = frozenset()


def post(body: str, top: str = "title: A\n") -> File:
    return File(f"---\n{top}---\n{body}\n", path="1.md", source=POST)


def change(before: str, after: str, *allowed: str) -> str | None:
    return ContentCheck(post(before)).change(post(after), frozenset(allowed))


def test_what_is_seen() -> None:
    body = "# One *two*\n\n![three](4.jpg) [five](/6?a&amp;b)\n\n- `seven  eight`\n\n"
    body += "| nine |\n|------|\n| <a href='10'>x |\n"
    content = content_of(post(body), "markdown", StandIns())
    assert content.layout == "post"
    assert content.text == "One two\n\ufffc five\nseven eight\nnine\nx"
    assert content.links == ("/6?a&b", "10")
    assert content.images == ("src=4.jpg", "alt=three")
    assert content.headings == (("h1", "One two"),)
    assert content.code == ("seven  eight",)
    assert content.structure == ("h1", "code", "li", "th", "td")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("a\n\n<p></p>\n\nb", "a\n\n\n\nb", None),
        ("a\n\n<p></p>\n\nb", "a\nb", "text"),
        ("Title\n=====", "Title\n------", "headings"),
        ("a\n\n---\n", "a\n---\n", "headings"),
        ("![x](1.jpg)\n<figcaption></figcaption>\n*a*", "![x](1.jpg)\n\n*a*", "text"),
        ("`a&amp;b`", "`a&b`", "text"),
        ("    a  b", "    a b", "code"),
        ("[a](<x y>)", "[a](x y)", "links"),
        ("[a](javascript:x)", "[a](javascript:y)", "links"),
        ("[a](/%20)", "[a](/%2520)", "links"),
        ("<https://a.org/?utm_source=x>", "<https://a.org/>", "links"),
        ("- a\n- b", "- a b", "text"),
        ("1. a", "- a", None),
        ("a[^1]\n\n[^1]: word", "a[^1]\n\n[^1]: other", "text"),
        ("~~a~~", "a", None),
        ("> a", "a", "structure"),
    ],
)
def test_a_difference_is_told(before: str, after: str, said: str | None) -> None:
    told = change(before, after)
    assert (told and told.split(" would")[0].split()[-1]) == said


def test_a_claim_of_text_is_none_of_headings_and_code() -> None:
    assert change("# a\n\nb", "# b\n\nb", "text") is None
    assert "headings" in (change("# a\n\nb", "a\n\nb", "text") or "")
    assert "code" in (change("`a`", "`b`", "text") or "")
    assert change("`a`", "`b`", "text", "code") is None
    assert change("a\ufeff b\u200b", "a b", "invisible") is None
    assert "text" in (change("a\ufeff b\u200b", "a c", "invisible") or "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{{ site.url }} a", "{{ site.uri }} a"),
        ("{% highlight c %}\n<p></p>\n{% endhighlight %}", "{% highlight c %}\n\n{% endhighlight %}"),
        ("![a]({{ x }}/1.jpg)", "![a]({{ y }}/1.jpg)"),
        ("{{< figure src=1 >}}", "{{< figure src=2 >}}"),
        ("[caption id=1]a[/caption]", "[caption id=2]a[/caption]"),
    ],
)
def test_a_template_is_never_changed(before: str, after: str) -> None:
    everything = ("text", "links", "images", "code", "structure", "values", "invisible")
    assert "templates" in (change(before, after, *everything) or "")
    assert change(before + "\n\nb", before + "\n\nc", "text") is None
    assert change(before.replace("\n", "\r\n"), before) is None


def test_values_above_the_body_are_compared() -> None:
    def told(before: str, after: str, *allowed: str) -> str | None:
        return ContentCheck(post("a", before)).change(post("a", after), frozenset(allowed))

    assert told("title: A\n", "title: 'A'\n") is not None
    assert told("title: A&amp;B\n", "title: A&B\n", "values") is None
    assert told("title: A&amp;B\n", "name: A&B\n", "values") is not None
    assert told("tags: [a, b]\n", "tags: [a, c]\n") is not None
    assert told("tags: [a, b]\n", "tags: [a, c, d]\n", "values") is not None
    assert told("title: A\n", "# note\ntitle:  A\n") is None
    assert told("title: 'A\x01'\n", "title: 'A'\n", "values") is None
    assert told('title: "A&quot;"\n', 'title: "A""\n', "values") is not None


def test_a_comment_of_artlint_in_code_is_code() -> None:
    shown = "```\n<!-- artlint-ignore empty-element -->\n```"
    assert "code" in (change(shown, "```\n```") or "") or "text" in (change(shown, "```\n```") or "")


@pytest.mark.slow
@pytest.mark.parametrize(
    "body", ["[" * 20_000, "*a **b _c " * 2_000, "> " * 10_000 + "a", "a" * 600_000, "- " * 5_000, "|a" * 5_000]
)
def test_a_hostile_text_ends(body: str) -> None:
    said = change(body, body + "\n\nb")
    assert said is not None


def test_what_is_nested_too_deeply_is_not_verified() -> None:
    assert "cannot be verified" in (change("> " * 80 + "a", "> " * 80 + "b") or "")


def test_a_body_that_changes_its_kind_is_read_as_both() -> None:
    frame = "[A](https://example.org/1.html)\n------\n\n"

    def told(before: str, after: str) -> str | None:
        old, new = (File(frame + body, path="1.md") for body in (before, after))
        assert (old.article.body_kind, new.article.body_kind) == ("html", "markdown")
        return ContentCheck(old).change(new, NOTHING)

    assert told("<b>a</b>\n\nb<p></p>", "<b>a</b>\n\nb") is None
    assert told("<b>a</b>\n\n    b<p></p>", "<b>a</b>\n\n    b") is not None


def test_a_page_is_read_whole() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>One</title><meta property='og:title' content='Two'></head>"
        "<body><h1>Three</h1><p>Four <a href='/5' onclick='go()'>six</a></p></body></html>\n"
    )

    def told(after: str, *allowed: str) -> str | None:
        return ContentCheck(File(page, path="1.html")).change(File(after, path="1.html"), frozenset(allowed))

    content = content_of(File(page, path="1.html"), "html", StandIns())
    assert (content.layout, content.text) == ("page", "One\nThree\nFour six")
    assert content.values == (("og:title", "Two"),)
    assert told(page.replace(" onclick='go()'", "")) is None
    assert "values" in (told(page.replace("Two", "Too")) or "")
    assert "text" in (told(page.replace("One", "Once")) or "")
    assert "headings" in (told(page.replace("h1", "h2")) or "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('+++\ntitle = "A"\ntags = ["b"]\n+++\n', '+++\ntitle = "A"\ntags = ["c"]\n+++\n'),
        ('{"title": "A", "tags": ["b"]}\n', '{"title": "A", "tags": ["c"]}\n'),
        ("Title: A\nTags: b\n", "Title: A\nTags: c\n"),
        ("---\ntitle: A\ntags:\n- b\n---\n", "---\ntitle: A\ntags:\n- c\n---\n"),
    ],
)
def test_front_matter_of_all_kinds_is_compared(before: str, after: str) -> None:
    old, new = (File(f"{top}\nText.\n", path="1.md") for top in (before, after))
    assert "values" in (ContentCheck(old).change(new, NOTHING) or "")
    assert ContentCheck(old).change(new, frozenset(["values"])) is None
