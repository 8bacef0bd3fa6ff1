"""Imports of people: the file, what was found in it, and how far adding has come.

A batch is claimed durably (`adding`) before its call leaves, and its end is recorded together with
the rows that were refused; so after a kill each batch is known to be untouched, done, or in doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlite_utils.db import Database

from storage import import_rows
from storage.barring import RESTS
from storage.errors import Duplicate
from storage.import_acts import ENDING, UNCLEAR, is_end, note_if_over, note_import
from storage.import_limits import make_room
from storage.import_models import Import, ImportCounts, ImportState, NewImport, PartRow
from storage.import_parts import ImportParts
from storage.moments import stamp
from storage.rows import Row, change, row, rows, value
from storage.table_context import Effect, TableContext

_OPEN = ("reading", "running")


class Imports(ImportParts):
    """The life of an import; its parts are in `ImportParts`."""

    def __init__(self, context: TableContext) -> None:
        super().__init__(context)

    def insertion(
        self, new: NewImport, *, file: bytes = b"", batches: Iterable[Sequence[PartRow]] = ()
    ) -> Effect:
        """The effect that records a new import with its file, or with people ready to be added."""
        context, fields = self._context, import_rows.to_row(self._context, new)
        names, marks = ", ".join(fields), ", ".join(f":{name}" for name in fields)
        sql = f"INSERT INTO imports ({names}) VALUES ({marks})"  # noqa: S608 - names are our own
        chunks = [list(each) for each in batches]

        def effect(db: Database) -> None:
            change(db, sql, fields)
            self._store_file(db, new, file)
            change(db, "UPDATE imports SET size = ? WHERE id = ?", (len(file), new.id))
            for each in chunks:
                self._store_rows(db, new, "batch", import_rows.seal_rows(context, new, each))

        return effect

    async def insert(self, new: NewImport, *, file: bytes = b"") -> bool:
        """Record an import with its file; False where the account has too much here already."""
        effect = self.insertion(new, file=file)

        def work(db: Database) -> bool:
            fits = make_room(db, new.account_id, len(file))
            if fits:
                effect(db)
            return fits

        return await self._context.write(work, full=True)

    async def get(self, import_id: int) -> Import | None:
        """None where there is none (any more), or the master keys do not open it."""
        sql = "SELECT * FROM imports WHERE id = ?"
        record = await self._context.read(lambda db: row(db, sql, (import_id,)))
        return None if record is None else import_rows.to_import(self._context, record)

    async def is_running(self, of: Import) -> bool:
        """Whether people may be added yet."""
        sql = "SELECT 1 FROM imports WHERE id = ? AND state = 'running'"
        return await self._context.read(lambda db: row(db, sql, (of.id,))) is not None

    def moving(self, import_id: int, before: Sequence[ImportState], after: ImportState) -> Effect:
        """The effect of a press: from one of `before` to `after`.

        It raises `Duplicate` where the import is in none of them (any more).
        """

        def effect(db: Database) -> None:
            if not self._move(db, import_id, before, after):
                raise Duplicate("This import has gone on meanwhile.")

        return effect

    async def move(
        self,
        import_id: int,
        before: Sequence[ImportState],
        after: ImportState,
        trouble: str = "",
    ) -> bool:
        """From one of `before` to `after`, durably; False where it is in none of them."""
        return await self._context.write(
            lambda db: self._move(db, import_id, before, after, trouble), full=True
        )

    def _move(
        self,
        db: Database,
        import_id: int,
        before: Sequence[ImportState],
        after: ImportState,
        trouble: str = "",
    ) -> bool:
        """With its row in the audit, where people had begun to be added and it is over now."""
        was = value(db, "SELECT state FROM imports WHERE id = ?", (import_id,))
        if was not in before:
            return False
        sql = "UPDATE imports SET state = ?, trouble = ?, told = 0 WHERE id = ?"
        change(db, sql, (after.value, trouble, import_id))
        if is_end(was, after):
            note_if_over(db, self._context, import_id)
        return True

    async def give_group(
        self, of: Import, group_id: int, group_name: str, counts: ImportCounts
    ) -> bool:
        """To which group the people of a file go; False where it is not to be confirmed any more.

        `counts`: with those who are in the group already told apart.
        """
        facts = of.model_copy(update={"group_name": group_name})
        sealed = import_rows.seal_facts(self._context, facts, of.preview, of.sheet)
        sql = (
            "UPDATE imports SET group_id = ?, sealed = ?, counts = ?"
            " WHERE id = ? AND state = 'ready'"
        )
        values = (group_id, sealed, counts.model_dump_json(), of.id)
        return await self._context.write(lambda db: change(db, sql, values) == 1, full=True)

    async def begin_reading(self, import_id: int) -> int:
        """How often the file was begun to be read, this time too; 0 where it is not to be read."""
        sql = (
            "UPDATE imports SET starts = starts + 1, seen = 0"
            " WHERE id = ? AND state = 'reading' RETURNING starts"
        )
        records = await self._context.write(lambda db: rows(db, sql, (import_id,)), full=True)
        return int(records[0]["starts"]) if records else 0

    async def seen(self, import_id: int, many: int) -> None:
        """So many rows have been read."""
        sql = "UPDATE imports SET seen = ? WHERE id = ? AND state = 'reading'"
        await self._context.write(lambda db: change(db, sql, (many, import_id)))

    async def ready(self, of: Import, counts: ImportCounts, preview: Sequence[PartRow]) -> bool:
        """The file has been read; False where the import is being read no more."""
        sealed = import_rows.seal_facts(self._context, of, preview, of.sheet)
        sql = (
            "UPDATE imports SET counts = ?, sealed = ?, state = 'ready'"
            " WHERE id = ? AND state = 'reading'"
        )
        values = (counts.model_dump_json(), sealed, of.id)
        return await self._context.write(lambda db: change(db, sql, values) == 1, full=True)

    async def uploaded(self, of: Import, added: int, rejected: Sequence[PartRow]) -> None:
        """The service took the file as it is: its answer counts now, not what we had found."""
        counts = ImportCounts(good=added + len(rejected))
        sql = (
            "UPDATE imports SET added = ?, refused = ?, counts = ?, state = 'done', told = 1"
            " WHERE id = ?"
        )

        def work(db: Database) -> None:
            change(db, _DROP_PARTS, (of.id,))
            if rejected:
                sealed = import_rows.seal_rows(self._context, of, rejected)
                self._store_rows(db, of, "rejected", sealed)
            change(db, sql, (added, len(rejected), counts.model_dump_json(), of.id))
            note_import(db, self._context, of.id)

        await self._context.write(work, full=True)

    async def doubt(self, of: Import) -> None:
        """Of one that was stopped: what became of the batches on their way cannot be found out."""
        sql = "UPDATE imports SET trouble = ? WHERE id = ? AND state = 'cancelled'"
        await self._context.write(lambda db: change(db, sql, (UNCLEAR, of.id)))

    async def recover(self) -> int:
        """At start: the end of an upload that was out when the process died is unclear."""
        sql = (
            "UPDATE imports SET state = 'failed', trouble = 'unclear', told = 0"
            " WHERE state = 'uploading' RETURNING id"
        )

        def work(db: Database) -> int:
            ended = rows(db, sql)
            for each in ended:
                note_import(db, self._context, each["id"])
            return len(ended)

        return await self._context.write(work, full=True)

    async def open(self) -> list[Import]:
        """Imports that a worker has to do with, the oldest first; none of an account that rests."""
        return await self._select(_TO_WORK_ON)

    async def untold(self) -> list[Import]:
        """Ended or stopped imports whose person has not been told."""
        return await self._select(
            "WHERE told = 0 AND state IN ('stopped', 'done', 'failed') ORDER BY created_at"
        )

    async def mark_told(self, import_id: int) -> None:
        sql = "UPDATE imports SET told = 1 WHERE id = ?"
        await self._context.write(lambda db: change(db, sql, (import_id,)))

    async def count_open(self, account_id: int) -> int:
        """How many are read, added, or end still: while there are any, unlinking must wait."""
        sql = f"SELECT count(*) FROM imports WHERE account_id = ? AND {_UNDER_WAY}"  # noqa: S608 - literals
        return int(await self._context.read(lambda db: value(db, sql, (account_id,))))

    async def forget(self, before: datetime) -> int:
        """Drop what nobody works on and was begun before then, with all its people."""
        sql = f"DELETE FROM imports WHERE created_at < ? AND state NOT IN {_OPEN}"  # noqa: S608 - literals
        stopped = "SELECT id FROM imports WHERE created_at < ? AND state = 'stopped'"

        def work(db: Database) -> int:
            for each in rows(db, stopped, (stamp(before),)):  # nobody goes on with it any more
                note_import(db, self._context, each["id"])
            return change(db, sql, (stamp(before),))

        return await self._context.write(work)

    async def _select(self, tail: str) -> list[Import]:
        sql = f"SELECT * FROM imports {tail}"  # noqa: S608 - `tail` is a literal of this module
        records: list[Row] = await self._context.read(lambda db: rows(db, sql))
        opened = (import_rows.to_import(self._context, each) for each in records)
        return [each for each in opened if each is not None]


_UNDER_WAY = f"(state IN {_OPEN} OR {ENDING})"
_TO_WORK_ON = f"WHERE {_UNDER_WAY} AND NOT {RESTS} ORDER BY created_at"
_DROP_PARTS = "DELETE FROM import_parts WHERE import_id = ?"
