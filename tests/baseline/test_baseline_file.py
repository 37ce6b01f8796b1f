"""The baseline as a file: what is written is read, whoever laid it out, and what is broken is told."""

from __future__ import annotations

import json
import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.baseline.accepted import (
    Accepted,
    BaselineError,
    entry_of,
    matches,
    merged_entries,
    no_longer_found,
    updated_entry,
)
from artlint.baseline.file import BaselineFile, both_sides, written

KEY = st.text(string.ascii_letters + string.digits + "-_", min_size=3, max_size=3).map("{}....".format)
MARK = st.one_of(st.just(""), st.text(string.ascii_letters, min_size=6, max_size=6))
ENTRY = st.builds(
    entry_of,
    st.lists(st.tuples(st.sampled_from(["empty-caption", "glued-tag"]), st.one_of(KEY, st.just("+"))), min_size=1),
    st.tuples(MARK, MARK),
)
PATH = st.text(st.characters(exclude_categories=()), min_size=1).filter(lambda path: "\0" not in path)
ENTRIES = st.dictionaries(PATH, ENTRY, max_size=8)


def everything(_: str) -> bool:
    return True


def file_of(entries: dict[str, Accepted]) -> bytes:
    return b"".join(written(entries))


SOME = {
    "articles/1.md": entry_of([("glued-tag", "aaa...."), ("glued-tag", "aaa....")], ("tttttt", "bbbbbb")),
    "articles/2.md": entry_of([("empty-caption", "ccc....")], ("", "dddddd")),
    "articles/德国/3.md": entry_of([("empty-caption", "eee....")], ("uuuuuu", "")),
}


def test_the_file_has_a_line_for_each_article_and_an_end_that_never_changes() -> None:
    assert file_of(SOME).decode("utf-8").splitlines() == [
        '{"artlint-baseline": 1, "files": {',
        '"articles/1.md": {"~": "tttttt bbbbbb", "glued-tag": "aaa.... aaa...."},',
        '"articles/2.md": {"~": "- dddddd", "empty-caption": "ccc...."},',
        '"articles/德国/3.md": {"~": "uuuuuu -", "empty-caption": "eee...."},',
        '"": {}}}',
    ]
    assert json.loads(file_of(SOME))["artlint-baseline"] == 1
    assert json.loads(file_of({})) == {"artlint-baseline": 1, "files": {"": {}}}


def test_an_article_more_or_less_is_one_line_of_the_diff() -> None:
    less = {path: entry for path, entry in SOME.items() if path != "articles/德国/3.md"}
    assert set(file_of(SOME).splitlines()) - set(file_of(less).splitlines()) == {file_of(SOME).splitlines()[3]}


@given(ENTRIES)
def test_what_is_written_is_read_line_by_line_and_as_a_whole(entries: dict[str, Accepted]) -> None:
    data = file_of(entries)
    for path, entry in entries.items():
        assert BaselineFile(data).get(path) == entry
    assert BaselineFile(data).get("no/such.md") is None
    assert BaselineFile(data).entries() == entries
    assert BaselineFile(json.dumps(json.loads(data), indent=2).encode()).entries() == entries
    assert BaselineFile(data.replace(b"\n", b"\r\n")).entries() == entries
    assert data == file_of(dict(reversed(entries.items())))


def test_more_files_than_are_looked_for_one_by_one_are_read_all_the_same() -> None:
    entries = {f"{number}.md": entry_of([("r", f"{number:07}")], ("", "")) for number in range(100)}
    file = BaselineFile(file_of(entries))
    assert {path: file.get(path) for path in entries} == entries
    assert file.get("100.md") is None


def test_files_are_known_by_their_marks_those_that_share_both_first() -> None:
    entries = {
        "a": entry_of([("r", "k")], ("tttttt", "xxxxxx")),
        "b": entry_of([("r", "k")], ("tttttt", "bbbbbb")),
        "c": entry_of([("r", "k")], ("xxxxxx", "bbbbbb")),
        "d": entry_of([("r", "k")], ("", "")),
    }
    for file in (BaselineFile(file_of(entries)), BaselineFile(json.dumps(json.loads(file_of(entries))).encode())):
        for _ in range(50):  # one by one, then from all at once
            assert file.like(("tttttt", "bbbbbb")) == ["b", "c", "a"]
            assert file.like(("", "")) == []


def test_what_a_merge_wrote_twice_counts_once() -> None:
    lines = file_of(SOME).splitlines(keepends=True)
    other = lines[1].replace(b'"aaa.... aaa...."', b'"aaa.... fff...."')
    for data in (b"".join([*lines[:2], other, *lines[2:]]), b"".join([lines[0], other, *lines[1:]])):
        expected = {"glued-tag": ("aaa....", "aaa....", "fff....")}
        assert (BaselineFile(data).get("articles/1.md") or Accepted({})).keys == expected
        assert BaselineFile(data).entries()["articles/1.md"].keys == expected
        assert BaselineFile(data).entries().keys() == SOME.keys()


CONFLICT = b"".join(
    [
        b'{"artlint-baseline": 1, "files": {\n',
        b"<<<<<<< HEAD\n",
        b'"1.md": {"a": "111...."},\n',
        b"||||||| base\n",
        b"=======\n",
        b'"1.md": {"a": "222...."},\n',
        b'"2.md": {"b": "333...."},\n',
        b">>>>>>> other\n",
        b'"": {}}}\n',
    ]
)


