"""Delivery that progresses with the clock, the same for a number every time it is asked."""

from __future__ import annotations

from zlib import crc32

from sandbox.seed import words

# Shares of a thousand numbers, in order; what is left over never reaches the operator.
_OUTCOMES = (
    (900, words.DELIVERED),
    (955, words.NOT_DELIVERED),
    (980, words.AT_OPERATOR),
    (990, words.BLACKLISTED),
)


def final_status(mobile: str) -> str:
    """What a number settles on, whatever the text: about nine in ten are delivered."""
    share = crc32(f"outcome {mobile}".encode()) % 1000
    for bound, status in _OUTCOMES:
        if share < bound:
            return status
    return words.NOT_AT_OPERATOR


def status(mobile: str, age: float, settle_seconds: float) -> str:
    """Status `age` seconds after sending; final from `settle_seconds` on at the latest."""
    spread = crc32(f"pace {mobile}".encode()) % 1000 / 1000
    if age >= settle_seconds * (0.25 + 0.75 * spread):
        return final_status(mobile)
    if age >= settle_seconds * 0.2 * spread + settle_seconds * 0.05:
        return words.AT_OPERATOR
    return words.SENT_TO_OPERATOR
