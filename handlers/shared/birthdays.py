"""Keeping birthdays: whoever is entered late still stands on a list that is made or about to be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.shared.birthday import jalali_year, next_birthday
from handlers.shared.birthday_clock import last_over
from handlers.shared.services import Services
from storage import DayOfYear, Greeting


async def keep_birthdays(
    services: Services,
    account_id: int,
    days: Mapping[str, DayOfYear],
    now: datetime,
    zone: ZoneInfo,
) -> Greeting | None:
    """By mobile. Today's are greeted as long as the hour of the greeting is ahead.

    The greeting of the account is returned where it has passed for somebody of these who has not
    had it this year.
    """
    storage = services.storage
    await storage.birthdays.put(account_id, days)
    greeting = await storage.greetings.get(account_id)
    if greeting is None:
        return None
    await storage.greetings.look_again(account_id, last_over(now, greeting.clock, zone))
    return await missed(services, greeting, days, now, zone)


async def missed(
    services: Services,
    greeting: Greeting,
    days: Mapping[str, DayOfYear],
    now: datetime,
    zone: ZoneInfo,
) -> Greeting | None:
    """The greeting, where it left today before the birthday of one of these was known."""
    late = [mobile for mobile, born in days.items() if _is_late(greeting, born, now, zone)]
    year = jalali_year(now.astimezone(zone).date())
    left = await services.storage.greetings.still_ungreeted(greeting.account_id, year, late)
    return greeting if left else None


def _is_late(greeting: Greeting, born: DayOfYear, now: datetime, zone: ZoneInfo) -> bool:
    today = now.astimezone(zone).date()
    return is_over(greeting, now, zone) and next_birthday(born, today) == today


def is_over(greeting: Greeting, now: datetime, zone: ZoneInfo) -> bool:
    """Whether it is too late for today's birthdays."""
    return last_over(now, greeting.clock, zone) == now.astimezone(zone).date()
