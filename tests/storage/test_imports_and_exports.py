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
    Storage,
)
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
    first, second = await store.imports.claim(found), await store.imports.claim(found)
    assert first is not None
    assert second is not None
    assert (first.rows, second.rows) == (PEOPLE, MORE)
    assert await store.imports.claim(found) is None
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
    assert await store.imports.move(77, [ImportState.RUNNING], ImportState.CANCELLED)
    assert await store.imports.claim(found) is None
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


async def test_a_draft_gets_a_group_once_and_is_read_then(store: Storage, account: Account) -> None:
    await store.imports.insert(new(account, state=ImportState.DRAFT, group_id=0, name="a.xlsx"))
    draft = await store.imports.get(77)
    assert draft is not None
    assert await store.imports.give_group(draft, 9, "Family")
    assert not await store.imports.give_group(draft, 8, "Others")
    (reading,) = await store.imports.open()
    assert (reading.group_id, reading.group_name, reading.name) == (9, "Family", "a.xlsx")
    counts = ImportCounts(good=2, fresh=1, bad=3)
    assert await store.imports.ready(reading, counts, PEOPLE)
    ready = await store.imports.get(77)
    assert ready is not None
    assert (ready.counts, list(ready.preview), ready.group_name) == (counts, PEOPLE, "Family")


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
    part = await store.imports.claim(found)
    assert part is not None
    await store.accounts.unlink(CHAT)
    assert await store.imports.get(77) is None
    assert await store.exports.get(5) is None
    assert not await store.imports.finish(found, part.id, 2)


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
