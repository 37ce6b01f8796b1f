"""The long test of the proof: nothing proven clean may have an error by the full parser, nor by html5lib.

`python benchmarks/soundness.py [TREES] [MUTATIONS]`; the conformance inputs and the corpus are always checked.
"""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

from bodies import bodies
from html5lib_suite import demanded, shared, tokenizer_tests, tree_tests

from artlint.html.proof import proven_clean
from artlint.html.standard_parser import parse_by_standard

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = (
    "p div a b i em span font nobr button form h1 h2 ul ol li dl dd dt table caption colgroup col thead tbody tfoot tr"
    " td th br img hr input iframe script style title textarea noscript object pre section main figure video select"
    " option optgroup ruby rt rp svg math image body html head template marquee xmp plaintext center strike small"
).split()
TEXTS = (
    "x", " ", "\n", "新闻", "&amp;", "&nbsp", "&#8221;", "&#0;", "&copy=1", "&copy", "&unknown;", "&", "&#x;", "<", ">",
    "\0", "\x0b", "\ud800", "\U0001fffe", "\U000210c1", "<!-- c -->", "<!---->", "<!-->", "<!--<b>-->", "<!-- -- -->",
    "<?x?>", "</>", "<!doctype html>", "<![CDATA[x]]>", "--", "]]>",
)  # fmt: skip
ATTRIBUTES = (
    "", "", "", ' a="1"', " a=1 b=2", " a a", " A a", " a='x>y'", ' href="?a=1&copy=2"', ' href="?a&copy"', ' t="<p>"',
    ' a="1"b="2"', " =a", " a=", ' a"b', " /", " a=b/", "\n a\n", ' a="&amp;"', ' a="&#1;"', ' a="&lt"',
)  # fmt: skip
# html5lib is older than the standard. No error today: `&name` that is no reference, `&copy=` in an attribute (in text
# it is one still, which the full parser says), and dashes in a comment.
OBSOLETE = {
    "expected-named-entity", "named-entity-without-semicolon", "unexpected-char-in-comment",
    "unexpected-dash-after-double-dash-in-comment", "unexpected-bang-after-double-dash-in-comment",
}  # fmt: skip


def random_tree(dice: random.Random, depth: int = 0) -> str:
    """A piece of HTML that is right more often than not."""
    pieces = []
    for _ in range(dice.randint(0, 3)):
        if depth > 6 or dice.random() < 0.4:
            pieces.append(dice.choice(TEXTS[:8] if dice.random() < 0.9 else TEXTS))
            continue
        name = dice.choice(NAMES)
        attributes = dice.choice(ATTRIBUTES[:8] if dice.random() < 0.9 else ATTRIBUTES)
        close = "" if dice.random() < 0.25 else f"</{name}>"
        pieces.append(f"<{name}{attributes}>{random_tree(dice, depth + 1)}{close}")
    return "".join(pieces)


def mutation(dice: random.Random, text: str) -> str:
    """The text with one piece taken out, doubled, or put elsewhere."""
    start = dice.randrange(len(text) + 1)
    end = min(len(text), start + dice.randint(1, 12))
    piece = dice.choice((text[start:end], dice.choice(TEXTS), f"<{dice.choice(NAMES)}>", f"</{dice.choice(NAMES)}>"))
    at = dice.randrange(len(text) + 1)
    return dice.choice((text[:start] + text[end:], text[:at] + piece + text[at:]))


def inputs(trees: int, mutations: int) -> Iterator[str]:
    """All texts to check."""
    folder = shared() / "html5lib-tests"
    demanded(folder / "tokenizer", "*.test")
    demanded(folder / "tree-construction", "*.dat")
    yield from (test.text for test in tokenizer_tests(folder / "tokenizer"))
    yield from (test.text for test in tree_tests(folder / "tree-construction"))
    corpus = list(bodies())
    yield from corpus
    dice = random.Random(3)
    yield from (random_tree(dice) for _ in range(trees))
    short = [body for body in corpus if 0 < len(body) < 4000 and proven_clean(body)]
    yield from (mutation(dice, dice.choice(short)) for _ in range(mutations if short else 0))


def html5lib_errors(text: str) -> list[str]:
    """What html5lib finds, less what the standard has since given up."""
    import html5lib

    parser = html5lib.HTMLParser()
    parser.parseFragment(text, container="body")
    return [code for _, code, _ in parser.errors if code not in OBSOLETE]


def main(trees: int = 200_000, mutations: int = 40_000) -> int:
    """Check everything; how many proofs were wrong."""
    checked = proven = wrong = 0
    for text in inputs(trees, mutations):
        checked += 1
        if not proven_clean(text):
            continue
        proven += 1
        errors = [error.code for error in parse_by_standard(text).errors] or html5lib_errors(text)
        if errors:
            wrong += 1
            print(f"WRONG {errors[:3]} {text[:300]!r}")
    print(f"{checked} texts, {proven} proven clean, {wrong} of them wrongly")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(*map(int, sys.argv[1:])) else 0)
