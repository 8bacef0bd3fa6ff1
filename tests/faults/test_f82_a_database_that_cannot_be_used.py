"""F82: a clear sentence, the file as it was; never half-blind."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from storage import DatabaseTooNew, DatabaseUnusable, Storage, StorageFull
from storage.driver import sqlite3
from tests.storage.support import CHAT, PERSON, fill_the_disk, new_vault, write_file

VAULT = new_vault()


async def make(path: Path) -> bytes:
    async with await Storage.open(path, VAULT) as store:
        for n in range(200):
            await store.states.save(CHAT, n, b"x" * 500)
    return read(path)


def read(path: Path) -> bytes:
    return path.read_bytes()


def rot(path: Path) -> None:
    """Overwrite every page but the first, in place."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))


def sql(path: Path, statement: str) -> None:
    conn = sqlite3.connect(str(path), isolation_level=None)
    conn.execute(statement)
    conn.close()


async def test_f82_a_newer_schema_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    await make(path)
    sql(
        path,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('sefid', '9999_from_the_future', '2030-01-01')",
    )
    before = read(path)
    with pytest.raises(DatabaseTooNew, match=r"newer version of Sefid.*9999_from_the_future"):
        await Storage.open(path, VAULT)
    assert read(path) == before


async def test_f82_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = write_file(tmp_path / "a.db", "یادداشت‌های من\n".encode() * 500)
    before = read(path)
    with pytest.raises(DatabaseUnusable, match="is not an SQLite database"):
        await Storage.open(path, VAULT)
    assert read(path) == before


async def test_f82_the_database_of_another_program_is_refused_and_left_alone(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.db"
    sql(path, "CREATE TABLE bookmarks (url TEXT)")
    before = read(path)
    with pytest.raises(DatabaseUnusable, match="of another program"):
        await Storage.open(path, VAULT)
    assert read(path) == before


async def test_f82_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="cannot be opened for writing: Is a directory"):
        await Storage.open(tmp_path, VAULT)


async def test_f82_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    write_file(tmp_path / "data", b"")
    with pytest.raises(DatabaseUnusable, match="lock file"):
        await Storage.open(tmp_path / "data" / "a.db", VAULT)


async def test_f82_a_read_only_database_is_refused_at_start(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    data = bytearray(await make(path))
    data[18] = 3  # file format write version above 2: SQLite may read but not write the file
    write_file(path, bytes(data))
    with pytest.raises(DatabaseUnusable, match="is read-only"):
        await Storage.open(path, VAULT)
    assert read(path) == bytes(data)


async def test_f82_a_damaged_page_is_found_at_start(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    data = await make(path)
    page = 4096
    middle = len(data) // page // 2 * page
    damaged = data[:middle] + b"\xa5" * page * 4 + data[middle + page * 4 :]
    write_file(path, damaged)
    with pytest.raises(DatabaseUnusable, match="is damaged"):
        await Storage.open(path, VAULT)
    assert read(path) == damaged


async def test_f82_a_file_cut_short_is_found_at_start(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    data = await make(path)
    write_file(path, data[: len(data) // 2])
    with pytest.raises(DatabaseUnusable, match="is damaged"):
        await Storage.open(path, VAULT)


async def test_f82_a_page_that_rots_while_running_is_said_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    await make(path)
    async with await Storage.open(path, VAULT) as store:
        rot(path)
        await store.run(lambda db: db.conn.execute("PRAGMA shrink_memory"), write=False)
        with pytest.raises(DatabaseUnusable, match="is damaged"):
            await store.states.load(CHAT, PERSON)


async def test_f82_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = write_file(tmp_path / "a.db", b"")
    async with await Storage.open(path, VAULT) as store:
        assert (await store.doctor()).integrity == "ok"


async def test_f82_a_full_disk_is_said_and_the_database_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with await Storage.open(path, VAULT) as store:
        await fill_the_disk(store)
        saves = [store.states.save(CHAT, n, b"x" * 5000) for n in range(100)]
        ended = await asyncio.gather(*saves, return_exceptions=True)
        assert isinstance(ended[-1], StorageFull)
        assert "Nothing was written" in str(ended[-1])
        assert (await store.doctor()).integrity == "ok"
