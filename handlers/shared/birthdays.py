"""Keeping birthdays: whoever is entered late still stands on a list that is made or about to be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.shared.birthday_clock import last_over
from handlers.shared.services import Services
from storage import DayOfYear


async def keep_birthdays(
    services: Services,
    account_id: int,
    days: Mapping[str, DayOfYear],
    now: datetime,
    zone: ZoneInfo,
) -> None:
    """By mobile. Today's are greeted as long as the hour of the greeting is ahead."""
    storage = services.storage
    await storage.birthdays.put(account_id, days)
    greeting = await storage.greetings.get(account_id)
    if greeting is not None:
        await storage.greetings.look_again(account_id, last_over(now, greeting.clock, zone))
