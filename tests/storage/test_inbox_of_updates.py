from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlite_utils.db import Database

from storage import Storage, Vault
from storage.moments import stamp
from storage.rows import value
from tests.storage.support import StoppedClock, crash_image, new_vault


async def test_a_batch_waits_in_the_order_it_came_in(store: Storage) -> None:
    assert await store.inbox.put([(9, b"nine"), (3, b"three"), (5, b"five")]) == [9, 3, 5]
    assert await store.inbox.waiting() == [(9, b"nine", 0), (3, b"three", 0), (5, b"five", 0)]
    assert await store.inbox.depth() == 3


async def test_an_empty_batch_is_nothing(store: Storage) -> None:
    assert await store.inbox.put([]) == []


async def test_a_repeated_update_is_known_whether_it_waits_or_was_handled(store: Storage) -> None:
    await store.inbox.put([(1, b"a"), (2, b"b"), (3, b"c")])
    await store.inbox.done(1)
    await store.inbox.done(2)
    assert await store.inbox.put([(1, b"a"), (2, b"b"), (3, b"c"), (4, b"d"), (4, b"d")]) == [4]
    assert [row[0] for row in await store.inbox.waiting()] == [3, 4]


async def test_ids_that_jump_down_are_new_all_the_same(store: Storage) -> None:
    await store.inbox.put([(1_000_000, b"a")])
    assert await store.inbox.put([(17, b"b")]) == [17]


async def test_an_id_is_forgotten_after_two_days(store: Storage, clock: StoppedClock) -> None:
    await store.inbox.put([(1, b"a"), (2, b"waits")])
    await store.inbox.done(1)
    clock.forward(hours=47)
    assert await store.inbox.prune() == 0
    assert await store.inbox.put([(1, b"repeated")]) == []
    clock.forward(hours=2)
    assert await store.inbox.put([(1, b"another one"), (2, b"still waits")]) == [1]
    assert await store.inbox.prune() == 0


async def test_what_ended_before_ids_had_a_table_is_known_as_well_and_forgotten(
    store: Storage, clock: StoppedClock
) -> None:
    ended = "INSERT INTO inbox (update_id, state, finished_at) VALUES (1, 'done', ?)"
    await store.run(lambda db: db.conn.execute(ended, (stamp(clock()),)))
    assert await store.inbox.put([(1, b"repeated"), (2, b"b")]) == [2]
    clock.forward(hours=49)
    assert await store.inbox.put([(1, b"another one")]) == [1]


@pytest.mark.long
async def test_an_update_leaves_thirty_bytes_or_so(store: Storage) -> None:
    """Telegram counts ids up; a crowd of people may press for two days."""

    async def handled(ids: range) -> None:
        for start in range(ids.start, ids.stop, 100):
            batch = range(start, start + 100)
            await store.inbox.put([(each, b"x" * 600) for each in batch])
            await asyncio.gather(*(store.inbox.done(each) for each in batch))

    async def size() -> int:
        def pages(db: Database) -> int:
            free = value(db, "PRAGMA freelist_count")
            return int((value(db, "PRAGMA page_count") - free) * value(db, "PRAGMA page_size"))

        return await store.run(pages, write=False)

    await handled(range(800_000_000, 800_000_500))
    begun = await size()
    await handled(range(800_000_500, 800_002_500))
    assert (await size() - begun) / 2_000 <= 60


async def test_starts_are_counted_and_survive_a_kill(
    store: Storage, path: Path, vault: Vault, tmp_path: Path
) -> None:
    await store.inbox.put([(1, b"poison")])
    assert await store.inbox.started(1) == 1
    async with await Storage.open(crash_image(path, tmp_path / "crash"), vault) as again:
        assert await again.inbox.waiting() == [(1, b"poison", 1)]
        assert await again.inbox.started(1) == 2
        await again.inbox.done(1)
        assert await again.inbox.waiting() == []
        assert await again.inbox.started(1) == 0


async def test_a_killed_process_loses_no_update(
    store: Storage, path: Path, vault: Vault, tmp_path: Path, clock: StoppedClock
) -> None:
    await store.inbox.put([(n, b"x") for n in range(300)])
    for n in range(120):
        await store.inbox.done(n)
    async with await Storage.open(
        crash_image(path, tmp_path / "crash"), vault, clock=clock
    ) as again:
        assert [row[0] for row in await again.inbox.waiting()] == list(range(120, 300))
        assert await again.inbox.put([(n, b"x") for n in range(300)]) == []


async def test_what_does_not_open_waits_for_the_right_key(
    store: Storage, path: Path, vault: Vault, tmp_path: Path
) -> None:
    await store.inbox.put([(1, b"a")])
    image = crash_image(path, tmp_path / "crash")
    async with await Storage.open(image, new_vault()) as strange:
        assert await strange.inbox.waiting() == []
        await strange.inbox.put([(2, b"b")])
        assert [row[0] for row in await strange.inbox.waiting()] == [2]
    async with await Storage.open(image, vault) as right:
        assert [row[0] for row in await right.inbox.waiting()] == [1]
