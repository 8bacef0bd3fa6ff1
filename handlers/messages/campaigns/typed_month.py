"""Days that are said by their month: "the end of next month", "in 2 months".

The word for "month" tells the calendar: that of the language which it is of.
"""

from __future__ import annotations

from datetime import date, timedelta

from handlers.messages.campaigns.typed_line import Line, NoSuchDayError, TypedWords
from screens.text.languages import GREGORIAN, JALALI, Calendar

CALENDARS = {"jalali month": JALALI, "gregorian month": GREGORIAN}
YEARS = {"jalali year": JALALI, "gregorian year": GREGORIAN}
"""By the unit of a span."""

YEAR_MONTHS = 12


def last_day(calendar: Calendar, year: int, month: int) -> date:
    """Of a month of the calendar."""
    return _first(calendar, year, month, 1) - timedelta(days=1)


def _first(calendar: Calendar, year: int, month: int, ahead: int) -> date:
    """The first day of the month that lies so many months ahead."""
    more, before = divmod(month - 1 + ahead, YEAR_MONTHS)
    return calendar.date_of(year + more, before + 1, 1)


def first_of_its_month(end: date) -> date:
    """The first day of the month that ends with this day, in whatever calendar it ends one."""
    calendar = JALALI if JALALI.day_of(end + timedelta(days=1)).day == 1 else GREGORIAN
    return end - timedelta(days=calendar.day_of(end).day - 1)


def months_later(day: date, calendar: Calendar, many: int) -> date:
    """The same day of a later month, or the last one of a month that is shorter.

    Raises:
        ValueError, OverflowError: no calendar reaches that far.
    """
    today = calendar.day_of(day)
    first = _first(calendar, today.year, today.month, many)
    longest = _first(calendar, today.year, today.month, many + 1) - timedelta(days=1)
    return min(first + timedelta(days=today.day - 1), longest)


def is_ordinal(words: TypedWords, place: int) -> bool:
    """Whether a number counts a day of a month: "fifth", "5th", "day 5"."""
    marked = words.means(place + 1, "ordinal_mark") or words.means(place - 1, "ordinal_mark")
    return words.means(place, "ordinals") or marked


def of_month(line: Line) -> date | None:
    """Takes "next month", "the end of this month", "the 5th of next month", "next month the 5th".

    Raises:
        NoSuchDayError: that month does not have it.
    """
    for place in range(len(line.rest)):
        unit = line.unit(place) or ""
        if unit not in CALENDARS:
            continue
        start, end, ahead = _which(line, place)
        at = start - 1
        while line.means(at, "noise") and not line.means(at, "last"):
            at -= 1
        number = 1 if line.is_first(at) else line.number(at)
        if line.means(at, "last") or number is not None:
            marked = line.means(at - 1, "ordinal_mark")
            typed = " ".join(word.text for word in line.take(at - marked, end - at + marked))
            return _counted(line, CALENDARS[unit], (number, ahead), typed)
        behind = None if ahead is None else _day_behind(line, end)
        if behind is not None:
            number, end = behind
            typed = " ".join(word.text for word in line.take(start, end - start))
            return _counted(line, CALENDARS[unit], (number, ahead), typed)
        if ahead == 1:
            line.take(start, end - start)
            return months_later(line.now.date(), CALENDARS[unit], 1)
    return None


def _day_behind(line: Line, place: int) -> tuple[int | None, int] | None:
    """The day that is said behind a month, None for its last one; and the place behind it."""
    while line.means(place, "noise", "this_week") and not line.means(place, "last"):
        place += 1
    if line.means(place, "last"):
        return None, place + 1
    number = line.number(place)
    if number is None or not _names_a_day(line, place):
        return None
    return number, place + 1 + line.means(place + 1, "number_mark")


def _which(line: Line, place: int) -> tuple[int, int, int | None]:
    """Where the words of the month at this place begin and end; 0: this month, 1: the next one."""
    behind = place + 1
    while line.means(behind, "noise") and not line.means(behind, "next_week"):
        behind += 1
    if line.means(behind, "next_week"):
        return place, behind + 1, 1
    if line.means(place - 1, "next_week"):
        return place - 1, place + 1, 1
    if line.means(place - 1, "this_week"):
        return place - 1, place + 1, 0
    return place, place + 1, None


def _counted(
    line: Line, calendar: Calendar, which: tuple[int | None, int | None], typed: str
) -> date:
    """`which`: the day, None for the last one, and the month; of neither month the next ahead."""
    number, ahead = which
    days = [_in_month(line, calendar, number, month) for month in (0, 1, 2)]
    if ahead is None:
        ahead = next((n for n, day in enumerate(days) if day and day >= line.now.date()), 0)
        line.following = days[ahead + 1] if ahead == 0 else None
    day = days[ahead]
    if day is None:
        raise NoSuchDayError(typed)
    return day


def _in_month(line: Line, calendar: Calendar, number: int | None, ahead: int) -> date | None:
    today = calendar.day_of(line.now.date())
    first = _first(calendar, today.year, today.month, ahead)
    last = _first(calendar, today.year, today.month, ahead + 1) - timedelta(days=1)
    if number is None:
        line.ends_month = True
        return last
    day = first + timedelta(days=number - 1)
    return day if first <= day <= last else None


def of_year(line: Line) -> date | None:
    """Takes "the end of the year", "the first of next year"; the year is the word's language's."""
    for place in range(len(line.rest)):
        unit = line.unit(place) or ""
        if unit not in YEARS and not line.means(place, "this_year"):
            continue
        calendar = YEARS.get(unit, line.calendar)
        start, end, ahead = _which(line, place)
        at = start - 1
        while line.means(at, "noise", "this_week") and not line.means(at, "last", "ordinals"):
            at -= 1
        first = line.is_first(at)
        if not (first or line.means(at, "last")):
            continue
        line.take(at, end - at)
        year = calendar.day_of(line.now.date()).year + (ahead or 0)
        day = calendar.date_of(year, 1, 1) if first else last_day(calendar, year, YEAR_MONTHS)
        past = ahead is None and day < line.now.date()
        return calendar.date_of(year + 1, 1, 1) if past else day
    return None


def take_year(line: Line) -> int | None:
    """Takes "next year" and "this year": how many years ahead it is."""
    for place in range(len(line.rest)):
        if line.means(place, "this_year"):
            line.take(place)
            return 0
        if line.unit(place) in YEARS:
            start, end, ahead = _which(line, place)
            if ahead is not None:
                line.take(start, end - start)
                return ahead
    return None


def day_by_number(line: Line) -> date | None:
    """Takes "the 25th", "day 25": the next such day of a month, in the calendar of the language.

    Raises:
        NoSuchDayError: no month has it.
    """
    for place in range(len(line.rest)):
        number = line.number(place)
        if number is None or line.means(place - 1, "at") or not _names_a_day(line, place):
            continue
        marked = line.means(place + 1, "number_mark")
        typed = " ".join(word.text for word in line.take(place, 1 + marked))
        days = (_in_month(line, line.calendar, number, ahead) for ahead in range(YEAR_MONTHS))
        ahead = [day for day in days if day is not None and day >= line.now.date()]
        if not ahead:
            raise NoSuchDayError(typed)
        line.following = ahead[1] if ahead[1:] else None
        return ahead[0]
    return None


def _names_a_day(line: Line, place: int) -> bool:
    """An ordinal, a number with its mark; with "day" before it only where no weekday is said."""
    if line.is_marked(place):
        return True
    return line.means(place - 1, "day_number") and line.find("weekdays") is None
