"""Birthdays in a file of people: read with its rows, kept once the import is confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from handlers.contacts.importing.people import BATCH, person, refused
from handlers.shared.birthday import read_birthday
from handlers.shared.birthday_clock import moment_of
from handlers.shared.birthdays import is_over, keep_birthdays
from handlers.shared.services import Ctx, Services, linked
from screens import Safe
from storage import DayOfYear, Import, PartRow

BIRTHDAY = 7
"""Its place in a row, as in `NewContact`."""


def read_birthdays(people: Sequence[PartRow], today: date) -> tuple[list[PartRow], list[PartRow]]:
    """The rows with birthdays as month and day; and a rejected row for each that is not clear.

    Whose birthday is not clear is added all the same.
    """
    good: list[PartRow] = []
    unclear: list[PartRow] = []
    for row in people:
        if len(row) <= BIRTHDAY:
            good.append(row)
            continue
        typed = row[BIRTHDAY]
        born = read_birthday(typed, today)
        if born is None:
            unclear.append(list(refused(person(row), "birthday", typed)))
        good.append([*row[:BIRTHDAY], "" if born is None else f"{born[0]}-{born[1]}"])
    return good, unclear


async def late_line(ctx: Ctx) -> Safe | None:
    """Where today's greeting has left: who is born today and comes with a file gets none."""
    greeting = await ctx.services.storage.greetings.get((await linked(ctx)).id)
    if greeting is None or not is_over(greeting, ctx.now, ctx.fmt.zone):
        return None
    hour = moment_of(ctx.today, greeting.clock, ctx.fmt.zone)
    return ctx.t("book-birthdays-late", time=ctx.fmt.time(hour))


async def keep_from(services: Services, import_job: Import, zone: ZoneInfo) -> int:
    """Keep the birthdays of all its people, new ones and those who were there; how many."""
    many, counts = 0, import_job.counts
    if not counts.birthdays and counts.good > BATCH:
        return 0  # of a file they were counted; people who are typed are one batch, and were not
    async for part in services.storage.imports.parts(import_job, "batch"):
        born = (person(row) for row in part.rows if any(row[BIRTHDAY:]))
        days = {each.mobile: _day(each.birthday) for each in born}
        if days:
            now = services.clock()
            await keep_birthdays(services, import_job.account_id, days, now, zone)
            many += len(days)
    return many


def _day(birthday: str) -> DayOfYear:
    month, _, day = birthday.partition("-")
    return int(month), int(day)
