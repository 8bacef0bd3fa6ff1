"""F67: all the bytes of the folder, WAL and freed pages included, are searched for canaries."""

from __future__ import annotations

from pathlib import Path

from storage import JobState, NewPush, Storage, Vault
from tests.storage.support import (
    API_KEY,
    CHAT,
    MOBILE,
    NOON,
    PERSON,
    SECRET,
    TEXT,
    StoppedClock,
    all_bytes,
    confirm,
    keep_news,
    new_vault,
)

CANARIES = (
    API_KEY,
    SECRET,
    TEXT,
    MOBILE,
    "typed but not sent",
    "of a telegram update",
    "an answer",
)


def found(folder: Path) -> list[str]:
    data = all_bytes(folder)
    spellings = {
        c: (c.encode(), c.encode("unicode_escape"), c.encode("utf-16-le")) for c in CANARIES
    }
    return [c for c, forms in spellings.items() if any(form in data for form in forms)]


async def live(store: Storage) -> None:
    """Everything that may hold a secret is written, some of it erased again."""
    account = await store.accounts.link(CHAT, PERSON, API_KEY, SECRET, "shop")
    await store.states.save(CHAT, PERSON, b'{"text": "typed but not sent"}')
    await store.inbox.put([(1, b"of a telegram update"), (2, b"of a telegram update")])
    await store.inbox.done(1)
    for frame in range(3):
        await confirm(store, frame=frame, account_id=account.id)
    job = await store.outbox.claim(NOON)
    assert job is not None
    await store.outbox.finish(job.id, JobState.SENT)
    refused = await store.outbox.claim(NOON)
    assert refused is not None
    words = f"not taken: {TEXT} for {MOBILE}"
    await store.outbox.finish(refused.id, JobState.REFUSED, service_message=words)
    await store.states.save(CHAT, PERSON, b'{"text": "typed but not sent"}')
    await keep_news(
        store,
        NewPush(
            account_id=account.id, chat=CHAT, kind="k", ref="r", payload=b"an answer", due_at=NOON
        ),
    )


async def test_f67_neither_keys_nor_texts_nor_numbers_stand_in_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    async with await Storage.open(folder / "a.db", new_vault(), clock=StoppedClock()) as store:
        await live(store)
        await store.backup(folder / "backup.db")
        assert found(folder) == []
        await store.accounts.unlink(CHAT)
        assert found(folder) == []
    assert found(folder) == []


async def test_f67_the_search_would_find_a_canary(tmp_path: Path) -> None:
    async with await Storage.open(tmp_path / "a.db", new_vault(), clock=StoppedClock()) as store:
        await store.bindings.bind(1, 1, "leak", API_KEY, 1)
        assert found(tmp_path) == [API_KEY]


async def test_f67_what_was_deleted_is_overwritten_in_freed_pages_and_wal(tmp_path: Path) -> None:
    async with await Storage.open(tmp_path / "a.db", new_vault(), clock=StoppedClock()) as store:
        for n in range(200):
            await store.bindings.bind(1, n, "leak", API_KEY * 50, 1)
        await store.run(lambda db: db.conn.execute("DELETE FROM bindings"))
        await store.accounts.link(CHAT, PERSON, "k", "s", "")
        await store.accounts.unlink(CHAT)
        assert found(tmp_path) == []


async def test_f67_the_same_files_open_with_the_master_key_only(tmp_path: Path) -> None:
    key_file = tmp_path / "keys" / "sefid.key"
    path = tmp_path / "data" / "a.db"
    async with await Storage.open(path, Vault.load(None, key_file)) as store:
        await live(store)
    async with await Storage.open(path, new_vault()) as thief:
        assert await thief.accounts.all() == []
        assert await thief.states.load(CHAT, PERSON) is None
        assert all(job.text is None for job in await thief.outbox.recent(CHAT))
        assert await thief.inbox.waiting() == []
    async with await Storage.open(path, Vault.load(None, key_file)) as owner:
        assert len(await owner.accounts.all()) == 1
