"""A pace that was typed: how many, how often and between which hours, in both languages.

What is not said stays as it is: "from 9 to 21" changes the hours only. In Persian one word means
"to" and counts things ("200 ... every"), so the hours are looked for first: a number, that word,
and a number that no unit follows.
"""

from __future__ import annotations

import json
import re
from datetime import time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

from handlers.messages.campaigns.time_vocabulary import Word
from handlers.messages.campaigns.typed_clock import Clock, hour_and_minute, readings
from handlers.messages.campaigns.typed_line import TypedWords, is_number
from handlers.messages.campaigns.typed_span import UNIT_MINUTES, part_at, span_at
from handlers.shared.day_parts import PARTS_OF_DAY
from handlers.shared.pacing import MOST_MANY, MOST_MINUTES, Pace
from smsir.text import fold

_NOON, _DAY_HOURS, _HOUR_MINUTES = 12, 24, 60
_HALF_DAY, _DAY = 720, 1_440
_UNITS = UNIT_MINUTES | {"day": _DAY}
_THOUSAND = 1_000
_DASH = re.compile(r"(?<=\w)\s*[-\u2010-\u2015]\s*(?=\d)")
_PER = re.compile(r"(?<=\w)\s*/\s*(?=[^\W\d_])")
_GROUPED = re.compile(r"(?<=\d)[,\u066c\u060c](?=\d{3}(?!\d))")

_CLOCKS: dict[str | None, Clock] = {"noon": Clock(12, 0), "midnight": Clock(24, 0)}
"""Parts of the day that are hours by themselves."""

Trouble = Literal["unread", "many", "minutes", "hours"]
"""What cannot be: nothing understood, a size or an interval out of bounds, hours of no length."""


def read_pace(line: str, now: Pace) -> Pace | Trouble:
    """The pace with what was typed in it; `now`: as it stood before."""
    words = _words_of(line)
    try:
        hours = _hours(words)
        minutes = _interval(words)
        many = _many(words)
    except _OutOfBoundsError:
        return "hours"
    if _unread(words) or (hours, minutes, many) == (None, None, None):
        return "unread"
    if many is not None and not 1 <= many <= MOST_MANY:
        return "many"
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        return "minutes"
    start, end = hours or (now.start, now.end)
    return Pace(many=many or now.many, minutes=minutes or now.minutes, start=start, end=end)


def unread_word(line: str) -> str | None:
    """The word of an unread line that it is about; None where every word is known."""
    words = _words_of(line)
    for take in (_hours, _interval, _many):
        take(words)
    unread = _unread(words)
    strange = [word for word in unread if not _is_known(word)]
    return next((word.text for word in strange or unread), None)


def _is_known(word: Word) -> bool:
    kinds = any(word.text in words for words in _words().values())
    return kinds or bool(word.meanings) or word.text[0].isdecimal()


def _words_of(line: str) -> TypedWords:
    plain = _PER.sub(" per ", _DASH.sub(" to ", _GROUPED.sub("", fold(line))))
    return TypedWords(_in_digits(plain))


class _OutOfBoundsError(Exception):
    """Hours that no day has, or that leave no time between them."""


@cache
def _raw() -> dict[str, Any]:
    words: dict[str, Any] = json.loads(
        Path(__file__).with_name("pace_words.json").read_text(encoding="utf-8")
    )
    return words


@cache
def _words() -> dict[str, frozenset[str]]:
    return {kind: frozenset(map(fold, words)) for kind, words in _raw()["kinds"].items()}


def _in_digits(line: str) -> str:
    """Round numbers that were spelled out, and phrases of several words, as one word each."""
    padded = f" {_thousands().sub(_times_thousand, line)} "
    known = [(fold(phrase), sign) for sign, all_ in _raw()["phrases"].items() for phrase in all_]
    for phrase, sign in sorted(known, key=lambda pair: -len(pair[0])):
        padded = padded.replace(f" {phrase} ", f" {sign} ")
    return padded.strip()


@cache
def _thousands() -> re.Pattern[str]:
    words = "|".join(map(fold, _raw()["thousand"]))
    return re.compile(rf"(?<![\w.,/\u066b])(\d{{1,2}}(?:[.\u066b]\d)?)\s*(?:{words})\b")


def _times_thousand(found: re.Match[str]) -> str:
    return str(round(float(found[1].replace("\u066b", ".")) * _THOUSAND))


def _is(word: Word, kind: str) -> bool:
    return word.text in _words()[kind]


def _hours(words: TypedWords) -> tuple[time, time] | None:
    """Takes the words of the hours away."""
    for place, word in enumerate(words.rest):
        if _is(word, "all_day"):
            words.take(place)
            return time(), time()
    for place in range(len(words.rest)):
        found = _hours_around(words, place)
        if found is not None:
            begin, end, hours = found
            words.take(begin, end - begin)
            return hours
    return None


