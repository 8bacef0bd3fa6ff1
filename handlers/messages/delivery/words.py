"""The service's own words for what became of one number's SMS.

The guide names some and ends with "and others" (GetSentMessagesMobileNumbers), so they are matched
by a part of them; what is not known is shown as it is.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

from smsir.text import fold

STATUSES = ("delivered", "telecom", "underway", "failed", "rejected", "blacklist")
"""In the order in which they are told and drawn."""

FINAL = frozenset({"delivered", "failed", "rejected", "blacklist"})
UNREACHED = frozenset({"failed", "rejected"})
"""Worth a second try; people on the black list are not written to again."""

NOT_REACHED = UNREACHED | {"blacklist"}
"""Whoever is on the black list was not reached either, though no second try goes there."""


@cache
def _words() -> tuple[tuple[str, str], ...]:
    raw = json.loads((Path(__file__).parent / "statuses.json").read_text(encoding="utf-8"))
    return tuple((fold(part), status) for part, status in raw)


@lru_cache(maxsize=256)
def status_of(words: str) -> str | None:
    """One of `STATUSES`, or None for other words."""
    folded = fold(words)
    if not folded:
        return "underway"
    return next((status for part, status in _words() if part in folded), None)
