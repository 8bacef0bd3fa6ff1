"""A moment as people type it: "tomorrow 6pm", "in 2 hours", 1405/09/25 18, in both languages.

Nothing is guessed silently: what was understood is shown in full before it is taken, an hour that
may be morning or evening comes back as two moments, and a word that is not known is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from handlers.messages.campaigns.typed_clock import Clock, clock_of, readings
from handlers.messages.campaigns.typed_day import after_a_while, day_of
from handlers.messages.campaigns.typed_line import Line, NoSuchDayError, WrongWeekdayError

Reason = Literal["unknown", "no_such_day", "past", "contradiction", "wrong_weekday"]
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Understood:
    """One moment, or two where the hour may be of the morning or of the evening."""

    moments: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class DayOnly:
    """A day without an hour."""

    day: date


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """`words`: what it is about, as it was typed but folded."""

    reason: Reason
    words: str = ""


Reading = Understood | DayOnly | Misunderstood


def read_time(typed: str, now: datetime) -> Reading:
    """Read a typed moment. `now`: aware, in the zone that the person means; so are the results."""
    try:
        return _read(Line(typed, now))
    except NoSuchDayError as error:
        return Misunderstood("no_such_day", str(error))
    except WrongWeekdayError as error:
        return Misunderstood("wrong_weekday", str(error))


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
    return Misunderstood("past") if day < line.now.date() else DayOnly(day)


def _moments(line: Line, day: date | None, clock: Clock) -> Reading:
    """Without a day the next such hour; with one, what of it is still ahead."""
    offsets = readings(clock, line.part_of_day)
    if not offsets:
        return Misunderstood("contradiction")
    moments = [_at(line, day or line.now.date(), offset) for offset in offsets]
    if day is None:
        return Understood(tuple(sorted(m if m > line.now else m + _DAY for m in moments)))
    ahead = tuple(moment for moment in moments if moment > line.now)
    if not ahead and line.weekly:
        ahead = tuple(moment + _WEEK for moment in moments)
    return Understood(ahead) if ahead else Misunderstood("past")


def _at(line: Line, day: date, since_midnight: timedelta) -> datetime:
    try:
        return datetime.combine(day, time(), line.now.tzinfo) + since_midnight
    except OverflowError:
        raise NoSuchDayError(str(day)) from None
