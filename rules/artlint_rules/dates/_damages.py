"""Damages of an article's dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from artlint import DAY
from artlint.article.moments import WEEKDAYS

from ..article import Damaged, Healthy
from .way import only

if TYPE_CHECKING:
    from random import Random

_BY_TIME = ("voa", "dw", "reuters", "rfi", "essay")
_IN_TEXT = ("voa", "dw", "reuters", "rfi", "dated")
_HOUR = DAY // 24
_MOST_LAG = 75 * DAY // (24 * 60)


def _day(article: Healthy) -> datetime:
    """The day of the date, or the one after."""
    if article.has("epoch"):
        return datetime.fromtimestamp(int(article.get("epoch")) // 1000, UTC)
    return datetime.strptime(article.get("date")[:16], "%a, %d %b %Y").replace(tzinfo=UTC)


def _date_marked(article: Healthy, date: str | None = None) -> Healthy:
    if article.has("front-date"):
        old = article.get("front-date").partition(": ")[2].removesuffix("\n")
        return article.put(front_date=f"date: ⟦{date or old}⟧\n")
    return article.put(date=f"⟦{date or article.get('date')}⟧")


@only(*_BY_TIME, "nyt", "dated")
def missing_date(article: Healthy, _random: Random) -> Damaged:
    if article.shape == "essay":
        return article.put(front_date="", fence="---⟦⟧\nlayout: post\n").damaged()
    if article.shape == "dated":
        gone = article.put(date_label="", date="", date_end="", separator="------⟦⟧")
        return gone.damaged(layout="dated")
    gone = article.put(blank="\n⟦⟧", header="", header_end="")
    return (gone.put(date_shown="") if article.shape == "nyt" else gone.put(date="")).damaged()


@only(*_IN_TEXT, "essay")
def malformed_date(article: Healthy, random: Random) -> Damaged:
    faults = (
        "Wed, 31 Jun 2023 01:30:51 GMT",
        "Wed, 19 Jul 2023 25:30:51 GMT",
        "Wed, 19 Jly 2023 01:30:51 GMT",
        "Wed, 19 Jul 2023 01:30:51 XYZ",
        "2023-02-30T01:30:51Z",
        "2023-07-19T01:60:51Z",
        "31/02/2023 - 10:00",
        "2023年13月1日",
        "2023/7/19 25h",
        "Invalid Date",
        "NaN",
    )
    return _date_marked(article, random.choice(faults)).damaged()


@only("voa", "dated")
def wrong_weekday(article: Healthy, random: Random) -> Damaged:
    right, _, rest = article.get("date").partition(", ")
    other = random.choice([name for name in WEEKDAYS if name != right])
    return article.put(date=f"⟦{other}⟧, {rest}").damaged()


@only(*_BY_TIME, "nyt", "bbc")
def epoch_date_mismatch(article: Healthy, random: Random) -> Damaged:
    epoch = int(article.get("epoch"))
    least = _MOST_LAG + 1000 if article.shape in _BY_TIME else 3 * DAY
    away = random.choice((least, least + random.randrange(3 * DAY), least + random.randrange(900 * DAY)))
    moved = epoch + random.choice((-1, 1)) * (away // 1000 * 1000)
    return article.put(epoch=f"⟦{moved}⟧").damaged(now=max(article.now, moved))


def future_date(article: Healthy, random: Random) -> Damaged:
    marked = article.put(epoch=f"⟦{article.get('epoch')}⟧") if article.has("epoch") else _date_marked(article)
    moment = int(_day(article).timestamp()) * 1000
    return marked.damaged(now=moment - 4 * _HOUR - random.randrange(900 * DAY))


@only("voa", "dated")
def url_date_mismatch(article: Healthy, random: Random) -> Damaged:
    day = _day(article)
    if article.shape == "dated":
        other = day + random.choice((-1, 1)) * timedelta(days=random.randint(70, 900))
        return article.put(url=f"https://a.org/chinese/⟦{other:%Y/%m}⟧/bridge/").damaged()
    form = random.choice(("%Y%m%d", "%m%d%Y", "%Y-%m-%d", "%m%d%y"))
    away = timedelta(days=random.randint(4, 300 if form == "%m%d%y" else 2000))
    other = day + random.choice((-1, 1)) * away
    return article.put(url=f"https://a.org/a/bridge-⟦{other.strftime(form)}⟧/5816474.html").damaged()


@only(*_IN_TEXT, "essay")
def file_name_date_mismatch(article: Healthy, random: Random) -> Damaged:
    other = _day(article) + random.choice((-1, 1)) * timedelta(days=random.randint(4, 900))
    name = other.strftime(random.choice(("%Y-%m-%d-桥", "%Y%m%d_bridge", "%Y_%m_%d")))
    return _date_marked(article).damaged(path=f"articles/2001-01-01/{name}.md")
