"""The days of occasions: every date ahead, in every year, and the names that the service gives."""

from __future__ import annotations

from datetime import date, timedelta

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.messages.hijri import from_hijri, year_of
from handlers.messages.occasion_days import OccasionDay, day_of

FIRST, LAST = jdatetime.date(1403, 1, 1).togregorian(), jdatetime.date(1410, 12, 29).togregorian()
NAMES = (
    "نوروز", "شب یلدا", "روز مادر", "روز پدر", "عید فطر", "روز معلم", "چهارشنبه‌سوری", "ولنتاین",
    "عید غدیر", "نیمهٔ شعبان",
)  # fmt: skip


@pytest.mark.long
@given(
    st.dates(FIRST, LAST),
    st.sampled_from(NAMES),
)
def test_the_next_date_is_the_first_ahead(today: date, name: str) -> None:
    occasion = day_of(name)
    assert occasion is not None
    following = occasion.next_date(today)
    assert today <= following <= today + timedelta(days=366)
    assert occasion.next_date(following) == following, "on the day itself it is today"
    assert occasion.next_date(following + timedelta(days=1)) > following
    for before in (today, today + (following - today) / 2):
        assert occasion.next_date(before) == following, "nothing lies between"


def test_every_day_of_the_jalali_years_1403_to_1410_is_found_from_the_day_before() -> None:
    day = FIRST
    while day <= LAST:
        jalali = jdatetime.date.fromgregorian(date=day)
        if (jalali.month, jalali.day) != (12, 30):
            occasion = OccasionDay("jalali", jalali.month, jalali.day)
            assert occasion.next_date(day - timedelta(days=1)) == day
        day += timedelta(days=1)


def test_the_last_wednesdays_eve_is_the_tuesday_before_it() -> None:
    eve = day_of("چهارشنبه سوری")
    assert eve is not None
    for year in range(1400, 1420):
        on = eve.next_date(jdatetime.date(year, 6, 1).togregorian())
        new_year = jdatetime.date(year + 1, 1, 1).togregorian()
        assert on.strftime("%A") == "Tuesday"
        assert timedelta(days=2) <= new_year - on <= timedelta(days=8)


@pytest.mark.parametrize(
    ("hijri", "in_iran"),
    [
        ((1446, 6, 20), jdatetime.date(1403, 10, 2)),
        ((1446, 7, 13), jdatetime.date(1403, 10, 25)),
        ((1446, 8, 15), jdatetime.date(1403, 11, 26)),
        ((1446, 10, 1), jdatetime.date(1404, 1, 11)),
        ((1446, 12, 10), jdatetime.date(1404, 3, 17)),
        ((1447, 1, 10), jdatetime.date(1404, 4, 15)),
        ((1447, 10, 1), jdatetime.date(1405, 1, 1)),
    ],
)
def test_lunar_days_are_at_most_one_from_those_observed(
    hijri: tuple[int, int, int], in_iran: jdatetime.date
) -> None:
    assert abs(from_hijri(*hijri) - in_iran.togregorian()) <= timedelta(days=1)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_day_is_in_one_lunar_year(day: date) -> None:
    year = year_of(day)
    assert from_hijri(year, 1, 1) <= day < from_hijri(year + 1, 1, 1)
    assert (from_hijri(year + 1, 1, 1) - from_hijri(year, 1, 1)).days in {354, 355}


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("تبریک عید نوروز ۱۴۰۶", OccasionDay("jalali", 1, 1)),
        ("سال نو میلادی", OccasionDay("gregorian", 1, 1)),
        ("عيد سعيد فطر", OccasionDay("hijri", 10, 1)),
        ("شب‌یلدا", OccasionDay("jalali", 9, 30)),
        ("روز جهانی پرستار", OccasionDay("gregorian", 5, 12)),
        ("تولد", None),
        ("سالگرد ازدواج", None),
        ("روز مادربزرگ", None),
        ("", None),
    ],
)
def test_names_are_known_as_whole_words(name: str, known: OccasionDay | None) -> None:
    assert day_of(name) == known
