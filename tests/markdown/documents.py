"""Markdown documents drawn from pieces that meet in every order, sound and broken."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    "# Title\n", "Title\n===\n", "text ", "桥", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "```\n",
    "~~~ py\n", "`", "``", "<b>", "</b>", "<div>\n", "</div>\n", '<img src="a.png" alt=x>', "<!-- c -->",
    "<https://a.org/?b=c>", "[a](b)", "![a](b.png 'T')", "[a][r]", "[r]: http://r.org\n",
    "|a|b|\n|-|-|\n|c|d|\n", "*", "**", "_", "~~", "\\", "&amp;", "&", "<", ">", "{{ x }}", "{% raw %}",
    "{% endraw %}", "{: .c}", "[^1]", "[^1]: n\n", "\r\n", "\x00", "\ud800", "\ufffc", "<script>", "</script>",
    "<pre>", "</pre>", "<p markdown=1>", "- [x] ", "  \n", "]( <", "![", "](", ")",
    '{{< figure src="a.png" caption="c" alt=d >}}', '<imgsrc="a.png"alt=x>', "*c*\n", "<figcaption>c</figcaption>",
    "<small>c</small>", "{: .caption}\n", "\u2028", "<!-- artlint-ignore text -->", "&#x1F;", "{{", "http://a.org ",
)  # fmt: skip

documents = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
