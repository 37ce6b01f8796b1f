"""Which bodies of Markdown files are HTML under both readings, and which are Markdown."""

from __future__ import annotations

import pytest

from artlint.article import File

HTML = (
    "<div>a\n`b`</div>",
    "<div>a</div>\n\n<p>b</p>",
    "<!-- a -->\n<div>b</div>",
    "<!-- a\n\nb -->\n\n<p>c</p>",
    "<pre>a\n\nb</pre>",
    "<script>a\n\nb</script>\n<p>c</p>",
    "<!-- never closed\n\na",
    "<SECTION>a",
    "<script>\na</\u017fcript>\n`b`</script>",
)
MARKDOWN = (
    "a",
    "<div>a</div>\n\nb",
    "<!-- a -->\n`b`",
    "<pre>a</pre>\n`b`",
    "<?a?>\n`b`",
    "<!a>\n`b`",
    "</script>`a`",
    "    <div>a</div>",
    "\t<div>a</div>",
    "<\u017fection>a",
    "<div\u3000>a",
)


@pytest.mark.parametrize(
    ("body", "kind"), [*((body, "html") for body in HTML), *((body, "markdown") for body in MARKDOWN)]
)
def test_a_body_is_html_where_every_block_is(body: str, kind: str) -> None:
    assert File(f"---\ntitle: A bridge\n---\n\n{body}\n", path="1.md").article.body_kind == kind


@pytest.mark.parametrize("unit", ["<!-- a -->\n", "\n\n<!--", "<pre>\n\n", "\n\n<div>", "    \n"])
def test_a_long_body_has_a_kind(unit: str) -> None:
    assert File(f"---\ntitle: A\n---\n\n<p>{unit * 50_000}", path="1.md").article.body_kind in {"html", "markdown"}
