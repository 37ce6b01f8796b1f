"""Examples of rules as a page shows them: every place that is named is there to be seen."""

from typing import NamedTuple

from artlint.rule import Example
from artlint.span import Lines

HEALTHY_FRAME = (
    "<!--1689730743000-->\n[A bridge reopens](https://example.org/a/bridge-reopens-20230718/7186728.html)\n------\n\n"
)
"""What stands above the body of an example that is not `whole`; the body is line 5."""

_FRAME_LINES = HEALTHY_FRAME.count("\n")


class ShownExample(NamedTuple):
    """An example's text, what is found in it by the lines of that text, and the text after the fix (None for none)."""

    text: str
    expected: tuple[str, ...]
    fixed: str | None


def shown_example(example: Example) -> ShownExample:
    """A body by itself, its lines counted from 1, unless something is found above or below it: then the whole."""
    if example.whole:
        return ShownExample(example.text, example.expected, example.fixed)
    lines = [int(expected.partition(":")[0]) for expected in example.expected]
    if any(not 0 < line - _FRAME_LINES <= len(Lines(example.text).starts) for line in lines):
        fixed = None if example.fixed is None else _framed(example.fixed)
        return ShownExample(_framed(example.text), example.expected, fixed)
    found = zip(lines, example.expected, strict=True)
    below_frame = tuple(f"{line - _FRAME_LINES}:{expected.partition(':')[2]}" for line, expected in found)
    return ShownExample(example.text, below_frame, example.fixed)


def _framed(body: str) -> str:
    return f"{HEALTHY_FRAME}{body}\n"
