"""Doubling an input at most doubles the time of its check, by the rules that are on by default: hostile bodies at
growing sizes. `python benchmarks/linear.py [MB]`.
"""

from __future__ import annotations

import sys
import time

from artlint.article import File
from artlint.config import Selection
from artlint.config.settings import default_config, settings_of
from artlint.engine import lint
from artlint.plan import Plan

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


def default_plan() -> Plan:
    """The rules that are on by default, for the layout `epoch`."""
    settings = settings_of(default_config("/"), ())
    return Plan(rule for rule in settings.rules_for("epoch", Selection()) if "suppressions" not in rule.gate.reads)


def measure(body: str, plan: Plan) -> float:
    """CPU seconds of one check."""
    start = time.process_time()
    lint(File(f"{FRAME}{body}\n"), plan)
    return time.process_time() - start


def main(megabytes: float = 2) -> int:
    """Print seconds at a half and the whole size; how many grow faster than they may."""
    bad, plan = 0, default_plan()
    for name, (head, piece, tail) in PIECES.items():
        seconds = []
        for part in (0.25, 0.5, 1):
            count = int(megabytes * part * 1_000_000 / len(piece))
            seconds.append(measure(head + piece * count + tail, plan))
        ratio = seconds[2] / max(seconds[1], 0.01)
        bad += ratio > 2.6
        print(f"{name:32} {seconds[0]:7.2f} {seconds[1]:7.2f} {seconds[2]:7.2f} s  x{ratio:.1f}{'  !' * (ratio > 2.6)}")
    return bad


if __name__ == "__main__":
    sys.exit(1 if main(*map(float, sys.argv[1:])) else 0)
