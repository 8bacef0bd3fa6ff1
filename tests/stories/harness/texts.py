"""Text as a person reads it, for comparisons: direction marks and isolates are not words."""

from __future__ import annotations

_MARKS = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def plain(text: str) -> str:
    """Without the invisible marks that only turn lines; ZWNJ is spelling and stays."""
    return text.translate(_MARKS)
