"""F84: a database of any earlier schema, empty or with rows, becomes the newest one."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils.db import Database

from storage import Storage
from storage.driver import sqlite3
from storage.schema import migrations
from tests.storage.support import CHAT, NOON, PERSON, new_vault

VAULT = new_vault()


def all_names() -> list[str]:
    return [each.name for each in migrations.pending(Database(memory=True))]


NAMES = all_names()


def older(path: Path, stop_before: str, *statements: str) -> None:
    """A database as the version before `stop_before` left it, with rows."""
    conn = sqlite3.connect(str(path), isolation_level=None)
    db = Database(conn)
    migrations.apply(db, stop_before=stop_before)
    for statement in statements:
        db.execute(statement)
    db.close()


def copies_aside(folder: Path) -> list[Path]:
    return list(folder.glob("*before*"))


async def schema(store: Storage) -> set[tuple[str, str]]:
    sql = "SELECT name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    return set(await store.run(lambda db: db.conn.execute(sql).fetchall(), write=False))


FIRST_ROWS = (
    "INSERT INTO chats VALUES (500, 700, 'private', 'fa', 1, '2026-03-01T12:00:00.000000+00:00')",
    """INSERT INTO settings VALUES (500, '{"language": "en"}')""",
)


@pytest.mark.long
@pytest.mark.parametrize("stop_before", NAMES[1:])
async def test_f84_rows_of_an_older_schema_are_kept_up_to_the_newest(
    tmp_path: Path, stop_before: str
) -> None:
    async with await Storage.open(tmp_path / "new.db", VAULT) as fresh:
        newest = await schema(fresh)
    path = tmp_path / "old.db"
    older(path, stop_before, *FIRST_ROWS)
    async with await Storage.open(path, VAULT) as store:
        assert await schema(store) == newest
        assert (await store.doctor()).schema_version == len(NAMES)
        assert (await store.settings.get(CHAT)).language == "en"
        chat = await store.chats.get(CHAT)
        assert chat is not None
        assert (chat.user, chat.seen_at) == (PERSON, NOON)
        await store.states.save(CHAT, PERSON, b"works")


@pytest.mark.long
@pytest.mark.parametrize("stop_before", NAMES[1:])
async def test_f84_the_file_before_a_migration_is_kept_aside(
    tmp_path: Path, stop_before: str
) -> None:
    path = tmp_path / "old.db"
    older(path, stop_before, *FIRST_ROWS)
    await (await Storage.open(path, VAULT)).close()
    aside = Database(tmp_path / f"old.db.before-{stop_before}")
    assert stop_before not in {each.name for each in migrations.applied(aside)}
    assert aside.table("settings").count == 1
    aside.close()


async def test_f84_a_fresh_database_and_one_of_today_leave_no_copy_aside(tmp_path: Path) -> None:
    for _ in range(2):
        await (await Storage.open(tmp_path / "a.db", VAULT)).close()
    assert copies_aside(tmp_path) == []


async def test_f84_a_migration_that_breaks_off_is_undone_whole_and_made_again(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.db"
    older(path, "0003_outbox", *FIRST_ROWS, "CREATE TABLE block (x)")
    conn = sqlite3.connect(str(path), isolation_level=None)
    conn.execute("CREATE INDEX outbox_chat ON block (x)")  # the last name that 0003 wants
    conn.close()
    with pytest.raises(sqlite3.Error, match="outbox_chat"):
        await Storage.open(path, VAULT)
    conn = sqlite3.connect(str(path), isolation_level=None)
    assert not conn.execute("SELECT * FROM sqlite_master WHERE name = 'outbox'").fetchall()
    conn.execute("DROP TABLE block")
    conn.close()
    async with await Storage.open(path, VAULT) as store:
        assert (await store.doctor()).schema_version == len(NAMES)
        assert (await store.settings.get(CHAT)).language == "en"
