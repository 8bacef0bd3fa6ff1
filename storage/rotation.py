"""Sealing everything again with the first master key, so that an old key can be thrown away.

Done in small transactions: killed anywhere, every row opens with one key or the other, and running
it again ends the work. What is written meanwhile is sealed with the first key already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils.db import Database

from storage.errors import Unsealable
from storage.rows import Row, change, rows, value
from storage.table_context import TableContext

_BATCH = 200


@dataclass(frozen=True, slots=True)
class Rotation:
    """How many values were sealed again, and how many no key opened (left as they are)."""

    resealed: int = 0
    unreadable: int = 0

    def __add__(self, other: Rotation) -> Rotation:
        return Rotation(self.resealed + other.resealed, self.unreadable + other.unreadable)


async def reseal(context: TableContext) -> Rotation:
    """Every column named `sealed`, in every table.

    Old keys may go afterwards: what was counted as unreadable opens with none of them.
    """
    total = Rotation()
    for table, keys in await context.read(_sealed):
        for start in range(0, len(keys), _BATCH):
            total += await _reseal(context, table, keys[start : start + _BATCH])
    await context.engine.checkpoint()
    return total


async def _reseal(context: TableContext, table: str, keys: Sequence[Row]) -> Rotation:
    def work(db: Database) -> Rotation:
        return sum((_one(context, db, table, key) for key in keys), Rotation())

    return await context.write(work, full=True)


def _sealed(db: Database) -> list[tuple[str, list[Row]]]:
    """Each table that seals, with the primary keys of its rows."""
    return [
        (table.name, rows(db, f"SELECT {', '.join(table.pks)} FROM {table.name}"))  # noqa: S608 - names are our own
        for table in db.tables
        if "sealed" in table.columns_dict
    ]


def _one(context: TableContext, db: Database, table: str, key: Row) -> Rotation:
    where = " AND ".join(f"{name} = :{name}" for name in key)
    token = value(db, f"SELECT sealed FROM {table} WHERE {where}", key)  # noqa: S608 - names are our own
    if token is None:
        return Rotation()
    try:
        fresh = context.vault.rotate(token)
    except Unsealable:
        return Rotation(unreadable=1)
    change(db, f"UPDATE {table} SET sealed = :fresh WHERE {where}", key | {"fresh": fresh})  # noqa: S608 - names are our own
    return Rotation(resealed=1)
