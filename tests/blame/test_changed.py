"""What a change altered in a text whose body is one line."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from artlint.blame import Change, PlacedFinding, absent_before, meets_change
from artlint.blame.pieces import align, split, split_both
from artlint.span import Span

BODY = "<p>一。二。</p><p>三。四。</p><p>五。六。</p>"

texts = st.lists(st.sampled_from(["<p>", "</p>", "<br>", "一。", "二", "a. ", "<", ">", "\n", "\r\n", " "])).map(
    "".join
)


def at(text: str, piece: str) -> Span:
    start = text.index(piece)
    return Span(start, start + len(piece))


def altered(old: str, new: str) -> list[str]:
    return [span.of(new) for span in Change(old, new).altered]


def test_a_change_is_as_small_as_a_sentence_or_a_tag() -> None:
    assert altered(BODY, BODY.replace("三", "叁")) == ["叁。"]
    assert altered(BODY, BODY.replace("<p>三", "<p class=x>三")) == ["<p class=x>"]
    assert altered(BODY, BODY) == []


def test_what_was_taken_away_leaves_an_empty_place() -> None:
    new = BODY.replace("三。", "")
    assert Change(BODY, new).altered == (Span(new.index("四"), new.index("四")),)


def test_two_changes_leave_what_stands_between_them_alone() -> None:
    new = BODY.replace("一", "1").replace("六", "6")
    assert altered(BODY, new) == ["1。", "6。"]


def test_a_paragraph_that_came_between_is_all_that_is_new() -> None:
    assert altered(BODY, BODY.replace("<p>三", "<p>新。</p><p>三")) in (["<p>新。</p>"], ["新。</p><p>"])


def test_lines_put_above_alter_nothing_below() -> None:
    assert altered(BODY, "<!--1-->\n" + BODY) == ["<!--1-->\n"]


def test_other_line_ends_alter_no_sentence() -> None:
    assert altered("a\nb\nc\n", "a\r\nb\r\nc\r\n") == ["\r\n", "\r\n", "\r\n"]


def test_a_change_meets_what_it_altered_and_no_neighbour() -> None:
    new = BODY.replace("三", "叁")
    change = Change(BODY, new)
    assert change.meets(at(new, "叁"))
    assert change.meets(at(new, "<p>叁。四。</p>"))
    assert not change.meets(at(new, "四。"))
    assert not change.meets(at(new, "五"))


def test_an_empty_place_is_met_where_something_beside_it_was_altered_or_taken_away() -> None:
    new = BODY.replace("四。</p>", "")
    behind = new.index("三。") + 2
    assert Change(BODY, new).meets(Span(behind, behind))
    assert not Change(BODY, new).meets(Span(0, 0))


def test_a_place_out_of_which_text_was_taken_is_met() -> None:
    new = BODY.replace("三。", "")
    assert Change(BODY, new).meets(at(new, "<p>四。</p>"))
    assert not Change(BODY, new).meets(at(new, "四。"))


def test_a_finding_that_compares_parts_is_new_when_the_other_part_was_altered() -> None:
    new = BODY.replace("五", "伍")
    change = Change(BODY, new)
    assert meets_change(PlacedFinding("r", "", at(new, "一"), (at(new, "伍"),)), change)
    assert not meets_change(PlacedFinding("r", "", at(new, "一"), (at(new, "二"),)), change)


def test_what_the_old_version_had_at_the_same_place_is_not_the_changes_doing() -> None:
    new = "<p>新。</p>" + BODY
    old = PlacedFinding("r", "c", at(BODY, "三"))
    moved = PlacedFinding("r", "c", at(new, "三"))
    other = PlacedFinding("r", "c", at(new, "四"))
    assert absent_before([moved, other, moved._replace(rule="s")], [old], Change(BODY, new)) == [False, True, True]


def test_an_end_tag_taken_away_is_to_blame_for_the_element_left_open() -> None:
    new = BODY.replace("</p><p>五", "<p>五")
    left_open = PlacedFinding("r", "", at(new, "<p>三")._replace(end=new.index("三")))
    change = Change(BODY, new)
    assert not meets_change(left_open, change)
    assert absent_before([left_open], [], change) == [True]


def test_a_rule_that_did_not_show_all_of_the_past_has_nothing_new_elsewhere() -> None:
    cut = PlacedFinding("r", "more-errors", Span(0, 0))
    assert absent_before([PlacedFinding("r", "c", at(BODY, "三"))], [cut], Change(BODY, BODY)) == [False]


@given(texts)
def test_pieces_are_the_text(text: str) -> None:
    pieces = split(text)
    assert "".join(pieces.texts) == text
    assert all(text.startswith(piece, start) for piece, start in zip(pieces.texts, pieces.starts, strict=False))


@given(texts, texts)
def test_aligned_pieces_are_equal_and_rise(old: str, new: str) -> None:
    first, second = split(old).texts, split(new).texts
    pairs = sorted(align(first, second).items())
    assert all(first[a] == second[b] for a, b in pairs)
    assert all(b < d for (_, b), (_, d) in pairwise(pairs))


@given(texts, texts)
def test_what_was_not_altered_stands_in_the_old_version_in_the_same_order(old: str, new: str) -> None:
    spans = Change(old, new).altered
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(new)]
    behind = 0
    for start, end in zip(ends, starts, strict=True):
        found = old.find(new[start:end], behind)
        assert found >= 0
        behind = found + end - start


@given(texts, texts)
def test_a_place_of_the_old_version_is_the_same_text_in_the_new(old: str, new: str) -> None:
    change = Change(old, new)
    for start in range(len(old)):
        for end in (start + 1, min(len(old), start + 4)):
            for place in change.new_places(Span(start, end)):
                assert change.meets(place) or place.of(new) == old[start:end]


def test_a_text_longer_than_any_article_is_compared_by_its_ends() -> None:
    old = "x" * 600_000 + "middle" + "y" * 600_000
    new = old.replace("middl", "cor")
    first, second = split_both(old, new)
    assert (first.texts[1], second.texts[1]) == ("middl", "cor")
    assert [span.of(new) for span in Change(old, new).altered] == ["cor"]
