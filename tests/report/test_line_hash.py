"""GitHub's own line hash: its published vectors, and its rolling computation character by character."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.article import decode
from artlint.report.line_hash import line_hashes
from artlint.span import Lines

GREETING = [
    "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
]  # fmt: skip

VECTORS = {
    "": ["c129715d7a2bc9a3:1"],
    " a\nb\n  \t\tc\n d": ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
    " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End": [
        "8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1", "b86d3392aea1be30:1",
        "e6ceba753e1a442:1",
    ],
    " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n": GREETING,
    " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r": GREETING,
    " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n": GREETING,
    " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n": GREETING,
    "Lorem ipsum dolor sit amet.\n" * 10: [
        "a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4", "a7f2ff13bc495cf2:5",
        "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1",
        "c129715d7a2bc9a3:1",
    ],
}  # fmt: skip
"""The vectors of github/codeql-action, src/fingerprints.test.ts."""


@pytest.mark.parametrize(("text", "hashes"), VECTORS.items())
def test_the_published_vectors(text: str, hashes: list[str]) -> None:
    lines = range(1, len(hashes) + 1)
    assert line_hashes(text, lines) == dict(zip(lines, hashes, strict=True))
    assert len(Lines(text).starts) == len(hashes)


def rolled(text: str) -> dict[int, str]:
    """The hashes of all lines as the upload action computes them: with a window that rolls over UTF-16 units."""
    units = memoryview(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").encode("utf-16-le")).cast("H")
    window, marks, value, hashes, counts = [0] * 100, [0] * 100, 0, {}, Counter[int]()
    at = line = 0
    starts, after_return = True, False

    def roll(unit: int) -> None:
        nonlocal value, at
        value = (value * 37 + unit - 37**100 * window[at]) % 2**64
        window[at] = unit
        at = (at + 1) % 100

    def give() -> None:
        if marks[at]:
            counts[value] += 1
            hashes[marks[at]] = f"{value:x}:{counts[value]}"
            marks[at] = 0

    for unit in [*units, 0xFFFF]:
        if unit in (0x20, 0x09) or (after_return and unit == 0x0A):
            after_return = False
            continue
        after_return = unit == 0x0D
        give()
        if starts:
            line += 1
            marks[at] = line
        starts = unit in (0x0A, 0x0D)
        roll(0x0A if unit == 0x0D else unit)
    for _ in range(100):
        give()
        roll(0)
    return hashes


@given(
    st.lists(st.sampled_from(["a", "法", "😀", " ", "\t", "\n", "\r", "\r\n", "\udcff", "x" * 99, "\uffff", "\ufeff"]))
)
def test_it_is_what_the_upload_action_computes(pieces: list[str]) -> None:
    text = decode("".join(pieces).encode("utf-8", "surrogateescape"))
    assert line_hashes(text, range(1, len(Lines(text).starts) + 1)) == rolled(text)


def test_only_the_lines_asked_for_are_hashed_and_equal_ones_before_them_count() -> None:
    assert line_hashes("x\n" * 200 + "y\n", {3, 999}) == {3: rolled("x\n" * 200 + "y\n")[3]}
    assert line_hashes("x\n" * 200, {3})[3].endswith(":3")
