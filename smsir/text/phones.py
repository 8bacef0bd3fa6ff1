"""Iranian mobile numbers in all the clothes that people and spreadsheets give them.

Canonical form: 09xxxxxxxxx, eleven ASCII digits. An unknown prefix is not refused: numbers move
between operators and new ranges open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from smsir.text.letters import to_ascii_digits

_NOISE = re.compile("[\\s\u00a0\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff().\\-_/]+")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_DRESSED = re.compile(r"(?:\+?98|0098|0)?0?(9\d{9})")
_SHEET_NUMBER = re.compile(r"\+?\d+(?:\.\d+)?(?:[eE]\+?\d{1,2})?")
_GAP = "[ \t\u00a0\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069().\\-]{0,4}"
_CANDIDATE = re.compile(
    f"(?<!\\d)(?:(?:\\+|00)?{_GAP}98{_GAP}(?:0{_GAP})?|0)?{_GAP}0?9(?:{_GAP}\\d){{9}}"
    "(?:[eE]\\+?0?9|\\.0+)?(?!\\d)"
)
_SEPARATORS = re.compile("[\n\r,;|\u060c\u061b\t]+")
_JUNK_LIMIT = 60
_LENGTH = 11


@dataclass(frozen=True)
class Pasted:
    """What was found in pasted text: distinct mobiles in order, repeats counted, and the rest."""

    mobiles: tuple[str, ...]
    duplicates: int
    junk: tuple[str, ...]


def normalize_mobile(value: str | float) -> str | None:
    """Return 09xxxxxxxxx, or None when this is no Iranian mobile number.

    Takes +98, 0098, 98, 0 or nothing in front, spaces, dashes, dots, parentheses, ZWNJ, bidi
    marks, any digits, and the floats of spreadsheets (``9121234567.0``, ``9.121234567E9``).
    """
    if isinstance(value, bool) or (not isinstance(value, str) and value < 0):
        return None
    text = to_ascii_digits(str(value)).translate(_DASHES).strip()
    for plain in (_NOISE.sub("", text), _from_sheet(text)):
        dressed = _DRESSED.fullmatch(plain)
        if dressed is not None:
            return "0" + dressed[1]
    return None


def _from_sheet(text: str) -> str:
    """Write a spreadsheet's number in whole digits, or return nothing."""
    if _SHEET_NUMBER.fullmatch(text) is None:
        return ""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return ""
    return str(int(number)) if number == number.to_integral_value() else ""


def find_mobiles(pasted: str) -> Pasted:
    """Find every mobile in free text: a list, a sheet's column, a message with names in it.

    ``junk`` is what is left between them and holds a letter or digit, at most 60 characters each:
    shown to the user so that a mistyped number does not vanish unseen.
    """
    text = to_ascii_digits(pasted).translate(_DASHES)
    found: list[str] = []
    left: list[str] = []
    end = 0
    for match in _CANDIDATE.finditer(text):
        mobile = normalize_mobile(match[0])
        if mobile is None:
            continue
        found.append(mobile)
        left.append(text[end : match.start()])
        end = match.end()
    left.append(text[end:])
    distinct = tuple(dict.fromkeys(found))
    return Pasted(distinct, len(found) - len(distinct), tuple(_junk(left)))


def _junk(fragments: list[str]) -> list[str]:
    pieces = (piece.strip() for part in fragments for piece in _SEPARATORS.split(part))
    return [piece[:_JUNK_LIMIT] for piece in pieces if any(char.isalnum() for char in piece)]


def mask(mobile: str) -> str:
    """Hide the middle of a number: 0912***4567; a short text is hidden whole."""
    return f"{mobile[:4]}***{mobile[-4:]}" if len(mobile) >= _LENGTH else "***"
