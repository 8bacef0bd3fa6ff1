from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.locales import locale_folders
from handlers.messages.campaigns.time_vocabulary import Word, words_of
from handlers.messages.campaigns.typed_time import (
    DayOnly,
    Misunderstood,
    Understood,
    read_time,
)
from handlers.messages.occasion_days import day_of, names
from screens.text.formatting import Formatter
from screens.text.languages import GREGORIAN, JALALI
from screens.text.translator import Translator

TEHRAN = ZoneInfo("Asia/Tehran")


@cache
def shown_in(lang: str) -> Formatter:
    return Formatter(Translator(locale_folders(), strict=True).words(lang), TEHRAN)


FRIDAY = datetime(2026, 11, 27, 14, 20, tzinfo=TEHRAN)
"""6 Azar 1405."""

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

READ = {
    "فردا ساعت ۶ عصر": "2026-11-28 18:00",
    "فردا ساعت شش عصر": "2026-11-28 18:00",
    "۲۵ آذر ۱۰:۳۰": "2026-12-16 10:30",
    "25 آذر 1406 ساعت 10:30": "2027-12-16 10:30",
    "جمعه بعد ۱۱": "2026-12-04 11:00",
    "جمعه ۱۰": "2026-12-04 10:00",
    "جمعه ۱۶": "2026-11-27 16:00",
    "1405/09/25 18": "2026-12-16 18:00",
    "۱۴۰۵/۰۹/۲۵ ۱۸": "2026-12-16 18:00",
    "٢٥/٠٩/١٤٠٥ ١٨": "2026-12-16 18:00",
    "05/09/25 18:00": "2026-12-16 18:00",
    "1405-9-25 18": "2026-12-16 18:00",
    "پنجشنبه آخر آذر ۱۰ صبح": "2026-12-17 10:00",
    "آخرین پنجشنبهٔ ماه ساعت ۱۰ صبح": "2026-12-17 10:00",
    "پنجشنبه آخر ماه بعد ۱۰ صبح": "2027-01-14 10:00",
    "last thursday of december 10am": "2026-12-31 10:00",
    "2026-12-01 18:30": "2026-12-01 18:30",
    "2026-12-01T18:30": "2026-12-01 18:30",
    "tomorrow 6pm": "2026-11-28 18:00",
    "6pm tomorrow": "2026-11-28 18:00",
    "in 2 hours": "2026-11-27 16:20",
    "in an hour": "2026-11-27 15:20",
    "in half hour": "2026-11-27 14:50",
    "in 1.5 hours": "2026-11-27 15:50",
    "۱٫۵ ساعت دیگر": "2026-11-27 15:50",
    "۲ ساعت و ربع دیگه": "2026-11-27 16:35",
    "in 1.5 days": "2026-11-29 02:20",
    "یک روز و نیم دیگر": "2026-11-29 02:20",
    "tomorrow at noon": "2026-11-28 12:00",
    "tomorrow at midnight": "2026-11-29 00:00",
    "10 minutes from now": "2026-11-27 14:30",
    "نیم ساعت دیگر": "2026-11-27 14:50",
    "یک ساعت و نیم دیگر": "2026-11-27 15:50",
    "۲ ساعت دیگه": "2026-11-27 16:20",
    "سه روز دیگر ساعت ۹ شب": "2026-11-30 21:00",
    "شنبه ۱۰": "2026-11-28 10:00",
    "شنبه ساعت ۱۰ و نیم": "2026-11-28 10:30",
    "یک‌شنبه ۴": "2026-11-29 16:00",
    "یکشنبه هفته بعد ساعت ۵": "2026-11-29 17:00",
    "پس‌فردا ساعت هشت و ربع صبح": "2026-11-29 08:15",
    "فردا ظهر": "2026-11-28 12:00",
    "فردا ۱ ظهر": "2026-11-28 13:00",
    "امشب ۹": "2026-11-27 21:00",
    "ساعت ۱۲ شب": "2026-11-28 00:00",
    "فردا شب ۱۲": "2026-11-29 00:00",
    "1 december 2026 at 9:15 am": "2026-12-01 09:15",
    "December 1 10am": "2026-12-01 10:00",
    "next friday at 11": "2026-12-04 11:00",
    "12 am": "2026-11-28 00:00",
    "12 pm": "2026-11-28 12:00",
    "00:30": "2026-11-28 00:30",
    "06:30": "2026-11-28 06:30",
    "پنج‌شنبه پنج عصر": "2026-12-03 17:00",
    "شنبه ۷ آذر ساعت ۱۸": "2026-11-28 18:00",
    "۷ آذر شنبه ۱۸:۰۰": "2026-11-28 18:00",
    "فردا شنبه ساعت ۱۰ صبح": "2026-11-28 10:00",
    "امروز جمعه ۱۸:۳۰": "2026-11-27 18:30",
    "Saturday 28 November 18:00": "2026-11-28 18:00",
    "بیست و پنجم آذر ماه ساعت ۱۰ و نیم صبح": "2026-12-16 10:30",
    "بیست و یک دی ساعت بیست و یک": "2027-01-11 21:00",
    "twenty five december 6pm": "2026-12-25 18:00",
    "سی‌ام آذر ۱۷": "2026-12-21 17:00",
    "اول دی ۹ شب": "2026-12-22 21:00",
    "۳۰ اسفند ۲۳:۵۹": "2030-03-20 23:59",
    "سی و پنج دقیقه دیگر": "2026-11-27 14:55",
    "۴۵ دقیقه‌ی دیگه": "2026-11-27 15:05",
    "۴۵ دقیقه ی بعد": "2026-11-27 15:05",
    "۲۵ آذرماه ساعت ۱۰:۳۰": "2026-12-16 10:30",
    "پنجم دیماه ساعت ۱۸": "2026-12-26 18:00",
    "۷ اردیبهشتماه ۱۴۰۶ ساعت ۱۸": "2027-04-27 18:00",
    "فردا ۲۴:۰۰": "2026-11-29 00:00",
    "یه ربع دیگه": "2026-11-27 14:35",
    "سه ربع دیگه": "2026-11-27 15:05",
    "۱ ساعت و ۳۰ دقیقه دیگه": "2026-11-27 15:50",
    "یک ساعت و یک ربع دیگر": "2026-11-27 15:35",
    "in 1 hour and 5 minutes": "2026-11-27 15:25",
    "یک روز و دو ساعت دیگر": "2026-11-28 16:20",
    "فردا ساعت ۱۸ و ۳۰ دقیقه": "2026-11-28 18:30",
    "فردا ساعت ۱۸ و ۱۵": "2026-11-28 18:15",
    "فردا ساعت شش و بیست دقیقه عصر": "2026-11-28 18:20",
    "فردا صب ساعت ۹": "2026-11-28 09:00",
    "لطفا فردا ۶ ب.ظ": "2026-11-28 18:00",
    "فردا ۶:۳۰ ب ظ": "2026-11-28 18:30",
    "واسه فردا ۱۰ ق.ظ باشه": "2026-11-28 10:00",
    "فردا نصف شب": "2026-11-29 00:00",
    "دوشنبه‌ی بعد ساعت ۱۰": "2026-11-30 10:00",
    "دوشنبه هفته دیگه ساعت ۱۰": "2026-11-30 10:00",
    "هفته بعد سه‌شنبه ساعت ۱۰": "2026-12-01 10:00",
    "یکشنبه هفته‌ی بعد ساعت ۱۷": "2026-11-29 17:00",
    "یک هفته دیگر ساعت ۱۰": "2026-12-04 10:00",
    "یه هفته دیگه ساعت ۱۰": "2026-12-04 10:00",
    "دو هفته بعد ساعت ۱۰": "2026-12-11 10:00",
    "جمعه این هفته ساعت ۱۸": "2026-11-27 18:00",
    "ماه آینده ساعت ۱۰": "2026-12-27 10:00",
    "آخر ماه ساعت ۱۸": "2026-12-21 18:00",
    "آخرین روز این ماه ساعت ۹ شب": "2026-12-21 21:00",
    "اول ماه ۱۰ صبح": "2026-12-22 10:00",
    "آخر ماه بعد ۱۰ صبح": "2027-01-20 10:00",
    "پنجم ماه بعد ساعت ۱۱": "2026-12-26 11:00",
    "روز ۵ ماه آینده ساعت ۱۱": "2026-12-26 11:00",
    "۵ ماه بعد ساعت ۱۱": "2027-04-26 11:00",
    "دو ماه دیگر ساعت ۱۸": "2027-01-26 18:00",
    "آخر ماه آذر ساعت ۱۸": "2026-12-21 18:00",
    "آخر اسفند ساعت ۱۸": "2027-03-20 18:00",
    "۲۵/۹ ساعت ۱۸": "2026-12-16 18:00",
    "۹/۲۵ ساعت ۱۸": "2026-12-16 18:00",
    "next month at 10am": "2026-12-27 10:00",
    "end of the month at 6pm": "2026-11-30 18:00",
    "first of next month 10am": "2026-12-01 10:00",
    "the 5th of next month at 10am": "2026-12-05 10:00",
    "in 2 months at 18:00": "2027-01-27 18:00",
    "tomorrow at half past six pm": "2026-11-28 18:30",
    "a quarter to seven tonight": "2026-11-27 18:45",
    "tomorrow ten to 8 pm": "2026-11-28 19:50",
    "quarter to one tomorrow": "2026-11-28 12:45",
    "شش و نیم عصر": "2026-11-27 18:30",
    "شش‌ونیم عصر": "2026-11-27 18:30",
    "فردا یک ربع به شش عصر": "2026-11-28 17:45",
    "فردا ساعت ده دقیقه مانده به هشت شب": "2026-11-28 19:50",
    "شب یلدا ساعت ۹": "2026-12-21 21:00",
    "یلدا ساعت ۱۸": "2026-12-21 18:00",
    "عید نوروز ساعت ۱۰ صبح": "2027-03-21 10:00",
    "چهارشنبه‌سوری ۶ عصر": "2027-03-16 18:00",
    "yalda night at 9": "2026-12-21 21:00",
    "nowruz 10am": "2027-03-21 10:00",
    "valentine's day 10am": "2027-02-14 10:00",
    "نود دقیقه دیگر": "2026-11-27 15:50",
    "صد و بیست و پنج دقیقه دیگه": "2026-11-27 16:25",
    "۲ و نیم ساعت دیگر": "2026-11-27 16:50",
    "۲/۵ ساعت دیگه": "2026-11-27 16:50",
    "in an hour and a half": "2026-11-27 15:50",
    "in 1h30m": "2026-11-27 15:50",
    "in a quarter of an hour": "2026-11-27 14:35",
    "ربع ساعت دیگر": "2026-11-27 14:35",
    "۲ ساعت": "2026-11-27 16:20",
    "45 mins": "2026-11-27 15:05",
    "یه هفته دیگه همین ساعت": "2026-12-04 14:20",
    "same time tomorrow": "2026-11-28 14:20",
    "هفته بعد ساعت ۱۰": "2026-12-04 10:00",
    "next week at 10am": "2026-12-04 10:00",
    "اول هفته بعد ساعت ۱۰": "2026-11-28 10:00",
    "first day of next week 10am": "2026-11-28 10:00",
    "بیست و پنجم ساعت ۱۰": "2026-12-16 10:00",
    "روز ۲۵ ساعت ۱۰": "2026-12-16 10:00",
    "شنبه روز ۵ عصر": "2026-11-28 17:00",
    "ساعت ۶ روز شنبه عصر": "2026-11-28 18:00",
    "اولین دوشنبه دی ۱۰ صبح": "2026-12-28 10:00",
    "دومین پنجشنبهٔ ماه بعد ساعت ۱۸": "2026-12-31 18:00",
    "first monday of january 10am": "2027-01-04 10:00",
    "ماه آینده روز ۵ ساعت ۱۰": "2026-12-26 10:00",
    "ماه بعد پنجم ساعت ۱۰": "2026-12-26 10:00",
    "این ماه ۲۵م ساعت ۱۰": "2026-12-16 10:00",
    "ماه بعد آخرین روز ساعت ۱۰": "2027-01-20 10:00",
    "next month on the 5th at 10am": "2026-12-05 10:00",
    "next month first day 10am": "2026-12-01 10:00",
    "12/25/2026 6pm": "2026-12-25 18:00",
    "فردا ساعت ۱۸ بفرست": "2026-11-28 18:00",
    "اذر ۲۵ ساعت ۱۰": "2026-12-16 10:00",
    "۲۵ آذر ۱۸۳۰": "2026-12-16 18:30",
    "۲۵ آذر ماه سال بعد ساعت ۱۰": "2027-12-16 10:00",
    "سال آینده اول فروردین ساعت ۱۰": "2027-03-21 10:00",
    "۲۵/۹ سال بعد ساعت ۱۸": "2027-12-16 18:00",
    "۲۵ آذر امسال ۱۸": "2026-12-16 18:00",
    "25 december next year 6pm": "2027-12-25 18:00",
    "آخر سال ساعت ۱۰": "2027-03-20 10:00",
    "اول سال بعد ساعت ۱۰": "2027-03-21 10:00",
    "آخر سال آینده ۱۰": "2028-03-19 10:00",
    "end of the year 6pm": "2026-12-31 18:00",
    "first of next year 10am": "2027-01-01 10:00",
    "یک سال دیگر ساعت ۱۰": "2027-11-27 10:00",
    "یک سال و دو ماه دیگر ساعت ۱۰": "2028-01-26 10:00",
    "سر ماه ساعت ۱۰": "2026-12-22 10:00",
    "سر هفته ساعت ۱۰": "2026-11-28 10:00",
    "فردا سر ساعت ۶ عصر": "2026-11-28 18:00",
    "۵ دی سال ۱۴۰۶ ساعت ۱۰": "2027-12-26 10:00",
    "tomorrow 5 o clock pm": "2026-11-28 17:00",
    "اول هفته ساعت ۱۰": "2026-11-28 10:00",
    "جمعه آخر هفته بعد ۱۱": "2026-12-04 11:00",
    "پنجشنبه آخر هفته ساعت ۱۰": "2026-12-03 10:00",
    "Monday 1/2/2027 10am": "2027-02-01 10:00",
    "Saturday 1/2/2027 10am": "2027-01-02 10:00",
    "سه روز دیگه دوشنبه ۱۰": "2026-11-30 10:00",
    "in two hundred minutes": "2026-11-27 17:40",
    "in two hundred and fifty minutes": "2026-11-27 18:30",
    "سیصد و بیست دقیقه دیگه": "2026-11-27 19:40",
    "هزار دقیقه دیگه": "2026-11-28 07:00",
    "سیزدهم آذر یک هزار و چهارصد و پنج ساعت ده": "2026-12-04 10:00",
    "دوساعت دیگه": "2026-11-27 16:20",
    "نیمساعت دیگه": "2026-11-27 14:50",
    "دوهفته دیگه ساعت ۱۰": "2026-12-11 10:00",
    "in a couple of hours": "2026-11-27 16:20",
    "بعد از ۲ ساعت": "2026-11-27 16:20",
    "دو ساعت بعد از الان": "2026-11-27 16:20",
    "after 3 days at 10am": "2026-11-30 10:00",
    "یه ربع مونده به ۱۱ فردا": "2026-11-28 10:45",
    "فردا ۷ دقیقه به ۹ صبح": "2026-11-28 08:53",
    "حدود ساعت ۹ صبح فردا": "2026-11-28 09:00",
    "around 9am tomorrow": "2026-11-28 09:00",
    "ساعت ۶۳۰ عصر فردا": "2026-11-28 18:30",
    "630pm tomorrow": "2026-11-28 18:30",
    "سر ظهر فردا": "2026-11-28 12:00",
    "tomorrow 19h": "2026-11-28 19:00",
    "فردا ۶/۳۰ عصر": "2026-11-28 18:30",
}


