"""The hour in a typed line. Hours between 22 and 6 are meant only where that is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.messages.campaigns.typed_line import Line, is_year, numbers_of
from handlers.shared.day_parts import PARTS_OF_DAY, hours_meant

_WAKING = range(6, 22)
"""Hours at which an SMS may be meant to leave where nobody said morning or evening."""

_NOON, _DAY_HOURS, _HOUR_MINUTES = 12, 24, 60
_DAY_MINUTES = _DAY_HOURS * _HOUR_MINUTES
_HALF, _QUARTER = 30, 15
_TWO, _THREE_DIGITS, _FOUR_DIGITS = 2, 3, 4
_FIVE, _TEN = 5, 10


@dataclass(frozen=True, slots=True)
class Clock:
    """`exact`: written in 24 hours, with a leading zero for instance."""

    hour: int
    minute: int
    exact: bool = False


def clock_of(line: Line) -> Clock | None:
    """Takes the words of an hour, and of the part of the day into `line.part_of_day`."""
    _take_part_of_day(line)
    beside = _this_time(line) or _beside_an_hour(line)
    if beside is not None:
        return beside
    for place in range(len(line.rest)):
        clock = _clock_at(line, place)
        if clock is None:
            continue
        (hour,) = line.take(place)
        minute = clock.minute or _more_minutes(line, place, alone=_is_alone(hour.text))
        if line.means(place - 1, "at"):
            line.take(place - 1)
        return Clock(clock.hour, minute, clock.exact)
    if line.part_of_day in {"noon", "midnight"}:
        at = line.find("at")
        if at is not None:
            line.take(at)
        return Clock(_NOON, 0)
    return None


def _this_time(line: Line) -> Clock | None:
    """Takes "at this time"."""
    place = line.find("this_time")
    if place is None:
        return None
    line.take(place)
    return Clock(line.now.hour, line.now.minute, exact=True)


def hour_in_words(typed: str, now: datetime) -> int | None:
    """An hour alone, in minutes since midnight; None where it is none, or may be two."""
    line = Line(typed, now)
    clock = clock_of(line)
    if clock is None or line.unread is not None:
        return None
    offsets = readings(clock, line.part_of_day)
    return int(offsets[0] / timedelta(minutes=1)) % _DAY_MINUTES if len(offsets) == 1 else None


def _take_part_of_day(line: Line) -> None:
    for kind in PARTS_OF_DAY:
        place = line.find(kind)
        if place is not None:
            line.part_of_day = kind
            line.take(place)
            return


def _beside_an_hour(line: Line) -> Clock | None:
    """Takes "half past six", "ten to seven", "a quarter past eight"."""
    for place in range(len(line.rest)):
        before = line.means(place, "before")
        if not (before or line.means(place, "past")):
            continue
        hour_at = place + 1 + line.means(place + 1, "at")
        hour = line.number(hour_at)
        start, minutes = _minutes_before(line, place)
        if hour is None or hour not in range(1, _DAY_HOURS) or minutes is None:
            continue
        start -= line.means(start - 1, "at")
        line.take(start, hour_at + 1 - start)
        if not before:
            return Clock(hour, minutes)
        return Clock(hour - 1 or _NOON, _HOUR_MINUTES - minutes)
    return None


def _minutes_before(line: Line, place: int) -> tuple[int, int | None]:
    """How many minutes are said before this place, and where their words begin.

    Without their word they are a multiple of five: "9 to 5" are two hours.
    """
    at = place - 1
    named = line.unit(at) == "minute"
    at -= named
    if line.means(at, "half", "half_an"):
        return at, _HALF
    if line.means(at, "quarter"):
        return at - (line.number(at - 1) == 1), _QUARTER
    minutes = line.number(at)
    if minutes is None or not (named or minutes % _FIVE == 0):
        return at, None
    return at, minutes if 0 < minutes < _HOUR_MINUTES else None


def _clock_at(line: Line, place: int) -> Clock | None:
    text = line.rest[place].text
    parts = hour_and_minute(text)
    if parts:
        hour, minute = parts[0], parts[1]
        fits = (hour < _DAY_HOURS and minute < _HOUR_MINUTES) or (hour, minute) == (_DAY_HOURS, 0)
        return Clock(hour, minute, exact=text[0] == "0") if fits else None
    number = line.number(place)
    if number is None or line.is_marked(place):
        return None
    if text.isdecimal() and len(text) == _THREE_DIGITS:
        return _of_three_digits(number) if line.part_of_day or line.means(place - 1, "at") else None
    if len(text) == _FOUR_DIGITS and text.isdecimal():
        return _of_four_digits(number, after_at=line.means(place - 1, "at"))
    return Clock(number, 0, exact=text[0] == "0") if number <= _DAY_HOURS else None


def hour_and_minute(text: str) -> list[int]:
    """Of "6:30", "6.30", and of "6/30", as it is written on Persian keyboards."""
    parts = numbers_of(text, ":.")
    if parts:
        return parts
    parts = numbers_of(text, "/")
    return parts if len(parts) == _TWO and len(text.rpartition("/")[-1]) == _TWO else []


def _of_four_digits(number: int, *, after_at: bool) -> Clock | None:
    """Hour and minute of "1830", unless it may be a year."""
    hour, minute = divmod(number, 100)
    if hour >= _DAY_HOURS or minute >= _HOUR_MINUTES or (is_year(number) and not after_at):
        return None
    return Clock(hour, minute, exact=True)


def _of_three_digits(number: int) -> Clock | None:
    """Hour and minute of "630"."""
    hour, minute = divmod(number, 100)
    return Clock(hour, minute) if minute < _HOUR_MINUTES else None


def _is_alone(hour: str) -> bool:
    """Whether minutes may follow: not where the hour was written with its minutes."""
    return not numbers_of(hour, ":./") and not (hour.isdecimal() and len(hour) > _TWO)


def _more_minutes(line: Line, place: int, *, alone: bool) -> int:
    """Half, quarter, "and 20 minutes" behind the hour; behind an hour alone also "ten thirty"."""
    if line.means(place, "hour_mark"):
        line.take(place)
    for kind, more in (("half", _HALF), ("quarter", _QUARTER)):
        if line.means(place, kind):
            line.take(place)
            return more
    start = place + line.means(place, "and")
    spoken = line.number(start)
    if spoken is None or spoken >= _HOUR_MINUTES:
        return 0
    named = line.unit(start + 1) == "minute"
    round_one = alone and spoken >= _TEN and spoken % _FIVE == 0
    if not (named or start > place or round_one) or line.means(start, "ordinals"):
        return 0
    line.take(place, start + 1 + named - place)
    return spoken


def readings(clock: Clock, part_of_day: str) -> list[timedelta]:
    """How long after midnight: once, twice where it may be either, never where nothing fits.

    24 hours and more belong to the night that follows the day.
    """
    minutes = timedelta(minutes=clock.minute)
    return [timedelta(hours=hour) + minutes for hour in _hours(clock, part_of_day)]


def _hours(clock: Clock, part_of_day: str) -> list[int]:
    hour = clock.hour
    if hour > _NOON or hour == 0 or clock.exact or part_of_day:
        return hours_meant(hour, part_of_day, exact=clock.exact)
    both = [hour % _NOON, hour % _NOON + _NOON]
    return [each for each in both if each in _WAKING] or both
