"""Two whole hours in a line that was typed: "21-8", "from 10 pm to 7 am"."""

from __future__ import annotations

import re
from functools import cache

from handlers.shared.day_parts import PARTS_OF_DAY, hours_meant, words_about_hours
from smsir.text import fold

_NOON, _DAY_HOURS = 12, 24
_BETWEEN = re.compile(r"[-\u2010-\u2015\u2212~/,\u060c\u2192]")
_BESIDE = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_HOUR = re.compile(r"(\d{1,2})(?::00)?")
_TO = "<to>"
_ALONE = {"noon": _NOON, "midnight": 0}


def two_hours(typed: str) -> tuple[int, int] | None:
    """From and to; None where they are not two, not whole, or may be others than they seem.

    Without a word for it an hour is one of 24; not so the first of "10 to 7 am", nor the second of
    "9 am to 5", which may be the nearer one of the evening.
    """
    tokens = _marked(typed)
    if _TO not in tokens:
        tokens[1:1] = [_TO]
    place = tokens.index(_TO)
    first, second = tokens[:place], tokens[place + 1 :]
    start, end = _hour(first), _hour(second)
    if start is None or end is None:
        return None
    if _is_bare(first):
        return None if len(second) > 1 and 0 < start <= _NOON else (start, end)
    evening = _is_bare(second) and 0 < end <= _NOON and (end - start) % _DAY_HOURS > _NOON
    return None if evening else (start, end)


def _is_bare(tokens: list[str]) -> bool:
    return len(tokens) == 1 and tokens[0] not in _ALONE


def _hour(tokens: list[str]) -> int | None:
    if len(tokens) == 1 and tokens[0] in _ALONE:
        return _ALONE[tokens[0]]
    parts = [token for token in tokens if token in PARTS_OF_DAY]
    numbers = [match for token in tokens if (match := _HOUR.fullmatch(token)) is not None]
    if len(numbers) != 1 or len(parts) > 1 or len(parts) + 1 != len(tokens):
        return None
    hours = hours_meant(int(numbers[0][1]), parts[0] if parts else "")
    return hours[0] % _DAY_HOURS if hours else None


def _marked(typed: str) -> list[str]:
    """Its words, with those of a part of the day and between two hours as marks."""
    line = f" {' '.join(_BESIDE.sub(' ', _BETWEEN.sub(f' {_TO} ', fold(typed))).split())} "
    for phrase, mark in _marks():
        line = line.replace(f" {phrase} ", f" {mark} ")
    return line.split()


@cache
def _marks() -> list[tuple[str, str]]:
    """The longest phrase first, so that a word of it is not taken for another one."""
    words = words_about_hours()
    marks = [(fold(phrase), part) for part, all_ in words["parts"].items() for phrase in all_]
    marks += [(fold(phrase), _TO) for phrase in words["between"]["to"]]
    marks += [(fold(phrase), "") for phrase in words["between"]["noise"]]
    return sorted(marks, key=lambda mark: -len(mark[0]))
