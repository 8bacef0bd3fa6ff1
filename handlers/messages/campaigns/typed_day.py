"""The day in a typed line: by number or name of its month, by weekday, by how far away it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import jdatetime

from handlers.messages.campaigns.typed_line import (
    Line,
    NoSuchDayError,
    WrongWeekdayError,
    numbers_of,
)
from screens.text.languages import SATURDAY

_WEEK = 7
_CENTURY, _FIRST_YEAR, _FIRST_GREGORIAN = 1400, 1300, 1700
_DATE_PARTS = 3
_LEAP_GAP = 9
"""Years in which each day of a calendar comes at least once: 29 February 1896, then 1904."""


def day_of(line: Line) -> date | None:
    """Takes the words of a day, and of its weekday where both are said.

    Raises:
        NoSuchDayError: its calendar does not have it.
        WrongWeekdayError: it is another weekday than the one that is said with it.
    """
    day = _numeric(line) or _named(line) or _of_month(line)
    return _weekday(line) if day is None else _on_its_weekday(line, day)


def _on_its_weekday(line: Line, day: date) -> date:
    place = line.find("weekdays")
    if place is not None:
        (word,) = line.take(place)
        if int(word.value("weekdays") or 0) != day.weekday():
            raise WrongWeekdayError(word.text)
    return day


def after_a_while(line: Line) -> datetime | date | None:
    """Takes "in 2 hours", which is a moment, or "in 3 days", which is a day."""
    for place, word in enumerate(line.rest):
        unit = word.value("units")
        many = 0.5 if line.means(place - 1, "half_an") else line.number(place - 1)
        if unit is None or many is None:
            continue
        end = place + 1
        if line.means(end, "half"):
            many, end = many + 0.5, end + 1
        later, before = line.means(end, "later"), line.means(place - 2, "in")
        if later or before:
            start = place - 1 - before
            line.take(start, end + later - start)
            return _shifted(line, unit, many)
    return None


def _shifted(line: Line, unit: str, many: float) -> datetime | date:
    try:
        if unit in {"minute", "hour"}:
            span = timedelta(minutes=many) if unit == "minute" else timedelta(hours=many)
            return (line.now + span).replace(second=0, microsecond=0)
        days = many * _WEEK if unit == "week" else many
        return line.now.date() + timedelta(days=int(days))
    except OverflowError:
        raise NoSuchDayError(str(many)) from None


def _numeric(line: Line) -> date | None:
    for place, word in enumerate(line.rest):
        parts = numbers_of(word.text, "/-.")
        if len(parts) != _DATE_PARTS:
            continue
        line.take(place)
        if parts[-1] >= _FIRST_YEAR > parts[0]:
            parts.reverse()
        year, month, day = parts
        return _date(year, month, day, word.text)
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


def _of_month(line: Line) -> date | None:
    """Day and month by name, in either order, and the year if it is said."""
    for kind in ("jalali_months", "gregorian_months"):
        place = line.find(kind)
        if place is None:
            continue
        month = int(line.rest[place].value(kind) or 0)
        start = place - 1
        while line.means(start, "noise"):
            start -= 1
        day, end = line.number(start), place + 1
        if day is None:
            day, start, end = line.number(place + 1), place, place + 2
        if day is None:
            continue
        end += line.means(end, "month")
        year = line.number(end)
        year = year if year is not None and year >= _FIRST_YEAR else None
        words = line.take(start, end + (year is not None) - start)
        typed = " ".join(word.text for word in words)
        return _dated(line, (year, month, day), typed, jalali=kind == "jalali_months")
    return None


def _dated(line: Line, parts: tuple[int | None, int, int], typed: str, *, jalali: bool) -> date:
    """Without a year: the next one that has this day ahead."""
    year, month, day = parts
    if year is not None:
        if jalali is not (year < _FIRST_GREGORIAN):
            raise NoSuchDayError(typed)
        return _date(year, month, day, typed)
    today = line.now.date()
    first = jdatetime.date.fromgregorian(date=today).year if jalali else today.year
    for ahead in range(first, first + _LEAP_GAP):
        try:
            found = _date(ahead, month, day, typed)
        except NoSuchDayError:
            continue
        if found >= today:
            return found
    raise NoSuchDayError(typed)


def _weekday(line: Line) -> date | None:
    """The next such day; with "next" that of the week after this one, which begins on Saturday."""
    place = line.find("weekdays")
    if place is None:
        return None
    weekday = int(line.take(place)[0].value("weekdays") or 0)
    today = line.now.date()
    for beside in (place, place - 1):
        if line.means(beside, "next_week"):
            line.take(beside)
            saturday = today - timedelta(days=(today.weekday() - SATURDAY) % _WEEK)
            return saturday + timedelta(days=_WEEK + (weekday - SATURDAY) % _WEEK)
    line.weekly = True
    return today + timedelta(days=(weekday - today.weekday()) % _WEEK)


def _date(year: int, month: int, day: int, typed: str) -> date:
    """A year before 1700 is Jalali; two digits are of the century of 1400.

    Raises:
        NoSuchDayError: the calendar has no such day.
    """
    if year < 100:  # noqa: PLR2004 (two digits)
        year += _CENTURY
    try:
        if year >= _FIRST_GREGORIAN:
            return date(year, month, day)
        jalali: date = jdatetime.date(year, month, day).togregorian()
    except (ValueError, OverflowError):
        raise NoSuchDayError(typed) from None
    return jalali
