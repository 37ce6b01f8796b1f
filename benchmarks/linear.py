"""Doubling an input at most doubles the time that artlint takes for it: hostile bodies and files at growing sizes.

`python benchmarks/linear.py [find|markdown|kramdown|frame|fix|diff|baseline ...] [MB]`: what the rules find in bodies
of HTML and of Markdown, and in frames, fixes pass by pass and their verification, diffs, baselines. Without a word all
are measured, up to 1.6 MB.
"""

from __future__ import annotations

import gc
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from linear_cases import DISTINCT, ENTRIES, FILES, FLOODS, LINES, NESTED, filled, nested
from linear_markdown import KRAMDOWN, MARKDOWN, NESTED_MARKDOWN

from artlint.article import File, Source
from artlint.baseline.file import BaselineFile
from artlint.cli import ALLOCATIONS
from artlint.config import Selection
from artlint.config.settings import default_config, settings_of
from artlint.fix import MOST_FIXES, apply_fixes
from artlint.model import Rewritten
from artlint.report.diff import changes
from artlint.report.patch import hunks
from artlint.suppress import Plans, lint_with_suppressions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artlint.judge import Result

    Work = Callable[[int], Callable[[], object]]

PIECES = {
    "deep nesting": ("", "<div>", ""),
    "formatting left open": ("", "<b>", ""),
    "formatting with attributes": ("", "<p><font color=i>", ""),
    "paragraphs after formatting": ("<p>" + "".join(f"<font color={i}>" for i in range(9)), "<p>x", ""),
    "misnested formatting": ("", "<b><i><p>x</b>", ""),
    "links in links": ("", "<a href=x>", ""),
    "fostered text": ("<table>", "x<b>y</b>", ""),
    "fostered elements": ("<table>", "<div>x</div>", ""),
    "stray end tags": ("", "</p></b></x>", ""),
    "ampersands": ("", "&", ""),
    "references without semicolon": ("", "&copy ", ""),
    "half references": ("", "&#", ""),
    "legacy names in attributes": ("<a href='", "&copy=", "'>"),
    "long attribute": ("<a x='", "y", "'>x</a>"),
    "attributes": ("<a ", "x=1 ", ">"),
    "unclosed comments": ("", "<!-- ", ""),
    "comments": ("", "<!-- x -->", ""),
    "dashes": ("<!-- ", "-", ""),
    "less-than signs": ("", "<", ""),
    "scripts in a comment": ("<script><!--", "<script></script ", ""),
    "titles": ("", "<title>x</title>", ""),
    "unclosed title": ("", "<title>x</title ", ""),
    "NUL": ("", "\0", ""),
    "lone surrogates": ("", "\udc80", ""),
    "spaces in a tag": ("<a", " ", ">x</a>"),
    "table cells": ("<table>", "<tr><td>x", ""),
    "list items": ("<ul>", "<li>x", "</ul>"),
    "clean paragraphs": ("", "<p>x</p>", ""),
    "definitions deep in divs": ("<div>" * 300, "<dd>x", ""),
    "headings": ("", "<h1>x", ""),
    "buttons": ("", "<button>x", ""),
    "svg": ("<svg>", "<g/>", "</svg>"),
    "select": ("<select>", "<option>x", ""),
    "doctype": ("", "<!DOCTYPE html>", ""),
    "bad references in tags": ("", "<a href='?x&copy=1'>x</a>", ""),
    "spaces in table": ("<table>", "<tr> ", "</table>"),
    "empty small print": ("", "<small></small>", ""),
    "captions": ("", '<img src="https://a.org/1.jpg"><small>x</small>', ""),
    "closed before it opens": ("", ">>><<<", ""),
    "empty paragraphs": ("", "<p></p>", ""),
    "an image's addresses": ('<img src="https://a.org/1" srcset="', "https://a.org/1 2x, ", '">'),
    "percent signs": ('<a href="https://a.org/', "%", '">x</a>'),
    "insecure addresses": ("", "http://", ""),
    "parameters": ("", "?a=b", ""),
}  # fmt: skip
FRAME = "<!--1689730743000-->\n[x](https://example.org/1.html)\n------\n\n"


SETTINGS = settings_of(default_config("/"), ())
PLANS = Plans.of(SETTINGS.rules_for("epoch", Selection()))
PLANS_OF_POSTS = Plans.of(SETTINGS.rules_for("post", Selection()))
POST = "---\ntitle: A bridge reopens\ndate: 2023-07-19\n---\n\n"
PARTS = (1 / 16, 1 / 4, 1)
STEP = 4
SHORT = 1
"""Seconds of work that is repeated."""
TOLERANCE = 1.6
"""What a step may take beyond its size: memory is slower where there is more of it."""


