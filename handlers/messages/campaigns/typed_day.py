"""The day in a typed line: by number or name of its month, by weekday, by how far away it is."""

from __future__ import annotations

from datetime import date, timedelta

from handlers.messages.campaigns.time_vocabulary import stands_for
from handlers.messages.campaigns.typed_line import (
    ByTheMoonError,
    Line,
    NoSuchDayError,
    is_year,
    numbers_of,
)
from handlers.messages.campaigns.typed_month import (
    YEARS,
    day_by_number,
    last_day,
    of_month,
    of_year,
    take_year,
)
from handlers.messages.campaigns.typed_week import (
    next_week,
    of_the_week,
    on_its_weekday,
    set_weekday_before,
    weekday_of,
)
from handlers.messages.occasion_days import day_of as occasion_of
from screens.text.languages import GREGORIAN, JALALI

_CENTURY, _FIRST_YEAR, _FIRST_GREGORIAN = 1400, 1300, 1700
_DATE_PARTS, _DAY_AND_MONTH = 3, 2
_SHORT_YEARS, _MILLENNIUM, _NEAR = 100, 2000, timedelta(days=5 * 365)
_LEAP_GAP = 9
"""Years in which each day of a calendar comes at least once: 29 February 1896, then 1904."""


def day_of(line: Line) -> date | None:
    """Takes the words of a day, and of its weekday where both are said.

    Raises:
        NoSuchDayError: its calendar does not have it.
        WrongWeekdayError: it is another weekday than the one that is said with it.
        ByTheMoonError: it is an occasion of the lunar calendar.
    """
    set_weekday_before(line)
    dates = (_numeric, _named, _occasion, _of_named_month, of_month, _day_and_month)
    ways = (*dates, of_year, of_the_week, next_week, day_by_number)
    day = next((found for way in ways if (found := way(line)) is not None), None)
    if day is not None:
        return on_its_weekday(line, day)
    return weekday_of(line)


def _numeric(line: Line) -> date | None:
    for place, word in enumerate(line.rest):
        parts = numbers_of(word.text, "/-.")
        if len(parts) != _DATE_PARTS:
            continue
        line.take(place)
        if max(parts) < _SHORT_YEARS:
            return _short_year(line, parts, word.text)
        if not parts[-1] >= _FIRST_YEAR > parts[0]:
            year, month, day = parts
            return _date(year, month, day, word.text)
        return _year_last(line, parts, word.text)
    return None


def _short_year(line: Line, parts: list[int], typed: str) -> date:
    """A year of two digits: first in Jalali dates, last in Gregorian ones, else where it is near.

    In a Gregorian date with slashes day and month may stand in either order.
    """
    first, middle, last = parts
    orders = [[(_CENTURY + first, middle, last)], [(_CENTURY + last, middle, first)]]
    gregorian = [(_MILLENNIUM + last, middle, first), (_MILLENNIUM + last, first, middle)]
    if line.calendar is GREGORIAN:
        year_first = [(_MILLENNIUM + first, middle, last)]
        orders = [gregorian if "/" in typed else gregorian[:1], year_first, *orders]
    today = line.now.date()
    groups = [sorted({day for each in group if (day := _or_none(*each))}) for group in orders]
    near = ([day for day in days if today <= day <= today + _NEAR] for days in groups)
    days = next(filter(None, near), None) or next(filter(None, groups), None)
    if days is None:
        raise NoSuchDayError(typed)
    return line.may_be(days)


def _year_last(line: Line, parts: list[int], typed: str) -> date:
    """The day before the month; in a Gregorian date with slashes it may stand behind it, too."""
    first, second, year = parts
    orders = {(second, first), (first, second)} if _either_order(year, typed) else {(second, first)}
    days = sorted(found for order in orders if (found := _or_none(year, *order)) is not None)
    if not days:
        raise NoSuchDayError(typed)
    return line.may_be([day for day in days if day >= line.now.date()] or days)


def _either_order(year: int, typed: str) -> bool:
    return year >= _FIRST_GREGORIAN and "/" in typed


def _or_none(year: int, month: int, day: int) -> date | None:
    try:
        return _date(year, month, day, "")
    except NoSuchDayError:
        return None


