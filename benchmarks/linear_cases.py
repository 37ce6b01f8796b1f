"""Hostile bodies and files for `linear.py`: a head, a piece that is repeated (`%d` is its number), a tail."""

from __future__ import annotations

IMAGE = '<img src="https://a.org/%d.jpg">'
CAPTION = "caption number %d, which is long enough to count"

DISTINCT = {
    "names": ("", "<x%d>y</x%d>", ""),
    "glued names": ("", "<imgdata-%d=x>", ""),
    "glued names of their own": ("", "<pclass='c%d'id='i%d'>x</p>", ""),
    "attributes of their own": ("<b ", "x%d=1 ", ">y</b>"),
    "identifiers": ("", "<b id=i%d>y</b>", ""),
    "captions": ("", f"{IMAGE}<div><small>{CAPTION}</small></div>", ""),
    "captions and their text": ("", f"{IMAGE}<div><small>{CAPTION}</small></div><p>{CAPTION}</p>", ""),
    "captions beside a text": (f"<p>{'a' * 200_000}</p>", f"{IMAGE}<div><small>{'a' * 40}%d</small></div>", ""),
    "figures": ("", f"<figure>{IMAGE}<figcaption>{CAPTION}</figcaption></figure>", ""),
    "captions of one figure": ("<figure><img src=x>", f"<figcaption>{CAPTION}</figcaption>", "</figure>"),
    "clauses": ("<img src='https://a.org/1.jpg'><div><small>", "第%d句，", "</small></div><p>第一句，</p>"),
    "images": ("", IMAGE, ""),
    "images without scripts": ("", f"<noscript>{IMAGE}</noscript>", ""),
    "links": ("", "<a href='https://a.org/%d'></a>", ""),
    "fonts": ("", "<p><font color=c%d>x", ""),
    "handlers of one tag": ("<p ", "on%d=x ", ">y</p>"),
    "names in a comment of artlint": ("<!-- artlint-ignore ", "x%d, ", "-->"),
    "comments of artlint": ("", "<!-- artlint-ignore empty-element -->\n<p></p>", ""),
}
"""Bodies of which each piece may be another one."""

NESTED = {
    "spans around a link": ("<span>", "<a href='https://a.org/'>x</a>", "</span>"),
    "spans before links": ("<span>", "</span>" + "<a href=x>x</a>" * 3, ""),
    "empty formatting": ("<b>", "", "</b>"),
    "small print in small print": ("<small>", "x", "</small>"),
    "styles in a drawing": ("<svg><style>", "x", "</style></svg>"),
    "blanks in spans": ("<span> ", "", "</span>"),
}
"""Bodies of so many heads, one middle, and so many tails."""

FLOODS = {
    "C1 controls": ("", "it\x92s ", ""),
    "C1 controls side by side": ("", "\x92", ""),
    "NUL": ("", "a\0", ""),
    "empty elements": ("", "<p></p>", ""),
    "empty formatting": ("<p>x", "<b></b>y ", "</p>"),
    "doubled entities": ("<p>", "&amp;nbsp;x", "</p>"),
    "glued tags": ("", "<pclass='c%d'id='i%d'>x</p>", ""),
    "glued names": ("", "<imgdata-%d='1'>", ""),
    "comments of artlint": ("", "<!-- artlint-ignore dates --><b></b>\x92", ""),
    "carriage returns": ("", "x\r\n", ""),
    "garbled text": ("<p>", "â€œquotedâ€\x9d ", "</p>"),
    "insecure images": ("", '<img src="http://example.org/%d.jpg">', ""),
    "tracked links": ("", '<a href="https://a.org/%d?utm_source=x&utm_medium=y">x</a>', ""),
    "tracking of one link": ('<a href="https://a.org/?', "utm_source=x&", '">x</a>'),
    "fostered text": ("<table>", "x<b></b>", "</table>"),
    "invisible characters": ("<p>", "a\u200b", "</p>"),
}
"""Bodies with more and more to fix."""

FILES = {
    "keys": ("---\n", "k%d: v\n", "---\n"),
    "keys that YAML reads": ("---\nz: {}\n", "k%d: v\n", "---\n"),
    "lists in lists": ("---\nx: ", "[", "\n---\n"),
    "dashes": ("---\n", "- ", "\n---\n"),
    "anchors": ("---\na: &a0 [x, x]\n", "b%d: &b%d [*a0, *a0, *a0]\n", "---\n"),
    "quotes": ("---\na: '", "''", "'\n---\n"),
    "lines without an end": ("---\n", "a%d: b\n", ""),
    "brackets in a title": ("<!--1689730743000-->\n[", "[", "](https://a.org/1.html)\n------\n\n"),
    "half titles": ("<!--1689730743000-->\n[", "](", ")\n------\n\n"),
    "brackets in an address": ("<!--1689730743000-->\n[x](https://a.org/", "(", ")\n------\n\n"),
    "days in an address": ("<!--1689730743000-->\n[x](https://a.org/", "20230718/", ")\n------\n\n"),
    "epochs": ("", "<!--1689730743000-->\n", "[x](https://a.org)\n------\n\n"),
    "titles": ("", "[x](https://a.org)\n", "------\n\n"),
    "empty lines": ("", "\n", "[x](https://a.org)\n------\n\n"),
}
"""Files whose frame is hostile."""

LINES = {
    "every line end": ("", "x\r\n", ""),
    "every other line end": ("", "x\r\ny\n", ""),
    "a piece of each line": ("", "a\x92s\n", ""),
    "pieces of one line": ("", "a\x92s ", ""),
}
"""Bodies whose fixes are shown as a diff."""

ENTRIES = {
    "entries of one path": '"1.md": {"empty-caption": "key.%d"},\n',
    "one title and body": '"%d.md": {"~": "title body", "empty-caption": "key.%d"},\n',
}
"""Lines of a baseline."""


def filled(case: tuple[str, str, str], size: int) -> str:
    """A case, of about so many code points."""
    head, piece, tail = case
    count = max(1, size // (len(piece) + 3 * piece.count("%d")))
    return head + "".join([piece.replace("%d", str(number)) for number in range(count)]) + tail


def nested(case: tuple[str, str, str], size: int) -> str:
    """A case, as deep as so many code points make it."""
    head, middle, tail = case
    count = max(1, size // (len(head) + len(tail)))
    return head * count + middle + tail * count
