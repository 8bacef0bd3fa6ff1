"""The recipe "A table with a sealed column": a note that the owner writes about an account."""

from __future__ import annotations

import pytest

from tests.recipes.house import House

pytestmark = pytest.mark.process

_SCHEMA = '''"""What the owner writes down about an account."""

from __future__ import annotations

from sqlite_utils.db import Database


def account_notes(db: Database) -> None:
    """One note an account; it goes with the account."""
    db.execute("""
        CREATE TABLE account_notes (
            account_id INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
            sealed BLOB NOT NULL
        ) STRICT
    """)
'''

_TABLE = '''"""What the owner writes down about an account."""

from __future__ import annotations

from storage.rows import change, value
from storage.table_context import TableContext


class AccountNotes:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def write(self, account_id: int, text: str) -> None:
        sealed = self._context.vault.seal(f"note:{account_id}", text.encode())
        sql = "INSERT OR REPLACE INTO account_notes (account_id, sealed) VALUES (?, ?)"
        await self._context.write(lambda db: change(db, sql, (account_id, sealed)))

    async def read(self, account_id: int) -> str | None:
        sql = "SELECT sealed FROM account_notes WHERE account_id = ?"
        sealed = await self._context.read(lambda db: value(db, sql, (account_id,)))
        if sealed is None:
            return None
        return self._context.vault.open(f"note:{account_id}", sealed).decode()
'''

_WRITTEN_BEFORE = """
import asyncio, json, sys
from pathlib import Path

from cryptography.fernet import Fernet
from storage import Storage, Vault

async def write():
    key = Fernet.generate_key().decode()
    async with await Storage.open(Path({path!r}), Vault([key])) as storage:
        await storage.accounts.link(1, 1, "key", "secret", "Yas")
    return key

print(json.dumps(asyncio.run(write())))
"""

_TRIED = """
import asyncio, json
from pathlib import Path

from cryptography.fernet import Fernet
from storage import Storage, Vault

WORDS = "canary of a note"

async def tried():
    old, new, path = {key!r}, Fernet.generate_key().decode(), Path({path!r})
    result = {{}}
    async with await Storage.open(path, Vault([old])) as storage:
        account = (await storage.accounts.for_chat(1)).id
        await storage.account_notes.write(account, WORDS)
        result["read"] = await storage.account_notes.read(account)
    files = path.parent.glob("data.db*")
    result["plain"] = any(WORDS.encode() in file.read_bytes() for file in files)
    async with await Storage.open(path, Vault([new, old])) as storage:
        result["unreadable"] = (await storage.rotate()).unreadable
    async with await Storage.open(path, Vault([new])) as storage:
        result["rotated"] = await storage.account_notes.read(account)
        await storage.accounts.unlink(1)
        result["unlinked"] = await storage.account_notes.read(account)
    return result

print(json.dumps(asyncio.run(tried())))
"""


def test_a_sealed_table_is_migrated_rotated_and_goes_with_its_account(house: House) -> None:
    path = str(house.root / "data.db")
    key = house.run(_WRITTEN_BEFORE.format(path=path))
    house.add("storage/schema_account_notes.py", _SCHEMA)
    schema = "storage/schema.py"
    imported = "from storage.schema_access import access\n"
    house.edit(
        schema, imported, imported + "from storage.schema_account_notes import account_notes\n"
    )
    last = 'migrations(name="0071_access")(access)\n'
    house.edit(schema, last, f'{last}migrations(name="9999_account_notes")(account_notes)\n')
    house.add("storage/account_notes.py", _TABLE)
    store = "storage/store.py"
    house.edit(
        store,
        "from storage.reply_drafts import ReplyDrafts\n",
        "from storage.account_notes import AccountNotes\n"
        "from storage.reply_drafts import ReplyDrafts\n",
    )
    drafts = "        self.reply_drafts = ReplyDrafts(context)\n"
    house.edit(store, drafts, f"{drafts}        self.account_notes = AccountNotes(context)\n")

    tried = house.run(_TRIED.format(path=path, key=key))

    assert len(house.touched()) <= 4
    assert tried == {
        "read": "canary of a note",
        "plain": False,
        "unreadable": 0,
        "rotated": "canary of a note",
        "unlinked": None,
    }