def _named(line: Line) -> date | None:
    """Today, tomorrow, tonight."""
    for kind, value in (("days", None), ("tonight", "0"), ("tomorrow_night", "1")):
        place = line.find(kind)
        if place is None:
            continue
        (word,) = line.take(place)
        if value is not None:
            line.part_of_day = "night"
        return line.now.date() + timedelta(days=int(value or word.value(kind) or 0))
    return None


def _occasion(line: Line) -> date | None:
    """A day that has a name of its own, such as the night of Yalda."""
    place = line.find("occasions")
    if place is None:
        return None
    (word,) = line.take(place)
    occasion = occasion_of(word.value("occasions") or "")
    if occasion is None or occasion.by_the_moon:
        raise ByTheMoonError(word.text)
    if any(stands_for(part, "night") for part in word.text.split()):
        line.part_of_day = "night"
    day = occasion.next_date(line.now.date())
    line.following = occasion.next_date(day + timedelta(days=1))
    return day


def _of_named_month(line: Line) -> date | None:
    """Day and month by name, in either order, and the year if it is said."""
    for kind in ("jalali_months", "gregorian_months"):
        place = line.find(kind)
        if place is None:
            continue
        month = int(line.rest[place].value(kind) or 0)
        start = place - 1
        while line.means(start, "noise", "month") and not line.means(start, "last"):
            start -= 1
        last = line.means(start, "last")
        day, end = line.number(start), place + 1
        if day is None and not last:
            day, start, end = line.number(place + 1), place, place + 2
        if day is None and not last:
            continue
        end += line.means(end, "month")
        year, end = _year_at(line, end)
        words = line.take(start, end - start)
        line.ends_month = day is None
        line.years = take_year(line) if year is None else None
        typed = " ".join(word.text for word in words)
        return _dated(line, (year, month, day), typed, jalali=kind == "jalali_months")
    return None


def _year_at(line: Line, place: int) -> tuple[int | None, int]:
    """The year that is said here, with its word or without, and the place behind it."""
    word = line.unit(place) in YEARS
    year = line.number(place + word)
    return (year, place + word + 1) if year is not None and is_year(year) else (None, place)


def _dated(
    line: Line, parts: tuple[int | None, int, int | None], typed: str, *, jalali: bool
) -> date:
    """Without a year: the next one that has this day ahead. No day: the last of its month."""
    year, month, day = parts
    if year is not None:
        if jalali is not (year < _FIRST_GREGORIAN):
            raise NoSuchDayError(typed)
        return _date(year, month, day, typed)
    today = line.now.date()
    first = (JALALI if jalali else GREGORIAN).day_of(today).year
    if line.years is not None:
        return _date(first + line.years, month, day, typed)
    for ahead in range(first, first + _LEAP_GAP):
        try:
            found = _date(ahead, month, day, typed)
        except NoSuchDayError:
            continue
        if found >= today:
            return found
    raise NoSuchDayError(typed)


def _day_and_month(line: Line) -> date | None:
    """Takes "25/9", in either order; what can be read in both has a second reading."""
    for place, word in enumerate(line.rest):
        parts = numbers_of(word.text, "/")
        if len(parts) != _DAY_AND_MONTH or line.means(place - 1, "at"):
            continue
        line.take(place)
        line.years = take_year(line)
        days = sorted({day for day in (_of_two(line, *parts), _of_two(line, *parts[::-1])) if day})
        if not days:
            raise NoSuchDayError(word.text)
        return line.may_be(days)
    return None


def _of_two(line: Line, day: int, month: int) -> date | None:
    try:
        return _dated(line, (None, month, day), "", jalali=line.calendar is JALALI)
    except NoSuchDayError:
        return None


def _date(year: int, month: int, day: int | None, typed: str) -> date:
    """A year before 1700 is Jalali. No day: the last one.

    Raises:
        NoSuchDayError: the calendar has no such day.
    """
    calendar = GREGORIAN if year >= _FIRST_GREGORIAN else JALALI
    try:
        if day is None:
            return last_day(calendar, year, month)
        return calendar.date_of(year, month, day)
    except (ValueError, OverflowError):
        raise NoSuchDayError(typed) from None
