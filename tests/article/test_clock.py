"""What an article tells of the time of the run, and whether a verdict outlives it."""

from __future__ import annotations

from artlint import Article
from artlint.article import FOREVER
from artlint_rules.dates.future_date import FutureDate

EPOCH = 1_689_730_743_000
TEXT = f"<!--{EPOCH}-->\n[一座桥](https://example.org/a/1.html)\n------\n\n<p>桥重新开放。</p>\n"
AN_HOUR = 3_600_000


def test_what_has_come_holds_for_ever() -> None:
    article = Article.parse(TEXT, now=EPOCH)
    assert article.has_come(EPOCH)
    assert article.holds_until == FOREVER


def test_what_has_not_come_holds_until_it_comes() -> None:
    article = Article.parse(TEXT, now=EPOCH)
    assert not article.has_come(EPOCH + 2)
    assert not article.has_come(EPOCH + 1)
    assert article.holds_until == EPOCH + 1


def test_without_a_time_everything_has_come() -> None:
    article = Article.parse(TEXT)
    assert article.has_come(EPOCH)
    assert article.holds_until == FOREVER


def test_the_time_itself_holds_for_this_run_alone() -> None:
    article = Article.parse(TEXT, now=EPOCH)
    assert article.holds_until == FOREVER
    assert article.now == EPOCH
    assert article.holds_until == 0


def test_a_date_that_has_come_is_judged_once_for_all() -> None:
    article = Article.parse(TEXT, now=EPOCH - AN_HOUR)
    assert list(FutureDate().check(article)) == []
    assert article.holds_until == FOREVER


def test_a_date_in_the_future_holds_until_it_comes() -> None:
    article = Article.parse(TEXT, now=EPOCH - AN_HOUR - 1)
    assert len(list(FutureDate().check(article))) == 1
    assert article.holds_until == EPOCH - AN_HOUR
