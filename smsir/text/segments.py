"""How many SMS a text is, and why.

Rules: GSM 03.38 (3GPP TS 23.038) for the alphabet and its extension table, TS 23.040 for the
six-byte header that leaves 153 septets or 67 UTF-16 units in each part of a longer message.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_BASIC = frozenset(
    "@\u00a3$\u00a5\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\n\u00d8\u00f8\r\u00c5\u00e5"
    "\u0394_\u03a6\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e\u00c6\u00e6\u00df\u00c9"
    " !\"#\u00a4%&'()*+,-./0123456789:;<=>?"
    "\u00a1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7"
    "\u00bfabcdefghijklmnopqrstuvwxyz\u00e4\u00f6\u00f1\u00fc\u00e0"
)
_EXTENDED = frozenset("\f^{}\\[~]|\u20ac")
_GSM7_LIMITS = (160, 153)
_UCS2_LIMITS = (70, 67)
_LAST_OF_BMP = 0xFFFF


@dataclass(frozen=True)
class Measure:
    """Size of a text.

    ``units``: septets or UTF-16 units; ``per_segment``: room in each part; ``remaining``: units
    free in the last part; ``culprits``: the characters that force UCS-2, in order.
    """

    encoding: Literal["gsm7", "ucs2"]
    units: int
    segments: int
    per_segment: int
    remaining: int
    culprits: tuple[str, ...]


def measure(text: str) -> Measure:
    """Count the parts of an SMS; an empty text has none. A pair is never split across parts."""
    culprits = _culprits(text)
    encoding: Literal["gsm7", "ucs2"] = "ucs2" if culprits else "gsm7"
    sizes = [_size(char, encoding) for char in text]
    units = sum(sizes)
    single, several = _UCS2_LIMITS if culprits else _GSM7_LIMITS
    if units <= single:
        return Measure(encoding, units, int(units > 0), single, single - units, culprits)
    fills = list(_fills(sizes, several))
    return Measure(encoding, units, len(fills), several, several - fills[-1], culprits)


def split(text: str) -> list[str]:
    """Cut a text where the network will: the parts joined are the text again."""
    size = measure(text)
    if size.segments <= 1:
        return [text] if text else []
    parts: list[str] = []
    start = used = 0
    for index, char in enumerate(text):
        needed = _size(char, size.encoding)
        if used + needed > size.per_segment:
            parts.append(text[start:index])
            start, used = index, 0
        used += needed
    return [*parts, text[start:]]


def _culprits(text: str) -> tuple[str, ...]:
    foreign = (char for char in text if char not in _BASIC and char not in _EXTENDED)
    return tuple(dict.fromkeys(foreign))


def _size(char: str, encoding: str) -> int:
    if encoding == "gsm7":
        return 2 if char in _EXTENDED else 1
    return 2 if ord(char) > _LAST_OF_BMP else 1


def _fills(sizes: list[int], room: int) -> Iterator[int]:
    """Yield the units used in each part."""
    used = 0
    for size in sizes:
        if used + size > room:
            yield used
            used = 0
        used += size
    yield used
