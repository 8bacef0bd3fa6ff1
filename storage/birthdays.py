"""Birthdays of an account's contacts: month and day by mobile, sealed.

The service has no field for them. Who has a birthday on a day is found by a keyed hash of the day,
so that nobody's date can be read from the file, and no other row has to be opened.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping

from sqlite_utils.db import Database

from storage.errors import Unsealable
from storage.rows import Row, change, row, rows, value
from storage.table_context import TableContext

DayOfYear = tuple[int, int]
"""Month and day."""


class Birthdays:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def put(self, account_id: int, days: Mapping[str, DayOfYear]) -> None:
        """Keep these, by mobile; a birthday that was known is replaced."""
        fields = [self._fields(account_id, mobile, day) for mobile, day in days.items()]

        def work(db: Database) -> None:
            for each in fields:
                change(db, _PUT, each)

        await self._context.write(work)

    async def remove(self, account_id: int, mobiles: Iterable[str]) -> int:
        """Forget those of these mobiles; how many there were."""
        people = json.dumps([self._context.person(mobile) for mobile in mobiles])
        return await self._context.write(lambda db: change(db, _REMOVE, (account_id, people)))

    async def get(self, account_id: int, mobile: str) -> DayOfYear | None:
        fields = (account_id, self._context.person(mobile))
        record = await self._context.read(lambda db: row(db, _GET, fields))
        return None if record is None else dict(self._opened(account_id, [record])).get(mobile)

    async def all(self, account_id: int) -> dict[str, DayOfYear]:
        """By mobile; those that no key opens are left out."""
        records = await self._context.read(lambda db: rows(db, _ALL, (account_id,)))
        return await asyncio.to_thread(lambda: dict(self._opened(account_id, records)))

    async def on(self, account_id: int, days: Iterable[DayOfYear]) -> list[str]:
        """The mobiles of those with a birthday on one of the days."""
        hashes = json.dumps([self._day(account_id, day) for day in days])
        records = await self._context.read(lambda db: rows(db, _ON, (account_id, hashes)))
        return sorted(mobile for mobile, _ in self._opened(account_id, records))

    async def many_on(self, account_id: int, days: Iterable[DayOfYear]) -> dict[DayOfYear, int]:
        """How many have their birthday on each of these days; days of nobody are missing."""
        by_hash = {self._day(account_id, day): day for day in days}
        records = await self._context.read(lambda db: rows(db, _MANY_ON, (account_id,)))
        return {by_hash[each["day"]]: each["many"] for each in records if each["day"] in by_hash}

    async def count(self, account_id: int) -> int:
        return int(await self._context.read(lambda db: value(db, _COUNT, (account_id,))))

    def _fields(self, account_id: int, mobile: str, day: DayOfYear) -> Row:
        content = json.dumps([mobile, *day]).encode()
        return {
            "account_id": account_id,
            "person": self._context.person(mobile),
            "day": self._day(account_id, day),
            "sealed": self._context.vault.seal(_seal_owner(account_id), content),
        }

    def _day(self, account_id: int, day: DayOfYear) -> str:
        return self._context.digest("birthday", f"{account_id}:{day[0]}-{day[1]}")

    def _opened(self, account_id: int, records: Iterable[Row]) -> Iterable[tuple[str, DayOfYear]]:
        for record in records:
            try:
                content = self._context.vault.open(_seal_owner(account_id), record["sealed"])
            except Unsealable:
                continue
            mobile, month, day = json.loads(content)
            yield mobile, (month, day)


def _seal_owner(account_id: int) -> str:
    return f"birthday:{account_id}"


_PUT = """
    INSERT INTO birthdays (account_id, person, day, sealed)
    VALUES (:account_id, :person, :day, :sealed)
    ON CONFLICT (account_id, person) DO UPDATE SET day = excluded.day, sealed = excluded.sealed
"""
_REMOVE = """
    DELETE FROM birthdays
    WHERE account_id = ? AND person IN (SELECT value FROM json_each(?))
"""
_GET = "SELECT sealed FROM birthdays WHERE account_id = ? AND person = ?"
_ALL = "SELECT sealed FROM birthdays WHERE account_id = ?"
_ON = """
    SELECT sealed FROM birthdays WHERE account_id = ? AND day IN (SELECT value FROM json_each(?))
"""
_MANY_ON = "SELECT day, count(*) AS many FROM birthdays WHERE account_id = ? GROUP BY day"
_COUNT = "SELECT count(*) FROM birthdays WHERE account_id = ?"
