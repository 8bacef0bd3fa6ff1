"""Colours of groups: what was typed, and the circle that is nearest."""

from __future__ import annotations

import re

from screens.text.bidi import strip
from smsir.text import to_ascii_digits

_HEX = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)

_DOTS = (
    ("\U0001f534", (0xE0, 0x30, 0x30)),
    ("\U0001f7e0", (0xF0, 0x90, 0x20)),
    ("\U0001f7e1", (0xF0, 0xD0, 0x30)),
    ("\U0001f7e2", (0x30, 0xA0, 0x50)),
    ("\U0001f535", (0x30, 0x70, 0xD0)),
    ("\U0001f7e3", (0x90, 0x50, 0xC0)),
    ("\U0001f7e4", (0x80, 0x55, 0x30)),
    ("\u26ab", (0x20, 0x20, 0x20)),
    ("\u26aa", (0xFF, 0xFF, 0xFF)),
)
PALETTE = tuple((dot, f"#{red:02x}{green:02x}{blue:02x}") for dot, (red, green, blue) in _DOTS)


def dot(color: str | None) -> str:
    """The coloured circle nearest to a #rrggbb; white for none or nonsense."""
    match = _HEX.fullmatch(color or "")
    if match is None:
        return _DOTS[-1][0]
    value = int(match[1], 16)
    wanted = (value >> 16, value >> 8 & 0xFF, value & 0xFF)

    def distance(rgb: tuple[int, int, int]) -> int:
        return sum((a - b) ** 2 for a, b in zip(rgb, wanted, strict=True))

    return min(_DOTS, key=lambda pair: distance(pair[1]))[0]


def read_color(typed: str) -> str | None:
    """#rrggbb from what was typed, with or without #, in any digits."""
    match = _HEX.fullmatch(to_ascii_digits(strip(typed)).strip())
    return f"#{match[1].lower()}" if match else None
