"""The day in a typed line: by number or name of its month, by weekday, by how far away it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from handlers.messages.campaigns.time_vocabulary import stands_for
from handlers.messages.campaigns.typed_line import (
    ByTheMoonError,
    Line,
    NoSuchDayError,
    WrongWeekdayError,
    numbers_of,
)
from handlers.messages.campaigns.typed_month import (
    CALENDARS,
    is_ordinal,
    last_day,
    months_later,
    of_month,
)
from handlers.messages.occasion_days import day_of as occasion_of
from screens.text.languages import GREGORIAN, JALALI, SATURDAY

_WEEK = 7
_UNIT_MINUTES = {"minute": 1, "quarter": 15, "hour": 60}
_UNIT_DAYS = {"day": 1, "week": _WEEK}
_CENTURY, _FIRST_YEAR, _FIRST_GREGORIAN = 1400, 1300, 1700
_DATE_PARTS, _DAY_AND_MONTH = 3, 2
_LEAP_GAP = 9
"""Years in which each day of a calendar comes at least once: 29 February 1896, then 1904."""


def day_of(line: Line) -> date | None:
    """Takes the words of a day, and of its weekday where both are said.

    Raises:
        NoSuchDayError: its calendar does not have it.
        WrongWeekdayError: it is another weekday than the one that is said with it.
        ByTheMoonError: it is an occasion of the lunar calendar.
    """
    _set_weekday_before(line)
    ways = (_numeric, _named, _occasion, _of_named_month, of_month, _day_and_month)
    day = next((found for way in ways if (found := way(line)) is not None), None)
    return _weekday(line) if day is None else _on_its_weekday(line, day)


def _on_its_weekday(line: Line, day: date) -> date:
    place = line.find("weekdays")
    if place is not None:
        (word,) = line.take(place)
        weekday = int(word.value("weekdays") or 0)
        if line.ends_month:
            return _last_in_month(line, day, weekday)
        if weekday != day.weekday():
            raise WrongWeekdayError(word.text)
    return day


def _set_weekday_before(line: Line) -> None:
    """Read "the last Thursday of Azar" as "Thursday, the last of Azar"."""
    for place, word in enumerate(line.rest[:-1]):
        if line.means(place, "last") and line.means(place + 1, "weekdays"):
            line.rest[place], line.rest[place + 1] = line.rest[place + 1], word
            return


def _last_in_month(line: Line, day: date, weekday: int) -> date:
    """The last such day of the month that ends with `day`."""

    def back(end: date) -> date:
        return end - timedelta(days=(end.weekday() - weekday) % _WEEK)

    line.following = None if line.following is None else back(line.following)
    return back(day)


def after_a_while(line: Line) -> datetime | date | None:
    """Takes "in 2 hours", which is a moment, or "in 3 days", which is a day."""
    for place in range(len(line.rest)):
        span, end = _span(line, place)
        later, before = line.means(end, "later"), line.means(place - 1, "in")
        if span and (later or before):
            start = place - before
            line.take(start, end + later - start)
            return _shifted(line, span)
    return None


def _span(line: Line, place: int) -> tuple[dict[str, float], int]:
    """How many of each unit stand from this place on ("1 hour and 30 minutes"), and the end."""
    span, end = dict[str, float](), place
    while True:
        start = end + (bool(span) and line.means(end, "and"))
        unit = line.rest[start + 1].value("units") if start + 1 < len(line.rest) else None
        many = _many(line, start)
        if unit is None or many is None or (unit in CALENDARS and is_ordinal(line, start)):
            return span, end
        end = start + 2
        for kind, more in (("half", 0.5), ("quarter", 0.25)):
            if line.means(end, kind):
                many, end = many + more, end + 1
                break
        span[unit] = span.get(unit, 0) + many


def _many(line: Line, place: int) -> float | None:
    """A number, also "half an" and 1.5."""
    if line.means(place, "half_an"):
        return 0.5
    text = line.rest[place].text if place < len(line.rest) else ""
    return float(text) if numbers_of(text, ".") and text.count(".") == 1 else line.number(place)


def _shifted(line: Line, span: dict[str, float]) -> datetime | date:
    minutes = sum(_UNIT_MINUTES.get(unit, 0) * many for unit, many in span.items())
    days = sum(_UNIT_DAYS.get(unit, 0) * many for unit, many in span.items())
    part_of_one = any(many % 1 for unit, many in span.items() if unit in CALENDARS)
    try:
        if part_of_one:  # half a month is no number of days
            raise ValueError
        if minutes or days % 1:
            moment = line.now + timedelta(days=days, minutes=minutes)
            return moment.replace(second=0, microsecond=0)
        day = line.now.date() + timedelta(days=int(days))
        for unit in CALENDARS.keys() & span.keys():
            day = months_later(day, CALENDARS[unit], int(span[unit]))
        return day
    except (ValueError, OverflowError):
        raise NoSuchDayError(" ".join(f"{many:g}" for many in span.values())) from None


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
        year = line.number(end)
        year = year if year is not None and year >= _FIRST_YEAR else None
        words = line.take(start, end + (year is not None) - start)
        line.ends_month = day is None
        typed = " ".join(word.text for word in words)
        return _dated(line, (year, month, day), typed, jalali=kind == "jalali_months")
    return None


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
    for ahead in range(first, first + _LEAP_GAP):
        try:
            found = _date(ahead, month, day, typed)
        except NoSuchDayError:
            continue
        if found >= today:
            return found
    raise NoSuchDayError(typed)


def _weekday(line: Line) -> date | None:
    """The next such day; with a week that of this one, which begins on Saturday, or the next."""
    place = line.find("weekdays")
    if place is None:
        return None
    weekday = int(line.take(place)[0].value("weekdays") or 0)
    today = line.now.date()
    saturday = today - timedelta(days=(today.weekday() - SATURDAY) % _WEEK)
    in_its_week = saturday + timedelta(days=(weekday - SATURDAY) % _WEEK)
    week = _take_week(line, place)
    if week is not None:
        return in_its_week if week == "within_this_week" else in_its_week + timedelta(days=_WEEK)
    day = today + timedelta(days=(weekday - today.weekday()) % _WEEK)
    line.following = day + timedelta(days=_WEEK)
    return day


def _take_week(line: Line, place: int) -> str | None:
    """Takes "this week" or "next", behind the weekday that stood at this place or before it."""
    behind = place
    while line.means(behind, "noise"):
        behind += 1
    for beside in (behind + _is_week(line, behind), place - 1):
        for kind in ("next_week", "within_this_week"):
            if line.means(beside, kind):
                line.take(beside)
                if _is_week(line, beside - 1):
                    line.take(beside - 1)
                return kind
    return None


def _is_week(line: Line, place: int) -> bool:
    return line.means(place, "units") and line.rest[place].value("units") == "week"


def _day_and_month(line: Line) -> date | None:
    """Takes "25/9", in either order; what can be read in both has a second reading."""
    for place, word in enumerate(line.rest):
        parts = numbers_of(word.text, "/")
        if len(parts) != _DAY_AND_MONTH:
            continue
        line.take(place)
        days = sorted({day for day in (_of_two(line, *parts), _of_two(line, *parts[::-1])) if day})
        if not days:
            raise NoSuchDayError(word.text)
        line.other = days[1] if days[1:] else None
        return days[0]
    return None


def _of_two(line: Line, day: int, month: int) -> date | None:
    try:
        return _dated(line, (None, month, day), "", jalali=line.calendar is JALALI)
    except NoSuchDayError:
        return None


def _date(year: int, month: int, day: int | None, typed: str) -> date:
    """A year before 1700 is Jalali; two digits are of the century of 1400. No day: the last one.

    Raises:
        NoSuchDayError: the calendar has no such day.
    """
    if year < 100:  # noqa: PLR2004 (two digits)
        year += _CENTURY
    calendar = GREGORIAN if year >= _FIRST_GREGORIAN else JALALI
    try:
        if day is None:
            return last_day(calendar, year, month)
        return calendar.date_of(year, month, day)
    except (ValueError, OverflowError):
        raise NoSuchDayError(typed) from None
