"""The hours of greetings: when a day's list is made, and when its SMS leaves."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LIST_AT = time(18)
"""Of the evening before."""

_NOTICE = timedelta(minutes=15)
"""So long a list that is made late stands before its SMS leaves."""

_DAY = timedelta(days=1)
_HOUR_MINUTES = 60


def moment_of(day: date, clock: int, zone: ZoneInfo) -> datetime:
    """`clock`: minutes after midnight."""
    return datetime.combine(day, time(*divmod(clock, _HOUR_MINUTES)), zone)


def last_to_plan(now: datetime, zone: ZoneInfo) -> date:
    """The last day whose list is to be there by now."""
    local = now.astimezone(zone)
    return local.date() + _DAY if local.time() >= LIST_AT else local.date()


def last_over(now: datetime, clock: int, zone: ZoneInfo) -> date:
    """The last day that is over for whoever is entered or switched on now."""
    today = now.astimezone(zone).date()
    return today if now >= moment_of(today, clock, zone) else today - _DAY


def due(day: date, clock: int, now: datetime, zone: ZoneInfo, late: timedelta) -> datetime:
    """When the SMS of a list leaves that is made now: at its hour, but not without notice."""
    usual = moment_of(day, clock, zone)
    return now + _NOTICE if usual - _NOTICE < now <= usual + late else usual
