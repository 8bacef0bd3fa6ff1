"""A database that version 0.2 wrote, with rows in every table, opens and loses nothing.

`fixtures/version_0_2.sql` is its dump, taken while the bot ran: an owner before the card of an SMS
that is not confirmed and with a reply to support that is not posted (a picture with it), a group
that works with the account, a second owner among her tickets, jobs of the outbox in every state,
imports before and after reading, an export, news and a delivery that wait.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from storage import JobState, Storage
from tests.storage.old_databases import counts, restore_dump, vault
from tests.stories.test_reply_story import PHOTO

pytestmark = pytest.mark.long

OWNER = 1001
ROWS = {
    "accounts": 2,
    "audit": 5,
    "bindings": 2,
    "chats": 3,
    "cursors": 2,
    "deliveries": 1,
    "exports": 1,
    "follows": 2,
    "import_parts": 1,
    "imports": 2,
    "inbox": 22,
    "letter_files": 1,
    "letter_parts": 1,
    "letters": 1,
    "links": 3,
    "outbox": 9,
    "outbox_marks": 1,
    "pushes": 1,
    "reply_drafts": 1,
    "settings": 1,
    "states": 3,
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return restore_dump(tmp_path / "sefid.db", "0_2")


async def test_no_row_of_any_table_is_lost(old: Path, tmp_path: Path) -> None:
    assert counts(old, ROWS) == ROWS
    async with await Storage.open(old, vault(old)) as store:
        assert store.key_trouble is None
        assert (await store.doctor()).integrity == "ok"
        await store.backup(tmp_path / "copy.db")
    assert counts(old, ROWS) == ROWS
    assert counts(tmp_path / "copy.db", ROWS) == ROWS


async def test_what_was_sealed_still_opens(old: Path) -> None:
    async with await Storage.open(old, vault(old)) as store:
        account = await store.accounts.for_chat(OWNER)
        assert account is not None
        assert account.user_api_key.get_secret_value() == "demo-key"
        assert await store.states.load(OWNER, OWNER)
        [file] = await store.letters.files(1)
        assert await store.letters.content(1, file.id) == PHOTO
        listed = await store.imports.get(2)
        assert listed is not None
        assert b"09121234567" in await store.imports.file(listed)
        assert (await store.settings.get(OWNER)).optout_line == "لغو 11"


async def test_what_waits_goes_on_waiting_and_what_was_leaving_is_unknown(old: Path) -> None:
    async with await Storage.open(old, vault(old)) as store:
        [unknown] = await store.outbox.recover()
        assert unknown.state is JobState.UNKNOWN
        assert unknown.text == "Yas: closed on Friday. Please order by Thursday."
    with sqlite3.connect(old) as database:
        rows = database.execute("SELECT state, due_at FROM outbox ORDER BY id").fetchall()
    database.close()
    states = [state for state, _ in rows]
    assert states == [
        "sent", "sent", "waiting", "unknown", "sent", "refused", "unknown", "undone", "not_sent",
    ]  # fmt: skip
    assert rows[2][1].startswith("2099-01-01"), "its moment stays"
