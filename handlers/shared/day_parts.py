"""Morning, noon, afternoon, night and midnight: the words for them, and the hour they make of one.

Both languages are understood together, whatever language the chat has.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Mapping
from functools import cache
from pathlib import Path

_NOON, _DAY_HOURS = 12, 24
_EARLY = 5
"""With "night", hours before this one are those after midnight."""


@cache
def words_about_hours() -> dict[str, dict[str, list[str]]]:
    """By "parts" and "between", then by what they mean."""
    words: dict[str, dict[str, list[str]]] = json.loads(
        Path(__file__).with_name("day_parts.json").read_text(encoding="utf-8")
    )
    return words


def _at_night(hour: int) -> int:
    return _DAY_HOURS + hour % _NOON if hour == _NOON or hour < _EARLY else hour + _NOON


_OF_12: Mapping[str, Callable[[int], int]] = {
    "midnight": _at_night,
    "night": _at_night,
    "morning": lambda hour: hour % _NOON,
    "afternoon": lambda hour: hour % _NOON + _NOON,
    "noon": lambda hour: hour if hour >= _NOON - 1 else hour + _NOON,
}
"""The hour of 24 that is meant by one of 12 with a part of the day."""

PARTS_OF_DAY = ("midnight", "morning", "noon", "afternoon", "night")
_SMALL = range(_EARLY)
_HAS: Mapping[str, Container[int]] = {
    "": range(_DAY_HOURS + 1),
    "morning": range(_NOON + 1),
    "noon": range(_NOON - 1, _NOON + _EARLY),
    "afternoon": range(_NOON, _DAY_HOURS + 1),
    "night": (*_SMALL, *range(_NOON + _EARLY, _DAY_HOURS + _EARLY)),
    "midnight": (*_SMALL, *range(_DAY_HOURS - 2, _DAY_HOURS + _EARLY)),
}
"""The hours that a part of the day can have; from 24 on those of the night that follows it."""


def hours_meant(hour: int, part_of_day: str, *, exact: bool = False) -> list[int]:
    """The hour of 24 that was said with a part of the day; none where they contradict each other.

    `exact`: written in 24 hours, however small it is. "24" is the end of the day.
    """
    if hour > _NOON or hour == 0 or exact or not part_of_day:
        meant = _of_24(hour, part_of_day)
    else:
        meant = _OF_12[part_of_day](hour)
    return [meant] if meant in _HAS[part_of_day] else []


def _of_24(hour: int, part_of_day: str) -> int:
    if part_of_day in {"afternoon", "noon"} and hour in range(1, _NOON):
        return hour + _NOON
    if part_of_day == "night" and hour in range(_EARLY, _NOON):
        return hour + _NOON
    return hour
