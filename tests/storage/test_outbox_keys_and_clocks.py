"""Which job has which batch key, and what the outbox does when the clock is set."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage import Job, JobState, Storage, Vault
from storage.driver import sqlite3
from storage.rows import change
from tests.storage.support import CHAT, NOON, PERSON, claimed, confirm

LATER = NOON + timedelta(seconds=10)
WINDOW = timedelta(seconds=11)
REFUSE_ROWS = """
    CREATE TRIGGER no_row BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END
"""


async def only(store: Storage) -> Job:
    (job,) = await store.outbox.recent(CHAT)
    return job


async def test_who_may_own_an_entry_of_the_sent_list_and_which_keys_are_owned(
    store: Storage,
) -> None:
    endings: list[tuple[JobState, str | None]] = [
        (JobState.SENT, "bk-1"),
        (JobState.SENT, None),
        (JobState.UNKNOWN, None),
        (JobState.REFUSED, None),
        (JobState.NOT_SENT, None),
    ]
    for frame, (state, key) in enumerate(endings):
        job = await claimed(store, frame=frame)
        await store.outbox.finish(job.id, state, batch_key=key)  # type: ignore[arg-type]
    given_up = await claimed(store, frame=7)
    await store.outbox.finish(given_up.id, JobState.UNKNOWN)
    await store.outbox.resolve(given_up.id, JobState.NOT_SENT, by="person")
    await claimed(store, frame=8)
    await confirm(store, frame=9)

    owners, keys = await store.outbox.claims(1, ["bk-1", "bk-9", None])

    assert keys == {"bk-1"}
    assert [(job.frame, job.state) for job in owners] == [
        (1, JobState.SENT),
        (2, JobState.UNKNOWN),
        (7, JobState.NOT_SENT),
        (8, JobState.SENDING),
    ]
    assert await store.outbox.claims(2, ["bk-1"]) == ([], frozenset())


async def test_a_key_that_another_job_has_is_not_taken_by_a_lookup(store: Storage) -> None:
    first, second = await claimed(store, frame=1), await claimed(store, frame=2)
    await store.outbox.finish(first.id, JobState.SENT, batch_key="bk")
    await store.outbox.finish(second.id, JobState.UNKNOWN)

    assert not await store.outbox.resolve(second.id, JobState.SENT, by="lookup", batch_key="bk")

    states = {job.frame: (job.state, job.batch_key) for job in await store.outbox.recent(CHAT)}
    assert states == {1: (JobState.SENT, "bk"), 2: (JobState.UNKNOWN, None)}


async def test_an_answer_takes_its_key_from_one_that_only_found_it(store: Storage) -> None:
    first, second = await claimed(store, frame=1), await claimed(store, frame=2)
    await store.outbox.finish(first.id, JobState.UNKNOWN)
    await store.outbox.resolve(first.id, JobState.SENT, by="lookup", batch_key="bk")
    await store.outbox.mark_told(first.id)

    await store.outbox.finish(second.id, JobState.SENT, batch_key="bk")

    found = {job.frame: job for job in await store.outbox.recent(CHAT)}
    assert (found[2].state, found[2].batch_key) == (JobState.SENT, "bk")
    assert (found[1].state, found[1].batch_key, found[1].told) == (JobState.UNKNOWN, None, False)


async def test_of_two_answers_with_one_key_both_are_sent_and_one_has_it(store: Storage) -> None:
    first, second = await claimed(store, frame=1), await claimed(store, frame=2)
    assert await store.outbox.finish(first.id, JobState.SENT, batch_key="bk")
    assert await store.outbox.finish(second.id, JobState.SENT, batch_key="bk")
    found = [(job.state, job.batch_key) for job in await store.outbox.recent(CHAT)]
    assert found == [(JobState.SENT, None), (JobState.SENT, "bk")]


async def test_two_people_with_the_same_keys_share_their_batch_keys(store: Storage) -> None:
    mine = await store.accounts.link(1, 1, "key", "secret", "a")
    theirs = await store.accounts.link(2, 2, "key", "secret", "a")
    first = await claimed(store, frame=1, account_id=mine.id)
    second = await claimed(store, frame=2, account_id=theirs.id)
    await store.outbox.finish(first.id, JobState.SENT, batch_key="bk")
    await store.outbox.finish(second.id, JobState.UNKNOWN)

    owners, keys = await store.outbox.claims(theirs.id, ["bk"])

    assert ([job.frame for job in owners], keys) == ([2], frozenset({"bk"}))
    assert not await store.outbox.resolve(second.id, JobState.SENT, by="lookup", batch_key="bk")


async def test_an_end_and_its_line_in_the_audit_are_written_together_or_not_at_all(
    store: Storage,
) -> None:
    job = await claimed(store)

    await store.run(lambda db: db.conn.execute(REFUSE_ROWS))
    with pytest.raises(sqlite3.IntegrityError, match="no room"):
        await store.outbox.finish(job.id, JobState.SENT)
    assert (await only(store)).state is JobState.SENDING
    await store.run(lambda db: db.conn.execute("DROP TRIGGER no_row"))
    assert await store.outbox.finish(job.id, JobState.SENT)
    assert not await store.outbox.finish(job.id, JobState.SENT)
    assert [act.people for act in await store.audit.page(job.account_id)] == [job.recipients]


async def test_a_jump_of_the_clock_moves_the_undo_windows_alone(store: Storage) -> None:
    await confirm(store, frame=1, due_at=NOON + timedelta(seconds=10))
    await confirm(store, frame=2, due_at=NOON + timedelta(days=2))

    await store.outbox.move_waiting(timedelta(hours=-1), window=WINDOW)

    due = {job.frame: job.due_at for job in await store.outbox.recent(CHAT)}
    assert due[1] == NOON + timedelta(hours=-1, seconds=10)
    assert due[2] == NOON + timedelta(days=2)


async def test_what_was_confirmed_behind_a_jump_is_not_moved_by_it(store: Storage) -> None:
    """It was noticed only afterwards: both have the windows that were said."""
    await confirm(store, frame=1, due_at=NOON + timedelta(seconds=10))
    jump = timedelta(minutes=10)

    await store.outbox.move_waiting(jump, window=WINDOW, now=NOON + timedelta(seconds=2))
    await store.outbox.move_waiting(jump, window=WINDOW, now=NOON + jump + timedelta(seconds=2))

    (job,) = await store.outbox.recent(CHAT)
    assert job.due_at == NOON + jump + timedelta(seconds=10), "moved once, by the second one"


async def test_a_window_that_lies_ahead_at_the_start_begins_anew(store: Storage) -> None:
    await confirm(store, frame=1, due_at=NOON + timedelta(seconds=10))
    earlier = NOON - timedelta(hours=1)
    await store.outbox.start_windows_again(earlier, window=WINDOW)
    assert (await only(store)).due_at == earlier + timedelta(seconds=10)
    await store.outbox.start_windows_again(NOON, window=WINDOW)
    assert (await only(store)).due_at == earlier + timedelta(seconds=10)


CHANGES = [
    "account_id = 2",
    "account_id = 2, chat = 501",
    "group_ids = '[13]'",
    "group_ids = '[]', relation_ids = '[22, 23]'",
    "user = 701",
]


@pytest.mark.parametrize("changes", CHANGES)
async def test_a_row_that_somebody_changed_in_the_file_does_not_leave(
    store: Storage, changes: str
) -> None:
    """From another account, or to others, than was confirmed."""
    await confirm(store, due_at=NOON)
    sql = f"UPDATE outbox SET {changes}"
    await store.run(lambda db: change(db, sql))

    assert await store.outbox.claim(LATER) is None
    (job,) = await store.outbox.untold()
    assert (job.state, job.sealed, job.text) == (JobState.NOT_SENT, True, None)


async def test_a_row_of_a_version_that_bound_nothing_leaves(store: Storage, vault: Vault) -> None:
    await confirm(store, due_at=NOON)
    old = vault.seal(f"outbox:{PERSON}", b'{"text": "a", "template": "", "mobiles": []}')
    await store.run(lambda db: change(db, "UPDATE outbox SET sealed = ?", (old,)))

    job = await store.outbox.claim(LATER)
    assert job is not None
    assert job.text == "a"
