from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.recent import BindingCache, StateCache
from storage import Storage, Vault

pytestmark = pytest.mark.long


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    vault = Vault([Fernet.generate_key().decode()])
    async with await Storage.open(tmp_path / "sefid.db", vault) as opened:
        yield opened


async def test_a_saved_state_is_loaded_without_the_database(storage: Storage) -> None:
    recent = StateCache(storage.states)
    await recent.save(1, 2, b"new")
    await storage.states.save(1, 2, b"behind its back")
    assert await recent.load(1, 2) == b"new"
    assert await StateCache(storage.states).load(1, 2) == b"behind its back"


async def test_a_save_that_fails_is_not_believed(storage: Storage) -> None:
    def refuse(_: object) -> None:
        raise LookupError("no")

    recent = StateCache(storage.states)
    await recent.save(1, 2, b"committed")
    with pytest.raises(LookupError):
        await recent.save(1, 2, b"never written", effects=[refuse])
    assert await recent.load(1, 2) == b"committed"


async def test_a_save_that_is_cancelled_leaves_the_answer_to_the_database(
    storage: Storage,
) -> None:
    recent = StateCache(storage.states)
    for number in range(20):
        await recent.save(1, 2, b"old")
        saving = asyncio.create_task(recent.save(1, 2, b"new %d" % number))
        await asyncio.sleep(0)
        saving.cancel()
        await asyncio.gather(saving, return_exceptions=True)
        assert await recent.load(1, 2) == await storage.states.load(1, 2)


async def test_what_was_only_read_is_read_again(storage: Storage) -> None:
    recent = StateCache(storage.states)
    assert await recent.load(1, 2) is None
    await storage.states.save(1, 2, b"x")
    assert await recent.load(1, 2) == b"x"


async def test_memory_of_states_is_bounded_in_bytes_and_keeps_the_newest(
    storage: Storage,
) -> None:
    recent = StateCache(storage.states, budget=1_000)
    for user in range(50):
        await recent.save(1, user, b"x" * 100)
        await storage.states.save(1, user, b"in the database")
    loaded = [await recent.load(1, user) for user in range(50)]
    assert loaded == [b"in the database"] * 40 + [b"x" * 100] * 10
    await recent.save(1, 7, b"y" * 5_000)
    await storage.states.save(1, 7, b"too big to be remembered")
    assert await recent.load(1, 7) == b"too big to be remembered"


async def found(recent: BindingCache, message: int) -> tuple[str, str, int | None] | None:
    bound = await recent.find(1, message)
    return None if bound is None else (bound.kind, bound.ref, bound.account)


async def test_a_message_bound_after_it_was_looked_up_is_found(storage: Storage) -> None:
    recent = BindingCache(storage.bindings)
    assert await recent.find(1, 10) is None
    await recent.bind(1, 10, "ticket", "5", 1)
    assert await found(recent, 10) == ("ticket", "5", 1)
    await recent.bind(1, 10, "ticket", "6", 1)
    assert await found(recent, 10) == ("ticket", "6", 1)


async def test_a_binding_made_during_a_look_up_is_not_hidden_by_it(storage: Storage) -> None:
    recent = BindingCache(storage.bindings)
    for message in range(20):
        await asyncio.gather(
            recent.find(1, message), recent.bind(1, message, "ticket", str(message), 1)
        )
        assert await found(recent, message) == ("ticket", str(message), 1)


async def test_a_message_that_shows_nothing_is_looked_up_once(storage: Storage) -> None:
    recent = BindingCache(storage.bindings, size=2)
    for message in (1, 2, 3):
        assert await recent.find(1, message) is None
        await storage.bindings.bind(1, message, "ticket", "5", 1)
    assert await recent.find(1, 3) is None
    assert await found(recent, 1) == ("ticket", "5", 1), "the oldest was forgotten"
