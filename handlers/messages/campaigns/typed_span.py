"""How far away a moment is said to be: "in 2 hours", "an hour and a half later", "in 3 days"."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from handlers.messages.campaigns.typed_line import Line, NoSuchDayError, TypedWords, numbers_of
from handlers.messages.campaigns.typed_month import (
    CALENDARS,
    YEAR_MONTHS,
    YEARS,
    is_ordinal,
    months_later,
)
from handlers.messages.campaigns.typed_week import on_its_weekday, weekday_in_weeks

UNIT_MINUTES = {"minute": 1, "quarter": 15, "hour": 60}
_UNIT_DAYS = {"day": 1, "week": 7}
_PARTS = (("half", 0.5), ("quarter", 0.25))
_DECIMAL_HALF = "/5"
"""In Persian a slash is a decimal point, too: 2/5 is two and a half. Other fractions are none."""


def after_a_while(line: Line) -> datetime | date | None:
    """Takes "in 2 hours", which is a moment, or "in 3 days", which is a day.

    Where nothing else is typed, "2 hours" is enough.
    """
    for place in range(len(line.rest)):
        span, end = span_at(line, place)
        later, before = line.means(end, "later"), line.means(place - 1, "in")
        alone = _is_all(line, place, end)
        alone = alone and (line.lasts or not CALENDARS.keys() & span.keys())
        if span and (later or before or alone):
            start = place - before
            line.take(start, end + later - start)
            return _on_its_weekday(line, span, _shifted(line, span))
    return None


def _is_all(line: Line, place: int, end: int) -> bool:
    """Whether nothing but noise stands beside these words."""
    beside = (at for at in range(len(line.rest)) if not place <= at < end)
    return all(line.means(at, "noise") for at in beside)


def _on_its_weekday(line: Line, span: dict[str, float], day: datetime | date) -> datetime | date:
    """The weekday that is said beside a day: of the week that it is in, where weeks are counted."""
    if isinstance(day, datetime):
        return day
    if span.keys() == {"week"}:
        return weekday_in_weeks(line, day)
    return on_its_weekday(line, day)


def span_at(words: TypedWords, place: int) -> tuple[dict[str, float], int]:
    """How many of each unit stand from this place on ("1 hour and 30 minutes"), and the end."""
    span, end = dict[str, float](), place
    while True:
        many, at = _many(words, end + (bool(span) and words.means(end, "and")))
        unit = words.unit(at)
        if unit is None or many is None or _counts_a_day(words, at - 1, unit):
            return span, end
        more, end = part_at(words, at + 1)
        span[unit] = span.get(unit, 0) + many + more


def _counts_a_day(words: TypedWords, number_at: int, unit: str) -> bool:
    """Whether "the 5th of the month" or "the first of the week" is meant, which is no span."""
    if unit in CALENDARS or unit in YEARS:
        return is_ordinal(words, number_at)
    return unit == "week" and words.means(number_at, "ordinals")


def _many(words: TypedWords, place: int) -> tuple[float | None, int]:
    """A number, also "half an", 1.5, "two and a half"; and the place behind it."""
    if words.means(place, "half_an"):
        return 0.5, place + 1
    text = words.rest[place].text if place < len(words.rest) else ""
    if text.endswith(_DECIMAL_HALF):
        text = text.replace("/", ".")
    if numbers_of(text, ".") and text.count(".") == 1:
        return float(text), place + 1
    number = words.number(place)
    if number is None:
        return (1 if words.unit(place) == "quarter" else None), place
    more, end = part_at(words, place + 1)
    unit_behind = words.means(end, "units")
    return (number + more, end) if unit_behind else (number, place + 1)


def part_at(words: TypedWords, place: int) -> tuple[float, int]:
    """Half or a quarter more, where that is said here; and the place behind it."""
    for kind, more in _PARTS:
        if words.means(place, kind):
            return more, place + 1
    return 0, place


def _shifted(line: Line, span: dict[str, float]) -> datetime | date:
    minutes = sum(UNIT_MINUTES.get(unit, 0) * many for unit, many in span.items())
    days = sum(_UNIT_DAYS.get(unit, 0) * many for unit, many in span.items())
    part_of_one = any(many % 1 for unit, many in span.items() if unit in CALENDARS)
    part_of_one |= any(span[unit] * YEAR_MONTHS % 1 for unit in YEARS.keys() & span.keys())
    try:
        if part_of_one:  # half a month is no number of days
            raise ValueError
        if UNIT_MINUTES.keys() & span.keys() or days % 1:
            moment = line.now + timedelta(days=days, minutes=minutes)
            return moment.replace(second=0, microsecond=0)
        day = line.now.date() + timedelta(days=int(days))
        for unit, months in ((YEARS, YEAR_MONTHS), (CALENDARS, 1)):
            for name in unit.keys() & span.keys():
                day = months_later(day, unit[name], int(span[name] * months))
        return day
    except (ValueError, OverflowError):
        raise NoSuchDayError(" ".join(f"{many:g}" for many in span.values())) from None
