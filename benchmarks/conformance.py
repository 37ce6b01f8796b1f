"""Score artlint and other tools on html5lib-tests and write `docs/conformance.md`.

`python benchmarks/conformance.py`. Where a tool is not installed, the others are scored, the page stays as it is, and
the exit code is 2.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from artlint_runner import WRONG_ERROR_COUNTS, construct, tokenize
from html5lib_suite import ROOT, demanded, shared, tokenizer_tests, tree_tests
from other_runners import Html5lib, Parse5, Turbohtml

from artlint import __version__
from artlint.html.codes import TOKENIZER, TREE, Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from html5lib_suite import TokenizerTest, TreeTest


class Artlint:
    """artlint itself."""

    name = "artlint"
    version = __version__

    def tokenize(self, tests: list[TokenizerTest]) -> Iterator[Any]:
        """Tokens and errors of each test."""
        return (tokenize(test) for test in tests)

    def construct(self, tests: list[TreeTest]) -> Iterator[Any]:
        """Tree and number of errors of each test."""
        return (construct(test) for test in tests)


class Score(NamedTuple):
    """One tool's row."""

    tool: str
    tokens: int
    exact: int
    trees: int
    counts: int


def score(tool: Any, tokenizing: list[TokenizerTest], constructing: list[TreeTest]) -> Score:
    """Run all tests."""
    tokens = exact = trees = counts = 0
    for tokenizer_test, (output, errors) in zip(tokenizing, tool.tokenize(tokenizing), strict=True):
        tokens += output == tokenizer_test.output
        exact += output == tokenizer_test.output and errors == tokenizer_test.errors
    for tree_test, (tree, count) in zip(constructing, tool.construct(constructing), strict=True):
        trees += tree == tree_test.document
        counts += count == len(tree_test.errors)
    return Score(f"{tool.name} {tool.version}", tokens, exact, trees, counts)


TOOLS = (Html5lib, Turbohtml, Parse5)


def installed() -> Iterator[Any]:
    """The tools that can run here."""
    yield Artlint()
    for tool in TOOLS:
        try:
            yield tool()
        except ImportError as missing:
            print(f"{tool.name} is not installed: {missing}", file=sys.stderr)


def share(part: int, whole: int) -> str:
    """`3,549 of 3,549 (100 %)`, never rounded up to all."""
    percent = "100" if part == whole else f"{min(99.9, 100 * part / whole):.1f}"
    return f"{part:,} of {whole:,} ({percent} %)"


def page(scores: list[Score], tokenizing: int, constructing: int) -> str:
    """The whole page."""
    rows = [
        f"| {row.tool} | {share(row.exact, tokenizing)} | {share(row.trees, constructing)} |"
        f" {share(row.counts, constructing)} |"
        for row in scores
    ]
    wrong = [f"| {name} | {reason} |" for name, reason in WRONG_ERROR_COUNTS.items()]
    return TEMPLATE.format(
        rows="\n".join(rows), wrong="\n".join(wrong), tokenizer=codes(TOKENIZER), tree=codes(TREE),
    )  # fmt: skip


def codes(table: dict[str, Code]) -> str:
    """A table of error codes."""
    return "\n".join(
        f"| `{name}` | {code.sentence.replace('{piece}', '…')} | {example(code.example)} |"
        for name, code in table.items()
    )


def example(text: str) -> str:
    """An example as it can stand in a table."""
    shown = text if len(text) < 60 else f"{text[:10]}… × {len(text) // 5}"
    written = "".join(char if char.isprintable() else f"\\u{ord(char):04X}" for char in shown)
    return f"`{written}`"


TEMPLATE = """\
# Conformance

<!-- Written by `python benchmarks/conformance.py`; do not edit. -->

artlint reads HTML as browsers do: by the WHATWG standard, state by state and insertion mode by insertion mode. The
figures are from html5lib-tests, every test in every initial state, and every tree construction test that needs no
script, in both scripting modes where it names none.

| tool | tokenizer exact | tree equal | tree error count |
|---|---|---|---|
{rows}

- *tokenizer exact*: the same tokens and exactly the expected errors: code, line and column. Tools with codes of their
  own are measured by their own codes (html5lib), so a test with errors counts against them.
- *tree equal*: the same tree, to the last attribute.
- *tree error count*: the same number of errors; the tests fix no more than the number.

The tests beside this repository win where the living standard has moved on since (`<?` is a bogus comment there).

## Tests that artlint does not follow

In these the number of expected errors is not what the standard says; the trees are equal.

| test | why |
|---|---|
{wrong}

## What a check does otherwise

The standard's algorithm is quadratic in places, so a check stops constructing the tree at 512 open elements, or when
formatting elements were opened anew more than ten times as often as the text has tags. It says so once
(`nesting-too-deep`); the errors of tags, references and characters go on. Scripting is off: what stands in `<noscript>`
is elements. Errors that the standard counts several times at one place are one finding here.

## Codes of the tokenizer

The names are the standard's.

| code | what it means | example |
|---|---|---|
{tokenizer}

## Codes of tree construction

The standard has no names for these yet. They are in the manner of
[whatwg/html#10397](https://github.com/whatwg/html/issues/10397); `nesting-too-deep` is artlint's own.

| code | what it means | example |
|---|---|---|
{tree}
"""


def main() -> int:
    """Score and print, and write the page if every tool was there; the exit code."""
    folder = shared() / "html5lib-tests"
    demanded(folder / "tokenizer", "*.test")
    demanded(folder / "tree-construction", "*.dat")
    tokenizing = list(tokenizer_tests(folder / "tokenizer"))
    constructing = list(tree_tests(folder / "tree-construction"))
    scores = [score(tool, tokenizing, constructing) for tool in installed()]
    for row in scores:
        print(row)
    if len(scores) <= len(TOOLS):
        print("docs/conformance.md is not written: it compares all tools", file=sys.stderr)
        return 2
    path = ROOT / "docs" / "conformance.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(page(scores, len(tokenizing), len(constructing)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
