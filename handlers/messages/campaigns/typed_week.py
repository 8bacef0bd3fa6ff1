"""Days that are said by their week: "next Friday", "Monday of this week", "the first Monday"."""

from __future__ import annotations

from datetime import date, timedelta

from handlers.messages.campaigns.time_vocabulary import Word
from handlers.messages.campaigns.typed_line import Line, NoSuchDayError, WrongWeekdayError
from handlers.messages.campaigns.typed_month import CALENDARS, first_of_its_month
from screens.text.languages import SATURDAY

_WEEK = timedelta(days=7)


def on_its_weekday(line: Line, day: date) -> date:
    """The day, or the weekday of the month that ends with it; takes the weekday's word.

    Raises:
        WrongWeekdayError: it is another weekday than the one that is said with it.
        NoSuchDayError: its month has no fifth one.
    """
    place = line.find("weekdays")
    if place is not None:
        (word,) = line.take(place)
        weekday = int(word.value("weekdays") or 0)
        if line.other is not None and weekday in {day.weekday(), line.other.weekday()}:
            both = (day, line.other)
            return line.may_be([each for each in both if each.weekday() == weekday])
        if line.ends_month:
            following = line.following
            line.following = None if following is None else _in_month(line, following, weekday)
            return _in_month(line, day, weekday)
        if weekday != day.weekday():
            raise WrongWeekdayError(word.text)
    return day


def set_weekday_before(line: Line) -> None:
    """Read "the last Thursday of Azar" as "Thursday, the last of Azar".

    "The second Thursday of Azar" is read so, too, and counted from its other end.
    """
    for place, word in enumerate(line.rest[:-1]):
        if not line.means(place + 1, "weekdays"):
            continue
        counted = line.number(place) if _of_a_month(line, place) else None
        if counted is not None:
            line.nth = counted
            word = Word(word.text, frozenset({("last", "")}))  # noqa: PLW2901 (read as that)
        elif not line.means(place, "last"):
            continue
        line.rest[place], line.rest[place + 1] = line.rest[place + 1], word
        return


def _of_a_month(line: Line, place: int) -> bool:
    """Whether an ordinal stands here, and a month behind the weekday that follows it."""
    month = place + 2
    while line.means(month, "noise", "next_week", "this_week"):
        month += 1
    named = line.means(month, "jalali_months", "gregorian_months", "month")
    return line.means(place, "ordinals") and (named or line.unit(month) in CALENDARS)


def _in_month(line: Line, end: date, weekday: int) -> date:
    """The last such day of the month that ends with `end`, or the one that is counted."""
    if line.nth is None:
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    day = _next(weekday, first_of_its_month(end)) + (line.nth - 1) * _WEEK
    if day > end:
        raise NoSuchDayError(str(line.nth))
    return day


def weekday_of(line: Line) -> date | None:
    """The next such day; with a week that of this one, which begins on Saturday, or the next."""
    weekdays = _take_weekday(line)
    if weekdays is None:
        return None
    place, weekday = weekdays
    today = line.now.date()
    week = _take_week(line, place)
    if week is not None:
        in_its_week = _next(weekday, _saturday(today))
        return in_its_week if week == "within_this_week" else in_its_week + _WEEK
    day = _next(weekday, today)
    line.following = day + _WEEK
    return _or_its_eve(line, place, day)


def _take_weekday(line: Line) -> tuple[int, int] | None:
    """Where its word stood, and which it is."""
    place = line.find("weekdays")
    return None if place is None else (place, int(line.take(place)[0].value("weekdays") or 0))


def _or_its_eve(line: Line, place: int, day: date) -> date:
    """In Persian "the night of Friday" may be that before Friday: two readings."""
    eve = day - timedelta(days=1)
    if not line.means(place - 1, "night_of") or eve < line.now.date():
        return day
    line.other, line.following = day, None
    return eve


def _take_week(line: Line, place: int) -> str | None:
    """Takes "this week" or "next", behind the weekday that stood at this place or before it."""
    behind = place
    while line.means(behind, "noise"):
        behind += 1
    for beside in (behind + (line.unit(behind) == "week"), place - 1):
        for kind in ("next_week", "within_this_week"):
            if line.means(beside, kind):
                line.take(beside)
                if line.unit(beside - 1) == "week":
                    line.take(beside - 1)
                return kind
    return None


def weekday_in_weeks(line: Line, day: date) -> date:
    """Of "Saturday in two weeks" that of the week of `day`, or the one two weeks after the next."""
    weekdays = _take_weekday(line)
    if weekdays is None:
        return day
    _, weekday = weekdays
    return line.may_be(sorted({_next(weekday, _saturday(day)), _next(weekday, day)}))


def of_the_week(line: Line) -> date | None:
    """Takes "the beginning of the week", its Saturday, and "the end of the week": two days of it.

    With "next" those of the week after this one.
    """
    for place in range(len(line.rest)):
        ordinal = line.is_first(place)
        if not (ordinal or line.means(place, "last")):
            continue
        behind = place + 1
        while line.means(behind, "noise", "this_week"):
            behind += 1
        two_words = line.unit(behind) == "week" and line.means(behind + 1, "next_week")
        ahead = two_words or line.means(behind, "week_ahead")
        if ahead or line.unit(behind) == "week" or line.means(behind, "within_this_week"):
            line.take(place, behind + 1 + two_words - place)
            return _first_of_week(line, ahead=ahead) if ordinal else _end_of_week(line, ahead=ahead)
    return None


def _first_of_week(line: Line, *, ahead: bool) -> date:
    first = _saturday(line.now.date())
    return first + _WEEK if ahead or first < line.now.date() else first


def _end_of_week(line: Line, *, ahead: bool) -> date:
    """Thursday or Friday: two readings, the nearer one first."""
    today = line.now.date()
    friday = _saturday(today) + timedelta(days=6) + (_WEEK if ahead else timedelta())
    thursday = friday - timedelta(days=1)
    return line.may_be(sorted([friday, thursday if thursday >= today else thursday + _WEEK]))


def next_week(line: Line) -> date | None:
    """Takes "next week", a week from today, and "the first day of next week", its Saturday.

    Not where a weekday is said: that one is meant then.
    """
    if line.find("weekdays") is not None:
        return None
    for place in range(len(line.rest)):
        two_words = line.unit(place) == "week" and line.means(place + 1, "next_week")
        if not (two_words or line.means(place, "week_ahead")):
            continue
        start = place
        while line.means(start - 1, "noise") and not line.means(start - 1, "ordinals"):
            start -= 1
        first = line.number(start - 1) == 1 and line.means(start - 1, "ordinals")
        start = start - 1 if first else place
        line.take(start, place + 1 + two_words - start)
        today = line.now.date()
        return (_saturday(today) if first else today) + _WEEK
    return None


def _next(weekday: int, day: date) -> date:
    """The first such day from this one on."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _saturday(day: date) -> date:
    """With which the week of this day begins."""
    return day - timedelta(days=(day.weekday() - SATURDAY) % 7)
