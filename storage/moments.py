"""Points in time as SQLite keeps them: UTC text of fixed width, so that order is text order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utcnow() -> datetime:
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """ISO 8601 in UTC with microseconds.

    Raises:
        ValueError: the moment has no time zone, so it names no point in time.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be stored")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def maybe_stamp(point: datetime | None) -> str | None:
    return None if point is None else stamp(point)


def maybe_moment(text: str | None) -> datetime | None:
    return None if text is None else moment(text)