@pytest.mark.parametrize(("line", "moment"), [(a, b) for a, b in READ.items() if b])
def test_a_moment_is_read(line: str, moment: str) -> None:
    read = read_time(line, FRIDAY)

    assert isinstance(read, Understood), read
    assert [f"{each:%Y-%m-%d %H:%M}" for each in read.moments] == [moment]
    assert read.moments[0].tzinfo is TEHRAN


@pytest.mark.parametrize(
    ("line", "moments"),
    [
        ("۶", ["2026-11-27 18:00", "2026-11-28 06:00"]),
        ("فردا ۷", ["2026-11-28 07:00", "2026-11-28 19:00"]),
        ("monday at 9", ["2026-11-30 09:00", "2026-11-30 21:00"]),
        ("فردا 8:30", ["2026-11-28 08:30", "2026-11-28 20:30"]),
        ("ساعت ۶/۳۰", ["2026-11-27 18:30", "2026-11-28 06:30"]),
        ("شب شنبه ۹", ["2026-11-27 21:00", "2026-11-28 21:00"]),
        ("شنبه دو هفته دیگر ۱۱", ["2026-12-05 11:00", "2026-12-12 11:00"]),
        ("saturday in two weeks 11am", ["2026-12-05 11:00", "2026-12-12 11:00"]),
        ("آخر هفته ۱۸", ["2026-11-27 18:00", "2026-12-03 18:00"]),
        ("آخر هفته بعد ساعت ۱۰", ["2026-12-03 10:00", "2026-12-04 10:00"]),
        ("end of next week 10am", ["2026-12-03 10:00", "2026-12-04 10:00"]),
        ("فردا ساعت ۶۳۰", ["2026-11-28 06:30", "2026-11-28 18:30"]),
        ("1/12/2026 18:30", ["2026-12-01 18:30"]),
        ("1/2/2027 18:30", ["2027-01-02 18:30", "2027-02-01 18:30"]),
    ],
)
def test_an_hour_of_the_morning_or_the_evening_is_not_guessed(
    line: str, moments: list[str]
) -> None:
    read = read_time(line, FRIDAY)

    assert isinstance(read, Understood), read
    assert [f"{each:%Y-%m-%d %H:%M}" for each in read.moments] == moments


