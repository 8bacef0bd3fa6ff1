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
    if not is_over(greeting, now, zone):
        return None
    today = now.astimezone(zone).date()
    born = [mobile for mobile, day in days.items() if next_birthday(day, today) == today]
    left = await storage.greetings.still_ungreeted(account_id, jalali_year(today), born)
    return greeting if left else None


def is_over(greeting: Greeting, now: datetime, zone: ZoneInfo) -> bool:
    """Whether it is too late for today's birthdays."""
    return last_over(now, greeting.clock, zone) == now.astimezone(zone).date()
