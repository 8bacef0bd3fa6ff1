"""Days of the lunar Hijri calendar by arithmetic: an estimate, since its months begin by sighting.

The tabular calendar: years of 354 or 355 days, eleven long ones in thirty. What a country observes
is at most a day away from it, so whoever uses a day of it asks whether it is right.
"""

from __future__ import annotations

from datetime import date

_EPOCH = 227_014
"""Ordinal of the day before 1 Muharram 1: 18 July 622 (proleptic Gregorian)."""

_CYCLE, _YEAR_DAYS, _LONG_YEARS, _SHIFT = 30, 354, 11, 3


def from_hijri(year: int, month: int, day: int) -> date:
    """The Gregorian date of a day. Odd months have 30 days, even ones 29, the last one 29 or 30."""
    leaps = (_SHIFT + _LONG_YEARS * year) // _CYCLE
    months = (month - 1) * 29 + month // 2
    return date.fromordinal(_EPOCH + (year - 1) * _YEAR_DAYS + leaps + months + day)


def year_of(day: date) -> int:
    """The Hijri year that `day` is in."""
    year = (day.toordinal() - _EPOCH) * _CYCLE // (_CYCLE * _YEAR_DAYS + _LONG_YEARS) + 1
    while from_hijri(year, 1, 1) > day:
        year -= 1
    while from_hijri(year + 1, 1, 1) <= day:
        year += 1
    return year
