"""F156: another program reads the database for long: nobody waits for it, and it is said."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from bot.health import MOST_WAL, Health
from bot.status import Status
from storage import Storage
from storage.driver import sqlite3
from storage.rows import change, value
from tests.blank import lay
from tests.storage.support import API_KEY, CHAT, PERSON, SECRET, new_vault

_MB = 1 << 20


@dataclass
class Size:
    """The one thing of a status that is asked here."""

    wal_bytes: int

    def __getattr__(self, _name: str) -> Any:
        return Size(0) if _name == "upstream" else 0


async def write_much(store: Storage) -> None:
    def work(db: Any) -> None:
        change(db, "CREATE TABLE filling (x BLOB)")
        change(db, "INSERT INTO filling VALUES (zeroblob(?))", (20 * _MB,))
        change(db, "DROP TABLE filling")

    await store.run(work)


@pytest.mark.long
async def test_f156_what_is_deleted_waits_for_the_reader_and_nothing_else_does(
    tmp_path: Path,
) -> None:
    path = lay(tmp_path / "sefid.db")
    async with await Storage.open(path, new_vault()) as store:
        await store.accounts.link(CHAT, PERSON, API_KEY, SECRET, "shop")
        with contextlib.closing(sqlite3.connect(str(path), isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM accounts").fetchone()
            await write_much(store)
            assert await store.accounts.unlink(CHAT)
            said: list[str] = []
            await store.run(lambda db: db.conn.set_trace_callback(said.append), write=False)
            await store.shrink()
            place = next(place for place, each in enumerate(said) if "wal_checkpoint" in each)
            assert "busy_timeout = 0" in said[place - 1], "nobody waits with us for the reader"
            assert store.wal_bytes > _MB, "it stands there as long as somebody reads"
            assert reader.execute("SELECT count(*) FROM accounts").fetchone() == (1,)
        await store.shrink()
        assert store.wal_bytes == 0
        waits = await store.run(lambda db: value(db, "PRAGMA busy_timeout"), write=False)
        assert waits == 5000, "a lock of another program is waited for as before"
        assert await store.accounts.all() == []


def test_f156_it_is_a_warning_while_it_grows() -> None:
    def warned(size: int) -> dict[str, str]:
        return dict(Health(cast("Status", Size(size)))._warnings())

    assert "wal" not in warned(MOST_WAL)
    assert warned(MOST_WAL + 1)["wal"].startswith("64 MB wait")