def test_of_two_readings_the_one_that_is_over_is_not_meant() -> None:
    read = read_time("امروز ۷", FRIDAY)

    assert isinstance(read, Understood)
    assert [each.hour for each in read.moments] == [19]


@pytest.mark.parametrize(
    ("line", "day"), [("شنبه", date(2026, 11, 28)), ("9 آذر", date(2026, 11, 30))]
)
def test_a_day_alone_has_no_hour(line: str, day: date) -> None:
    assert read_time(line, FRIDAY) == DayOnly(day)


@pytest.mark.parametrize(
    ("line", "reason", "words"),
    [
        ("سلام", "unknown", "سلام"),
        ("فردا ۶ عصر سلام", "unknown", "سلام"),
        ("25", "unknown", "25"),
        ("", "unknown", ""),
        ("25:00 فردا", "unknown", "25:00"),
        ("۳۱ مهر ۱۰", "no_such_day", "31 مهر"),
        ("1405/12/30 10", "no_such_day", "1405/12/30"),
        ("2026-02-29 10:00", "no_such_day", "2026-02-29"),
        ("امروز ۱۰ صبح", "past", ""),
        ("1404/01/01 10", "past", ""),
        ("1404/01/01", "past", ""),
        ("18 صبح", "contradiction", ""),
        ("فردا ۱۰ ظهر", "contradiction", ""),
        ("فردا ۵ نیمه‌شب", "contradiction", ""),
        ("فردا ۱۳ شب", "contradiction", ""),
        ("tomorrow 20 noon", "contradiction", ""),
        ("tomorrow 0 pm", "contradiction", ""),
        ("24:01", "unknown", "24:01"),
        ("فردا ساعت ۲۵", "unknown", "25"),
        ("tomorrow at 25", "unknown", "25"),
        ("فردا سر ساعت", "unknown", "سر ساعت"),
        ("جمعه‌ی این هفته ساعت ۱۰", "past", ""),
        ("پنجشنبه همین هفته ساعت ۱۸", "past", ""),
        ("monday this week", "past", ""),
        ("دیروز ساعت ۱۰", "past", ""),
        ("پریروز", "past", ""),
        ("yesterday 6pm", "past", ""),
        ("یکشنبه ۷ آذر ساعت ۱۸", "wrong_weekday", "یکشنبه"),
        ("فردا جمعه ۱۸", "wrong_weekday", "جمعه"),
        ("Monday 2026-12-01 18:00", "wrong_weekday", "monday"),
        ("سی و یکم ماه بعد", "no_such_day", "سی و یکم ماه بعد"),
        ("31/7 18:00", "no_such_day", "31/7"),
        ("یک ماه و نیم دیگر ساعت ۱۰", "no_such_day", "1.5"),
        ("روز مادر ساعت ۱۰", "moon", "روز مادر"),
        ("وسط هفته", "unknown", "وسط"),
        ("سال بعد ساعت ۱۰", "unknown", "سال"),
        ("9 to 5 tomorrow", "unknown", "to"),
        ("after 6pm", "unknown", "after"),
        ("سر ۶ عصر", "unknown", "سر"),
        ("سر شب", "unknown", "سر"),
        ("بعد از ۶ عصر", "unknown", "بعد از"),
        ("فردا ۷۳۰", "unknown", "730"),
        ("فردا ساعت ۶۷۰", "unknown", "670"),
        ("۳۰ اسفند سال بعد", "no_such_day", "30 اسفند"),
        ("01/15/27 10:00", "no_such_day", "01/15/27"),
        ("۱ فروردین امسال ۱۸", "past", ""),
        ("سه روز دیگه سه‌شنبه", "wrong_weekday", "سه شنبه"),
        ("این ماه", "unknown", "ماه"),
        ("-۲ ساعت دیگر", "unknown", "-2"),
        ("۰ ساعت دیگر", "past", ""),
        ("in 0 minutes", "past", ""),
        ("in 30 seconds", "unknown", "seconds"),
        ("هفته قبل", "unknown", "قبل"),
        ("فردا ۱۴۰۵", "unknown", "1405"),
        ("فردا ۶ عصر.سلام", "unknown", "عصر.سلام"),
        ("پنجمین پنجشنبه دی", "no_such_day", "5"),
        ("۳۲ام ساعت ۱۰", "no_such_day", "32 ام"),
    ],
)
def test_what_is_not_read_is_said(line: str, reason: str, words: str) -> None:
    assert read_time(line, FRIDAY) == Misunderstood(reason, words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("15/01/27", ["2027-01-15"]),
        ("01/15/27", ["2027-01-15"]),
        ("1/2/27", ["2027-01-02", "2027-02-01"]),
        ("15-1-27", ["2027-01-15"]),
        ("05/11/01", ["2027-01-21"]),
        ("۲۵/۹/۰۵", ["2026-12-16"]),
        ("۰۶/۰۱/۰۵", ["2027-03-25"]),
    ],
)
def test_a_year_of_two_digits_is_the_one_that_is_near(line: str, days: list[str]) -> None:
    read = read_time(line, FRIDAY, GREGORIAN if line.isascii() else JALALI)

    assert isinstance(read, DayOnly), read
    assert [f"{day:%Y-%m-%d}" for day in (read.day, read.other) if day] == days


