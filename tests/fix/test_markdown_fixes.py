"""Flaws put into Markdown that is built from pieces: after the fixes it renders as before, but for what they claim."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rendering import seen

from artlint.article import File, Source
from artlint.config import Selection
from artlint.config.settings import default_config, settings_of
from artlint.fix import FixedText, apply_fixes
from artlint.suppress import Plans, lint_with_suppressions

if TYPE_CHECKING:
    from artlint.judge import Result

SOURCE = Source(layout="post", body="markdown")
PIECES = (
    "A paragraph of *some* words, **all** of them plain.",
    "中文**强调**“引号”，然后继续。",
    "# A heading",
    "Another heading\n===============",
    "[A link](https://example.org/1.html)\n-----",
    "---",
    "***",
    "- one\n- two\n\n  with a paragraph\n- three",
    "1. one\n2. two",
    "> a quotation\n> goes on",
    "```html\n<p></p>\n<a onclick='go()'>x</a>&amp;amp;\n```",
    "    <p></p> in indented code",
    "Code in text: `<em></em>&amp;nbsp;`.",
    "| a | b |\n|---|---|\n| `c` | <b>d</b> |",
    '![an image](https://a.org/1.jpg "its title")',
    "[with a reference][ref] and <https://example.org/?utm_source=x>",
    "[ref]: https://a.org/2.html 'title'",
    "A note[^1].\n\n[^1]: It is here.",
    "<div>\n<p>Raw HTML</p>\n</div>",
    "<figure>\n<img src='https://a.org/3.jpg'>\n<figcaption>A caption</figcaption>\n</figure>",
    "Text with <b>tags</b> and <span title='x'>more</span>.",
    "{{ site.title }} and {% include x.html %}",
    "{% highlight html %}\n<p></p><b></b>\n{% endhighlight %}",
    '{{< figure src="x.jpg" >}}',
    "<!-- more -->",
    "Hard  \nbreak\\\nhere",
    "\\# no heading, \\*no emphasis\\*",
)
SAFE_FLAWS = (
    "<p></p>", "<p> </p>\n", "<em></em>", "<b> </b>", "\u200b", "\ufeff", "\r\n", "\r",
    "<!-- artlint-ignore mojibake -->", "\n<!-- artlint-ignore mojibake -->\n", "<figcaption></figcaption>",
    "\n<figure>\n<img src='1.jpg'>\n<figcaption></figcaption>\n</figure>\n", "<!-- 1689730743000 -->", "\n======\n",
)  # fmt: skip
UNSAFE_FLAWS = (
    "\n[x](https://a.org/?id=1&utm_source=rss) and more\n", "[x](https://a.org/?fbclid=1 'title')",
    "![x](http://a.org/1.jpg)", "<img src='http://a.org/2.jpg' onerror='a()'>", "<p onclick=a()class=b>x</p>",
    "&amp;amp;", "&amp;nbsp;", "it\x92s", "\x01", "<imgsrc='3.jpg'>", "â€œYesâ€\x9d",
    "<ahref='4'title='x'>y</a>", "\n\n<imgsrc='5.jpg'>\n",
)  # fmt: skip


@cache
def plans() -> Plans:
    configuration = settings_of(default_config("/"), ())
    return Plans.of(configuration.rules_for("post", Selection()))


def as_file(text: str) -> File:
    return File(text, path="1.md", source=SOURCE)


def look(text: str) -> Result:
    return lint_with_suppressions(as_file(text), plans(), settings_of(default_config("/"), ()), Selection())


def fixed(text: str, *, unsafe: bool) -> FixedText:
    return apply_fixes(text, look(text), look, unsafe=unsafe, as_file=as_file)


@st.composite
def flawed(draw: st.DrawFn, flaws: tuple[str, ...]) -> str:
    """A post of several pieces, with flaws between and within them."""
    glue = st.sampled_from(("\n\n", "\n\n\n", "\n"))
    body = "".join(piece + draw(glue) for piece in draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6)))
    for flaw in draw(st.lists(st.sampled_from(flaws), min_size=1, max_size=5)):
        at = draw(st.integers(0, len(body)))
        body = body[:at] + flaw + body[at:]
    return f"---\ntitle: A\n---\n\n{body}"


def rendered(text: str) -> dict[str, object]:
    return seen("1.md", text.encode("utf-8", "surrogatepass"))["Markdown"]


def check_safe(text: str) -> None:
    made = fixed(text, unsafe=False)
    assert rendered(made.text) == rendered(text)
    assert fixed(made.text, unsafe=False).text == made.text


_shown_tag = re.compile(r"<(?:imgsrc|ahref)='[^'>]*'(?:title='x')?>")


def without_shown_tags(seen_of_text: dict[str, object]) -> dict[str, object]:
    """What is seen of a text but for tags that Markdown shows, because a space is missing in them.

    What stands around one may make another once that is gone, as it does where a fix made an image of it.
    """
    text, before = str(seen_of_text["text"]), ""
    while text != before:
        text, before = _shown_tag.sub("", text), text
    return {**seen_of_text, "text": text}


def check_unsafe(text: str) -> None:
    made = fixed(text, unsafe=True)
    old, new = (without_shown_tags(rendered(it)) for it in (text, made.text))
    claimed = {change for rule in made.fixed for change in CLAIMS.get(rule, ())}
    assert {name: old[name] for name in old.keys() - claimed} == {name: new[name] for name in old.keys() - claimed}
    assert old["code"] == new["code"] or claimed & {"code"}
    assert fixed(made.text, unsafe=True).text == made.text


TEXT = ("text", "blocks", "headings")
CLAIMS = {
    "insecure-image": ("images",),
    "tracking-parameter": ("links",),
    "double-escaped-entity": (*TEXT, "links", "images"),
    "control-character": (*TEXT, "links", "images", "code"),
    "mojibake": (*TEXT, "links", "images", "code"),
    "glued-tag": ("links", "images", "blocks", "headings"),
}

quickly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
thoroughly = settings(max_examples=1_500, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quickly
@given(flawed(SAFE_FLAWS))
def test_safe_fixes_change_nothing_that_is_rendered(text: str) -> None:
    check_safe(text)


@quickly
@given(flawed((*SAFE_FLAWS, *UNSAFE_FLAWS)))
def test_unsafe_fixes_change_what_they_claim(text: str) -> None:
    check_unsafe(text)


@pytest.mark.slow
@thoroughly
@given(flawed(SAFE_FLAWS))
def test_safe_fixes_of_many_texts(text: str) -> None:
    check_safe(text)


@pytest.mark.slow
@thoroughly
@given(flawed((*SAFE_FLAWS, *UNSAFE_FLAWS)))
def test_unsafe_fixes_of_many_texts(text: str) -> None:
    check_unsafe(text)


@pytest.mark.parametrize(
    "body",
    [
        "Title\n=====\n\nText.\n",
        "[A link](https://example.org/1.html)\n=====\n\nText.\n",
        "Text.\n\n---\n\nMore.\n",
        "[A link](https://example.org/1.html)\n---\nText.\n",
        "<!-- 1689730743000 -->\nText.\n",
        "```\n<p></p>\n<b></b>\n```\n",
        "`<em></em>` and <https://a.org/?utm_source=x>\n",
        "{% raw %}\n<p></p>&amp;amp;\n{% endraw %}\n",
        "See https://a.org/?utm_source=x and more.\n",
        "\u200b# no heading\n",
        "**中**\u200b“文”\n",
        "one\n<p></p>\n- *two*\n",
    ],
)
@pytest.mark.parametrize("layout", ["post", "heading", "header"])
def test_what_is_not_understood_is_not_touched(body: str, layout: str) -> None:
    source = Source(layout=layout, body="markdown")
    top = {"post": "---\ntitle: A\n---\n\n", "heading": "# A\n\n", "header": "Title: A\nDate: 2020-01-02\n\n"}[layout]

    def read(text: str) -> File:
        return File(text, path="1.md", source=source)

    def find(text: str) -> Result:
        return lint_with_suppressions(read(text), plans(), settings_of(default_config("/"), ()), Selection())

    text = top + body
    made = apply_fixes(text, find(text), find, unsafe=True, as_file=read)
    assert (made.text, made.refusals) == (text, ())
