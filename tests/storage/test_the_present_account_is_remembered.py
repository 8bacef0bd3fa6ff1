"""With which account a chat acts is remembered, and never longer than it is true."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from sqlite_utils.db import Database

from storage import Account, Storage, StorageError, Vault
from storage.account_links import current
from storage.driver import sqlite3
from storage.rows import rows
from tests.blank import lay
from tests.storage.support import API_KEY, CHAT, PERSON, SECRET

CHATS = (CHAT, PERSON, 777, -9000, -9001)
TOPICS = (0, 7)
PLACES = [(chat, topic) for chat in CHATS for topic in TOPICS]
Change = Callable[[], Awaitable[object]]


async def stands(store: Storage) -> dict[tuple[int, int], int]:
    """What the database says, asked past what is remembered."""

    def work(db: Database) -> dict[tuple[int, int], int]:
        return {place: current(db, *place) or 0 for place in PLACES}

    return await store.run(work, write=False)


async def said(store: Storage) -> dict[tuple[int, int], int]:
    return {place: await store.accounts.present(*place) for place in PLACES}


def changes(store: Storage, random: Random, account: int) -> dict[str, Change]:
    """Every way by which a chat comes to an account or away from it, of anybody and anywhere."""
    accounts, chat, topic = store.accounts, random.choice(CHATS), random.choice(TOPICS)
    other, key = random.choice(CHATS), str(random.randint(1, 4))

    def forged(sql: str, *values: int) -> Change:
        return lambda: store.run(lambda db: db.conn.execute(sql, values).rowcount)

    def undone(db: Database) -> None:
        db.conn.execute("DELETE FROM links")
        raise StorageError

    return {
        "link": lambda: accounts.link(chat, PERSON, f"key-{key}", "s", ""),
        "replace": lambda: accounts.link(chat, PERSON, f"key-{key}", "s", "", replaces=account),
        "switch": lambda: accounts.switch(chat, account),
        "allow": lambda: accounts.allow(account, chat),
        "forbid": lambda: accounts.forbid(account, chat),
        "attach": lambda: accounts.attach(chat, account, PERSON, topic),
        "unlink": lambda: accounts.unlink(chat, topic=topic),
        "unlink one": lambda: accounts.unlink(chat, account),
        "migrate": lambda: store.chats.migrate(chat, other),
        "forget": lambda: store.people.forget(random.choice((chat, PERSON))),
        "update": forged("UPDATE links SET topic = 7 - topic WHERE chat = ?", chat),
        "delete": forged("DELETE FROM links"),
        "cascade": forged("DELETE FROM accounts WHERE id = ?", account),
        "undone": lambda: store.run(undone),
    }


async def test_whoever_changes_it_is_heard(store: Storage) -> None:
    random, moved = Random(4), set[str]()
    for step in range(400):
        before = await said(store)
        ids = await store.run(lambda db: [each["id"] for each in rows(db, _IDS)], write=False)
        ways = changes(store, random, random.choice(ids or [1]))
        way = random.choice(["link", "switch", "attach", *ways])
        with suppress(StorageError, sqlite3.IntegrityError):  # undone, or the account is gone
            await ways[way]()
        after = await said(store)
        assert after == await stands(store), (step, way)
        if after != before:
            moved.add(way)
    assert moved == {*ways} - {"undone"}, "each of them has changed what was remembered"


_IDS = "SELECT id FROM accounts ORDER BY id"


async def test_it_is_read_once(store: Storage, account: Account) -> None:
    await said(store)
    read: list[str] = []
    await store.run(lambda db: db.conn.set_trace_callback(read.append), write=False)
    read.clear()
    assert (await said(store))[CHAT, 0] == account.id
    assert read == []


@pytest.mark.parametrize("early", [True, False])
async def test_what_is_read_while_it_changes_is_not_kept(
    path: Path, vault: Vault, *, early: bool
) -> None:
    """Reads that wait are served before writes that wait, and their callers hear of them after."""
    async with await Storage.open(lay(path), vault, threaded=False) as store:
        first = await store.accounts.link(CHAT, PERSON, API_KEY, SECRET, "")
        second = await store.accounts.link(CHAT, PERSON, "key-2", "s", "")
        asked, turned = store.accounts.present(CHAT), store.accounts.switch(CHAT, first.id)
        answers = await asyncio.gather(*([asked, turned] if early else [turned, asked]))
        assert second.id in answers, "it was read before the change"
        assert await store.accounts.present(CHAT) == first.id
