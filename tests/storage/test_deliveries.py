"""Counts of sendings and the wishes to look at them again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from storage import Account, NewFollow, Storage, Vault
from storage.models import JobState
from tests.storage.support import CHAT, NOON, PERSON, StoppedClock, confirm, new_vault

KEY = "3f1c"


def enqueue_delivery_task(account: Account, **changes: object) -> NewFollow:
    fields: dict[str, object] = {
        "account_id": account.id,
        "chat": CHAT,
        "user": PERSON,
        "batch_key": KEY,
        "want": "summary",
        "sent_at": NOON,
        "recipients": 5,
        "due_at": NOON,
    }
    return NewFollow.model_validate(fields | changes)


async def test_counts_that_stand_still_remember_since_when(
    store: Storage, account: Account, clock: StoppedClock
) -> None:
    kept = store.deliveries
    await kept.save(account.id, KEY, {"delivered": 3, "underway": 2}, {"؟": 1}, whole=True)
    clock.forward(minutes=5)
    await kept.save(account.id, KEY, {"underway": 2, "delivered": 3}, {"؟": 1}, whole=True)
    found = await kept.get(account.id, KEY)
    assert found is not None
    assert (found.total, found.others, found.whole) == (6, {"؟": 1}, True)
    assert (found.same_since, found.counted_at) == (NOON, NOON + timedelta(minutes=5))

    await kept.save(account.id, KEY, {"delivered": 5}, {}, whole=True)
    changed = (await kept.many(account.id, [KEY, "none"]))[KEY]
    assert changed.same_since == NOON + timedelta(minutes=5)


async def test_a_summary_is_wished_once_and_a_file_each_time(
    store: Storage, account: Account
) -> None:
    kept = store.deliveries
    for want in ("summary", "file"):
        await kept.follow(enqueue_delivery_task(account, want=want))
        await kept.follow(enqueue_delivery_task(account, want=want))
    both = await kept.due(NOON)
    assert [each.want for each in both] == ["summary", "file"]
    for each in both:
        await kept.done(each.id)
    assert await kept.next_due() is None
    for want in ("summary", "file"):
        await kept.follow(enqueue_delivery_task(account, want=want))
    assert [each.want for each in await kept.due(NOON)] == ["file"]


async def test_a_look_that_failed_comes_again_and_what_is_at_work_is_passed_over(
    store: Storage, account: Account
) -> None:
    kept = store.deliveries
    await kept.follow(enqueue_delivery_task(account))
    (found,) = await kept.due(NOON)
    assert await kept.due(NOON, skip=[found.id]) == []
    assert await kept.next_due(skip=[found.id]) is None
    later = NOON + timedelta(minutes=1)
    await kept.again(found.id, later, failed=True)
    assert await kept.due(NOON) == []
    assert await kept.next_due() == later
    assert [each.tries for each in await kept.due(later)] == [1]
    await kept.again(found.id, later)
    assert [each.tries for each in await kept.due(later)] == [0]


async def test_what_the_bot_sent_is_followed_once(store: Storage, account: Account) -> None:
    await confirm(store, account_id=account.id)
    job = await store.outbox.claim(NOON)
    assert job is not None
    yesterday = NOON - timedelta(days=1)
    assert await store.deliveries.follow_sent(yesterday, NOON) == 0
    await store.outbox.finish(job.id, JobState.SENT, message_id=1, batch_key=KEY)
    assert await store.deliveries.follow_sent(yesterday, NOON) == 1
    (found,) = await store.deliveries.due(NOON)
    assert (found.want, found.batch_key, found.recipients) == ("summary", KEY, 250)
    await store.deliveries.done(found.id)
    assert await store.deliveries.follow_sent(yesterday, NOON) == 0
    assert await store.deliveries.followed(found.id) is not None


async def test_unlinking_forgets_counts_and_wishes(store: Storage, account: Account) -> None:
    await store.deliveries.save(account.id, KEY, {"delivered": 1}, {}, whole=True)
    await store.deliveries.follow(enqueue_delivery_task(account))
    assert await store.accounts.unlink(CHAT)
    assert await store.deliveries.get(account.id, KEY) is None
    assert await store.deliveries.due(NOON) == []
    await store.deliveries.save(account.id, KEY, {"delivered": 1}, {}, whole=True)
    await store.deliveries.follow(enqueue_delivery_task(account))
    assert await store.deliveries.get(account.id, KEY) is None


async def test_wishes_outlive_the_process(tmp_path: Path) -> None:
    vault: Vault = new_vault()
    path = tmp_path / "kept.db"
    async with await Storage.open(path, vault, clock=lambda: NOON) as first:
        account = await first.accounts.link(CHAT, PERSON, "k", "s", "shop")
        await first.deliveries.follow(enqueue_delivery_task(account))
    async with await Storage.open(path, vault, clock=lambda: NOON) as second:
        assert [each.batch_key for each in await second.deliveries.due(NOON)] == [KEY]


async def test_a_wish_keeps_its_time_unless_a_person_presses(
    store: Storage, account: Account
) -> None:
    kept = store.deliveries
    later = NOON + timedelta(hours=1)
    await kept.follow(enqueue_delivery_task(account, want="count", due_at=later))
    await kept.follow(enqueue_delivery_task(account, want="count"))
    assert await kept.next_due() == later
    await kept.follow(enqueue_delivery_task(account, want="count"), pressed=True)
    assert await kept.next_due() == NOON
    found = await kept.wished(CHAT, KEY, "count")
    assert found is not None
    await kept.done(found.id)
    assert await kept.wished(CHAT, KEY, "count") is None
