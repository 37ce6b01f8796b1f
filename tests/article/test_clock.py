"""What the clock tells of the time of the run, and how long a verdict is valid."""

from __future__ import annotations

from artlint.article import FOREVER, Clock, File
from artlint_rules.dates.future_date import FutureDate

EPOCH = 1_689_730_743_000
TEXT = f"<!--{EPOCH}-->\n[一座桥](https://example.org/a/1.html)\n------\n\n<p>桥重新开放。</p>\n"
AN_HOUR = 3_600_000


def test_what_has_come_holds_for_ever() -> None:
    clock = Clock(EPOCH)
    assert clock.has_come(EPOCH)
    assert clock.is_past(EPOCH)
    assert clock.valid_until == FOREVER


def test_what_has_not_come_holds_until_it_comes() -> None:
    clock = Clock(EPOCH)
    assert not clock.has_come(EPOCH + 2)
    assert not clock.has_come(EPOCH + 1)
    assert clock.valid_until == EPOCH + 1


def test_without_a_time_everything_has_come_and_nothing_is_past() -> None:
    clock = Clock()
    assert clock.has_come(EPOCH)
    assert not clock.is_past(EPOCH)
    assert clock.valid_until == FOREVER


def test_the_time_itself_holds_for_this_run_alone() -> None:
    clock = Clock(EPOCH)
    assert clock.valid_until == FOREVER
    assert clock.now == EPOCH
    assert clock.valid_until == 0


def test_a_file_has_one_clock_for_all_that_is_read_of_it() -> None:
    file = File(f"<!-- artlint-ignore x -->\n{TEXT}", now=EPOCH)
    assert not file.article.clock.has_come(EPOCH + 1)
    assert file.clock.valid_until == EPOCH + 1


def test_a_date_that_has_come_is_judged_once_for_all() -> None:
    file = File(TEXT, now=EPOCH - AN_HOUR)
    assert list(FutureDate().check(file.article)) == []
    assert file.clock.valid_until == FOREVER


def test_a_date_in_the_future_holds_until_it_comes() -> None:
    file = File(TEXT, now=EPOCH - AN_HOUR - 1)
    assert len(list(FutureDate().check(file.article))) == 1
    assert file.clock.valid_until == EPOCH - AN_HOUR