def test_a_merges_conflict_is_told_with_the_way_out_and_both_sides_are_kept() -> None:
    with pytest.raises(BaselineError, match=r"line 2: a merge left its conflict here; `artlint baseline prune`"):
        BaselineFile(CONFLICT)
    assert {path: dict(entry.keys) for path, entry in both_sides(CONFLICT).items()} == {
        "1.md": {"a": ("111....", "222....")},
        "2.md": {"b": ("333....",)},
    }


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no JSON"),
        (b"[]", "expected a baseline of version 1"),
        (b'{"artlint-baseline": 2, "files": {}}', "expected a baseline of version 1"),
        (b'{"artlint-baseline": 1, "files": []}', "expected a baseline of version 1"),
        (b'{"artlint-baseline": 1, "files": {"a": 1}}', "expected paths and what is accepted"),
        (b'{"artlint-baseline": 1, "files": {"a": {"r": 1}}}', "expected paths and what is accepted"),
        (b'{"artlint-baseline": 1, "files": {"a": {"~": "x"}}}', "expected paths and what is accepted"),
        (b"\xff\xfe", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b'{"artlint-baseline": 1, "files": {\n"a.md": {"r": 5},\n"": {}}}\n', "line 2: expected a path"),
        (b'{"artlint-baseline": 1, "files": {\n"a.md": {"r": "k"},\nx\n"": {}}}\n', "line 3: expected a path"),
        (b'{"artlint-baseline": 1, "files": {\n"a.md": "r",\n"": {}}}\n', "line 2: expected a path"),
    ],
)
def test_a_broken_file_is_told_and_raises_nothing_else(data: bytes, message: str) -> None:
    with pytest.raises(BaselineError, match=message):
        BaselineFile(data).entries()


@given(st.binary(max_size=60), st.integers(0, 200), st.integers(0, 200))
def test_any_bytes_are_a_baseline_or_an_error(noise: bytes, start: int, end: int) -> None:
    data = file_of(SOME)
    for broken in (noise, data[:start] + noise + data[end:]):
        try:
            file = BaselineFile(broken)
            file.get("articles/1.md")
            file.like(("tttttt", "bbbbbb"))
            file.entries()
        except BaselineError:
            pass


def test_a_hundred_thousand_findings_take_less_than_sixty_bytes_each() -> None:
    chance = random.Random(1)

    def key(length: int) -> str:
        return "".join(chance.choices(string.ascii_letters, k=length))

    rules = ("empty-caption", "malformed-html", "url-date-mismatch", "empty-element", "insecure-link")
    entries: dict[str, Accepted] = {}
    total = 0
    while total < 100_000:
        findings = [(chance.choice(rules), key(8)) for _ in range(chance.choice([1, 1, 1, 2, 2, 3, 6]))]
        entries[f"articles/voa/{1_048_575 - len(entries)}.md"] = entry_of(findings, (key(6), key(6)))
        total += len(findings)
    assert len(file_of(entries)) / total < 60


# What is accepted, by content


def entry(*keys: str) -> Accepted:
    return entry_of([("r", key) for key in keys], ("", ""))


def test_of_equal_findings_as_many_are_accepted_as_were() -> None:
    assert matches([("r", "a"), ("r", "a"), ("r", "b"), ("s", "a")], entry("a", "b")) == [True, False, True, False]


def test_one_mended_and_one_new_is_caught() -> None:
    assert matches([("r", "a"), ("r", "c")], entry("a", "b")) == [True, False]


def test_where_a_rule_did_not_show_all_the_rest_of_it_is_accepted() -> None:
    assert matches([("r", "new"), ("s", "new")], entry("+", "a")) == [True, False]
    assert matches([("r", "+"), ("r", "new")], entry("a")) == [False, False]


@given(ENTRY, ENTRY)
def test_joined_entries_accept_what_either_does_and_twice_the_same_is_the_same(one: Accepted, two: Accepted) -> None:
    both = merged_entries([one, two])
    for side in (one, two):
        assert all(matches([(rule, key) for rule, keys in side.keys.items() for key in keys], both))
    assert merged_entries([both, two]).keys == both.keys


@given(ENTRY, ENTRY)
def test_pruned_and_gone_are_all_that_was_accepted(old: Accepted, now: Accepted) -> None:
    if any("+" in keys for entry in (old, now) for keys in entry.keys.values()):
        return
    pruned = updated_entry(old, now, everything, only_old=True)
    assert pruned.total + no_longer_found(now, old, everything).total == old.total
    assert updated_entry(old, now, everything, only_old=False).keys == now.keys


def test_rules_that_did_not_run_keep_what_is_accepted_of_them() -> None:
    old = entry_of([("r", "a"), ("s", "b")], ("", ""))
    for only_old in (True, False):
        left = updated_entry(old, Accepted({}), lambda rule: rule == "r", only_old=only_old)
        assert dict(left.keys) == {"s": ("b",)}
    assert dict(no_longer_found(Accepted({}), old, lambda rule: rule == "r").keys) == {"r": ("a",)}
