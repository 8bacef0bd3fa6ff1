"""A moment as people type it: "tomorrow 6pm", "in 2 hours", 1405/09/25 18, in both languages.

Nothing is guessed silently: what was understood is shown in full before it is taken, an hour that
may be morning or evening comes back as two moments, and a word that is not known is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from handlers.messages.campaigns.typed_clock import Clock, clock_of, readings
from handlers.messages.campaigns.typed_day import day_of
from handlers.messages.campaigns.typed_line import (
    ByTheMoonError,
    Line,
    NoSuchDayError,
    WrongWeekdayError,
)
from handlers.messages.campaigns.typed_span import after_a_while
from screens.text.languages import JALALI, Calendar

Reason = Literal["unknown", "no_such_day", "past", "contradiction", "wrong_weekday", "moon"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Understood:
    """One moment, or several where an hour or a date has two readings."""

    moments: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class DayOnly:
    """A day without an hour. `other`: the second reading of a date in two numbers."""

    day: date
    other: date | None = None


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """`words`: what it is about, as it was typed but folded."""

    reason: Reason
    words: str = ""


Reading = Understood | DayOnly | Misunderstood


def read_time(typed: str, now: datetime, calendar: Calendar = JALALI) -> Reading:
    """Read a typed moment. `now`: aware, in the zone that the person means; so are the results.

    `calendar`: of a date that is written without a year.
    """
    return read_line(Line(typed, now, calendar))


def read_line(line: Line) -> Reading:
    """The words that are left in the line, as a moment or a day."""
    try:
        return _read(line)
    except NoSuchDayError as error:
        return Misunderstood("no_such_day", str(error))
    except WrongWeekdayError as error:
        return Misunderstood("wrong_weekday", str(error))
    except ByTheMoonError as error:
        return Misunderstood("moon", str(error))


def _read(line: Line) -> Reading:
    instant = after_a_while(line)
    day = instant if instant is not None and not isinstance(instant, datetime) else None
    clock = None
    if not isinstance(instant, datetime):
        day = day or day_of(line)
        clock = clock_of(line)
    if line.unread is not None:
        return Misunderstood("unknown", line.unread)
    if isinstance(instant, datetime):
        return Understood((instant,)) if instant > line.now else Misunderstood("past")
    if clock is not None:
        return _moments(line, day, clock)
    if day is None:
        return Misunderstood("unknown")
    return Misunderstood("past") if day < line.now.date() else DayOnly(day, line.other)


def _moments(line: Line, day: date | None, clock: Clock) -> Reading:
    """Without a day the next such hour; with one, what of it is still ahead."""
    offsets = readings(clock, line.part_of_day)
    if not offsets:
        return Misunderstood("contradiction")
    if day is None:
        moments = [_at(line, line.now.date(), offset) for offset in offsets]
        return Understood(tuple(sorted(m if m > line.now else m + _DAY for m in moments)))
    ahead = _ahead(line, [day, line.other], offsets) or _ahead(line, [line.following], offsets)
    return Understood(ahead) if ahead else Misunderstood("past")


def _ahead(
    line: Line, days: Iterable[date | None], offsets: Sequence[timedelta]
) -> tuple[datetime, ...]:
    moments = (_at(line, day, offset) for day in days if day for offset in offsets)
    return tuple(moment for moment in moments if moment > line.now)


def _at(line: Line, day: date, since_midnight: timedelta) -> datetime:
    try:
        return datetime.combine(day, time(), line.now.tzinfo) + since_midnight
    except OverflowError:
        raise NoSuchDayError(str(day)) from None