def look(text: str, most_fixes: int = MOST_FIXES) -> Result:
    """What the rules that are on by default find in a text."""
    return lint_with_suppressions(File(text), PLANS, SETTINGS, Selection(), most_fixes=most_fixes)


def find(write: Callable[[int], str], size: int) -> Callable[[], object]:
    """A check of a text of a size."""
    return partial(look, write(size))


def find_in_markdown(flavor: str, write: Callable[[int], str], size: int) -> Callable[[], object]:
    """A check of a post of a size, whose body is Markdown."""
    text, source = POST + write(size), Source(layout="post", body="markdown", flavor=flavor)

    def check() -> object:
        file = File(text, path="a.md", source=source)
        return lint_with_suppressions(file, PLANS_OF_POSTS, SETTINGS, Selection())

    return check


def fix(write: Callable[[int], str], size: int) -> Callable[[], object]:
    """All fixes of a text of a size."""
    text = write(size)
    found = look(text)
    return lambda: apply_fixes(text, found, look, unsafe=True)


def compare(body: tuple[str, str, str], size: int) -> Callable[[], object]:
    """The patch and the shown changes of a text of a size, once its fixes are made."""
    text = framed(filled, body)(size)
    edits = apply_fixes(text, look(text), look, unsafe=True).edits
    rewritten = Rewritten(text, tuple((span.start, span.end, new) for span, new in edits))
    return lambda: (list(hunks(rewritten)), list(changes(rewritten)))


def accept(line: str, size: int) -> Callable[[], object]:
    """Entries of a baseline of a size, asked for by path and by marks."""
    data = ('{"artlint-baseline": 1, "files": {\n' + filled(("", line, ""), size) + '"": {}}}\n').encode()

    def ask() -> None:
        baseline = BaselineFile(data)
        for number in range(50):
            baseline.get(f"{number}.md")
            baseline.like(("title", "body"))

    return ask


def framed(make: Callable[[tuple[str, str, str], int], str], case: tuple[str, str, str]) -> Callable[[int], str]:
    """How to write a case as the body of an article."""
    return lambda size: f"{FRAME}{make(case, size)}\n"


def cases() -> Iterator[tuple[str, str, Work]]:
    """What is measured: its kind, its name, and the work for a size."""
    for name, case in (*PIECES.items(), *DISTINCT.items()):
        yield "find", name, partial(find, framed(filled, case))
    for name, case in NESTED.items():
        yield "find", name, partial(find, framed(nested, case))
        yield "fix", name, partial(fix, framed(nested, case))
    for name, case in MARKDOWN.items():
        yield "markdown", name, partial(find_in_markdown, "commonmark", partial(filled, case))
    for name, case in NESTED_MARKDOWN.items():
        yield "markdown", f"{name}, nested", partial(find_in_markdown, "commonmark", partial(nested, case))
    for name, case in KRAMDOWN.items():
        yield "kramdown", name, partial(find_in_markdown, "kramdown", partial(filled, case))
    for name, case in FILES.items():
        yield "frame", name, partial(find, partial(filled, case))
    for name, case in FLOODS.items():
        yield "fix", name, partial(fix, framed(filled, case))
    for name, case in LINES.items():
        yield "diff", name, partial(compare, case)
    for name, line in ENTRIES.items():
        yield "baseline", name, partial(accept, line)


def measure(work: Callable[[], object]) -> float:
    """CPU seconds of some work, the least of three where it is short: what else the machine does then weighs most."""
    seconds = [_once(work)]
    while seconds[0] < SHORT and len(seconds) < 3:
        seconds.append(_once(work))
    return min(seconds)


def _once(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def main(*arguments: str) -> int:
    """Print seconds at a sixteenth, a quarter and the whole size; how many grow faster than they may."""
    kinds = [it for it in arguments if it.isalpha()]
    megabytes = float(next((it for it in arguments if not it.isalpha()), 1.6))
    bad = 0
    gc.set_threshold(ALLOCATIONS)  # as the command has it
    for kind, name, work in cases():
        if kinds and kind not in kinds:
            continue
        seconds = [measure(work(int(megabytes * part * 1_000_000))) for part in PARTS]
        ratio = seconds[2] / max(seconds[1], 0.02)
        is_bad = ratio > STEP * TOLERANCE
        bad += is_bad
        figures = " ".join(f"{it:7.2f}" for it in seconds)
        print(f"{kind:9} {name:32} {figures} s  x{ratio:.1f}{'  !' * is_bad}", flush=True)
    return bad


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) else 0)
