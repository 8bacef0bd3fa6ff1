"""The end of a repeated send as people type it: "12 times", "until 15 Esfand", "3 months"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handlers.messages.campaigns.typed_line import Line
from handlers.messages.campaigns.typed_time import DayOnly, Misunderstood, read_line
from screens.text.languages import Calendar

_MOST_TIMES = 999


@dataclass(frozen=True, slots=True)
class Times:
    """So many turns."""

    many: int


def read_end(typed: str, now: datetime, calendar: Calendar) -> Times | DayOnly | Misunderstood:
    """A number of turns, alone or with its word, or the last day. `now`: as for a moment."""
    line = Line(typed, now, calendar)
    many = _turns(line)
    if many is not None:
        return Times(many) if 1 <= many <= _MOST_TIMES else _unread(typed)
    if line.means(0, "until") and not line.means(len(line.rest) - 1, "later"):
        line.take(0)
    line.lasts = True
    reading = read_line(line)
    if isinstance(reading, DayOnly):
        return reading
    if isinstance(reading, Misunderstood) and (reading.words or reading.reason != "unknown"):
        return reading
    return _unread(typed)


def _unread(typed: str) -> Misunderstood:
    return Misunderstood("unknown", " ".join(typed.split()))


def _turns(line: Line) -> int | None:
    """A number with its word, or alone; alone a longer one may be a date or an hour."""
    places = [place for place in range(len(line.rest)) if not line.means(place, "merely")]
    word = bool(places) and line.means(places[-1], "times")
    if word and places[2:] and line.means(places[0], "until"):
        del places[0]
    many = line.number(places[0]) if places else None
    if many is None or len(places) != 1 + word:
        return None
    return many if word or many <= _MOST_TIMES else None
