"""When a send comes again: every day, on weekdays, by months or years, until an end or for ever.

Days are those of one calendar, named in the rule, so that "the 31st" means what the person saw. In
a shorter month it is the last day: 31 in months of 30 or 29 days, 30 Esfand in common years.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from typing import Literal

from pydantic import Field

from screens.screen import Data
from screens.text.languages import GREGORIAN, JALALI, Calendar

Kind = Literal["daily", "weekly", "monthly", "last-weekday", "yearly"]
_WEEK, _YEAR_MONTHS = 7, 12
_MOST = 4_000
"""Occurrences looked through: over ten years of days."""


class Repeat(Data):
    """Which days have a turn, and the local hour of all of them (`clock`).

    `first`: the day of the first turn, which says weekday, day and month of the others.
    `every`: weeks between two weeks of turns. `weekdays`: as `date.weekday` counts, for "weekly";
    none: that of the first day. `until`: the last day that may have a turn; `times`: how many.
    """

    kind: Kind
    first: date
    clock: time = time()
    every: int = Field(1, ge=1)
    weekdays: tuple[int, ...] = ()
    until: date | None = None
    times: int | None = Field(None, ge=1)
    jalali: bool = True

    @property
    def calendar(self) -> Calendar:
        return JALALI if self.jalali else GREGORIAN

    def days(self) -> Iterator[date]:
        """All days with a turn: the first one, whatever the rule, and then those of the rule."""
        days = chain([self.first], (day for day in _days(self) if day > self.first))
        for number, day in enumerate(islice(days, _MOST), 1):
            if (self.times is not None and number > self.times) or (
                self.until is not None and day > self.until
            ):
                return
            yield day

    def after(self, day: date) -> date | None:
        """The next day with a turn; None where the end is reached."""
        return next((each for each in self.days() if each > day), None)

    def beginning(self, at: datetime) -> Repeat:
        """The same rule from another first turn on; `at` is aware and of the zone meant."""
        return self.changed(first=at.date(), clock=at.time())

    def moments(self, after: datetime, many: int) -> list[datetime]:
        """So many turns on days after that of `after`, which is aware and of the zone meant."""
        ahead = (day for day in self.days() if day > after.date())
        return [datetime.combine(day, self.clock, after.tzinfo) for day in islice(ahead, many)]

    def following(self, after: datetime) -> datetime | None:
        """The turn after that of `after`; None where that was the last."""
        return next(iter(self.moments(after, 1)), None)


def _days(rule: Repeat) -> Iterator[date]:
    match rule.kind:
        case "daily":
            return _daily(rule)
        case "weekly":
            return _weekly(rule)
        case "monthly":
            return _monthly(rule)
        case "last-weekday":
            return _last_weekdays(rule)
        case "yearly":
            return islice(_monthly(rule), 0, None, _YEAR_MONTHS)


def _daily(rule: Repeat) -> Iterator[date]:
    day = rule.first
    while True:
        yield day
        day += timedelta(days=1)


def _weekly(rule: Repeat) -> Iterator[date]:
    """Weeks begin as those of the calendar do; of the first week only what is not before."""
    weekdays = set(rule.weekdays) or {rule.first.weekday()}
    start = rule.first - timedelta(
        days=(rule.first.weekday() - rule.calendar.first_weekday) % _WEEK
    )
    while True:
        for day in (start + timedelta(days=n) for n in range(_WEEK)):
            if day >= rule.first and day.weekday() in weekdays:
                yield day
        start += timedelta(weeks=rule.every)


def _monthly(rule: Repeat) -> Iterator[date]:
    wanted = rule.calendar.day_of(rule.first).day
    for month in _months(rule):
        yield month[min(wanted, len(month)) - 1]


def _last_weekdays(rule: Repeat) -> Iterator[date]:
    weekday = rule.first.weekday()
    for month in _months(rule):
        last = month[-1] - timedelta(days=(month[-1].weekday() - weekday) % _WEEK)
        if last >= rule.first:
            yield last


def _months(rule: Repeat) -> Iterator[list[date]]:
    """The days of each month from the first one's on."""
    day = rule.first - timedelta(days=rule.calendar.day_of(rule.first).day - 1)
    while True:
        month = [day]
        while rule.calendar.day_of(month[-1] + timedelta(days=1)).day != 1:
            month.append(month[-1] + timedelta(days=1))
        yield month
        day = month[-1] + timedelta(days=1)
