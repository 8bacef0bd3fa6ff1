"""Writes that wait at the same moment share a commit, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils.db import Database

from storage import Storage, StorageBusy
from storage.driver import sqlite3
from tests.patience import PATIENCE


def put(number: int) -> Callable[[Database], int]:
    def work(db: Database) -> int:
        db.conn.execute("INSERT INTO settings VALUES (?, '{}')", (number,))
        return number

    return work


async def stored(store: Storage) -> list[int]:
    sql = "SELECT chat FROM settings ORDER BY chat"
    return await store.run(lambda db: [row[0] for row in db.conn.execute(sql)], write=False)


def break_the_commit(db: Database) -> None:
    """A fault that only the COMMIT finds: a link to an account that is not there."""
    db.conn.execute("PRAGMA defer_foreign_keys=ON")
    db.conn.execute("INSERT INTO links VALUES (1, 0, 999)")


def raise_after_writing(db: Database) -> None:
    put(500)(db)
    raise LookupError("its own")


@pytest.mark.parametrize("work", [break_the_commit, raise_after_writing])
@pytest.mark.parametrize("place", [0, 3, 9])
async def test_one_that_fails_undoes_its_own_work_only(
    store: Storage, work: Callable[[Database], None], place: int
) -> None:
    calls = [store.run(put(number)) for number in range(9)]
    calls.insert(place, store.run(work))  # type: ignore[arg-type] # its result is not looked at
    ended = await asyncio.gather(*calls, return_exceptions=True)
    failed = ended.pop(place)
    assert isinstance(failed, LookupError | sqlite3.IntegrityError)
    assert ended == list(range(9))
    assert await stored(store) == list(range(9))


async def test_all_that_fail_hear_their_own_reason(store: Storage) -> None:
    await store.run(put(1))
    calls = (store.run(put(1)), store.run(raise_after_writing), store.run(put(2)))
    twice, raised, fine = await asyncio.gather(*calls, return_exceptions=True)
    assert isinstance(twice, sqlite3.IntegrityError)
    assert isinstance(raised, LookupError)
    assert fine == 2
    assert await stored(store) == [1, 2]


async def test_waiting_writes_share_one_commit_and_full_where_one_asks(
    path: Path, store: Storage
) -> None:
    seen: list[tuple[int, int]] = []
    other = sqlite3.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # all the writes gather behind this lock

    def look(db: Database) -> None:
        level = db.conn.execute("PRAGMA synchronous").fetchone()[0]
        seen.append((level, db.conn.total_changes))
        put(len(seen))(db)

    calls = [asyncio.create_task(store.run(look, full=number == 5)) for number in range(10)]
    await asyncio.sleep(0.05)
    other.execute("ROLLBACK")
    other.close()
    await asyncio.gather(*calls)
    levels = [level for level, _ in seen]
    assert len(seen) == 10, "none was run twice"
    assert set(levels[1:]) == {2}, "the commit they share survives a power cut"


async def test_nobody_is_told_of_a_write_before_its_commit(path: Path, store: Storage) -> None:
    other = sqlite3.connect(str(path), isolation_level=None)
    try:
        for number in range(40):
            calls = [store.run(put(1000 * number + one)) for one in range(5)]
            for done in asyncio.as_completed(calls):
                key = await done
                found = other.execute("SELECT 1 FROM settings WHERE chat = ?", (key,)).fetchone()
                assert found == (1,)
    finally:
        other.close()


async def test_a_foreign_lock_is_waited_for_once_and_not_for_each(
    path: Path, store: Storage
) -> None:
    await store.run(lambda db: db.conn.execute("PRAGMA busy_timeout=100"), write=False)
    other = sqlite3.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        async with asyncio.timeout(PATIENCE):
            calls = [store.run(put(number)) for number in range(50)]
            ended = await asyncio.gather(*calls, return_exceptions=True)
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert {type(each) for each in ended} == {StorageBusy}
    await store.run(put(1))
    assert await stored(store) == [1]


async def test_a_read_that_fails_spoils_no_other(store: Storage) -> None:
    await store.run(put(7))
    calls = (
        stored(store),
        store.run(put(8), write=False),
        stored(store),
    )
    first, refused, last = await asyncio.gather(*calls, return_exceptions=True)
    assert isinstance(refused, RuntimeError)
    assert first == last == [7]


async def test_a_write_is_served_after_a_read_that_waits_with_it(store: Storage) -> None:
    await asyncio.gather(store.run(put(1)), stored(store))
    assert await stored(store) == [1]
