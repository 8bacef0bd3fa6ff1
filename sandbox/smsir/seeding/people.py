"""Invents people: the same ones for the same random numbers."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sandbox.seed import load, words
from sandbox.smsir.book import AddressBook, Contact

_PREFIXES = ("0912", "0935", "0919", "0936", "0901", "0921", "0937", "0910", "0990", "0938")
_DAY = 86_400.0


def mobiles(random: Random) -> Iterator[str]:
    """Distinct numbers without end."""
    used: set[str] = set()
    while True:
        mobile = f"{random.choice(_PREFIXES)}{random.randrange(1_000_000, 10_000_000)}"
        if mobile not in used:
            used.add(mobile)
            yield mobile


def add_person(book: AddressBook, random: Random, mobile: str, at: float) -> Contact:
    names = load("names")
    emoji = random.choice((2, 3))
    return book.new_contact(
        mobile,
        words.TITLES[emoji],
        random.choice(names["men"] if emoji == 2 else names["women"]),
        random.choice(names["families"]),
        emoji,
        at,
        at,
    )


def add_business(book: AddressBook, name: str, mobile: str, at: float) -> Contact:
    return book.new_contact(mobile, None, name, None, 1, at, at)


def days_ago(random: Random, now: float, most: float) -> float:
    return now - random.uniform(1, most) * _DAY
