"""The parts of an import: its file in pieces, rows as read, batches to add, rows rejected."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from sqlite_utils.db import Database

from storage import import_rows
from storage.import_acts import note_if_over
from storage.import_limits import drop_file
from storage.import_models import Import, NewImport, Part, PartKind, PartRow
from storage.rows import Row, change, row, rows, value
from storage.table_context import TableContext

_PIECE = 1 << 20
"""Bytes of a file sealed at once: small, so that sealing 20 MB never needs several times that."""


class ImportParts:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    def _store_file(self, db: Database, of: NewImport, content: bytes) -> None:
        seal, owner = self._context.vault.seal, import_rows.owner(of.user, of.id)
        for start in range(0, len(content), _PIECE):
            self._store_rows(db, of, "file", seal(owner, content[start : start + _PIECE]))

    def _store_rows(self, db: Database, of: NewImport, kind: PartKind, sealed: bytes) -> None:
        state = "waiting" if kind == "batch" else "done"
        sql = "INSERT INTO import_parts (import_id, kind, state, sealed) VALUES (?, ?, ?, ?)"
        change(db, sql, (of.id, kind, state, sealed))

    async def pieces(self, of: Import) -> AsyncIterator[bytes]:
        """The file as it came, piece by piece; none where it is kept no more.

        Raises:
            Unsealable: the master keys do not open it.
        """
        owner = import_rows.owner(of.user, of.id)
        for each in await self._ids(of, "file"):
            record = await self._row(each)
            if record is not None:
                yield self._context.vault.open(owner, record["sealed"])

    async def file(self, of: Import) -> bytes:
        """The file as it came; empty where it is kept no more. Raises `Unsealable`."""
        return b"".join([piece async for piece in self.pieces(of)])

    async def drop_file(self, of: Import) -> None:
        await self._context.write(lambda db: drop_file(db, of.id))

    async def store(self, of: Import, kind: PartKind, chunks: Sequence[Sequence[PartRow]]) -> None:
        """Add parts, one a chunk, in one transaction."""

        def work(db: Database) -> None:
            for each in chunks:
                self._store_rows(db, of, kind, import_rows.seal_rows(self._context, of, each))

        await self._context.write(work)

    async def drop(self, of: Import, *kinds: PartKind) -> None:
        marks = ", ".join("?" * len(kinds))
        sql = f"DELETE FROM import_parts WHERE import_id = ? AND kind IN ({marks})"  # noqa: S608 - marks only
        await self._context.write(lambda db: change(db, sql, (of.id, *kinds)))

    async def parts(self, of: Import, kind: PartKind) -> AsyncIterator[Part]:
        """One part at a time, in order, so that memory holds one only. Raises `Unsealable`."""
        for each in await self._ids(of, kind):
            record = await self._row(each)
            if record is not None:
                yield import_rows.to_part(self._context, of, record)

    async def waiting(self, of: Import) -> list[int]:
        """The batches whose turn has not come, in order."""
        return await self._ids(of, "batch", "waiting")

    async def part(self, of: Import, part_id: int) -> Part:
        """A part of it; without rows where it is done. Raises `Unsealable`."""
        record = await self._row(part_id)
        return import_rows.to_part(self._context, of, record or {"id": part_id, "sealed": None})

    async def claim(self, of: Import, part_id: int) -> bool:
        """The batch is `adding` now, durably; False where it waits, or its import runs, no more."""
        claimed = await self._context.write(
            lambda db: change(db, _CLAIM, (part_id, of.id)), full=True
        )
        return claimed == 1

    async def release(self, of: Import, part_id: int) -> None:
        """A batch that was claimed, and whose call was not made, waits again. Durable."""

        def work(db: Database) -> None:
            sql = "UPDATE import_parts SET state = 'waiting' WHERE id = ? AND state = 'adding'"
            if change(db, sql, (part_id,)):
                self._note_if_over(db, of)

        await self._context.write(work, full=True)

    async def in_doubt(self, of: Import) -> list[Part]:
        """Batches that are on their way; at a start, those whose call was out then."""
        return [await self.part(of, each) for each in await self._ids(of, "batch", "adding")]

    async def finish(
        self,
        of: Import,
        part_id: int,
        added: int,
        rejected: Sequence[PartRow] = (),
        passed_over: Sequence[PartRow] = (),
    ) -> bool:
        """A batch has ended: its people are erased, those refused are kept. Durable.

        `passed_over`: who was never to be added; kept with the refused, and not counted as such.

        False, with nothing changed, where it is not `adding` (the account may be gone).
        """

        def work(db: Database) -> bool:
            ended = "UPDATE import_parts SET state = 'done', sealed = NULL"
            if not change(db, f"{ended} WHERE id = ? AND state = 'adding'", (part_id,)):
                return False
            if rejected or passed_over:
                sealed = import_rows.seal_rows(self._context, of, [*rejected, *passed_over])
                self._store_rows(db, of, "rejected", sealed)
            change(db, _COUNT, (added, len(rejected), of.id))
            self._note_if_over(db, of)
            return True

        return await self._context.write(work, full=True)

    def _note_if_over(self, db: Database, of: Import) -> None:
        """Of an import that was stopped this batch may have been the last one on its way."""
        if value(db, "SELECT state FROM imports WHERE id = ?", (of.id,)) == "cancelled":
            note_if_over(db, self._context, of.id)

    async def _row(self, part_id: int) -> Row | None:
        sql = "SELECT id, sealed FROM import_parts WHERE id = ?"
        return await self._context.read(lambda db: row(db, sql, (part_id,)))

    async def _ids(self, of: Import, kind: PartKind, state: str | None = None) -> list[int]:
        """In order; those in one state alone, if it is given."""
        sql = (
            "SELECT id FROM import_parts"
            " WHERE import_id = ? AND kind = ? AND state = coalesce(?, state) ORDER BY id"
        )
        found = await self._context.read(lambda db: rows(db, sql, (of.id, kind, state)))
        return [each["id"] for each in found]


_CLAIM = """
    UPDATE import_parts SET state = 'adding'
    WHERE id = ? AND kind = 'batch' AND state = 'waiting'
    AND import_id = (SELECT id FROM imports WHERE id = ? AND state = 'running')
"""

_COUNT = "UPDATE imports SET added = added + ?, refused = refused + ? WHERE id = ?"