DAYS = st.dates(date(2026, 11, 28), date(2032, 3, 19))


@given(
    day=DAYS,
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    digits=st.sampled_from([{}, PERSIAN, ARABIC]),
)
def test_every_moment_written_in_full_is_read_in_both_calendars(
    day: date, hour: int, minute: int, digits: dict[int, int]
) -> None:
    jalali = jdatetime.date.fromgregorian(date=day)
    wanted = datetime(day.year, day.month, day.day, hour, minute, tzinfo=TEHRAN)

    for written in (f"{day:%Y-%m-%d}", f"{jalali.year}/{jalali.month}/{jalali.day:02}"):
        line = f"{written} {hour:02}:{minute:02}".translate(digits)
        read = read_time(line, FRIDAY)
        assert isinstance(read, Understood), line
        assert wanted in read.moments
        assert hour >= 13 or hour < 10 or read.moments == (wanted,)


@pytest.mark.long
@pytest.mark.parametrize("lang", ["fa", "en"])
@given(day=DAYS, hour=st.integers(10, 23), minute=st.integers(0, 59))
def test_a_moment_is_read_as_the_bot_writes_it(
    lang: str, day: date, hour: int, minute: int
) -> None:
    wanted = datetime(day.year, day.month, day.day, hour, minute, tzinfo=TEHRAN)
    read = read_time(shown_in(lang).moment(wanted), FRIDAY)

    assert isinstance(read, Understood), shown_in(lang).moment(wanted)
    assert wanted in read.moments


