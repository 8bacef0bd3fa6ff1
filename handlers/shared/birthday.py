"""A birthday as it is typed or stands in a sheet: month and day of the Jalali calendar.

By its year a date is Jalali or Gregorian. What could be read in two ways is not guessed: it is
better to have no birthday of somebody than to greet them on a wrong day.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from handlers.shared.month_words import month_words
from screens.text.languages import GREGORIAN, JALALI
from smsir.text import fold
from storage import DayOfYear

_FIRST_JALALI, _FIRST_GREGORIAN = 1270, 1891
_CALENDARS_PART = 1700
"""Years before it are Jalali."""

_FIRST_SHORT = 1900
_CENTURY, _MONTHS, _LAST_DAY = 100, 12, 31
_LONG_MONTHS, _ESFAND = 6, 12
_CLOCK = re.compile(r"(?:[t ]\s*\d{1,2}:\d{2}|(?<=\d)t\d{4}).*$")
_NUMBERS = re.compile(r"\d{1,4}(?: ?[/\-.] ?\d{1,4}){1,2}")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_EIGHT_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")


def read_birthday(typed: str, today: date) -> DayOfYear | None:
    """Month and day; None where it is no date, one that has two readings, or not over yet."""
    text = _CLOCK.sub("", fold(typed)).strip()
    if eight := _EIGHT_DIGITS.fullmatch(text):
        return _of_year(int(eight[1]), int(eight[2]), int(eight[3]), today)
    if _NUMBERS.fullmatch(text):
        return _numeric(re.split(r" ?[/\-.] ?", text), today)
    return _worded(text, today)


def days_greeted_on(day: date) -> list[DayOfYear]:
    """Whose birthday is on that day: in common years also of those born on 30 Esfand."""
    jalali = JALALI.day_of(day)
    days = [(jalali.month, jalali.day)]
    if JALALI.day_of(day + timedelta(days=1)).day == 1 and jalali.month == _ESFAND:
        days += [(_ESFAND, later) for later in range(jalali.day + 1, 31)]
    return days


def next_birthday(born: DayOfYear, today: date) -> date:
    """Today or the first day after it on which this birthday is greeted."""
    year = jalali_year(today)
    days = (_greeted_in(each, born) for each in (year, year + 1))
    return next(day for day in days if day >= today)


def jalali_year(day: date) -> int:
    return JALALI.day_of(day).year


def _greeted_in(year: int, born: DayOfYear) -> date:
    month, day = born
    try:
        return JALALI.date_of(year, month, day)
    except ValueError:
        return JALALI.date_of(year, month, day - 1)


def _numeric(numbers: list[str], today: date) -> DayOfYear | None:
    values = [int(number) for number in numbers]
    if len(values) == 2:  # noqa: PLR2004 (a day without a year)
        return _either(*values)
    first, middle, last = values
    lengths = [len(number) for number in numbers]
    if lengths[0] > 2 or (first > _LAST_DAY and lengths[2] <= 2):  # noqa: PLR2004 (digits of a year)
        return _of_year(first, middle, last, today)
    if last >= _CALENDARS_PART:
        return _gregorian_tail(first, middle, last, today)
    if lengths[2] > 2 or last > _LAST_DAY:  # noqa: PLR2004 (digits of a year)
        return _of_year(last, middle, first, today)
    return None


def _gregorian_tail(first: int, middle: int, year: int, today: date) -> DayOfYear | None:
    """Some write the month first, others the day: clear only where one of them is no month."""
    if first > _MONTHS or first == middle:
        return _of_year(year, middle, first, today)
    return _of_year(year, first, middle, today) if middle > _MONTHS else None


def _either(first: int, last: int) -> DayOfYear | None:
    if first <= _MONTHS < last or first == last:
        return _without_year(first, last)
    return _without_year(last, first) if last <= _MONTHS < first else None


def _worded(text: str, today: date) -> DayOfYear | None:
    """Day, month by name, and perhaps the year, in any of the usual orders."""
    words = [word for word in _WORD.findall(text) if word not in _noise()]
    named = [_months()[word] for word in words if word in _months()]
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 4]  # noqa: PLR2004
    if len(named) != 1 or not numbers or len(words) != len(numbers) + 1:
        return None
    jalali, month = named[0]
    if len(numbers) == 1:
        return _without_year(month, numbers[0]) if jalali else None
    day, year = reversed(numbers) if numbers[0] > _LAST_DAY else numbers
    if not jalali and _LAST_DAY < year < _CENTURY:  # as Excel writes it: 3-Aug-90
        year += _FIRST_SHORT
    if len(numbers) > 2 or jalali is not (year < _CALENDARS_PART):  # noqa: PLR2004 (day and year)
        return None
    return _of_year(year, month, day, today)


def _without_year(month: int, day: int) -> DayOfYear | None:
    longest = _LAST_DAY if month <= _LONG_MONTHS else _LAST_DAY - 1
    fits = 1 <= month <= _MONTHS and 1 <= day <= longest
    return (month, day) if fits else None


def _of_year(year: int, month: int, day: int, today: date) -> DayOfYear | None:
    this_year = jalali_year(today)
    if year < _CENTURY:
        year += this_year - this_year % _CENTURY
        year -= _CENTURY if year > this_year else 0
    try:
        born = (JALALI if year < _CALENDARS_PART else GREGORIAN).date_of(year, month, day)
    except ValueError:
        return None
    first = _FIRST_JALALI if year < _CALENDARS_PART else _FIRST_GREGORIAN
    if year < first or born > today:
        return None
    jalali = JALALI.day_of(born)
    return jalali.month, jalali.day


@cache
def _noise() -> frozenset[str]:
    content = Path(__file__).with_name("birthday_words.json").read_text(encoding="utf-8")
    return frozenset(fold(word) for word in json.loads(content)["beside a month"])


@cache
def _months() -> dict[str, tuple[bool, int]]:
    """By folded name: whether it is Jalali, and its number."""
    return {
        fold(name): (calendar == "jalali_months", int(number))
        for calendar, months in month_words().items()
        for number, names in months.items()
        for name in names
    }
