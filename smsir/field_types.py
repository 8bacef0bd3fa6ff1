"""Field types that read whatever the service sends and never raise.

The service answers ids as strings, nulls for lists, mobiles as integers and dates in two
calendars, not always where the guide says so. One odd field must not hide a whole page of rows, so
every type here has a value for the unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import BeforeValidator

from smsir.dates import read_moment
from smsir.text.characters import to_ascii_digits, whole_characters
from smsir.text.phones import normalize_mobile

_TRUE = frozenset({"true", "1", "yes"})
_POINT = str.maketrans({"\u066b": ".", "\u066c": ","})
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
"""Any other comma may be a decimal one: 12,5 is not 125."""
_THREE_PLACES = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
"""A text that may be grouped by points: 1.074 is 1,074 in half of the world."""
_MOST_PLACES = 100
"""1e999999999 is a number that no arithmetic is done with."""

_LARGEST = 2**63 - 1  # .NET long and SQLite integer alike


def read_number(value: object) -> int | None:
    """Read a whole number from a number or a digit string (any digits); None when it is none.

    A fraction loses what stands behind the point, but for one that nothing would be left of.
    """
    if isinstance(value, int) and not isinstance(value, bool):  # by far the most frequent
        return value if abs(value) <= _LARGEST else None
    exact = read_decimal(value)
    if exact is None or abs(exact) > _LARGEST or 0 < abs(exact) < 1:
        return None
    return int(exact)


def read_decimal(value: object) -> Decimal | None:
    """Read an exact amount; separators of thousands are dropped; None when it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return None
    try:
        exact = value if isinstance(value, Decimal) else Decimal(_plain(value))
    except InvalidOperation:
        return None
    return exact if exact.is_finite() and abs(exact.adjusted()) < _MOST_PLACES else None


def _plain(value: float | str) -> str:
    """In digits that `Decimal` reads, where it is a number; no underscores, which it reads too."""
    text = to_ascii_digits(str(value)).strip().translate(_POINT)
    if isinstance(value, str) and _THREE_PLACES.fullmatch(text):
        return "?"
    return text.replace(",", "") if _GROUPED.fullmatch(text) else text.replace("_", "?")


def read_amount(value: object) -> Decimal | None:
    """Read an amount of money; None where the service tells none that can be true."""
    exact = read_decimal(value)
    return exact if exact is not None and abs(exact) <= _LARGEST else None


def read_truth(value: object) -> bool:
    """Read a truth value: true, 1, "true", "1"; everything else is False."""
    if isinstance(value, str):
        return value.strip().casefold() in _TRUE
    return isinstance(value, bool | int | float | Decimal) and bool(value)


def read_text(value: object) -> str:
    """Read text; a number becomes its digits; null, lists and objects become empty."""
    if not isinstance(value, str):
        plain = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
        return str(value) if plain else ""
    return whole_characters(value).replace("\0", "")


def read_optional_text(value: object) -> str | None:
    """Read text; None when there is nothing but space."""
    text = read_text(value)
    return text if text.strip() else None


def read_mobile(value: object) -> str:
    """Read a mobile; an integer gets its 0 back; what is no mobile stays as it came."""
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else str(value)
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return normalize_mobile(value) or read_text(value)
    return ""


def as_rows(value: object) -> list[Mapping[str, object]]:
    """Read a list of objects; null, or anything else, is an empty list."""
    if not isinstance(value, list):
        return []
    return [row for row in value if isinstance(row, Mapping)]


Number = Annotated[int | None, BeforeValidator(read_number)]
"""A count or an id; None where the service tells none that can be read, which is never 0."""
Money = Annotated[Decimal | None, BeforeValidator(read_amount)]
Truth = Annotated[bool, BeforeValidator(read_truth)]
Text = Annotated[str, BeforeValidator(read_text)]
OptionalText = Annotated[str | None, BeforeValidator(read_optional_text)]
Mobile = Annotated[str, BeforeValidator(read_mobile)]
Moment = Annotated[datetime | None, BeforeValidator(read_moment)]
