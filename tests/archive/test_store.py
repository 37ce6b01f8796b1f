"""Where facts are kept during a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.archive import store
from artlint.archive.groups import Links
from artlint.archive.store import Facts
from artlint.model.facts import Drawn, DrawnFact, Judge

if TYPE_CHECKING:
    import pytest
    from tests.conftest import Sandbox


def drawn(*keys: int, source: str = "", **options: object) -> Drawn:
    facts = tuple(DrawnFact(0, key, at, at + 1, "error", "\udcff") for at, key in enumerate(keys))
    return Drawn(source, 1, (Judge("a-rule", options),), facts)


def groups(facts: Facts, least: int = 2) -> dict[int, list[int]]:
    ((judge, _),) = facts.judges
    return {key: [fact.file for fact in its] for key, its in facts.groups(judge, least)}


def test_keys_of_several_facts_are_judged_in_the_order_of_files() -> None:
    facts = Facts()
    for number, keys in ((3, (7, 8)), (1, (7,)), (2, (9, 7, 9))):
        facts.add(number, b"%d" % number, drawn(*keys))
    facts.finish()
    assert groups(facts) == {7: [1, 2, 3], 9: [2, 2]}
    assert groups(facts, 3) == {7: [1, 2, 3]}
    assert groups(facts, 1) == {7: [1, 2, 3], 8: [3], 9: [2, 2]}


def test_facts_of_different_options_never_meet() -> None:
    facts = Facts()
    facts.add(0, b"0", drawn(7, limit=1))
    facts.add(1, b"1", drawn(7, limit=2))
    facts.finish()
    assert len(facts.judges) == 2
    assert [list(facts.groups(judge, 2)) for judge, _ in facts.judges] == [[], []]


def test_an_option_of_an_unknown_type_is_told_from_others() -> None:
    facts = Facts()
    facts.add(0, b"0", drawn(7, odd=frozenset({1})))
    facts.add(1, b"1", drawn(7, odd=frozenset({2})))
    facts.finish()
    assert len(facts.judges) == 2


def test_links_join_by_whichever_ways() -> None:
    links: Links[str] = Links()
    for one, other in ((5, 3), (9, 7), (3, 9), (1, 2), (5, 7)):
        links.add((one, f"f{one}"), (other, f"f{other}"))
    assert list(links.groups()) == [["f1", "f2"], ["f3", "f5", "f7", "f9"]]


def test_a_full_disk_is_a_problem_and_the_articles_are_checked_all_the_same(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_MEMORY", "PRAGMA max_page_count=8")
    for number in range(50):
        sandbox.write(f"{number:02}.md")
    sandbox.write("9.md", "<!--NaN-->\n" + "<p>The bridge over the river reopened for all today.</p>" * 500)
    ran = sandbox.check("--select", "malformed-epoch,archive", "--no-cache", "--jobs", "1")
    assert (ran.code, ran.found) == (2, ["9.md malformed-epoch"])
    assert ran.problems == [(None, "no-room")]
    assert "rules of the archive did not run: the temporary files of SQLite cannot be written: " in ran.err
