"""Edits of several passes, told as edits of the first text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from artlint import Span
from artlint.fix.combined_edits import combined_edits, smallest_edits
from artlint.fix.edits import with_edits
from artlint.rule import Edit

TEXT = st.text("ab\n", max_size=20)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> tuple[Edit, ...]:
    """Edits of a text that do not overlap, in order."""
    borders = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pairs = list(zip(borders[::2], borders[1::2], strict=False))
    return tuple(Edit(Span(start, end), draw(TEXT)) for start, end in pairs)


@given(TEXT, st.data())
def test_passes_together_do_what_they_do_one_by_one(text: str, data: st.DataObject) -> None:
    made: tuple[Edit, ...] = ()
    after = text
    for _ in range(4):
        edits = data.draw(edits_of(after))
        after, made = with_edits(after, edits), combined_edits(made, edits)
    made = smallest_edits(made, text)
    assert with_edits(text, made) == after
    assert all(one.span.end < other.span.start for one, other in pairwise(made))
    assert all(edit.span.of(text) != edit.text for edit in made)


def test_an_edit_of_what_an_edit_put_there_is_one_edit() -> None:
    first = (Edit(Span(2, 4), "xyz"),)
    assert combined_edits(first, (Edit(Span(3, 4), "-"),)) == (Edit(Span(2, 4), "x-z"),)
    assert combined_edits(first, (Edit(Span(0, 1), ""), Edit(Span(4, 6), ""))) == (
        Edit(Span(0, 1), ""),
        Edit(Span(2, 5), "xy"),
    )


def test_what_comes_back_is_no_edit() -> None:
    made = combined_edits((Edit(Span(1, 2), "x"),), (Edit(Span(1, 2), "b"),))
    assert smallest_edits(made, "abc") == ()
    assert smallest_edits((Edit(Span(0, 3), "axc"),), "abc") == (Edit(Span(1, 2), "x"),)
