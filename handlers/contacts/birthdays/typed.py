"""A line that says who and when, in either order: a name or a number, and a date."""

from __future__ import annotations

from datetime import date

from handlers.shared.birthday import read_birthday
from handlers.shared.month_words import month_words
from smsir.text import find_mobiles, fold
from storage import DayOfYear


def who_and_when(typed: str, today: date) -> tuple[str, DayOfYear] | None:
    """The longest part of the line's end, else of its beginning, that is a date; and the rest."""
    words = typed.replace(":", " ").split()
    for place in range(1, len(words)):
        born = read_birthday(" ".join(words[place:]), today)
        if born is not None:
            return " ".join(words[:place]), born
    for place in range(len(words) - 1, 0, -1):
        born = read_birthday(" ".join(words[:place]), today)
        if born is not None:
            return " ".join(words[place:]), born
    return None


def date_in(typed: str) -> str:
    """The part of a line that may be meant as its date: from the first number or month to the last.

    A mobile is none: by it people are named.
    """
    words = typed.replace(":", " ").split()
    months = {
        fold(name) for kind in month_words().values() for names in kind.values() for name in names
    }
    dated = [
        place
        for place, word in enumerate(words)
        if fold(word) in months
        or (any(map(str.isdecimal, word)) and not find_mobiles(word).mobiles)
    ]
    return " ".join(words[dated[0] : dated[-1] + 1]) if dated else ""


def month_of(typed: str) -> int | None:
    """The Jalali month that a line names and nothing else."""
    words = fold(typed)
    for number, names in month_words()["jalali_months"].items():
        if words in map(fold, names):
            return int(number)
    return None
