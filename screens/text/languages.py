"""The languages that the bot speaks: a record each, and their texts in `locale/<code>`.

Everything that differs from language to language and is no sentence stands here: which way it is
read, its calendar, its digits. The names of months and weekdays are texts (`format-month`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

import jdatetime


@dataclass(frozen=True)
class Digits:
    """The signs of numbers. `zero`: the first of ten signs that follow each other in Unicode."""

    zero: str = "0"
    group: str = ","
    point: str = "."
    percent: str = "%"

    @cached_property
    def table(self) -> Mapping[int, str]:
        """From Latin digits, for `str.translate`."""
        return {ord("0") + n: chr(ord(self.zero) + n) for n in range(10)}

    @cached_property
    def table_of_numbers(self) -> Mapping[int, str]:
        """From a Latin number grouped by thousands, for `str.translate`."""
        return {**self.table, ord(","): self.group, ord("."): self.point}


LATIN = Digits()
PERSIAN = Digits(chr(0x06F0), "\u066c", "\u066b", "\u066a")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of some calendar; `month` counts from 1."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """`day_of` gives the day of a Gregorian date; `sign` stands between the numbers of a date.

    `date_of` gives the Gregorian date of a year, month and day; it raises `ValueError` where the
    calendar has no such day.

    `first_weekday`: with which the week begins, 0 for Monday, as `date.weekday` counts.
    """

    day_of: Callable[[date], Day]
    date_of: Callable[[int, int, int], date]
    sign: str
    first_weekday: int


def _gregorian(day: date) -> Day:
    return Day(day.year, day.month, day.day)


def _jalali(day: date) -> Day:
    jalali = jdatetime.date.fromgregorian(date=day)
    return Day(jalali.year, jalali.month, jalali.day)


def _from_jalali(year: int, month: int, day: int) -> date:
    gregorian: date = jdatetime.date(year, month, day).togregorian()
    return gregorian


MONDAY, SATURDAY = 0, 5
GREGORIAN = Calendar(_gregorian, date, "-", MONDAY)
JALALI = Calendar(_jalali, _from_jalali, "/", SATURDAY)


@dataclass(frozen=True, slots=True)
class Language:
    """`code`: an IETF primary tag, as messengers tell it, and the name of the texts' folders.

    `plurals`: the rules of CLDR for each category but `other`, with which texts choose (`[one]`).
    """

    code: str
    direction: Literal["rtl", "ltr"]
    calendar: Calendar
    digits: Digits
    plurals: Mapping[str, str] = field(hash=False)

    @property
    def rtl(self) -> bool:
        return self.direction == "rtl"


LANGUAGES: Mapping[str, Language] = {
    language.code: language
    for language in (
        Language("fa", "rtl", JALALI, PERSIAN, plurals={"one": "i = 0 or n = 1"}),
        Language("en", "ltr", GREGORIAN, LATIN, plurals={"one": "i = 1 and v = 0"}),
    )
}
"""By code; the first one is spoken where nobody says anything."""

DEFAULT = next(iter(LANGUAGES))
