from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from storage import Account, NewPush, Storage, Vault
from tests.storage.support import (
    CHAT,
    NOON,
    PERSON,
    claim_news,
    crash_image,
    keep_news,
    new_vault,
)

LATER = NOON + timedelta(hours=1)


def news(account: Account, ref: str = "7", **changes: object) -> NewPush:
    fields = {
        "account_id": account.id,
        "chat": CHAT,
        "kind": "ticket",
        "ref": ref,
        "payload": b"the answer",
        "due_at": NOON,
    }
    return NewPush.model_validate(fields | changes)


async def test_a_message_is_found_by_what_it_shows_now(store: Storage) -> None:
    await store.bindings.bind(CHAT, 10, "ticket", "1", 3)
    await store.bindings.bind(CHAT, 10, "ticket", "2", 4)
    assert await store.bindings.find(CHAT, 10) == ("ticket", "2", 4)
    assert await store.bindings.find(CHAT, 11) is None
    assert await store.bindings.find(CHAT + 1, 10) is None


async def test_the_newest_bound_messages_of_each_chat_stay(store: Storage) -> None:
    for message in range(1, 8):
        await store.bindings.bind(CHAT, message, "ticket", "1", 3)
    await store.bindings.bind(CHAT + 1, 1, "ticket", "1", 3)

    assert await store.bindings.prune(5) == 2

    left = [one for one in range(1, 8) if await store.bindings.find(CHAT, one)]
    assert left == [3, 4, 5, 6, 7]
    assert await store.bindings.find(CHAT + 1, 1) is not None
    assert await store.bindings.prune(5) == 0


async def test_a_cursor_moves_together_with_its_news(store: Storage, account: Account) -> None:
    assert await store.cursors.get(account.id, "tickets") is None
    effects = [store.pushes.insertion(news(account))]
    assert await store.cursors.set(account.id, "tickets", "7", effects)
    assert await store.cursors.get(account.id, "tickets") == "7"
    push = await claim_news(store, NOON)
    assert push is not None
    assert (push.ref, push.payload, push.starts) == ("7", b"the answer", 1)


async def test_a_cursor_stays_where_its_effect_fails(store: Storage, account: Account) -> None:
    def fails(db: object) -> None:
        raise LookupError

    await store.cursors.set(account.id, "tickets", "7")
    with pytest.raises(LookupError):
        await store.cursors.set(
            account.id, "tickets", "8", [store.pushes.insertion(news(account)), fails]
        )
    assert await store.cursors.get(account.id, "tickets") == "7"
    assert await claim_news(store, NOON) is None


async def test_an_unlinked_account_gets_no_cursor_and_no_news(
    store: Storage, account: Account
) -> None:
    await store.accounts.unlink(CHAT)
    effects = [store.pushes.insertion(news(account))]
    assert not await store.cursors.set(account.id, "tickets", "7", effects)


async def test_the_same_news_come_once_even_after_they_were_told(
    store: Storage, account: Account
) -> None:
    assert await keep_news(store, news(account))
    assert not await keep_news(store, news(account))
    push = await claim_news(store, NOON)
    assert push is not None
    await store.news.done([push.id])
    assert not await keep_news(store, news(account))
    assert await claim_news(store, LATER) is None
    assert await keep_news(store, news(account, ref="8"))
    assert await keep_news(store, news(account, chat=CHAT + 1))


async def test_news_wait_for_their_hour_and_for_another_try(
    store: Storage, account: Account
) -> None:
    await keep_news(store, news(account, due_at=LATER))
    assert await store.news.next_due() == LATER
    assert await claim_news(store, NOON) is None
    push = await claim_news(store, LATER)
    assert push is not None
    await store.news.release([push.id], LATER + timedelta(minutes=1))
    assert await claim_news(store, LATER) is None
    again = await claim_news(store, LATER + timedelta(minutes=1))
    assert again is not None
    assert again.starts == 2


async def test_a_chat_that_blocked_the_bot_keeps_its_news_until_it_is_back(
    store: Storage, account: Account
) -> None:
    await keep_news(store, news(account))
    await store.chats.unreachable(CHAT)
    assert await claim_news(store, LATER) is None
    assert await store.news.next_due() is None
    await store.chats.seen(CHAT, PERSON, "private", "fa")
    assert await claim_news(store, LATER) is not None


async def test_news_being_told_when_the_process_died_are_told_again(
    store: Storage, account: Account, path: Path, vault: Vault, tmp_path: Path
) -> None:
    await keep_news(store, news(account))
    await claim_news(store, NOON)
    async with await Storage.open(crash_image(path, tmp_path / "crash"), vault) as again:
        assert await claim_news(again, NOON) is None
        assert len(await again.news.recover()) == 1
        assert await claim_news(again, NOON) is not None


async def test_news_that_do_not_open_are_dropped(
    store: Storage, account: Account, path: Path, tmp_path: Path
) -> None:
    await keep_news(store, news(account))
    async with await Storage.open(crash_image(path, tmp_path / "crash"), new_vault()) as strange:
        assert await claim_news(strange, NOON) is None
        assert await strange.news.next_due() is None
