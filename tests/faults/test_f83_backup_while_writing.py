"""F83: a backup taken while writing is whole, and restoring it sends nothing again."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path

import pytest

from storage import DatabaseUnusable, JobState, Storage, Vault, restore, snapshot
from storage.driver import sqlite3
from tests.storage.support import (
    CHAT,
    NOON,
    PERSON,
    TEXT,
    StoppedClock,
    confirm,
    new_vault,
    write_file,
)

VAULT = new_vault()


async def opened(path: Path, vault: Vault = VAULT) -> Storage:
    return await Storage.open(path, vault, clock=StoppedClock())


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.long
async def test_f83_a_backup_under_load_is_whole_and_holds_what_was_acknowledged(
    tmp_path: Path,
) -> None:
    target = tmp_path / "copies" / "b.db"
    async with await opened(tmp_path / "a.db") as store:
        await asyncio.gather(*(store.states.save(1, n, b"x" * 3000) for n in range(200)))

        async def write_on() -> int:
            count = 0
            while not backup.done():
                count += 1
                await store.states.save(2, count, b"y" * 3000)
            return count

        backup = asyncio.create_task(store.backup(target))
        written = await write_on()
        await backup
        assert written > 0
    assert names(target.parent) == {"b.db"}
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    async with await opened(target) as copy:
        assert (await copy.doctor()).integrity == "ok"
        assert None not in [await copy.states.load(1, n) for n in range(200)]


async def test_f83_open_sends_are_unknown_in_the_copy_and_waiting_updates_are_gone(
    tmp_path: Path,
) -> None:
    async with await opened(tmp_path / "a.db") as store:
        await confirm(store, frame=1)
        await confirm(store, frame=2)
        await store.outbox.claim(NOON)
        await store.inbox.put([(1, b"a press on send")])
        await store.backup(tmp_path / "b.db")
        assert await store.outbox.count_open(1) == 2
        assert await store.inbox.depth() == 1
    await asyncio.to_thread(restore, tmp_path / "b.db", tmp_path / "restored" / "a.db")
    async with await opened(tmp_path / "restored" / "a.db") as restored:
        jobs = await restored.outbox.recent(CHAT)
        assert [(j.state, j.text) for j in jobs] == [(JobState.UNKNOWN, TEXT)] * 2
        assert await restored.outbox.claim(NOON) is None
        assert len(await restored.outbox.untold()) == 2
        assert await restored.inbox.waiting() == []


@pytest.mark.long
async def test_f83_a_second_process_can_copy_a_database_in_use_and_one_at_rest(
    tmp_path: Path,
) -> None:
    path = tmp_path / "data" / "a.db"
    async with await opened(path) as store:
        await store.states.save(CHAT, PERSON, b"in use")
        await asyncio.to_thread(snapshot, path, tmp_path / "b.db")
    await asyncio.to_thread(snapshot, path, tmp_path / "c.db")
    for copy in ("b.db", "c.db"):
        async with await opened(tmp_path / copy) as store:
            assert await store.states.load(CHAT, PERSON) == b"in use"


async def test_f83_a_restore_overwrites_nothing(tmp_path: Path) -> None:
    async with await opened(tmp_path / "a.db") as store:
        await store.backup(tmp_path / "b.db")
    for end in ("", "-wal"):
        there = write_file(tmp_path / f"there{end}" / f"x.db{end}", b"precious")
        with pytest.raises(DatabaseUnusable, match="overwrites nothing"):
            restore(tmp_path / "b.db", there.with_name("x.db"))
        assert names(there.parent) == {there.name}


async def test_f83_a_bad_backup_is_not_restored(tmp_path: Path) -> None:
    async with await opened(tmp_path / "a.db") as store:
        for n in range(100):
            await store.states.save(1, n, b"x" * 2000)
        await store.backup(tmp_path / "b.db")
    data = (await asyncio.to_thread((tmp_path / "b.db").read_bytes))[:-40_000]
    bad = [
        write_file(tmp_path / "cut.db", data),
        write_file(tmp_path / "text.db", b"no database" * 1000),
        tmp_path / "missing.db",
    ]
    for backup in bad:
        with pytest.raises(DatabaseUnusable):
            restore(backup, tmp_path / "new" / "a.db")
        assert names(tmp_path / "new") <= {"a.db.lock"}


async def test_f83_a_backup_that_fails_leaves_the_older_one(tmp_path: Path) -> None:
    target = tmp_path / "copies" / "b.db"
    path = tmp_path / "a.db"
    async with await opened(path) as store:
        for n in range(100):
            await store.states.save(1, n, b"x" * 2000)
        await store.backup(target)
    older = target.read_bytes()
    data = path.read_bytes()
    write_file(path, data[:40_960] + b"\xa5" * 40_960 + data[81_920:])
    with pytest.raises(DatabaseUnusable, match="damaged"):
        snapshot(path, target)
    assert target.read_bytes() == older
    assert names(target.parent) == {"b.db"}


async def test_f83_a_database_of_another_program_is_not_taken_for_a_backup(tmp_path: Path) -> None:
    conn = sqlite3.connect(str(tmp_path / "other.db"))
    conn.execute("CREATE TABLE bookmarks (url TEXT)")
    conn.close()
    with pytest.raises(DatabaseUnusable, match="not a database of Sefid"):
        restore(tmp_path / "other.db", tmp_path / "new.db")
    assert "new.db" not in names(tmp_path)
