"""Exports of people that a worker is writing; a restart begins an open one anew."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils.db import Database

from storage.act_models import ActResult, NewAct, Verb
from storage.audit_writing import write_act
from storage.import_models import Export, ExportState, NewExport
from storage.moments import moment, stamp
from storage.rows import Row, change, row, rows, value
from storage.table_context import Effect, TableContext


class Exports:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    def insertion(self, new: NewExport) -> Effect:
        fields = new.model_dump() | {"state": "running", "created_at": self._context.now()}
        names, marks = ", ".join(fields), ", ".join(f":{name}" for name in fields)
        sql = f"INSERT INTO exports ({names}) VALUES ({marks})"  # noqa: S608 - names are our own

        def effect(db: Database) -> None:
            change(db, sql, fields)

        return effect

    async def get(self, export_id: int) -> Export | None:
        sql = "SELECT * FROM exports WHERE id = ?"
        record = await self._context.read(lambda db: row(db, sql, (export_id,)))
        return None if record is None else _export(record)

    async def open(self) -> list[Export]:
        sql = "SELECT * FROM exports WHERE state = 'running' ORDER BY created_at"
        return [_export(each) for each in await self._context.read(lambda db: rows(db, sql))]

    async def progress(self, export_id: int, fetched: int, total: int) -> bool:
        """How far it is; False where it is running no more."""
        sql = "UPDATE exports SET fetched = ?, total = ? WHERE id = ? AND state = 'running'"
        values = (fetched, total, export_id)
        return await self._context.write(lambda db: change(db, sql, values) == 1)

    async def finish(
        self, export_id: int, state: ExportState, trouble: str = "", *, name: str = ""
    ) -> bool:
        """False where it had ended before. The audit gets its row; `name`: what was exported."""
        values = (state.value, trouble, export_id)

        def work(db: Database) -> bool:
            ended = rows(db, _FINISH, values)
            for record in ended:
                write_act(db, self._context, _act(record, name))
            return bool(ended)

        return await self._context.write(work, full=True)

    async def count_open(self, account_id: int) -> int:
        sql = "SELECT count(*) FROM exports WHERE account_id = ? AND state = 'running'"
        return int(await self._context.read(lambda db: value(db, sql, (account_id,))))

    async def forget(self, before: datetime) -> int:
        """Drop ended exports that were begun before then."""
        sql = "DELETE FROM exports WHERE created_at < ? AND state != 'running'"
        return await self._context.write(lambda db: change(db, sql, (stamp(before),)))


_FINISH = """
    UPDATE exports SET state = ?, trouble = ? WHERE id = ? AND state = 'running' RETURNING *
"""
_RESULTS = {
    ExportState.DONE: ActResult.DONE,
    ExportState.CANCELLED: ActResult.NOT_DONE,
    ExportState.FAILED: ActResult.NOT_DONE,
}


def _act(record: Row, name: str) -> NewAct:
    return NewAct(
        verb=Verb.EXPORTED,
        person=record["user"],
        place=record["chat"],
        account=record["account_id"],
        object=name,
        people=record["fetched"],
        ref=str(record["id"]),
        result=_RESULTS[ExportState(record["state"])],
    )


def _export(record: Row) -> Export:
    return Export(**record | {"created_at": moment(record["created_at"])})
