"""Speed of the proof and of the parser beside other parsers, on the bodies of the corpus; writes `docs/html-speed.md`.

`python benchmarks/html_speed.py [ROUNDS [EVERY]]`: rounds are interleaved, EVERY nth body is taken. Where a tool is
not installed, the others are measured, the page stays as it is, and the exit code is 2.
"""

from __future__ import annotations

import platform
import statistics
import sys
import time
import warnings
from typing import TYPE_CHECKING, Any

from bodies import bodies
from html5lib_suite import ROOT

from artlint.html import parse, proven_clean
from artlint.html.standard_parser import parse_by_standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Parser = Callable[[str], Any]


_OWN = 3
"""How many ways of our own are measured."""


def parsers() -> Iterator[tuple[str, Parser]]:
    """Name and function of everything that is measured."""
    yield "artlint, proof", proven_clean
    yield "artlint, `parse` (short way where proven)", parse
    yield "artlint, full parser alone", parse_by_standard
    for find in others():
        try:
            yield find()
        except ImportError as missing:
            print(f"not installed: {missing}", file=sys.stderr)


def others() -> tuple[Callable[[], tuple[str, Parser]], ...]:
    """What finds the parsers of others."""
    return (_html5lib, _justhtml, _turbohtml, _lxml, _selectolax)


def _html5lib() -> tuple[str, Parser]:
    import html5lib

    return f"html5lib {html5lib.__version__}", lambda text: html5lib.parseFragment(text, container="body")


def _justhtml() -> tuple[str, Parser]:
    from importlib.metadata import version

    from justhtml import JustHTML

    return f"justhtml {version('justhtml')}, errors on", lambda text: JustHTML(text, collect_errors=True)


def _turbohtml() -> tuple[str, Parser]:
    import turbohtml

    return f"turbohtml {turbohtml.__version__} (C)", lambda text: turbohtml.parse(text).errors


def _lxml() -> tuple[str, Parser]:
    from lxml import etree, html

    def run(text: str) -> Any:
        data = text.encode("utf-8", "replace")
        return html.document_fromstring(data) if data.strip() else None

    return f"lxml {etree.__version__} (C)", run


def _selectolax() -> tuple[str, Parser]:
    from importlib.metadata import version

    from selectolax.lexbor import LexborHTMLParser

    return f"selectolax {version('selectolax')} (C)", lambda text: LexborHTMLParser(text.encode("utf-8", "replace"))


def measure(run: Parser, texts: list[str]) -> float:
    """CPU seconds over all texts."""
    start = time.process_time()
    for text in texts:
        try:
            run(text)
        except Exception:
            continue
    return time.process_time() - start


def table(texts: list[str], rounds: int) -> list[str]:
    """One row a parser: MB/s (median and range), files/s, times html5lib."""
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) / 1e6
    found = list(parsers())
    seconds: dict[str, list[float]] = {name: [] for name, _ in found}
    for _ in range(rounds):
        for name, run in found:
            seconds[name].append(measure(run, texts))
    yardstick = [name for name in seconds if name.startswith("html5lib")]
    rows = []
    for name, taken in seconds.items():
        middle = statistics.median(taken)
        ratio = f"{statistics.median(seconds[yardstick[0]]) / middle:.1f}" if yardstick else "-"
        speed = f"{size / middle:.1f} [{size / max(taken):.1f}-{size / min(taken):.1f}]"
        rows.append(f"| {name} | {speed} | {len(texts) / middle:,.0f} | {ratio} |")
    return rows


def main(rounds: int = 3, every: int = 1) -> int:
    """Measure and print, and write the page if every parser was there; the exit code."""
    warnings.simplefilter("ignore")
    texts = list(bodies())[::every]
    proven = [text for text in texts if proven_clean(text)]
    clean = len(proven) + sum(not parse_by_standard(text).errors for text in texts if not proven_clean(text))
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) / 1e6
    rows = table(texts, rounds)
    page = TEMPLATE.format(
        files=len(texts), size=size, proven=len(proven), share=100 * len(proven) / len(texts), clean=clean,
        rounds=rounds, python=platform.python_version(), rows="\n".join(rows),
    )  # fmt: skip
    print(page)
    if len(rows) < _OWN + len(others()):
        print("docs/html-speed.md is not written: it compares all parsers", file=sys.stderr)
        return 2
    (ROOT / "docs" / "html-speed.md").write_text(page, "utf-8")
    return 0


TEMPLATE = """\
# Speed of the HTML parser

<!-- Written by `python benchmarks/html_speed.py`; do not edit. -->

{files:,} bodies of the corpus ({size:.1f} MB), {rounds} interleaved rounds, CPU time of one process, CPython {python}.
Absolute figures depend on the machine; compare rows of one run. {clean:,} of the bodies have no parse error, and
{proven:,} ({share:.1f} %) are proven clean.

| parser | MB/s, median [range] | files/s | times html5lib |
|---|---|---|---|
{rows}

The proof says only yes or unknown. `parse` gives elements, texts and errors with their places; what is proven takes the
short way, the rest the full parser. Parsers in C stand here for scale: none of them reports the standard's errors of
tree construction.
"""


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
