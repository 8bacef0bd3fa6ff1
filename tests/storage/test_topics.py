"""What somebody is told of says in which topic of the chat it was made."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlite_utils.db import Database

from storage import JobState, NewFollow, NewGreeting, NewImport, Storage, Vault
from storage.schema_topics import TOLD_OF
from tests.storage.support import CHAT, NOON, PERSON, confirm
from tests.storage.test_turns_migration import insert, older

TOPIC = 77


async def test_rows_of_before_are_of_no_known_topic(path: Path, vault: Vault) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    db = older(path, vault, "0104_topics")
    for frame in (3, 4):
        insert(db, frame=frame, turn=1, batch=1)
    db.close()
    async with await Storage.open(path, vault) as store:
        assert [job.topic for job in await store.outbox.recent(CHAT)] == [None, None]


async def test_a_send_and_what_follows_it_keep_the_topic(store: Storage) -> None:
    account = await store.accounts.link(CHAT, PERSON, "key", "secret", "shop")
    await confirm(store, account_id=account.id, topic=TOPIC)
    (job,) = await store.outbox.recent(CHAT)
    assert job.topic == TOPIC
    await store.outbox.claim(NOON)
    await store.outbox.finish(job.id, JobState.SENT, batch_key="b")
    await store.deliveries.follow_sent(NOON - timedelta(days=1), NOON)
    made: dict[str, Any] = {"chat": CHAT, "user": PERSON, "account_id": account.id, "topic": TOPIC}
    await store.imports.insert(NewImport(id=5, **made))
    imported = await store.imports.get(5)
    assert imported is not None
    assert imported.topic == TOPIC
    greeting = NewGreeting(**made, text="t", clock=0, most=1, planned_until=NOON.date())
    await store.run(store.greetings.switching_on(greeting))
    kept = await store.greetings.get(account.id)
    assert kept is not None
    assert kept.topic == TOPIC
    await store.deliveries.follow(
        NewFollow(**made, batch_key="k", want="count", sent_at=None, recipients=1, due_at=NOON)
    )
    told_of = {"outbox", "campaigns", "imports", "birthday_greetings", "follows"}
    assert told_of < set(TOLD_OF)
    for table in told_of:
        assert await store.run(partial(topics_in, table), write=False) == {TOPIC}, table


def topics_in(table: str, db: Database) -> set[int | None]:
    return {each["topic"] for each in db.table(table).rows}
