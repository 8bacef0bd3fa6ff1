"""One number for a chat, a person or an update, in which the messenger stands.

The ids of two messengers overlap: person 1001 of one is not person 1001 of the other. So none of
them leaves its messenger as it is: it is moved into the band of that messenger. Telegram has band
0, so its ids are their own numbers. The number is the whole key of whatever is kept or remembered
under it; the sign stays, by which groups are told from people.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

Band = Literal["telegram", "bale"]
BANDS: Final[tuple[Band, ...]] = get_args(Band)
"""In the order of their numbers: a new one stands last."""

WIDTH: Final = 2**52
"""A band holds what is nearer to 0: ids have "at most 52 significant bits" (Bot API, User.id)."""

_OFFSETS: Final = {band: place * WIDTH for place, band in enumerate(BANDS)}

ANONYMOUS_ADMIN: Final = 1087968824
"""GroupAnonymousBot of Telegram: stands for any admin who writes in the group's name."""

SERVICE_IDS: Final = frozenset({ANONYMOUS_ADMIN, 136817688, 777000})
"""Telegram's stand-ins for many people: group admins, channels, linked channels. Nobody's number,
and none of Bale's, where the same id may be a person's.
"""


def number(band: Band, native: int) -> int:
    """The number of what the messenger calls `native`.

    Raises:
        ValueError: it does not fit into a band.
    """
    if not -WIDTH < native < WIDTH:
        raise ValueError("an id that fits into no band")
    offset = _OFFSETS[band]
    return native + offset if native >= 0 else native - offset


def native(number: int) -> int:
    """What the messenger itself calls it."""
    rest = abs(number) % WIDTH
    return rest if number >= 0 else -rest


def band_of(number: int) -> Band:
    """The messenger that stands in a number.

    Raises:
        ValueError: no messenger has this band.
    """
    place = abs(number) // WIDTH
    if place >= len(BANDS):
        raise ValueError("a number of no messenger")
    return BANDS[place]


def spelled(number: int) -> str:
    """As an operator reads and writes it: "1001" of Telegram, "bale:1001" of Bale."""
    band = band_of(number)
    return str(number) if band == BANDS[0] else f"{band}:{native(number)}"


def read_spelled(text: str) -> int:
    """The number that is spelled so.

    Raises:
        ValueError: it is no whole number behind the name of a messenger, or behind none.
    """
    name, colon, digits = text.rpartition(":")
    band = next((band for band in BANDS if band == name.strip().lower()), None)
    if (colon and band is None) or not digits.removeprefix("-").isdecimal():
        raise ValueError("no id of any messenger")
    return number(band or BANDS[0], int(digits))


def read_person(text: str) -> int:
    """The number of a person that is spelled so.

    Raises:
        ValueError: it is none of a person.
    """
    person = read_spelled(text)
    if person <= 0:
        raise ValueError("no id of a person")
    return person
