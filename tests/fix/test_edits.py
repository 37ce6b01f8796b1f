"""Edits: which can be made together, and the text after them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from artlint import Edit, Span
from artlint.fix.edits import EditedPlaces, with_edits


def edit(start: int, end: int, text: str = "") -> Edit:
    return Edit(Span(start, end), text)


def test_edits_are_made_in_any_order() -> None:
    assert with_edits("0123456789", [edit(8, 9, "x"), edit(0, 1), edit(3, 3, "y"), edit(10, 10, "z")]) == "12y34567x9z"


def test_what_overlaps_or_touches_waits() -> None:
    taken = EditedPlaces(10)
    assert taken.admit((edit(2, 4), edit(6, 6)))
    refused = [(edit(3, 5),), (edit(0, 2),), (edit(4, 5),), (edit(6, 6),), (edit(5, 6),), (edit(0, 9),), (edit(3, 3),)]
    assert not any(taken.admit(edits) for edits in refused)


def test_edits_of_which_one_is_refused_take_no_place() -> None:
    taken = EditedPlaces(10)
    assert taken.admit((edit(2, 4),))
    assert not taken.admit((edit(8, 9), edit(3, 5)))
    assert taken.admit((edit(8, 9),))


_spans = st.tuples(st.integers(0, 30), st.integers(0, 5)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(_spans, max_size=12), st.text(min_size=35, max_size=35))
def test_admitted_edits_leave_all_other_characters(spans: list[Span], text: str) -> None:
    taken = EditedPlaces(35)
    admitted = [Edit(span, "") for span in spans if taken.admit((Edit(span, ""),))]
    gone = {at for edit in admitted for at in range(*edit.span)}
    assert with_edits(text, admitted) == "".join(character for at, character in enumerate(text) if at not in gone)
