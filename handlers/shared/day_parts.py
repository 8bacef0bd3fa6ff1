"""Morning, noon, afternoon, night and midnight: the words for them, and the hour they make of one.

Both languages are understood together, whatever language the chat has.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
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


OF_12: Mapping[str, Callable[[int], int]] = {
    "midnight": _at_night,
    "night": _at_night,
    "morning": lambda hour: hour % _NOON,
    "afternoon": lambda hour: hour % _NOON + _NOON,
    "noon": lambda hour: hour if hour >= _NOON - 1 else hour + _NOON,
}
"""The hour of 24 that is meant by one of 12 with a part of the day."""


def of_24(hour: int, part_of_day: str) -> list[int]:
    """An hour of 24, unless the part of the day says otherwise; "24" is the end of the day."""
    if part_of_day == "morning" and hour > _NOON:
        return []
    if part_of_day in {"afternoon", "noon"} and hour in range(1, _NOON):
        return [hour + _NOON]
    if part_of_day == "night" and hour in range(_EARLY, _NOON):
        return [hour + _NOON]
    return [hour]
