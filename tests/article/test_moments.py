"""Dates are read strictly: a known shape with a real day and time, or a defect; never a guess."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.article.moments import from_milliseconds, instants_in, looks_like_date, read_moment, to_milliseconds
from artlint.article.zones import AMBIGUOUS

INSTANTS = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)


@pytest.mark.parametrize(
    ("text", "form", "instant"),
    [
        ("Wed, 19 Jul 2023 01:30:51 GMT", "rfc1123", 1689730251000),
        ("Thu, 02 Jul 2020 17:35:59 +0000", "rfc1123", 1593711359000),
        ("Wed, 19 Jul 2023 01:30:51 PDT", "rfc1123", 1689755451000),
        ("2021-06-10T14:57:42.806Z", "iso", 1623337062806),
        ("2014-04-22T13:29:02+02:00", "iso", 1398166142000),
        ("2025-01-08 04:07:57", "iso-local", None),
        ("2022-09-27", "iso-day", None),
        ("26/12/2022 - 12:23", "day-first", None),
        ("2023年7月19日 01:30", "chinese", None),
        ("July 19, 2023 1:30 PM GMT", "english", 1689773400000),
        ("Wednesday, 19 July 2023", "english", None),
    ],
)
def test_each_source_writes_its_own_form(text: str, form: str, instant: int | None) -> None:
    moment = read_moment(text)
    assert (moment.form, moment.instant, moment.defect) == (form, instant, None)


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("Wed, 32 Jul 2023 01:30:51 GMT", "day is out of range for month"),
        ("Wed, 19 Jxl 2023 01:30:51 GMT", "no month is called Jxl"),
        ("Wex, 19 Jul 2023 01:30:51 GMT", "no day of the week is called Wex"),
        ("Wed, 19 Jul 2023 25:30:51 GMT", "hour must be in 0..23"),
        ("Wed, 19 Jul 2023 01:30:51 ABC", "no time zone is called ABC"),
        ("2023-02-29", "day is out of range for month"),
        ("31/11/2022 - 12:23", "day is out of range for month"),
        ("19 Jul", "no known form of date"),
        ("NaN", "no known form of date"),
        ("1689730743", "no known form of date"),
        ("10", "no known form of date"),
        ("Wed", "no known form of date"),
    ],
)
def test_nonsense_is_refused_with_a_reason(text: str, defect: str) -> None:
    moment = read_moment(text)
    assert (moment.local, moment.instant, moment.defect) == (None, None, defect)


@given(INSTANTS)
def test_every_instant_is_read_back_from_each_form(moment: datetime) -> None:
    milliseconds = to_milliseconds(moment)
    assert read_moment(format_datetime(moment, usegmt=True)).instant == milliseconds
    assert read_moment(format_datetime(moment)).instant == milliseconds
    assert read_moment(moment.strftime("%Y-%m-%dT%H:%M:%SZ")).instant == milliseconds
    assert read_moment(moment.strftime("%B %d, %Y %H:%M:%S UTC")).instant == milliseconds
    assert from_milliseconds(milliseconds) == moment


@given(INSTANTS, st.sampled_from(["Europe/Paris", "America/New_York", "Asia/Shanghai"]))
def test_a_zone_gives_a_local_time_its_instant(moment: datetime, zone: str) -> None:
    local = moment.replace(second=0).astimezone(ZoneInfo(zone))
    written = read_moment(local.strftime("%d/%m/%Y - %H:%M"))
    assert written.needs_zone
    assert written.local is not None
    instants = instants_in(written.local, zone)
    assert instants[local.fold] == to_milliseconds(local)
    assert list(instants) == sorted(set(instants))


def test_paris_in_winter_is_an_hour_ahead() -> None:
    assert instants_in(datetime(2022, 12, 26, 12, 23), "Europe/Paris") == (1672053780000,)


def test_a_time_that_clocks_skip_is_none_and_one_that_they_repeat_is_two() -> None:
    assert instants_in(datetime(2023, 3, 26, 2, 30), "Europe/Paris") == ()
    assert instants_in(datetime(2023, 10, 29, 2, 30), "Europe/Paris") == (1698539400000, 1698543000000)


@pytest.mark.parametrize("local", [datetime.min, datetime.max])
@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
def test_the_ends_of_the_calendar_have_instants(local: datetime, zone: str) -> None:
    assert len(instants_in(local, zone)) == 1


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("Wed,\xa019 Jul 2023 01:30:51 GMT", "a blank in it is U+00A0, not a space"),
        ("19/07/2023\t- 01:30", "a blank in it is U+0009, not a space"),
        ("Wed, 19  Jul 2023 01:30:51 GMT", "it holds a space too many"),
        (" 2023-07-19", "it holds a space too many"),
        ("Wed,\xa019 Jxl 2023 01:30:51 GMT", "no known form of date"),
    ],
)
def test_blanks_that_a_message_would_hide_are_named(text: str, defect: str) -> None:
    assert read_moment(text).defect == defect


@pytest.mark.parametrize("milliseconds", [10**17, -(10**17), 10**30])
def test_an_epoch_outside_the_calendar_is_no_date(milliseconds: int) -> None:
    assert from_milliseconds(milliseconds) is None


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    moment = read_moment(text)
    assert (moment.local is None) == (moment.defect is not None)
    looks_like_date(text)


AT = 1689730251000
"""2023-07-19 01:30:51 UTC, 09:30:51 in China."""


@pytest.mark.parametrize(
    ("text", "form", "instant"),
    [
        ("2023-07-19 1:30:51", "iso-local", None),
        ("2023-07-19 09:30:51 +8", "iso", AT),
        ("2023-07-19 09:30:51 +08", "iso", AT),
        ("2023-7-19 9:30:51 +8", "iso", AT),
        ("2023-07-19t09:30:51+08:00", "iso", AT),
        ("2023-07-19 01:30:51 UTC", "iso", AT),
        ("2023-07-19 09:30:51 GMT+8", "iso", AT),
        ("2023-07-19 09:30:51 UTC+08:00", "iso", AT),
        ("2023-07-19 09:30:51 +800", "iso", AT),
        ("2023-07-19 10:30:51 JST", "iso", AT),
        ("2023-07-19\t01:30:51.Z", "iso", AT),
        ("2023-07-19 01:30:51.0z", "iso", AT),
        ("2023-07-18 20:00:51 -5:30", "iso", AT),
        ("2023-7-19", "iso-day", None),
        ("2023/07/19 01:30", "year-first", None),
        ("2023/7/19 9:30:51 +0800", "year-first", AT),
        ("2023.07.19", "year-first", None),
        ("2023-07-19 1:30:51 AM UTC", "year-first", AT),
        ("2023/7/19 12:30 am", "year-first", None),
        ("Wed, 19 Jul 2023 09:30:51 GMT+8", "rfc1123", AT),
        ("Wed, 19 Jul 2023 09:30:51 +0800 (CST)", "rfc1123", AT),
        ("Wed, 19 Jul 2023 1:30:51 GMT", "rfc1123", AT),
        ("July 19, 2023 9:30:51 AM GMT+8", "english", AT),
        ("2023年7月19日 09:30:51 GMT+8", "chinese", AT),
        ("2023年7月19日 上午1:30", "chinese", None),
    ],
)
def test_what_yaml_and_archives_write_is_read(text: str, form: str, instant: int | None) -> None:
    moment = read_moment(text)
    assert (moment.form, moment.instant, moment.defect) == (form, instant, None)
    assert str(moment.day) == ("2023-07-18" if "-18" in text else "2023-07-19")


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2023-07-19 1:30:51", 1),
        ("2023/7/19 12:30 am", 0),
        ("2023/7/19 12:30 p.m.", 12),
        ("2023/7/19 1:30 PM", 13),
        ("2023年7月19日 上午1:30", 1),
        ("2023年7月19日 上午12:30", 0),
        ("2023年07月19日 下午1:30", 13),
        ("2023年7月19日 下午12:30", 12),
        ("2023年7月19日下午15:30", 15),
        ("2023年7月19日 中午12:30", 12),
        ("2023年7月19日 晚上 8点30分", 20),
        ("2023年7月19日（星期三）凌晨0:30", 0),
        ("2023年7月19日 星期三 01:30:51", 1),
        ("2023 年 7 月 19 日 9時30分51秒", 9),
    ],
)
def test_an_hour_is_that_of_its_half_of_the_day(text: str, hour: int) -> None:
    moment = read_moment(text)
    assert moment.defect is None
    assert moment.local is not None
    assert (moment.local.hour, moment.local.minute, moment.needs_zone) == (hour, 30, True)


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("2023-07-19 24:30:51", "hour must be in 0..23"),
        ("2023-07-19 09:30:51 +25", "no time zone is +25 from UTC"),
        ("2023-07-19 09:30:51 UTC+15", "no time zone is +15 from UTC"),
        ("2023-07-19 09:30:51 +08:70", "no time zone is +08:70 from UTC"),
        ("2023-07-19 09:30:51 XYZ", "no time zone is called XYZ"),
        ("2023-07-19 13:30 PM", "no hour of a half day is 13"),
        ("2023-07-19 0:30 AM", "no hour of a half day is 0"),
        ("2023年7月19日 上午13:30", "上午 has no such hour"),
        ("2023年7月19日 晚上12:30", "晚上 has no such hour"),
        ("2023年7月19日 中午5:30", "中午 has no such hour"),
        ("2023-07/19", "no known form of date"),
        ("2023-07-19 9:3:51", "no known form of date"),
    ],
)
def test_what_is_no_time_is_not_guessed(text: str, defect: str) -> None:
    assert read_moment(text).defect == defect


@pytest.mark.parametrize("zone", sorted(AMBIGUOUS))
@pytest.mark.parametrize("form", ["Wed, 19 Jul 2023 09:30:51 {}", "2023-07-19 09:30:51 {}", "July 19, 2023 9:30 {}"])
def test_a_name_of_several_zones_gives_no_instant(form: str, zone: str) -> None:
    moment = read_moment(form.format(zone))
    assert (moment.instant, moment.zone_name, moment.defect, moment.needs_zone) == (None, zone, None, True)


@pytest.mark.parametrize(
    ("name", "zone", "ahead"),
    [
        ("CST", "Asia/Shanghai", 8),
        ("CST", "Asia/Taipei", 8),
        ("CST", "America/Chicago", -6),
        ("CST", "America/Havana", -5),
        ("IST", "Asia/Kolkata", 5.5),
        ("IST", "Europe/Dublin", 1),
        ("IST", "Asia/Jerusalem", 2),
        ("BST", "Europe/London", 1),
        ("BST", "Asia/Dhaka", 6),
        ("AST", "America/Halifax", -4),
        ("AST", "Asia/Riyadh", 3),
        ("EST", "America/New_York", -5),
        ("EST", "Australia/Sydney", 10),
        ("PST", "Asia/Manila", 8),
    ],
)
def test_the_sources_zone_settles_which_is_meant(name: str, zone: str, ahead: float) -> None:
    moment = read_moment(f"2023-07-19 09:30:51 {name}")
    assert moment.in_zone(zone) == (AT + round((8 - ahead) * 3_600_000),)


@pytest.mark.parametrize(("name", "zone"), [("CST", "Europe/Paris"), ("IST", "Asia/Tokyo"), ("EST", "Asia/Shanghai")])
def test_a_zone_that_the_name_does_not_mean_settles_nothing(name: str, zone: str) -> None:
    assert read_moment(f"2023-07-19 09:30:51 {name}").in_zone(zone) is None
