"""Moments that are offered as buttons: the usual ones, hours of a day, quarters of an hour.

Only what is ahead is offered, and nothing within the chat's quiet hours: a time in those can be
typed, and is asked about once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from handlers.shared.quiet_hours import quiet_until
from handlers.shared.services import Ctx
from screens.text.languages import SATURDAY
from storage import ChatSettings

_MINUTES = (0, 15, 30, 45)
_EVENING, _MORNING = time(18), time(10)
_STEP = timedelta(minutes=5)
_WEEK, _DAY_HOURS = 7, 24

Chip = Literal["hour", "today", "tomorrow", "saturday"]


@dataclass(frozen=True, slots=True)
class Offer:
    """`chip`: which of the usual moments it is."""

    chip: Chip
    at: datetime


def offers(ctx: Ctx, settings: ChatSettings) -> list[Offer]:
    """The usual moments that are ahead and not within quiet hours."""
    return [offer for offer in _usual(ctx) if is_free(ctx, settings, offer.at)]


def _usual(ctx: Ctx) -> Iterator[Offer]:
    now = ctx.now.astimezone(ctx.fmt.zone)
    yield Offer("hour", _rounded_up(now + timedelta(hours=1)))
    today = now.date()
    yield Offer("today", at(ctx, today, _EVENING))
    yield Offer("tomorrow", at(ctx, today + timedelta(days=1), _MORNING))
    to_saturday = (SATURDAY - today.weekday()) % _WEEK
    if to_saturday > 1:
        yield Offer("saturday", at(ctx, today + timedelta(days=to_saturday), _MORNING))


def _rounded_up(moment: datetime) -> datetime:
    whole = moment.replace(second=0, microsecond=0)
    return whole + timedelta(minutes=-whole.minute % (_STEP.seconds // 60))


def hours(ctx: Ctx, settings: ChatSettings, day: date) -> list[int]:
    """Hours of the day with at least one quarter that can be chosen."""
    return [hour for hour in range(_DAY_HOURS) if minutes(ctx, settings, day, hour)]


def minutes(ctx: Ctx, settings: ChatSettings, day: date, hour: int) -> list[int]:
    return [
        minute for minute in _MINUTES if is_free(ctx, settings, at(ctx, day, time(hour, minute)))
    ]


def is_free(ctx: Ctx, settings: ChatSettings, moment: datetime) -> bool:
    return moment > ctx.now and quiet_until(settings, moment, ctx.fmt.zone) is None


def at(ctx: Ctx, day: date, hour: time) -> datetime:
    """The moment in the zone of the chat."""
    return datetime.combine(day, hour, ctx.fmt.zone)
