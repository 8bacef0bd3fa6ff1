"""The day of the year that an occasion is on, and its next date.

The service names its occasions and tells no dates; `occasion_days.json` knows those that Iranian
shops greet on. What it does not know has no day, and the person chooses one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

from handlers.messages.hijri import from_hijri, year_of
from screens.text.languages import GREGORIAN, JALALI
from smsir.text import fold

_WEDNESDAY, _WEEK = 2, 7
Kind = Literal["jalali", "gregorian", "hijri", "eve of the last Wednesday"]
_EVE: Kind = "eve of the last Wednesday"
_CALENDARS: tuple[Kind, ...] = ("jalali", "gregorian", "hijri")
_BIRTHDAYS = "birthdays"


@dataclass(frozen=True, slots=True)
class OccasionDay:
    """`month` and `day` of its calendar, whatever the year; of the eve they say nothing."""

    kind: Kind
    month: int = 1
    day: int = 1

    @property
    def by_the_moon(self) -> bool:
        """Its date is an estimate: to be agreed to before anything is planned for it."""
        return self.kind == "hijri"

    def next_date(self, today: date) -> date:
        """Today's or the first one after it."""
        return next(day for day in self._dates(today) if day >= today)

    def _dates(self, today: date) -> Iterator[date]:
        """Rising, from a year that may be over on."""
        match self.kind:
            case "jalali" | "gregorian":
                calendar = JALALI if self.kind == "jalali" else GREGORIAN
                year = calendar.day_of(today).year
                return (calendar.date_of(each, self.month, self.day) for each in (year, year + 1))
            case "hijri":
                year = year_of(today)
                return (from_hijri(each, self.month, self.day) for each in (year, year + 1))
            case "eve of the last Wednesday":
                year = JALALI.day_of(today).year
                return (_eve_of_the_last_wednesday(each) for each in (year, year + 1))


def _eve_of_the_last_wednesday(year: int) -> date:
    last = JALALI.date_of(year + 1, 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - _WEDNESDAY) % _WEEK + 1)


def is_birthday(name: str) -> bool:
    """Whether the texts of an occasion of this name greet on birthdays."""
    words = f" {fold(name)} "
    return any(f" {alias} " in words for alias in _birthdays())


def day_of(name: str) -> OccasionDay | None:
    """By the longest name that is known and stands in `name` as whole words."""
    words = f" {fold(name)} "
    known = [alias for alias in _known() if f" {alias} " in words]
    return _known()[max(known, key=len)] if known else None


def names() -> frozenset[str]:
    """All that are known, folded."""
    return frozenset(_known())


def _raw() -> dict[str, Any]:
    content = Path(__file__).with_name("occasion_days.json").read_text(encoding="utf-8")
    raw: dict[str, Any] = json.loads(content)
    return raw


@cache
def _birthdays() -> frozenset[str]:
    return frozenset(map(fold, _raw()[_BIRTHDAYS]))


@cache
def _known() -> dict[str, OccasionDay]:
    raw = _raw()
    known = {fold(name): OccasionDay(_EVE) for name in raw[_EVE]}
    for kind in _CALENDARS:
        for month, day, names in raw[kind]:
            known |= {fold(name): OccasionDay(kind, month, day) for name in names}
    return known
