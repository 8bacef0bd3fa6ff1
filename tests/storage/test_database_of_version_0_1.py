"""A database that version 0.1 wrote, with rows in every table, opens and loses nothing.

`fixtures/version_0_1.sql` is its dump: an owner who has typed an SMS and stands before the list of
groups, a second owner in the middle of a new ticket, jobs of the outbox in every state, an import
whose file is not read yet, an export, a letter with a file, news, a delivery that is followed.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from storage import JobState, Storage
from tests.storage.old_databases import counts, restore_dump, vault

pytestmark = pytest.mark.long

OWNER, ENGLISH = 1001, 1002
ROWS = {
    "accounts": 2,
    "audit": 3,
    "bindings": 1,
    "chats": 2,
    "cursors": 1,
    "deliveries": 1,
    "exports": 1,
    "follows": 1,
    "import_parts": 2,
    "imports": 2,
    "inbox": 9,
    "letter_files": 1,
    "letter_parts": 1,
    "letters": 1,
    "links": 2,
    "outbox": 7,
    "pushes": 2,
    "settings": 1,
    "states": 10,
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return restore_dump(tmp_path / "sefid.db")


async def test_no_row_of_any_table_is_lost(old: Path) -> None:
    assert counts(old, ROWS) == ROWS
    async with await Storage.open(old, vault(old)) as store:
        assert store.key_trouble is None
        assert (await store.doctor()).integrity == "ok"
    assert counts(old, ROWS) == ROWS


async def test_what_was_sealed_still_opens(old: Path) -> None:
    async with await Storage.open(old, vault(old)) as store:
        account = await store.accounts.for_chat(OWNER)
        assert account is not None
        assert account.user_api_key.get_secret_value() == "demo-key"
        assert await store.states.load(OWNER, OWNER)
        assert await store.states.load(ENGLISH, ENGLISH)
        waiting = await store.inbox.waiting()
        assert [update for update, *_ in waiting] == [900001]
        letter = await store.letters.get(1)
        assert letter is not None
        [file] = await store.letters.files(1)
        assert await store.letters.content(1, file.id) == b"photo-bytes"
        # What waited for a group was read last then, and is read first now.
        reading, without_group = await store.imports.open()
        assert without_group.name == "list2.csv"
        assert b"09121234567" in await store.imports.file(reading)


async def test_a_job_that_was_being_sent_is_unknown_and_no_other_changes(old: Path) -> None:
    async with await Storage.open(old, vault(old)) as store:
        [unknown] = await store.outbox.recover()
        assert unknown.state is JobState.UNKNOWN
    with sqlite3.connect(old) as database:
        states = [row[0] for row in database.execute("SELECT state FROM outbox ORDER BY id")]
    database.close()
    assert states == ["sent", "refused", "unknown", "not_sent", "undone", "unknown", "waiting"]


async def test_a_backup_of_it_is_restored(old: Path, tmp_path: Path) -> None:
    async with await Storage.open(old, vault(old)) as store:
        await store.backup(tmp_path / "copy.db")
    assert counts(tmp_path / "copy.db", ROWS) == ROWS
