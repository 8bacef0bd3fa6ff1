from __future__ import annotations

import asyncio
import stat
from pathlib import Path

import pytest
from sqlite_utils.db import Database

from storage import AlreadyOpen, DatabaseUnusable, Storage, StorageBusy, StorageClosed, Vault
from storage.driver import sqlite3
from tests.storage.support import hold_the_lock, write_file


def put(db: Database, name: str) -> None:
    db.table("settings").insert({"chat": len(name), "json": name})


async def count(store: Storage) -> int:
    return await store.run(lambda db: db.table("settings").count, write=False)


async def test_two_writes_and_an_exception_are_both_undone(store: Storage) -> None:
    def work(db: Database) -> None:
        put(db, "a")
        put(db, "bb")
        raise RuntimeError("after the second")

    with pytest.raises(RuntimeError, match="after the second"):
        await store.run(work)
    assert await count(store) == 0


async def test_what_one_call_wrote_the_next_one_reads(store: Storage) -> None:
    await store.run(lambda db: put(db, "a"))
    assert await count(store) == 1


async def test_a_read_that_writes_is_refused(store: Storage) -> None:
    with pytest.raises(RuntimeError, match="write=False"):
        await store.run(lambda db: put(db, "a"), write=False)
    assert await count(store) == 0
    await store.run(lambda db: put(db, "a"))
    assert await count(store) == 1


async def test_a_read_that_fails_after_it_wrote_leaves_nothing_either(store: Storage) -> None:
    def work(db: Database) -> None:
        put(db, "a")
        db.execute("CREATE TABLE more (a TEXT)")
        raise LookupError("its own")

    with pytest.raises(LookupError, match="its own"):
        await store.run(work, write=False)
    await store.run(lambda db: put(db, "b"))
    assert await count(store) == 1
    assert not await store.run(lambda db: db.table("more").exists(), write=False)


@pytest.mark.parametrize("level", [2, 1])
async def test_full_is_for_one_transaction_only(store: Storage, level: int) -> None:
    def level_now(db: Database) -> int:
        return int(db.conn.execute("PRAGMA synchronous").fetchone()[0])

    full = level == 2
    await store.run(level_now, full=not full)
    assert await store.run(level_now, full=full) == level


@pytest.mark.long
async def test_a_thousand_saves_at_once_all_land(store: Storage) -> None:
    await asyncio.gather(
        *(store.states.save(n % 10, n, str(n).encode()) for n in range(1000)),
    )
    loaded = await asyncio.gather(*(store.states.load(n % 10, n) for n in range(1000)))
    assert loaded == [str(n).encode() for n in range(1000)]


async def test_saves_of_one_row_keep_their_order(store: Storage) -> None:
    await asyncio.gather(*(store.states.save(1, 1, str(n).encode()) for n in range(100)))
    assert await store.states.load(1, 1) == b"99"


async def test_a_cancelled_caller_leaves_no_half_transaction(store: Storage) -> None:
    tasks = [asyncio.create_task(store.states.save(1, n, b"x")) for n in range(50)]
    await asyncio.sleep(0)
    for task in tasks[1:]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await store.states.save(2, 2, b"after")
    assert await store.states.load(2, 2) == b"after"


async def test_after_close_every_use_is_refused(path: Path, vault: Vault) -> None:
    store = await Storage.open(path, vault)
    await store.close()
    await store.close()
    with pytest.raises(StorageClosed):
        await store.states.load(1, 1)


async def test_what_was_queued_before_close_is_finished(path: Path, vault: Vault) -> None:
    store = await Storage.open(path, vault)
    saves = [asyncio.create_task(store.states.save(1, n, b"x")) for n in range(100)]
    await asyncio.sleep(0)
    await store.close()
    await asyncio.gather(*saves)
    async with await Storage.open(path, vault) as again:
        assert await again.states.load(1, 99) == b"x"


async def test_closing_leaves_one_file_without_a_wal(path: Path, vault: Vault) -> None:
    store = await Storage.open(path, vault)
    await store.states.save(1, 1, b"x" * 10_000)
    await store.close()
    assert not path.with_name("sefid.db-wal").exists()


async def test_the_second_open_is_refused_and_told_why(
    path: Path, vault: Vault, store: Storage
) -> None:
    with pytest.raises(AlreadyOpen, match="already open in another process"):
        await Storage.open(path, vault)
    await store.states.save(1, 1, b"still works")


async def test_a_failed_open_lets_go_of_the_lock(path: Path, vault: Vault) -> None:
    write_file(path, b"no database, and long enough to be looked at" * 50)
    for _ in range(2):
        with pytest.raises(DatabaseUnusable, match="not an SQLite database"):
            await Storage.open(path, vault)
    write_file(path, b"")
    await (await Storage.open(path, vault)).close()


@pytest.mark.long
async def test_a_killed_process_leaves_no_lock_behind(path: Path, vault: Vault) -> None:
    with hold_the_lock(path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyOpen, match=f"number {holder.pid}"):
            await Storage.open(path, vault)
        holder.kill()
        holder.wait()
    await (await Storage.open(path, vault)).close()


async def test_a_database_that_another_program_locks_is_said_to_be_busy(
    path: Path, store: Storage
) -> None:
    await store.run(lambda db: db.conn.execute("PRAGMA busy_timeout=20"), write=False)
    other = sqlite3.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StorageBusy, match="locked"):
            await store.states.save(1, 1, b"x")
    finally:
        other.execute("ROLLBACK")
        other.close()
    await store.states.save(1, 1, b"x")
    assert await store.states.load(1, 1) == b"x"


async def test_only_the_owner_may_read_the_files(path: Path, store: Storage) -> None:
    await store.states.save(1, 1, b"x")
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.glob("sefid.db*")}
    assert set(modes) == {"sefid.db", "sefid.db-wal", "sefid.db-shm", "sefid.db.lock"}
    assert set(modes.values()) == {0o600}


async def test_the_connection_is_set_up_for_safety(store: Storage) -> None:
    def pragmas(db: Database) -> list[object]:
        names = ("journal_mode", "foreign_keys", "secure_delete", "busy_timeout")
        return [db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert await store.run(pragmas, write=False) == ["wal", 1, 1, 5000]


async def test_every_table_is_strict(store: Storage) -> None:
    def loose(db: Database) -> list[str]:
        return [
            t.name for t in db.tables if not t.strict and not t.name.startswith(("_", "sqlite_"))
        ]

    assert await store.run(loose, write=False) == []