HOURS = (
    "{h}/{m:02}",
    "{h}:{m:02}",
    "{h}.{m:02}",
    "{h:02}{m:02}",
    "{h} {m}",
    "{h}h{m}",
    "{h} و {m} دقیقه",
)
SIGNS = ("{}", "{}.", "{}!", "«{}»", "({})", "{}؟", "⏰ {} 🙏", "{}…")


@given(
    form=st.sampled_from(HOURS),
    sign=st.sampled_from(SIGNS),
    day=st.sampled_from(["فردا", "tomorrow"]),
    hour=st.sampled_from([13, 15, 18, 19, 21, 22, 23]),
    minute=st.integers(2, 11),
    digits=st.sampled_from([{}, PERSIAN, ARABIC]),
)
def test_an_hour_is_read_in_every_clothing(
    form: str, sign: str, day: str, hour: int, minute: int, digits: dict[int, int]
) -> None:
    """Two numbers beside each other are an hour where the second one is a round one.

    Four digits are none that may be a year, such as 1405 and 2026.
    """
    line = sign.format(f"{day} {form.format(h=hour, m=minute * 5).translate(digits)}")

    read = read_time(line, FRIDAY)

    wanted = datetime(2026, 11, 28, hour, minute * 5, tzinfo=TEHRAN)
    assert read == Understood((wanted,)), line


