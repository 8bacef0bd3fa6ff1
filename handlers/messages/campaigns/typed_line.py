"""A typed line as its words: whoever understands some of them takes them away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from handlers.messages.campaigns.time_vocabulary import Word, words_of
from screens.text.languages import JALALI, Calendar

_MOST_DIGITS = 6
_YEARS = (range(1400, 1460), range(2000, 2060))
_FIRST_YEAR, _HOUR_MINUTES = 1300, 60


class NoSuchDayError(Exception):
    """A date that its calendar does not have, such as the 31st of Mehr."""


class WrongWeekdayError(Exception):
    """A date with a weekday that is not its own."""


class ByTheMoonError(Exception):
    """An occasion whose day nobody knows before the moon is seen."""


class TypedWords:
    """The words that are not read yet."""

    def __init__(self, typed: str) -> None:
        self.rest = words_of(typed)

    def find(self, *kinds: str) -> int | None:
        """The place of the first word that has a meaning of one of the kinds."""
        for place in range(len(self.rest)):
            if self.means(place, *kinds):
                return place
        return None

    def take(self, place: int, count: int = 1) -> list[Word]:
        words = self.rest[place : place + count]
        del self.rest[place : place + count]
        return words

    def means(self, place: int, *kinds: str) -> bool:
        return 0 <= place < len(self.rest) and any(
            self.rest[place].value(kind) is not None for kind in kinds
        )

    def unit(self, place: int) -> str | None:
        """The unit that is said here: "hour", "jalali month"."""
        return self.rest[place].value("units") if 0 <= place < len(self.rest) else None

    def is_marked(self, place: int) -> bool:
        """Whether a number is written as that of a day: "fifth", "5th"; so it is never an hour."""
        return self.means(place, "ordinals") or self.means(place + 1, "number_mark")

    def is_first(self, place: int) -> bool:
        """Whether the beginning of a month, a year or a week is said here."""
        first = self.means(place, "ordinals") and self.number(place) == 1
        return first or self.means(place, "start_of")

    def number(self, place: int) -> int | None:
        """In digits or as a word."""
        if not 0 <= place < len(self.rest):
            return None
        word = self.rest[place]
        if is_number(word.text):
            return int(word.text)
        named = word.value("numbers")
        return None if named is None else int(named)


class Line(TypedWords):
    """A moment's words, and the moment at which they are read.

    `calendar`: of dates that do not say theirs. `part_of_day`: morning, noon, afternoon, night or
    midnight, where it was said. `following`: the day that may be meant where the first is over, as
    of a weekday without a week. `other`: the second reading of a day and month in two numbers.
    `years`: how many years ahead the one is that was said, 0 being the present one. `ends_month`:
    the day that was taken is the last one of its month, and was said so. `nth`: which weekday of
    that month is meant instead of its last one. `lasts`: "3 months" alone says how long.
    """

    def __init__(self, typed: str, now: datetime, calendar: Calendar = JALALI) -> None:
        super().__init__(typed)
        self.now = now
        self.calendar = calendar
        self.part_of_day = ""
        self.following: date | None = None
        self.other: date | None = None
        self.years: int | None = None
        self.ends_month = False
        self.nth: int | None = None
        self.lasts = False

    def may_be(self, days: Sequence[date]) -> date:
        """The first of these days; the second one, if there is any, is the other reading."""
        self.other = days[1] if days[1:] else None
        return days[0]

    @property
    def unread(self) -> str | None:
        """The first word that nothing was made of, those before others that are never known.

        A word for "at" only where nothing else is left.
        """
        left = [
            (self.means(place, "at"), bool(word.meanings) or is_number(word.text), place)
            for place, word in enumerate(self.rest)
            if not self.means(place, "noise", "this_week")
        ]
        return self.rest[min(left)[-1]].text if left else None


def is_number(text: str) -> bool:
    """Whether it is a number that a time can have in it."""
    return text.isdecimal() and len(text) <= _MOST_DIGITS


def is_year(number: int) -> bool:
    """Whether a number of four digits is a year near to ours, or no hour with its minutes."""
    near = any(number in years for years in _YEARS)
    return near or (number >= _FIRST_YEAR and number % 100 >= _HOUR_MINUTES)


def numbers_of(text: str, signs: str) -> list[int]:
    """The numbers of "1405/09/25", where one of the signs stands between all of them."""
    for sign in signs:
        parts = text.split(sign)
        if len(parts) > 1 and all(map(is_number, parts)):
            return [int(part) for part in parts]
    return []
