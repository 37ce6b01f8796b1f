"""The sample of findings that is read: drawn alike each time, from every rule, with verdicts that stay."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.truth import ARCHIVES, CONFIGURED, Sample, UnmeasuredError, draw, met, sample, verdicts
from benchmarks.truth_page import Drawn, Verdict, code, page, short

if TYPE_CHECKING:
    from pathlib import Path


def finding(rule: str, offset: int) -> dict[str, Any]:
    place = {"line": 1, "column": offset + 1, "offset": offset}
    return {"path": "1.md", "rule": rule, "message": "m", "start": place, "end": place}


MANY = [finding("frequent", number) for number in range(90)] + [finding("rare", number) for number in range(3)]


def test_the_rules_take_turns() -> None:
    assert Counter(found["rule"] for found in draw("a", MANY)) == {"frequent": 22, "rare": 3}


def test_the_draw_is_the_same_in_whatever_order_findings_come() -> None:
    assert draw("a", MANY) == draw("a", MANY[::-1])


def test_another_rule_changes_nothing_of_which_findings_of_a_rule_come_first() -> None:
    others = [finding("new", number) for number in range(90)]
    kept = [found for found in draw("a", MANY + others) if found["rule"] == "frequent"]
    assert all(found in draw("a", MANY) for found in kept)


def test_all_are_drawn_where_there_are_few() -> None:
    assert len(draw("a", MANY[-5:])) == 5


def test_a_verdict_is_kept_by_file_rule_and_place(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.md").write_text("---\ntitle: T\n---\n\nA text.")
    kept = {("a/1.md", "missing-final-newline", "5:8"): Verdict("true", "it lacks one")}
    assert [drawn.verdict for drawn in sample(tmp_path, "a", kept).drawn] == [Verdict("true", "it lacks one")]
    assert [drawn.verdict.word for drawn in sample(tmp_path, "a", {}).drawn] == ["unread"]


def test_a_line_that_is_no_verdict_is_named(tmp_path: Path) -> None:
    file = tmp_path / "truth.tsv"
    file.write_text("file\trule\tplace\tverdict\treason\na/1.md\tr\t1:1\tperhaps\t\n")
    with pytest.raises(UnmeasuredError, match="perhaps"):
        verdicts(file)


def test_an_excerpt_is_one_visible_line_that_stays_in_its_cell() -> None:
    assert short("a\n\u200bb|c\x1b[0m", 2, 5) == "a ⟦\\u200bb|⟧c\\u001b[0m"
    assert code("`a`|b") == "`` `a`\\|b ``"


def drawn(word: str) -> Drawn:
    return Drawn("a/1.md", "1:1", "r", "m", "t", Verdict(word, ""))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["true"] * 25, True),
        (["true"] * 23 + ["of no use"] * 2, True),
        (["true"] * 22 + ["of no use"] * 3, False),
        (["true"] * 24 + ["false"], False),
        (["true"] * 24 + ["unread"], False),
    ],
)
def test_the_bar(words: list[str], expected: bool) -> None:
    assert met([Sample("a", "[rules]", 30, [drawn(word) for word in words])]) is expected


def test_what_is_of_no_use_counts_where_the_archive_is_configured() -> None:
    words = [drawn("of no use")] * 25
    assert met([Sample("a", "", 30, words)])
    assert not met([Sample("a", "[rules]", 30, words)])


def test_an_archive_is_checked_with_its_configuration_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.md").write_text("---\ntitle: T\n---\n\nA text.")
    configuration = '[rules]\nmissing-final-newline = "off"\n'
    assert sample(tmp_path, "a", {}).findings == 1
    assert sample(tmp_path, "a", {}, configuration).findings == 0
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["1.md"]


@pytest.mark.parametrize("archive", ARCHIVES)
def test_every_archive_has_a_configuration(archive: str) -> None:
    assert "[" in (CONFIGURED / f"{archive}.toml").read_text(encoding="utf-8")


def test_the_page_counts_the_verdicts() -> None:
    told = page([Sample("a", "", 30, [drawn("true"), drawn("of no use")])])
    assert "| a | 30 | 2 | 1 | 1 | 0 | 0 | 50 % |" in told


def test_the_page_lists_a_finding_once_and_shows_the_configuration() -> None:
    told = page([Sample("a", "", 30, [drawn("true")]), Sample("a", "[rules]", 30, [drawn("true"), drawn("false")])])
    assert told.count("**true**") == told.count("**false**") == 1
    assert "1 of the 2 stand in the list above." in told
    assert "## a, configured\n\n```toml\n[rules]\n```" in told
