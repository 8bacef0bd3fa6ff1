"""F16, storage's side: a send that cannot be recorded leaves nothing behind to be called."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import Storage, StorageFull
from tests.storage.support import (
    CHAT,
    NOON,
    PERSON,
    StoppedClock,
    confirm,
    fill_the_disk,
    free_the_disk,
    new_vault,
)

LONG = "x" * 50_000


async def test_f16_nothing_is_recorded_on_a_full_disk_and_work_goes_on_after(
    tmp_path: Path,
) -> None:
    async with await Storage.open(
        tmp_path / "sefid.db", new_vault(), clock=StoppedClock()
    ) as store:
        await store.states.save(CHAT, PERSON, b"the card was shown")
        await fill_the_disk(store)
        with pytest.raises(StorageFull, match="No room is left"):
            await confirm(store, text=LONG)
        assert await store.outbox.claim(NOON) is None
        assert await store.outbox.recent(CHAT) == []
        assert await store.states.load(CHAT, PERSON) == b"the card was shown"
        await free_the_disk(store)
        await confirm(store, text=LONG)
        job = await store.outbox.claim(NOON)
        assert job is not None
        assert job.text == LONG


async def test_f16_a_full_disk_at_the_very_state_undoes_the_job_before_it(tmp_path: Path) -> None:
    async with await Storage.open(
        tmp_path / "sefid.db", new_vault(), clock=StoppedClock()
    ) as store:
        await store.states.save(CHAT, PERSON, b"before")
        await fill_the_disk(store)
        done: list[str] = []
        with pytest.raises(StorageFull):
            await store.states.save(
                CHAT,
                PERSON,
                LONG.encode(),
                effects=[
                    lambda db: db.conn.execute("INSERT INTO settings VALUES (1, '{}')"),
                    lambda db: done.append("both effects ran"),
                ],
                full=True,
            )
        assert done == ["both effects ran"]
        count = await store.run(lambda db: db.table("settings").count, write=False)
        assert count == 0
        assert await store.states.load(CHAT, PERSON) == b"before"


async def test_f16_an_inbox_without_room_refuses_the_batch_whole(tmp_path: Path) -> None:
    async with await Storage.open(
        tmp_path / "sefid.db", new_vault(), clock=StoppedClock()
    ) as store:
        await fill_the_disk(store)
        with pytest.raises(StorageFull):
            await store.inbox.put([(n, b"x" * 2000) for n in range(100)])
        assert await store.inbox.waiting() == []