def each_alone(line: str) -> list[Word]:
    return [word for part in line.split() for word in words_of(part)]


PLAIN = [
    line
    for line, moment in sorted(READ.items())
    if moment and all(word.meanings or word.text[0].isdecimal() for word in each_alone(line))
]
"""Lines whose words are all known, each of them alone."""


@given(
    line=st.sampled_from(PLAIN), place=st.integers(0, 9), word=st.sampled_from(["گلابی", "pear"])
)
def test_the_word_that_nobody_knows_is_the_one_that_is_named(
    line: str, place: int, word: str
) -> None:
    """Wherever it stands, and whatever it keeps the words beside it from meaning."""
    words = line.split()
    words.insert(min(place, len(words)), word)

    read = read_time(" ".join(words), FRIDAY)

    if isinstance(read, Misunderstood) and read.reason == "unknown":
        assert word in read.words.split(), words
    else:
        assert isinstance(read, Misunderstood), words


@given(
    day=st.sampled_from(
        ["فردا", "شنبه", "هفته بعد", "۲۵ آذر", "tomorrow", "monday", "25 december"]
    ),
    number=st.sampled_from(
        ["۵ام", "۷م", "پنجم", "هفتم", "اول", "5th", "3rd", "fifth", "first day"]
    ),
    after=st.booleans(),
)
def test_the_number_of_a_day_is_never_an_hour(day: str, number: str, *, after: bool) -> None:
    read = read_time(f"{day} {number}" if after else f"{number} {day}", FRIDAY)

    assert not isinstance(read, Understood), read


