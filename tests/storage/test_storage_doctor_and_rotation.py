from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlite_utils.db import Database

from storage import Account, NewPush, Storage, Vault, wal_reset_bug
from storage.driver import sqlite3
from tests.storage.support import (
    API_KEY,
    CHAT,
    NOON,
    PERSON,
    TEXT,
    claim_news,
    confirm,
    crash_image,
    keep_news,
)

pytestmark = pytest.mark.long


@pytest.mark.parametrize(
    ("version", "affected"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 4), False),
    ],
)
def test_the_wal_reset_bug_is_told_by_the_version(
    version: tuple[int, int, int],
    affected: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    assert wal_reset_bug(version) is affected


async def test_the_doctor_names_the_facts(store: Storage, path: Path) -> None:
    await store.states.save(1, 1, b"x" * 5000)
    facts = await store.doctor()
    assert facts.path == str(path)
    assert facts.sqlite_version == sqlite3.sqlite_version
    assert (facts.journal_mode, facts.integrity, facts.key_trouble) == ("wal", "ok", None)
    assert facts.schema_version >= 4
    assert facts.database_bytes > 0
    assert facts.wal_bytes > 5000


OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


async def fill(path: Path, vault: Vault, many: int = 3) -> bytes:
    """Something sealed in every table that seals; the signing key."""
    async with await Storage.open(path, vault) as store:
        account = await store.accounts.link(CHAT, PERSON, API_KEY, "secret", "shop")
        await confirm(store, account_id=account.id)
        for n in range(many):
            await store.states.save(CHAT, n, f"state {n}".encode())
        await store.inbox.put([(1, b"update"), (2, b"handled")])
        await store.inbox.done(2)
        await keep_news(
            store,
            NewPush(account_id=account.id, chat=CHAT, kind="k", ref="r", payload=b"p", due_at=NOON),
        )
        return store.signing_key


async def check(path: Path, vault: Vault, signing_key: bytes) -> None:
    async with await Storage.open(path, vault) as store:
        assert store.key_trouble is None
        assert store.signing_key == signing_key
        account = await store.accounts.for_chat(CHAT)
        assert isinstance(account, Account)
        assert account.user_api_key.get_secret_value() == API_KEY
        assert (await store.outbox.recent(CHAT))[0].text == TEXT
        assert await store.states.load(CHAT, 2) == b"state 2"
        assert await store.inbox.waiting() == [(1, b"update", 0)]
        push = await claim_news(store, NOON)
        assert push is not None
        await store.news.release([push.id], NOON)
        again = await store.accounts.link(CHAT, PERSON, API_KEY, "secret", "shop")
        assert again.id == account.id


async def test_after_rotation_the_new_key_alone_opens_everything(path: Path) -> None:
    signing_key = await fill(path, Vault([OLD]))
    async with await Storage.open(path, Vault([NEW, OLD])) as store:
        done = await store.rotate()
        assert (done.resealed, done.unreadable) == (9, 0)
    await check(path, Vault([NEW]), signing_key)


async def test_after_rotation_the_old_key_opens_nothing(path: Path) -> None:
    await fill(path, Vault([OLD]))
    async with await Storage.open(path, Vault([NEW, OLD])) as store:
        await store.rotate()
    async with await Storage.open(path, Vault([OLD])) as store:
        assert store.key_trouble is not None
        assert await store.accounts.all() == []
        assert await store.states.load(CHAT, 2) is None
        assert await store.inbox.waiting() == []


@pytest.mark.long
async def test_a_rotation_that_breaks_off_leaves_every_row_readable(
    path: Path, tmp_path: Path
) -> None:
    signing_key = await fill(path, Vault([OLD]), many=450)
    both = Vault([NEW, OLD])

    async with await Storage.open(path, both) as store:
        # The disk "fails" at one row in the middle of the states: what came before is committed.
        await store.run(
            lambda db: db.conn.execute(
                "CREATE TRIGGER broken BEFORE UPDATE ON states WHEN old.user = 300"
                " BEGIN SELECT RAISE(FAIL, 'broken off'); END"
            )
        )
        with pytest.raises(sqlite3.Error, match="broken off"):
            await store.rotate()
        await store.run(lambda db: db.conn.execute("DROP TRIGGER broken"))
        image = crash_image(path, tmp_path / "crash")
    await check(image, both, signing_key)
    async with await Storage.open(path, both) as store:
        assert (await store.rotate()).unreadable == 0
    await check(path, Vault([NEW]), signing_key)


async def test_what_no_key_opens_is_counted_and_left_alone(path: Path) -> None:
    await fill(path, Vault([OLD]))
    async with await Storage.open(path, Vault([NEW])) as store:
        done = await store.rotate()
        assert (done.resealed, done.unreadable) == (1, 9)
    async with await Storage.open(path, Vault([OLD])) as store:
        assert await store.states.load(CHAT, 2) == b"state 2"


async def test_each_copy_of_a_database_is_of_another_generation(
    store: Storage, vault: Vault, tmp_path: Path
) -> None:
    seen = {store.generation}
    for name in ("one.db", "two.db"):
        await store.backup(tmp_path / name)
        async with await Storage.open(tmp_path / name, vault) as copy:
            seen.add(copy.generation)
    assert len(seen) == 3


def _numbers(sql: str, db: Database) -> list[int]:
    return [number for (number,) in db.execute(sql).fetchall()]


async def test_what_is_made_in_a_copy_has_no_number_that_was_given_out_after_it(
    path: Path, vault: Vault, tmp_path: Path
) -> None:
    """Old messages still lead to what they name by its number: an account, a campaign."""
    async with await Storage.open(path, vault) as store:
        await store.backup(tmp_path / "copy.db")
    given: set[tuple[str, int]] = set()
    for made_in in (path, tmp_path / "copy.db"):
        async with await Storage.open(made_in, vault) as store:
            account = await store.accounts.link(CHAT, PERSON, API_KEY, "secret", "shop")
            await confirm(store, account_id=account.id)
            for table in ("accounts", "campaigns", "outbox"):
                sql = f"SELECT id FROM {table}"
                made = {(table, number) for number in await store.run(partial(_numbers, sql))}
                assert made
                assert not made & given
                given |= made
