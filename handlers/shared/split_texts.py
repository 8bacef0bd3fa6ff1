"""Long texts that a messenger has split: which message is the rest of the one before it."""

from __future__ import annotations

from datetime import datetime, timedelta

from screens.text.formatting import utf16
from smsir.text import find_mobiles

_SPLIT_UNITS = 3_000
"""A text this long (UTF-16 units) may be split by the messenger; Telegram's limit is 4,096."""
_REST = timedelta(seconds=6)


def cut(text: str, at: datetime) -> datetime | None:
    """When it came, if it is so long that the messenger may have split it; else None."""
    return at if utf16(text) >= _SPLIT_UNITS else None


def is_rest(cut_at: datetime | None, at: datetime) -> bool:
    """Whether what comes at `at` is the rest of the text that was cut at `cut_at`."""
    return cut_at is not None and abs(at - cut_at) <= _REST


def rejoined(text: str, rest: str) -> str:
    """A list of numbers and its rest; its last line goes on there where no number is whole yet."""
    last, first = text.rstrip().splitlines()[-1], "".join(rest.lstrip().splitlines()[:1])
    apart = _many(last) + _many(first)
    return text + ("\n" if _many(last) and _many(last + first) <= apart else "") + rest


def _many(line: str) -> int:
    return len(find_mobiles(line).mobiles)
