"""Why a campaign is held instead of leaving unasked."""

from __future__ import annotations

from typing import Literal

from storage import OverLimit

Reason = Literal[
    "late", "restored", "closed", "account", "keys", "plan", "credit", "nobody", "count", "names",
    "ceiling", "unsaid", "unreachable", "batch", "resting", "daily", "colleague", "above",
]  # fmt: skip
"""Each has a sentence (`campaign-held`)."""

_DAILY = "daily"


def over_daily(error: OverLimit) -> str:
    """As it is kept: with what was left of the day, and the limit."""
    return f"{_DAILY}:{error.left}:{error.most}"


def daily_in(why: str) -> tuple[int, int] | None:
    """What was left of the day, and the limit, where that is what holds it."""
    kind, *numbers = why.split(":")
    return (int(numbers[0]), int(numbers[1])) if kind == _DAILY and len(numbers) > 1 else None