UNITS = ("یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه")
ORDINALS = ("یکم", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم")
IN_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@pytest.mark.parametrize("unit", range(1, 10))
def test_a_day_of_two_words_is_one_number(unit: int) -> None:
    wanted = DayOnly(jdatetime.date(1405, 10, 20 + unit).togregorian())
    for word in (UNITS[unit - 1], ORDINALS[unit - 1]):
        for joint in (" و ", " "):
            assert read_time(f"بیست{joint}{word} دی", FRIDAY) == wanted
    in_english = read_time(f"twenty-{IN_ENGLISH[unit - 1]} december", FRIDAY)
    assert in_english == DayOnly(date(2026, 12, 20 + unit))


NAMED_WEEKDAYS = ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنج‌شنبه", "جمعه")
THIS_WEEK = ("{} این هفته", "{}‌ی همین هفته", "این هفته {}")
NEXT_WEEK = ("{} هفته بعد", "{} هفته‌ی بعد", "{} هفته دیگه", "{} هفته آینده", "{}‌ی بعد",
             "هفته بعد {}", "هفتهٔ آینده {}")  # fmt: skip


@given(
    today=st.integers(0, 6),
    weekday=st.integers(0, 6),
    written=st.sampled_from([(form, 0) for form in THIS_WEEK] + [(form, 7) for form in NEXT_WEEK]),
)
def test_a_weekday_of_this_week_or_the_next_is_none_of_another(
    today: int, weekday: int, written: tuple[str, int]
) -> None:
    """Weeks begin on Saturday; one that is over is said, and not moved to another week."""
    saturday = datetime(2026, 11, 28, 14, 20, tzinfo=TEHRAN)
    form, further = written
    wanted = (saturday + timedelta(days=weekday + further)).replace(hour=18, minute=0)
    line = f"{form.format(NAMED_WEEKDAYS[weekday])} ساعت ۱۸"

    read = read_time(line, saturday + timedelta(days=today))

    over = weekday + further < today
    assert read == (Misunderstood("past") if over else Understood((wanted,))), line


MINUTES_OF = {"دقیقه": 1, "ربع": 15, "ساعت": 60, "روز": 1440, "هفته": 10080}


@given(
    parts=st.dictionaries(st.sampled_from(sorted(MINUTES_OF)), st.integers(1, 40), min_size=1),
    later=st.sampled_from(["دیگر", "دیگه", "بعد"]),
)
def test_how_long_from_now_is_the_sum_of_its_parts(parts: dict[str, int], later: str) -> None:
    line = " و ".join(f"{many} {unit}" for unit, many in parts.items()) + f" {later}"
    moment = FRIDAY + timedelta(minutes=sum(MINUTES_OF[unit] * n for unit, n in parts.items()))
    whole_days = set(parts) <= {"روز", "هفته"}

    wanted = DayOnly(moment.date()) if whole_days else Understood((moment,))
    assert read_time(line, FRIDAY) == wanted, line


@given(line=st.text(max_size=60))
def test_whatever_is_typed_there_is_an_answer_and_no_moment_of_the_past(line: str) -> None:
    read = read_time(line, FRIDAY)

    if isinstance(read, Understood):
        assert all(moment >= FRIDAY - timedelta(minutes=1) for moment in read.moments)
        assert 1 <= len(read.moments) <= 4


VOCABULARY = """
فردا جمعه بعد ساعت شب ۶ 12 نیم آذر 1405/9/25 in pm روز دیگر 10:30 tomorrow december 24 0
صبح 999999999999 نیمه‌شب دقیقه یک ماه آخر اول پنجم این 5/9 یلدا نوروز به ربع half past to quarter
month end of the first 5th next
"""
WORDS = VOCABULARY.split()


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_known_words_in_any_order_are_read_or_refused(words: list[str]) -> None:
    read = read_time(" ".join(words), FRIDAY)

    if isinstance(read, Understood):
        assert all(moment > FRIDAY - timedelta(minutes=1) for moment in read.moments)


MONTHS = ("اول {}", "آخر {}", "آخرین روز {}", "{}", "پنجم {}", "روز ۵ {}")
IN_ENGLISH_MONTHS = (
    "first of {}",
    "end of {}",
    "last day of {}",
    "{}",
    "5th of {}",
    "the fifth of {}",
)
"""In the same order."""


def by_hand(form: int, today: jdatetime.date | date, which: int | None) -> jdatetime.date | date:
    """What a form means: of a month that is not said, the next such day from today on."""

    def first(ahead: int) -> jdatetime.date | date:
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        return type(today)(year, month + 1, 1)

    def day(ahead: int) -> jdatetime.date | date:
        last = first(ahead + 1) - timedelta(days=1)
        fifth = first(ahead) + timedelta(days=4)
        same = min(last, first(ahead) + timedelta(days=today.day - 1))
        return (first(ahead), last, last, same, fifth, fifth)[form]

    return day(which) if which is not None else next(d for d in map(day, (0, 1)) if d >= today)


@given(
    today=DAYS,
    form=st.integers(0, 5),
    which=st.sampled_from([None, 0, 1]),
    persian=st.booleans(),
)
def test_a_day_of_this_month_or_the_next_is_counted_in_the_calendar_of_its_language(
    today: date, form: int, which: int | None, *, persian: bool
) -> None:
    if form == 3 and which != 1:
        return
    words = {None: ("ماه", "the month"), 0: ("این ماه", "this month"), 1: ("ماه بعد", "next month")}
    forms = MONTHS if persian else IN_ENGLISH_MONTHS
    line = forms[form].format(words[which][not persian])
    counted = by_hand(form, jdatetime.date.fromgregorian(date=today) if persian else today, which)
    wanted = counted.togregorian() if isinstance(counted, jdatetime.date) else counted
    now = datetime(today.year, today.month, today.day, 14, 20, tzinfo=TEHRAN)

    assert read_time(line, now) == (Misunderstood("past") if wanted < today else DayOnly(wanted)), (
        line
    )


@given(day=DAYS, persian=st.booleans(), turned=st.booleans())
def test_a_day_and_month_in_two_numbers_are_read_in_either_order_or_asked(
    day: date, *, persian: bool, turned: bool
) -> None:
    calendar = JALALI if persian else GREGORIAN
    own = calendar.day_of(day)
    line = f"{own.month}/{own.day}" if turned else f"{own.day}/{own.month}"
    now = datetime.combine(day, datetime.min.time(), TEHRAN)

    read = read_time(line, now, calendar)

    assert isinstance(read, DayOnly), line
    assert day in {read.day, read.other}
    clear = own.day > 12 or own.day == own.month
    assert (read.other is None) == clear, line


CLOCKS = {
    "{hour} و نیم": 30, "{hour} و ربع": 15, "ربع به {hour}": -15, "یک ربع به {hour}": -15,
    "ده دقیقه به {hour}": -10, "بیست دقیقه مانده به {hour}": -20, "half past {hour}": 30,
    "quarter past {hour}": 15, "a quarter to {hour}": -15, "ten to {hour}": -10,
    "twenty minutes past {hour}": 20,
}  # fmt: skip


@given(form=st.sampled_from(sorted(CLOCKS)), hour=st.integers(1, 11), evening=st.booleans())
def test_minutes_beside_an_hour(form: str, hour: int, *, evening: bool) -> None:
    persian = not form.isascii()
    said = (UNITS if persian else IN_ENGLISH)[hour - 1] if hour < 10 else str(hour)
    part = ("عصر" if evening else "صبح") if persian else ("pm" if evening else "am")
    line = f"{'فردا ' if persian else 'tomorrow '}{form.format(hour=said)} {part}"
    since = hour * 60 + CLOCKS[form]
    if since < 60:
        since += 720  # a quarter to one is one of twelve o'clock
    since = since % 720 + 720 * evening

    read = read_time(line, FRIDAY)

    wanted = datetime(2026, 11, 28, tzinfo=TEHRAN) + timedelta(minutes=since)
    assert read == Understood((wanted,)), line


OCCASIONS = [name for name in names() if not any(char.isdecimal() for char in name)]


@given(name=st.sampled_from(sorted(OCCASIONS)), today=DAYS)
def test_an_occasion_is_its_next_day_or_the_moons(name: str, today: date) -> None:
    occasion, now = day_of(name), datetime.combine(today, datetime.min.time(), TEHRAN)
    assert occasion is not None

    read = read_time(f"{name} 18:00", now)

    if occasion.by_the_moon:
        assert isinstance(read, Misunderstood)
        assert read.reason == "moon", name
    else:
        wanted = datetime.combine(occasion.next_date(today), datetime.min.time(), TEHRAN)
        assert read == Understood((wanted + timedelta(hours=18),)), name


@given(
    month=st.integers(1, 12),
    weekday=st.integers(0, 6),
    words=st.sampled_from(["{day} آخر {month} ساعت ۱۰ صبح", "آخرین {day} {month} ساعت ۱۰ صبح"]),
)
def test_the_last_weekday_of_a_month_is_the_last_one_in_it(
    month: int, weekday: int, words: str
) -> None:
    shown = shown_in("fa")
    ends = [_end_of(jdatetime.date(year, month, 29).togregorian()) for year in (1405, 1406)]
    days = [end - timedelta(days=(end.weekday() - weekday) % 7) for end in ends]
    monday = datetime(2026, 11, 30, 12, tzinfo=TEHRAN)
    name = shown.weekday(monday + timedelta(days=weekday))
    month_name = shown.day_month(datetime.combine(ends[0], monday.time(), TEHRAN)).split()[-1]
    reading = read_time(words.format(day=name, month=month_name), FRIDAY, JALALI)
    if isinstance(reading, Misunderstood):
        assert reading.reason == "past"
        assert days[0] <= FRIDAY.date() <= ends[0], "it is over, and its month is not"
        return
    assert isinstance(reading, Understood)
    (moment,) = reading.moments
    assert moment.date() in days
    assert moment > FRIDAY


def _end_of(day: date) -> date:
    """The last day of its Jalali month."""
    month = jdatetime.date.fromgregorian(date=day).month
    while jdatetime.date.fromgregorian(date=day + timedelta(days=1)).month == month:
        day += timedelta(days=1)
    return day
