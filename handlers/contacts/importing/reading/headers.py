"""What the words of a header mean: a field of a person, or something that is no phone number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from handlers.contacts.importing.reading.people import words
from smsir.text import ends_with_label, fold

NEVER = "never"
"""The field of a column whose digits are no phone numbers: postal codes, amounts, accounts."""

NUMBERED = "numbered"
"""The field of "number of something": only digits in full there, with their 0 or +98, are phone
numbers.
"""

ANOTHERS = "another's mobile"
"""The field of a number that is not that of the person of the row: the seller's, for instance."""

NOBODY = frozenset({NEVER, NUMBERED})
"""What says nothing of a person."""

NAMES = frozenset({"first", "last", "full"})

_LONGEST = 100
_AROUND = " *:()[]{}<>\u00ab\u00bb\"'#._-\u061b\u060c"
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def field_of(cell: str) -> str | None:
    """What a header means: by a list of them, else by the words in it."""
    return _named(_plain(cell)) if len(cell) <= _LONGEST else None


@lru_cache(maxsize=4096)
def may_name_mobiles(cell: str) -> bool:
    """Whether a look at all of its words is worth while: most rows are no headers."""
    plain = _plain(cell) if len(cell) <= _LONGEST else ""
    return words()["headers"].get(plain) == "mobile" or _has_mobile_word(plain)


def fields_of(header: Iterable[str]) -> dict[int, str]:
    """The fields that a row of headers names, by column.

    A mobile of somebody else counts where no other column has one.
    """
    named = {place: field_of(cell) for place, cell in enumerate(header) if cell}
    instead = NEVER if "mobile" in named.values() else "mobile"
    return {
        place: instead if name == ANOTHERS else name
        for place, name in named.items()
        if name is not None
    }


def _plain(cell: str) -> str:
    return fold(cell).strip(_AROUND)


def _has_mobile_word(plain: str) -> bool:
    return any(word in plain for word in words()["mobile words"])


def _named(plain: str) -> str | None:
    vocabulary = words()
    if plain in vocabulary["headers"]:
        return str(vocabulary["headers"][plain])
    parts = set(_WORD.findall(plain))
    if parts & vocabulary["birthday words"].keys():
        return "birthday"
    if any(word in parts or (" " in word and word in plain) for word in vocabulary[NEVER]):
        return NEVER
    names_somebody = bool(parts & vocabulary["name words"].keys())
    if _has_mobile_word(plain):
        anothers = bool(parts & vocabulary["another person"].keys())
        return None if names_somebody else ANOTHERS if anothers else "mobile"
    if names_somebody:
        return None if parts & vocabulary["no person"].keys() else "full"
    return NUMBERED if ends_with_label(plain) else None
