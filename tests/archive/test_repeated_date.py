"""repeated-date: the day of the crawl is found by other signs, and days that really have many articles are believed."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from artlint import DAY, ArchiveFinding, ArticleFact
from artlint.article import File
from artlint_rules.archive.repeated_date import RepeatedDate

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST = 19_359
"""2023-01-02, in days since 1970-01-01."""
ORDINAL = FIRST + 719_163
"""The same day as `date.toordinal` counts."""


def fact(at: int, day: int, *, number: int | str = "", named: int | str = "", host: str = "a.org") -> ArticleFact:
    return ArticleFact(f"a/{at}.md", "", (FIRST + day) * DAY, f"{number} {named} {host}", at, lambda _: "")


def found(facts: Iterable[ArticleFact], **options: Any) -> list[str]:
    return [it.message for it in RepeatedDate(**options).judge(iter(facts)) if isinstance(it, ArchiveFinding)]


def test_a_day_that_other_signs_contradict_is_found_once_with_articles_of_it() -> None:
    facts = [fact(at, 300, named=ORDINAL + at) for at in range(100)]
    (finding,) = RepeatedDate().judge(iter(facts))
    assert isinstance(finding, ArchiveFinding)
    assert finding.message == (
        "100 of 100 articles are of 2023-10-29, 100 of them by other signs of 100 other days, 2023-01-02 to 2023-04-11"
    )
    assert finding.at is facts[0]
    assert finding.related == tuple((it, "an article of that day") for it in facts[1:10])


def test_signs_of_the_same_day_or_the_next_contradict_nothing() -> None:
    assert found(fact(at, 300, named=ORDINAL + 299 + at % 3) for at in range(100)) == []


def test_the_day_before_and_the_day_after_are_the_zones_doing() -> None:
    facts = [fact(at, 300, named=ORDINAL + (at if at < 40 else 301)) for at in range(100)]
    assert found(facts) == []


def test_signs_of_few_days_or_of_few_articles_are_not_enough() -> None:
    assert found(fact(at, 300, named=ORDINAL + at % 4) for at in range(100)) == []
    assert found(fact(at, 300, named=ORDINAL + at if at < 49 else "") for at in range(100)) == []
    assert len(found(fact(at, 300, named=ORDINAL + at if at < 50 else "") for at in range(100))) == 1


def test_one_day_without_any_sign_is_believed() -> None:
    assert found(fact(at, 300) for at in range(100)) == []
    assert found(fact(at, 300, number=at * 1_000) for at in range(100)) == []


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("seed", range(4))
def test_numbers_of_many_days_contradict_one_day(seed: int, sign: int) -> None:
    random = Random(seed)
    true = [fact(at, at, number=5_000 + sign * 10 * at) for at in range(300)]
    taken = [fact(1_000 + at, 300, number=5_000 + sign * random.randrange(3_000)) for at in range(100)]
    (message,) = found([*true, *taken])
    assert message.startswith("100 of 400 articles are of 2023-10-29, but their numbers are those of ")


def test_a_day_with_many_articles_whose_numbers_follow_each_other_is_believed() -> None:
    before = [fact(at, at, number=at) for at in range(100)]
    many = [fact(100 + at, 100, number=100 + at) for at in range(500)]
    behind = [fact(600 + at, 101 + at, number=600 + at) for at in range(100)]
    assert found([*before, *many, *behind]) == []


def test_numbers_that_do_not_run_with_time_tell_nothing() -> None:
    random = Random(1)
    facts = [fact(at, at if at < 200 else 300, number=random.randrange(10**6)) for at in range(400)]
    assert found(facts) == []


def test_numbers_of_another_host_tell_nothing() -> None:
    other = [fact(at, at, number=at, host="b.org") for at in range(200)]
    taken = [fact(1_000 + at, 300, number=at * 2) for at in range(100)]
    assert found([*other, *taken]) == []


def test_numbers_of_a_minority_of_the_day_tell_nothing() -> None:
    true = [fact(at, at, number=at) for at in range(200)]
    assert found([*true, *(fact(1_000 + at, 300, number=at if at % 5 < 2 else "") for at in range(200))]) == []
    assert len(found([*true, *(fact(1_000 + at, 300, number=at if at % 5 < 3 else "") for at in range(200))])) == 1


def test_a_small_share_of_a_source_is_not_judged() -> None:
    facts = [fact(at, at) for at in range(400)] + [fact(1_000 + at, 500, named=ORDINAL + at) for at in range(40)]
    assert found(facts) == []
    assert len(found(facts, share=9)) == 1
    assert found(facts, share=9, min_articles=41) == []


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("date: 2023-07-18\n", "2021-03-04-bridge.md", "2021-03-04"),
        ("date: 2023-07-18\nlink: https://a.org/2021/03/04/bridge\n", "bridge.md", "2021-03-04"),
        ("date: 2023-07-18\nlink: https://a.org/2021/03/bridge\n", "bridge.md", "2021-03-01"),
        ("date: 2023-07-18\nlink: https://a.org/2023/07/bridge\n", "bridge.md", "2023-07-18"),
        ("date: 2023-07-18\n", "bridge.md", ""),
    ],
)
def test_the_sign_of_another_day(text: str, path: str, expected: str) -> None:
    (drawn,) = RepeatedDate().draw(File(f"---\n{text}---\n", path=path, now=0).article)
    named = str(drawn.value).split(" ")[1]
    assert (named and _shown(int(named))) == expected


def test_the_epoch_is_a_sign_where_there_is_a_date() -> None:
    frame = "<!--1614816000000-->\n[桥](https://a.org/bridge)\n------\n\n"
    (drawn,) = RepeatedDate().draw(File(f"{frame}<div><i>Wed, 19 Jul 2023 01:30:51 GMT</i></div>", now=0).article)
    assert _shown(int(str(drawn.value).split(" ")[1])) == "2021-03-04"
    (drawn,) = RepeatedDate().draw(File(f"{frame}<p>桥。</p>", now=0).article)
    assert str(drawn.value).split(" ")[1] == ""


def _shown(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
