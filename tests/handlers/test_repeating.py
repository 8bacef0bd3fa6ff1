from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.shared.repeating import Repeat

TEHRAN = ZoneInfo("Asia/Tehran")


def j(year: int, month: int, day: int) -> date:
    made: date = jdatetime.date(year, month, day).togregorian()
    return made


def shown(rule: Repeat, many: int) -> list[str]:
    days = [day for day, _ in zip(rule.days(), range(many), strict=False)]
    return [str(jdatetime.date.fromgregorian(date=day)) for day in days]


def test_monthly_on_the_31st_is_the_last_day_of_shorter_months() -> None:
    rule = Repeat(kind="monthly", first=j(1403, 5, 31))
    assert shown(rule, 9) == [
        "1403-05-31", "1403-06-31", "1403-07-30", "1403-08-30", "1403-09-30", "1403-10-30",
        "1403-11-30", "1403-12-30", "1404-01-31",
    ]  # fmt: skip
    assert shown(Repeat(kind="monthly", first=j(1404, 11, 30)), 3)[1] == "1404-12-29"


def test_30_esfand_is_the_29th_in_common_years() -> None:
    rule = Repeat(kind="yearly", first=j(1403, 12, 30))
    assert shown(rule, 6) == [
        "1403-12-30", "1404-12-29", "1405-12-29", "1406-12-29", "1407-12-29", "1408-12-30",
    ]  # fmt: skip


def test_the_last_thursday_of_each_month() -> None:
    rule = Repeat(kind="last-weekday", first=j(1405, 9, 26))
    days = [day for day, _ in zip(rule.days(), range(24), strict=False)]
    for day in days:
        jalali, next_week = (
            jdatetime.date.fromgregorian(date=each) for each in (day, day + timedelta(days=7))
        )
        assert day.weekday() == 3
        assert next_week.month != jalali.month


def test_every_second_week_on_chosen_days() -> None:
    rule = Repeat(kind="weekly", every=2, weekdays=(5, 1), first=date(2026, 12, 1))  # a Tuesday
    days = [day for day, _ in zip(rule.days(), range(5), strict=False)]
    assert [f"{day:%a %d}" for day in days] == ["Tue 01", "Sat 12", "Tue 15", "Sat 26", "Tue 29"]


def test_the_month_of_the_gregorian_calendar_is_its_own() -> None:
    rule = Repeat(kind="monthly", first=date(2027, 1, 31), jalali=False)
    days = [day for day, _ in zip(rule.days(), range(4), strict=False)]
    assert days == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]


def test_it_ends_after_so_many_times_or_at_a_day() -> None:
    first = date(2026, 12, 1)
    assert len(list(Repeat(kind="daily", first=first, times=3).days())) == 3
    until = Repeat(kind="daily", first=first, until=date(2026, 12, 5))
    assert list(until.days())[-1] == date(2026, 12, 5)
    assert until.after(date(2026, 12, 5)) is None
    assert until.after(date(2026, 12, 2)) == date(2026, 12, 3)


def test_turns_keep_their_hour() -> None:
    at = datetime(2026, 12, 1, 18, 30, tzinfo=TEHRAN)
    rule = Repeat(kind="weekly", first=at.date(), clock=at.time())
    assert rule.moments(at, 2) == [at + timedelta(days=7), at + timedelta(days=14)]
    assert rule.following(at) == at + timedelta(days=7)
    once = Repeat(kind="weekly", first=at.date(), clock=at.time(), times=1)
    assert once.following(at) is None


@pytest.mark.long
@given(
    kind=st.sampled_from(["daily", "weekly", "monthly", "last-weekday", "yearly"]),
    first=st.dates(date(2024, 3, 20), date(2032, 3, 19)),
    every=st.integers(1, 4),
    weekdays=st.lists(st.integers(0, 6), unique=True, max_size=7),
    calendar=st.sampled_from(["jalali", "gregorian"]),
)
def test_days_rise_and_none_is_before_the_first(
    kind: str, first: date, every: int, weekdays: list[int], calendar: str
) -> None:
    fields = {"kind": kind, "first": first, "every": every, "weekdays": weekdays}
    rule = Repeat.model_validate(fields | {"jalali": calendar == "jalali"})
    days = [day for day, _ in zip(rule.days(), range(30), strict=False)]

    assert len(days) == 30
    assert all(a < b for a, b in pairwise(days))
    assert days[0] >= first
    if kind in {"daily", "monthly", "yearly"}:
        assert days[0] == first
    assert rule.after(days[3]) == days[4]


def test_the_first_turn_counts_though_the_rule_would_not_have_it() -> None:
    """A Saturday that is not the month's last one, and weekdays without that of the first day."""
    last = Repeat(kind="last-weekday", first=j(1405, 9, 7), times=3)
    assert shown(last, 9) == ["1405-09-07", "1405-09-28", "1405-10-26"]
    tuesdays = Repeat(kind="weekly", weekdays=(1,), first=date(2026, 11, 28), times=3)
    assert [f"{day:%a %d}" for day in tuesdays.days()] == ["Sat 28", "Tue 01", "Tue 08"]