def _hours_around(words: TypedWords, place: int) -> tuple[int, int, tuple[time, time]] | None:
    """Where the word at `place` stands between two hours: from and to where, and which."""
    between = _is(words.rest[place], "between_and") and any(
        _is(word, "from") for word in words.rest[:place]
    )
    if not (_is(words.rest[place], "to") or between):
        return None
    at, first_part = _part_before(words, place)
    more, _ = part_at(words, at)
    at -= bool(more)
    start = _clock(words, at, more)
    if start is None and first_part in _CLOCKS:
        at, start, first_part = place - 1, _CLOCKS[first_part], None
    after = place + 1 + words.means(place + 1, "at")
    more, last = part_at(words, after + 1)
    end = _clock(words, after, more)
    part = _part_of_day(words, last)
    if end is None and (named := _part_of_day(words, after)) in _CLOCKS:
        end, part = _CLOCKS[named], None
    if start is None or end is None or (part is None and words.means(last, "units")):
        return None
    begin = at - (at > 0 and words.means(at - 1, "at"))
    begin -= begin > 0 and _is(words.rest[begin - 1], "from")
    return begin, last + (part is not None), _meant(start, first_part, end, part)


def _part_before(words: TypedWords, place: int) -> tuple[int, str | None]:
    part = _part_of_day(words, place - 1)
    return place - 1 - (part is not None), part


def _part_of_day(words: TypedWords, place: int) -> str | None:
    return next((kind for kind in PARTS_OF_DAY if words.means(place, kind)), None)


def _clock(words: TypedWords, place: int, more: float = 0) -> Clock | None:
    """Hour and minute of "9", "nine" or "9:30"; `more`: parts of an hour behind it."""
    if not 0 <= place < len(words.rest):
        return None
    parts = hour_and_minute(words.rest[place].text)
    if len(parts) == 2:  # noqa: PLR2004 - hour and minute
        return Clock(parts[0], parts[1])
    alone = words.number(place)
    return None if alone is None else Clock(alone, round(more * _HOUR_MINUTES))


def _meant(start: Clock, part: str | None, end: Clock, last_part: str | None) -> tuple[time, time]:
    """In 24 hours. An end that is not after the start and may be of the evening is."""
    begin, until = _minutes(start, part) % _DAY, _minutes(end, last_part)
    if last_part is None and until <= begin < until + _HALF_DAY and end.hour <= _NOON:
        until += _HALF_DAY
    if until > _DAY:
        until -= _DAY
    if begin == until:
        raise _OutOfBoundsError
    return _time(begin), _time(until % _DAY)


def _minutes(clock: Clock, part: str | None) -> int:
    """Of the day; from 24 hours on those of the night that follows it."""
    alone = clock.hour * _HOUR_MINUTES + clock.minute
    if alone > _DAY or clock.minute >= _HOUR_MINUTES:
        raise _OutOfBoundsError
    if part is None:
        return alone
    meant = readings(clock, part)
    if not meant:
        raise _OutOfBoundsError
    return meant[0] // timedelta(minutes=1)


def _time(minutes: int) -> time:
    return time(*divmod(minutes, _HOUR_MINUTES))


def _interval(words: TypedWords) -> int | None:
    """Takes "every 10 minutes" away; in minutes."""
    for place, word in enumerate(words.rest):
        for kind, minutes in (("hourly", 60), ("daily", 1_440), ("minutely", 1)):
            if _is(word, kind):
                words.take(place)
                return minutes
        span, end = _span(words, place)
        if span and span.keys() <= _UNITS.keys():
            before = place > 0 and (
                _is(words.rest[place - 1], "every") or words.means(place - 1, "in")
            )
            begin = place - before
            words.take(begin, end - begin)
            return int(sum(_UNITS[unit] * many for unit, many in span.items()))
    return None


def _span(words: TypedWords, place: int) -> tuple[dict[str, float], int]:
    """As of a moment, and "every hour" without a number; one beside "half an hour" is of people."""
    unit = words.unit(place)
    if unit is None:
        return ({}, place) if words.means(place + 1, "half_an") else span_at(words, place)
    if not _is_each(words, place):
        return {}, place
    more, end = part_at(words, place + 1)
    return {unit: 1 + more}, end


def _is_each(words: TypedWords, place: int) -> bool:
    """Whether "every" or "in" stands before a unit.

    Behind "in the hour" no hour may stand: that is a time.
    """
    before = words.rest[place - 1] if place else None
    behind = words.number(place + 1)
    return before is not None and (
        _is(before, "every") or (_is(before, "in_each") and (behind is None or behind > _DAY_HOURS))
    )


def _many(words: TypedWords) -> int | None:
    """Takes the only number that is left."""
    places = [place for place in range(len(words.rest)) if is_number(words.rest[place].text)]
    places = places or [
        place for place in range(len(words.rest)) if words.number(place) is not None
    ]
    if len(places) != 1:
        return None
    many = words.number(places[0])
    words.take(places[0])
    return many


def _unread(words: TypedWords) -> list[Word]:
    """The words that nothing was made of."""
    return [word for word in words.rest if not (_is(word, "noise") or _is(word, "every"))]
