"""Birthdays as people write them, and the days on which they are greeted."""

from __future__ import annotations

from datetime import date, timedelta

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.contacts.birthdays.typed import date_in
from handlers.shared.birthday import days_greeted_on, next_birthday, read_birthday
from handlers.shared.month_words import month_words

FIRST, LAST = jdatetime.date(1403, 1, 1).togregorian(), jdatetime.date(1410, 12, 29).togregorian()
TODAY = date(2026, 11, 27)
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def forms(day: date) -> list[str]:
    """Every clear way to write a date of birth."""
    j = jdatetime.date.fromgregorian(date=day)
    jalali, gregorian = (month_words()[kind] for kind in ("jalali_months", "gregorian_months"))
    persian, english = jalali[str(j.month)][0], gregorian[str(day.month)][0]
    return [
        f"{j.year}/{j.month:02}/{j.day:02}",
        f"{j.year}-{j.month}-{j.day}",
        f"{j.year}{j.month:02}{j.day:02}",
        f"{j.day}/{j.month}/{j.year}",
        f"{j.day} {persian} {j.year}",
        f"{j.day}‌ام {persian} ماه {j.year}",
        f"{j.year} {persian} {j.day}",
        f"{j.day} {persian}",
        *(f"{j.day} {name} {j.year}" for name in jalali[str(j.month)]),
        f"{j.day} {persian}ماه {j.year}",
        day.isoformat(),
        f"{day.isoformat()} 00:00:00",
        f"{day.isoformat()}T00:00:00",
        f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}",
        f"{english} {day.day}, {day.year}",
        f"{day.day}th of {english.upper()} {day.year}",
    ]


@given(st.dates(date(1950, 1, 1), TODAY))
def test_a_day_is_the_same_in_every_form(day: date) -> None:
    assert len({read_birthday(form, TODAY) for form in forms(day)}) == 1


@pytest.mark.long
def test_every_day_of_1403_to_1410_is_read_and_greeted_on_itself() -> None:
    for ahead in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=ahead)
        jalali = jdatetime.date.fromgregorian(date=day)
        born = (jalali.month, jalali.day)
        written = forms(day)
        form = written[ahead % len(written)]
        assert read_birthday(form, LAST) == born, form
        assert read_birthday(form.translate(PERSIAN), LAST) == born
        assert next_birthday(born, day) == day
        assert born in days_greeted_on(day)


@pytest.mark.long
@given(st.dates(FIRST, LAST), st.dates(date(1900, 1, 1), TODAY))
def test_a_birthday_is_greeted_once_in_each_jalali_year(today: date, birth: date) -> None:
    born = read_birthday(birth.isoformat(), TODAY)
    assert born is not None
    following = next_birthday(born, today)
    assert born in days_greeted_on(following)
    between = (today + timedelta(days=n) for n in range((following - today).days))
    assert all(born not in days_greeted_on(day) for day in between)
    assert following - today <= timedelta(days=366)


@pytest.mark.parametrize("year", range(1403, 1411))
def test_the_30th_of_esfand_is_greeted_on_the_29th_in_common_years(year: int) -> None:
    born = (12, 30)
    greeted = next_birthday(born, jdatetime.date(year, 7, 1).togregorian())
    day = jdatetime.date.fromgregorian(date=greeted)
    assert (day.month, day.day) == (12, 30 if year in {1403, 1408} else 29)
    assert (greeted + timedelta(days=1)) == jdatetime.date(year + 1, 1, 1).togregorian()


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("1369/05/12", (5, 12)),
        ("69/5/12", (5, 12)),
        ("۱۲ مرداد", (5, 12)),
        ("12 مرداد ۱۳۶۹", (5, 12)),
        ("۱۲مرداد۶۹", (5, 12)),
        ("1990-08-03", (5, 12)),
        ("1990-08-03T00:00:00Z", (5, 12)),
        ("19900803T000000Z", (5, 12)),
        ("--0803", None),
        ("1604-08-03", None),
        ("3/8/1990", None),
        ("03/25/1990", (1, 5)),
        ("12/5/69", (5, 12)),
        ("3-Aug-90", (5, 12)),
        ("Aug 3, 90", (5, 12)),
        ("۳ اوت ۹۰", (5, 12)),
        ("05-Aug-12", None),
        ("3-Aug-1369", None),
        ("05/06/07", None),
        ("25/5", (5, 25)),
        ("5/25", (5, 25)),
        ("5/6", None),
        ("6/6", (6, 6)),
        ("7/31", None),
        ("30 اسفند", (12, 30)),
        ("1370/12/30", (12, 30)),
        ("1369/12/30", None),
        ("1369/13/01", None),
        ("1500/01/01", None),
        ("2027-01-01", None),
        ("1369/00/10", None),
        ("33088", None),
        ("3 august", None),
        ("12 مرداد 1990", None),
        ("3 august 1369", None),
        ("مرداد", None),
        ("دوازده", None),
        ("نمی‌دانم", None),
        ("", None),
        ("0000-00-00", None),
        ("1369/05/12/3", None),
        ("12 مرداد تیر 1369", None),
    ],
)
def test_what_is_clear_is_read_and_what_is_not_is_left(
    typed: str, born: tuple[int, int] | None
) -> None:
    assert read_birthday(typed, TODAY) == born


@pytest.mark.long
@given(st.text(max_size=40) | st.from_regex(r"[0-9/\-. ]{0,20}", fullmatch=True))
def test_nothing_that_is_typed_breaks_the_reader(typed: str) -> None:
    born = read_birthday(typed, TODAY)
    assert born is None or (1 <= born[0] <= 12 and 1 <= born[1] <= 31)


@pytest.mark.parametrize("who", ["سارا کریمی", "09121112233", "۰۹۱۲۱۱۱۲۲۳۳:", "علی +989121112233"])
@pytest.mark.parametrize("unclear", ["31 mehr", "۵/۹", "۱۴۰۴/۱۳/۰۱", "۱۴۰۴ مهر ۳۱", "مهر"])
def test_what_is_named_as_the_date_is_nobodys_number(who: str, unclear: str) -> None:
    assert date_in(f"{who} {unclear}") == unclear
    assert date_in(f"{unclear} {who}") == unclear
    assert date_in(who) == ""
