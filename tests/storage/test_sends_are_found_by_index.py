"""A send that is asked for by its key or its card costs the same however much has been sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlite_utils.db import Database

from storage import Account, JobState, NewFollow, Storage
from storage.rows import change
from tests.storage.support import CHAT, NOON, PERSON, new_job

pytestmark = pytest.mark.long

Question = Callable[[Storage, Account], Awaitable[Any]]
FEW, MANY = 20, 200
KEY = "key-7"


async def turn_of_key(store: Storage, account: Account) -> None:
    assert [job.batch_key for job in await store.outbox.sent_with(account.id, KEY)] == [KEY]


async def turns_of_keys(store: Storage, account: Account) -> None:
    assert (await store.outbox.sent_turns(account.id, [KEY]))[KEY].last == KEY


async def turn_of_card(store: Storage, _: Account) -> None:
    assert [job.id for job in await store.outbox.for_frame(CHAT, PERSON, 7)] == [7]


async def follow(store: Storage, account: Account) -> None:
    new = NewFollow(
        account_id=account.id, chat=CHAT, user=PERSON, batch_key=KEY, want="summary",
        sent_at=NOON, recipients=1, due_at=NOON,
    )  # fmt: skip
    await store.deliveries.follow(new)
    assert await store.deliveries.wished(CHAT, KEY, "summary") is not None


async def finish(store: Storage, _: Account) -> None:
    """Once by an answer of the service, once by a look into its sent list."""
    again = "UPDATE outbox SET state = ?, batch_key = NULL WHERE id = 7"
    await store.run(lambda db: db.execute(again, (JobState.SENDING,)))
    assert await store.outbox.finish(7, JobState.SENT, batch_key=KEY)
    await store.run(lambda db: db.execute(again, (JobState.UNKNOWN,)))
    assert await store.outbox.resolve(7, JobState.SENT, by="lookup", batch_key=KEY)


async def ended(store: Storage, _: Account) -> None:
    """One that ended without a call is written down in the audit."""
    again = "UPDATE outbox SET state = ?, noted = 0 WHERE id = 7"
    await store.run(lambda db: db.execute(again, (JobState.NOT_SENT,)))
    await store.outbox.note_ended()


async def sent_lately(store: Storage, _: Account) -> None:
    assert await store.deliveries.follow_sent(NOON, NOON) == 0


async def same_text(store: Storage, account: Account) -> None:
    assert await store.outbox.same_text(account.id, ["متنی دیگر"], NOON) == []


async def owners(store: Storage, account: Account) -> None:
    """Asked for each send whose end is not known."""
    again = "UPDATE outbox SET state = ?, batch_key = NULL WHERE id = 7"
    await store.run(lambda db: db.execute(again, (JobState.UNKNOWN,)))
    jobs, keys = await store.outbox.claims(account.id, ["key-8", "key-none"])
    assert [job.id for job in jobs] == [7]
    assert keys == {"key-8"}
    known = "UPDATE outbox SET state = ?, batch_key = ? WHERE id = 7"
    await store.run(lambda db: db.execute(known, (JobState.SENT, KEY)))


async def taken(store: Storage, account: Account) -> None:
    assert await store.outbox.taken(account.id, [KEY, None]) == {KEY}


async def inherited(store: Storage, account: Account) -> None:
    assert await store.accounts.inherited(CHAT) == account.id


async def over(store: Storage, account: Account) -> None:
    """What is kept of campaigns that are over is gone through once."""
    assert await store.campaigns.forget(NOON) == 0


async def send(store: Storage, account: Account, cards: range) -> None:
    jobs = [new_job(account_id=account.id, frame=card, mobiles=()) for card in cards]
    confirm = [store.outbox.insertion(job) for job in jobs]
    await store.run(lambda db: [effect(db) for effect in confirm])
    sent = "UPDATE outbox SET state = ?, batch_key = 'key-' || frame, noted = 1"
    await store.run(lambda db: db.execute(sent, (JobState.SENT,)))
    await store.run(lambda db: others(db, cards))


def others(db: Database, cards: range) -> None:
    """People with keys of their own have linked accounts."""
    for card in cards:
        change(db, _ACCOUNT, (PERSON + card, str(card)))
        change(db, _ACT, (card, PERSON + card, -card))


_ACCOUNT = """
    INSERT INTO accounts (owner, key_hash, sealed, label, linked_at, status)
    VALUES (?, ?, x'', '', '', 'ok')
"""
_ACT = """
    INSERT INTO audit (at, account, person, role, place, verb, text_hash, ref, result, code, key,
        digest, hash)
    VALUES ('', ?, ?, 'owner', ?, 'linked', '', '', 'done', '', '', '', '')
"""


async def steps(store: Storage, question: Question, account: Account) -> int:
    """Of SQLite's machine, while the question is answered."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    def watch(db: Database, seen: Callable[[], int] | None) -> None:
        db.conn.set_progress_handler(seen, 1)

    await store.run(lambda db: watch(db, count))
    await question(store, account)
    await store.run(lambda db: watch(db, None))
    return counted


@pytest.mark.parametrize(
    "question",
    [
        turn_of_key,
        turns_of_keys,
        turn_of_card,
        follow,
        finish,
        ended,
        sent_lately,
        same_text,
        owners,
        taken,
        inherited,
        over,
    ],
)
async def test_a_send_is_found_without_reading_the_others(
    store: Storage, account: Account, question: Question
) -> None:
    await send(store, account, range(1, FEW))
    await question(store, account)
    few = await steps(store, question, account)
    await send(store, account, range(FEW, MANY))
    assert await steps(store, question, account) <= few + FEW
