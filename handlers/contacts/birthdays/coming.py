"""The days of the coming year on which somebody has a birthday, and who they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.contacts.routes import Card
from handlers.shared.birthday import days_greeted_on
from handlers.shared.services import Services
from storage import DayOfYear

_YEAR = 366


@dataclass(frozen=True, slots=True)
class Birthday:
    """`day`: when it is next. `card`: of the contact; only its number where there is none."""

    day: date
    card: Card

    @property
    def mobile(self) -> str:
        return self.card.mobile


@dataclass(frozen=True, slots=True)
class Coming:
    """Days with birthdays, from today on, and how many there are on each."""

    days: Sequence[tuple[date, DayOfYear, int]]

    @property
    def people(self) -> int:
        return sum(many for _, _, many in self.days)

    def before(self, month: int) -> int:
        """How many come before the first one of a month of the Jalali calendar."""
        passed = 0
        for _, born, many in self.days:
            if born[0] == month:
                break
            passed += many
        return passed


async def coming(services: Services, account_id: int, today: date) -> Coming:
    """Each birthday once, on the next day on which it is greeted."""
    ahead: dict[DayOfYear, date] = {}
    for later in range(_YEAR + 1):
        for born in days_greeted_on(today + timedelta(days=later)):
            ahead.setdefault(born, today + timedelta(days=later))
    many = await services.storage.birthdays.many_on(account_id, ahead)
    days = sorted((day, born, many[born]) for born, day in ahead.items() if born in many)
    return Coming(days)


async def people_from(
    services: Services, account_id: int, days: Coming, start: int, size: int
) -> list[tuple[date, str]]:
    """So many from a place on: day and mobile. Only those days are opened."""
    passed, people = 0, list[tuple[date, str]]()
    for day, born, many in days.days:
        if passed + many > start and passed < start + size:
            mobiles = await services.storage.birthdays.on(account_id, [born])
            places = enumerate(mobiles, passed)
            people += [(day, each) for place, each in places if start <= place < start + size]
        passed += many
    return people
