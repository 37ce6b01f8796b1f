"""order-anomaly: planted breaks of an order are found, and no order is seen where there is none."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from artlint import DAY, ArchiveFinding, ArticleFact, Duration, Source
from artlint.article import File
from artlint_rules.archive.order_anomaly import OrderAnomaly

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST = 19_359
"""2023-01-02, in days since 1970-01-01."""


def fact(number: int, day: float, at: int, *, of_name: bool = False) -> ArticleFact:
    """The fact of an article whose address, or whose file's name, has a number."""
    value = f" {number}  " if of_name else f"{number}   example.org"
    return ArticleFact(f"a/{at}.md", "", int((FIRST + day) * DAY), value, at, lambda _: "")


def found(facts: Iterable[ArticleFact], **options: Any) -> list[tuple[int, str]]:
    findings = (it for it in OrderAnomaly(**options).judge(iter(facts)) if isinstance(it, ArchiveFinding))
    return [(int(it.at.path[2:-3]), it.message) for it in findings]


def ordered(length: int, random: Random, *, sign: int = 1, jitter: float = 1) -> list[ArticleFact]:
    """Articles over three years whose numbers run with time, sparse and with some disorder."""
    days = sorted(random.uniform(0, 1_100) for _ in range(length))
    numbers = sorted(random.sample(range(10_000, 10_000_000), length), key=lambda number: sign * number)
    return [
        fact(number, day + random.uniform(-jitter, jitter), at)
        for at, (number, day) in enumerate(zip(numbers, days, strict=True))
    ]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("length", [40, 300, 3_000])
def test_articles_in_order_alarm_nobody(length: int, sign: int, seed: int) -> None:
    assert found(ordered(length, Random(seed), sign=sign)) == []


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("length", [60, 600])
def test_numbers_that_do_not_run_with_time_are_not_judged(length: int, seed: int) -> None:
    random = Random(seed)
    facts = [fact(random.randrange(10**6), random.uniform(0, 1_000), at) for at in range(length)]
    assert found(facts) == []


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("sign", [1, -1])
def test_wrong_dates_are_found_each_and_nothing_else(sign: int, seed: int) -> None:
    random = Random(seed)
    facts = ordered(600, random, sign=sign)
    wrong = random.sample(range(20, 580), 12)
    for at in wrong:
        shift = random.choice([-400, -100, 100, 400]) * DAY
        facts[at] = facts[at]._replace(time=(facts[at].time or 0) + shift)
    assert sorted(at for at, _ in found(facts)) == sorted(wrong)


def test_articles_with_the_day_of_the_crawl_are_found_though_they_stand_together() -> None:
    facts = ordered(600, Random(1))
    for at in range(200, 230):
        facts[at] = facts[at]._replace(time=(FIRST + 1_100) * DAY)
    messages = dict(found(facts))
    assert len(messages) == 6
    assert set(messages) <= set(range(200, 230))
    assert "; so are 24 more articles of that day out of order" in "".join(messages.values())


def test_the_message_names_the_number_and_both_days() -> None:
    facts = [fact(1_000 + at, at, at) for at in range(200)]
    facts[50] = facts[50]._replace(time=(FIRST + 180) * DAY)
    assert found(facts) == [
        (50, "the number 1050 of the address belongs to about 2023-02-21, the article to 2023-07-01")
    ]


def test_two_at_the_end_contradict_nobody() -> None:
    facts = [fact(at, at, at) for at in range(100)]
    assert found([*facts, fact(100, 400, 100), fact(101, 400, 101), fact(102, 102, 102)]) == []


def test_what_breaks_the_order_contradicts_nobody() -> None:
    facts = [fact(2 * at, at, at) for at in range(100)]
    late = [fact(2 * at + 1, 600, 200 + at) for at in range(50, 56)]
    last = [fact(200, 400, 100), fact(201, 400, 101), fact(202, 102, 102)]
    assert [at for at, _ in found([*facts, *late, *last])] == [it + 200 for it in range(50, 56)]


def test_the_newest_article_is_judged_by_those_before_it() -> None:
    facts = [fact(at, at, at) for at in range(100)]
    assert [at for at, _ in found([*facts, fact(100, 20, 100)])] == [100]


def test_a_source_that_paused_is_in_order() -> None:
    assert found([fact(at, at if at < 50 else at + 700, at) for at in range(100)]) == []


def test_a_little_disorder_widens_what_counts_as_far() -> None:
    random = Random(5)
    facts = ordered(400, random, jitter=20)
    facts[100] = facts[100]._replace(time=(facts[100].time or 0) + 60 * DAY)
    assert found(facts, least_distance=Duration("1d")) == []


def test_few_articles_are_not_judged() -> None:
    assert OrderAnomaly.least == 30
    assert OrderAnomaly().least_distance == 30 * DAY


def test_the_number_of_the_file_goes_with_the_epoch() -> None:
    facts = [fact(at, at, at, of_name=True) for at in range(100)]
    old = fact(50, -2_000, 50)._replace(value=f" 50 {(FIRST + 50) * DAY} ")
    assert found([*facts[:50], old, *facts[51:]]) == []
    late = old._replace(value=f" 50 {(FIRST + 90) * DAY} ")
    assert [at for at, _ in found([*facts[:50], late, *facts[51:]])] == [50]


def test_each_host_has_an_order_of_its_own() -> None:
    one = [fact(at, 300 if at == 7 else at, at) for at in range(60)]
    other = [
        fact(0, 300 if at == 9 else at, 100 + at)._replace(value=f"{30 - at // 2}   example.com") for at in range(60)
    ]
    assert [at for at, _ in found([*one, *other])] == [109, 7]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.org/news/1234.html", "1234"),
        ("https://a.org/science-54452529", "54452529"),
        ("https://a.org/read.php?lang=zh&id=77", "77"),
        ("https://a.org/1234/?from=feed", "1234"),
        ("https://a.org/ac-01172022052856.html", ""),
        ("https://a.org/ac-12172022052856.html", ""),
        ("https://a.org/%e4%b9%89%e6%98%8e", ""),
        ("https://a.org/v1.2", ""),
        ("https://a.org/watch?v=77PO0rK_aCY", ""),
        ("https://a.org/" + "9" * 40, ""),
        ("https://a.org/١٢٣", ""),
    ],
)
def test_the_number_of_an_address(url: str, expected: str) -> None:
    assert drawn(f"---\nlink: {url}\ndate: 2023-07-18\n---\n", "a/7.md").split(" ")[0] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("1045000.md", "1045000"),
        ("399606_桥.md", "399606"),
        ("0007 bridge.md", "7"),
        ("bridge-12.md", "12"),
        ("2020-06-25-bridge-2.md", ""),
        ("20200625.md", ""),
        ("bridge.md", ""),
        ("5G.md", ""),
        ("9" * 30 + ".md", ""),
    ],
)
def test_the_number_of_a_name(name: str, expected: str) -> None:
    value = drawn("---\nlink: https://a.org/9\ndate: 2023-07-18\n---\n", f"2020/{name}")
    assert value.split(" ")[1] == expected


def drawn(text: str, path: str) -> str:
    (fact,) = OrderAnomaly().draw(File(text, path=path, source=Source(), now=0).article)
    return str(fact.value)
