"""A whole number as people type it."""

from __future__ import annotations

from smsir.text import to_ascii_digits

_MOST_DIGITS = 9
_BETWEEN = " ,\u066c\u060c_"
"""Signs that group digits, in either language."""


def whole_number(typed: str) -> int | None:
    """In any digits, grouped or not; None where it is no number of nine digits at most."""
    digits = "".join(char for char in to_ascii_digits(typed) if char not in _BETWEEN)
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None
