"""Imports: what is kept, sealed, claimed once and counted; exports that begin anew."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils.db import Database

from storage import (
    Account,
    Duplicate,
    ExportState,
    ImportCounts,
    ImportState,
    NewExport,
    NewImport,
    ReadSheet,
    Storage,
)
from storage.import_limits import MOST_KEPT, MOST_WAITING
from storage.schema import migrations
from tests.storage.support import CHAT, NOON, PERSON, new_vault

PEOPLE = [[1, "09121110001", "", "Sara", "", 3], [2, "09121110002", "", "", "", None]]
MORE = [[3, "09121110003", "", "", "", None]]


def new(account: Account, **given: object) -> NewImport:
    values = {"id": 77, "chat": CHAT, "user": PERSON, "account_id": account.id, "group_id": 5}
    return NewImport.model_validate(
        values | {"group_name": "Friends", "state": ImportState.RUNNING} | given
    )


async def begin(store: Storage, account: Account, **given: object) -> None:
    await store.run(store.imports.insertion(new(account, **given), batches=[PEOPLE, MORE]))


async def test_each_batch_is_claimed_once_and_counted(store: Storage, account: Account) -> None:
    await begin(store, account)
    found = await store.imports.get(77)
    assert found is not None
    waiting = await store.imports.waiting(found)
    first, second = [await store.imports.part(found, each) for each in waiting]
    assert (first.rows, second.rows) == (PEOPLE, MORE)
    assert [await store.imports.claim(found, each) for each in waiting] == [True, True]
    assert [await store.imports.claim(found, each) for each in waiting] == [False, False]
    assert await store.imports.waiting(found) == []
    assert [part.id for part in await store.imports.in_doubt(found)] == [first.id, second.id]

    refused = [[2, "09121110002", "", "refused", ""]]
    assert await store.imports.finish(found, first.id, 1, refused)
    assert not await store.imports.finish(found, first.id, 1, refused), "a batch ends once"
    now = await store.imports.get(77)
    assert now is not None
    assert (now.added, now.refused) == (1, 1)
    assert [part.rows async for part in store.imports.parts(now, "rejected")] == [refused]
    assert [part.id for part in await store.imports.in_doubt(now)] == [second.id]


async def test_nothing_is_claimed_of_an_import_that_was_stopped(
    store: Storage, account: Account
) -> None:
    await begin(store, account)
    found = await store.imports.get(77)
    assert found is not None
    waiting = await store.imports.waiting(found)
    assert await store.imports.move(77, [ImportState.RUNNING], ImportState.CANCELLED)
    assert [await store.imports.claim(found, each) for each in waiting] == [False, False]
    assert await store.imports.waiting(found) == waiting
    assert not await store.imports.move(77, [ImportState.RUNNING], ImportState.DONE)


async def test_a_press_that_comes_twice_moves_the_import_once(
    store: Storage, account: Account
) -> None:
    await begin(store, account, state=ImportState.READY)
    go = store.imports.moving(77, [ImportState.READY], ImportState.RUNNING)
    await store.run(go)
    with pytest.raises(Duplicate):
        await store.run(go)


async def test_a_file_of_several_pieces_comes_back_whole_and_is_sealed(
    store: Storage, account: Account
) -> None:
    content = b"09121110001 " * 200_000
    await store.imports.insert(new(account, state=ImportState.DRAFT), file=content)
    found = await store.imports.get(77)
    assert found is not None
    assert await store.imports.file(found) == content

    def readable(db: Database) -> int:
        sql = "SELECT count(*) FROM import_parts WHERE instr(sealed, '09121110001') > 0"
        return int(db.execute(sql).fetchone()[0])

    assert await store.run(readable, write=False) == 0
    await store.imports.drop(found, "file")
    assert await store.imports.file(found) == b""


async def test_a_file_is_read_first_and_gets_its_group_then(
    store: Storage, account: Account
) -> None:
    reading = new(account, state=ImportState.READING, group_id=0, group_name="", name="a.xlsx")
    assert await store.imports.insert(reading, file=b"PK")
    (found,) = await store.imports.open()
    assert not await store.imports.give_group(found, 9, "Family", found.counts), "not read yet"
    counts = ImportCounts(good=2, fresh=1, bad=3)
    sheet = ReadSheet(name="List", others=2, hidden=3)
    read = found.model_copy(update={"sheet": sheet})
    assert await store.imports.ready(read, counts, PEOPLE)
    ready = await store.imports.get(77)
    assert ready is not None
    assert (ready.counts, list(ready.preview), ready.sheet) == (counts, PEOPLE, sheet)

    for ident, name in ((9, "Family"), (8, "Others")):
        changed = counts.model_copy(update={"good": 1, "known": 1})
        assert await store.imports.give_group(ready, ident, name, changed)
        given = await store.imports.get(77)
        assert given is not None
        assert (given.group_id, given.group_name, given.counts) == (ident, name, changed)
        assert (given.sheet, given.name) == (sheet, "a.xlsx")


async def test_a_file_that_was_begun_is_counted_so_that_it_is_given_up(
    store: Storage, account: Account
) -> None:
    await store.imports.insert(new(account, state=ImportState.READING), file=b"x")
    assert [await store.imports.begin_reading(77) for _ in range(3)] == [1, 2, 3]
    await store.imports.move(77, [ImportState.READING], ImportState.CANCELLED)
    assert await store.imports.begin_reading(77) == 0


async def test_an_account_keeps_a_few_files_and_a_few_megabytes(
    store: Storage, account: Account
) -> None:
    def reading(ident: int) -> NewImport:
        return new(account, id=ident, state=ImportState.READING)

    for ident in range(1, MOST_WAITING + 1):
        assert await store.imports.insert(reading(ident), file=b"1")
    assert not await store.imports.insert(reading(99), file=b"1"), "enough are waiting"
    for ident in range(1, MOST_WAITING + 1):
        found = await store.imports.get(ident)
        assert found is not None
        await store.imports.ready(found, ImportCounts(good=1), PEOPLE)
    assert await store.imports.insert(reading(99), file=b"1")
    assert await store.imports.get(1) is None, "of those that were read the oldest went"
    assert await store.imports.get(2) is not None


@pytest.mark.long
async def test_files_that_were_read_give_way_to_new_ones(store: Storage, account: Account) -> None:
    piece = bytes(MOST_KEPT // 2 - 100)
    for ident in (1, 2):
        assert await store.imports.insert(
            new(account, id=ident, state=ImportState.READING), file=piece
        )
    third = new(account, id=3, state=ImportState.READING)
    assert not await store.imports.insert(third, file=piece), "neither has been read"
    first = await store.imports.get(1)
    assert first is not None
    await store.imports.ready(first, ImportCounts(good=1), PEOPLE)
    assert await store.imports.insert(third, file=piece)
    first, second = await store.imports.get(1), await store.imports.get(2)
    assert first is not None
    assert second is not None
    assert (first.size, second.size) == (0, len(piece))
    assert await store.imports.file(first) == b""
    assert list(first.preview) == PEOPLE, "what was read of it stays"


@pytest.mark.long
async def test_room_that_files_took_goes_back_to_the_disk(store: Storage, account: Account) -> None:
    async def pages() -> int:
        def count(db: Database) -> int:
            return int(db.execute("PRAGMA page_count").fetchone()[0])

        return await store.run(count, write=False)

    before = await pages()
    await store.imports.insert(new(account, state=ImportState.READING), file=bytes(8_000_000))
    found = await store.imports.get(77)
    assert found is not None
    assert await pages() > before + 2_000
    await store.imports.drop_file(found)
    await store.shrink()
    assert await pages() < before + 50


async def test_a_file_that_waited_for_its_group_is_read_after_the_upgrade() -> None:
    db = Database(memory=True)
    migrations.apply(db, stop_before="0040_bounded_imports")
    db.execute("INSERT INTO accounts VALUES (1, 1, 'k', x'00', 'shop', 'now', 'ok')")
    insert = (
        "INSERT INTO imports (id, chat, user, account_id, group_id, sealed, state, counts,"
        " created_at) VALUES (?, 1, 1, 1, 0, x'00', ?, '{}', 'now')"
    )
    for ident, state in ((1, "draft"), (2, "ready"), (3, "done")):
        db.execute(insert, [ident, state])
    migrations.apply(db)
    rows = db.execute("SELECT state, starts, size, seen FROM imports ORDER BY id").fetchall()
    assert rows == [("reading", 0, 0, 0), ("ready", 0, 0, 0), ("done", 0, 0, 0)]


async def test_the_end_is_told_once_and_old_imports_are_forgotten(
    store: Storage, account: Account
) -> None:
    await begin(store, account)
    assert await store.imports.count_open(account.id) == 1
    assert await store.imports.forget(NOON + timedelta(days=1)) == 0, "it is still running"
    await store.imports.move(77, [ImportState.RUNNING], ImportState.DONE)
    assert [each.id for each in await store.imports.untold()] == [77]
    await store.imports.mark_told(77)
    assert await store.imports.untold() == []
    assert await store.imports.count_open(account.id) == 0
    assert await store.imports.forget(NOON + timedelta(days=1)) == 1
    count = "SELECT count(*) FROM import_parts"
    assert await store.run(lambda db: db.execute(count).fetchone()[0], write=False) == 0


async def test_imports_and_exports_go_with_the_account(store: Storage, account: Account) -> None:
    await begin(store, account)
    export = NewExport(
        id=5, chat=CHAT, user=PERSON, account_id=account.id, kind="all", format="vcf"
    )
    await store.run(store.exports.insertion(export))
    found = await store.imports.get(77)
    assert found is not None
    first, second = await store.imports.waiting(found)
    assert await store.imports.claim(found, first)
    await store.accounts.unlink(CHAT)
    assert await store.imports.get(77) is None
    assert await store.exports.get(5) is None
    assert not await store.imports.finish(found, first, 2)
    assert not await store.imports.claim(found, second)
    assert (await store.imports.part(found, second)).rows == []


async def test_an_export_moves_on_until_it_ends(store: Storage, account: Account) -> None:
    export = NewExport(
        id=5, chat=CHAT, user=PERSON, account_id=account.id, kind="all", format="xlsx"
    )
    await store.run(store.exports.insertion(export))
    assert [each.id for each in await store.exports.open()] == [5]
    assert await store.exports.count_open(account.id) == 1
    assert await store.exports.progress(5, 50, 100)
    assert await store.exports.finish(5, ExportState.CANCELLED)
    assert not await store.exports.progress(5, 60, 100)
    assert not await store.exports.finish(5, ExportState.DONE)
    ended = await store.exports.get(5)
    assert ended is not None
    assert (ended.fetched, ended.state) == (50, ExportState.CANCELLED)
    assert await store.exports.forget(NOON + timedelta(days=1)) == 1


async def test_in_a_backup_no_import_goes_on_by_itself(
    store: Storage, account: Account, tmp_path: Path
) -> None:
    await begin(store, account)
    await begin(store, account, id=78, state=ImportState.READING)
    await store.backup(tmp_path / "copy.db")
    stray = Database(str(tmp_path / "copy.db"))
    found = dict(stray.execute("SELECT id, state FROM imports").fetchall())
    stray.close()
    assert found == {77: "stopped", 78: "failed"}


async def test_an_import_sealed_with_lost_keys_is_as_good_as_gone(
    store: Storage, account: Account, tmp_path: Path
) -> None:
    await begin(store, account)
    await store.backup(tmp_path / "copy.db")
    async with await Storage.open(tmp_path / "copy.db", new_vault()) as other:
        assert await other.imports.get(77) is None
        assert await other.imports.untold() == []
