"""A moment as a button carries it: whole minutes since 1970."""

from __future__ import annotations

from datetime import UTC, datetime

_MINUTE = 60


def to_minutes(moment: datetime) -> int:
    return int(moment.timestamp()) // _MINUTE


def from_minutes(arg: str) -> datetime | None:
    """In UTC; None where the argument is no such number."""
    try:
        return datetime.fromtimestamp(int(arg) * _MINUTE, UTC)
    except (ValueError, OverflowError, OSError):
        return None
