from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from storage import Account, Duplicate, Job, JobState, Storage, Vault
from tests.blank import lay
from tests.storage.support import (
    CHAT,
    MOBILE,
    NOON,
    PERSON,
    TEXT,
    StoppedClock,
    claimed,
    confirm,
    new_job,
)

LATER = NOON + timedelta(seconds=10)


async def only(store: Storage) -> Job:
    (job,) = await store.outbox.recent(CHAT)
    return job


async def test_a_confirmed_job_comes_back_as_it_was_confirmed(store: Storage) -> None:
    await confirm(store)
    job = await only(store)
    wanted = new_job()
    assert wanted.model_dump() == job.model_dump(include=set(type(wanted).model_fields))
    assert (job.state, job.created_at, job.told) == (JobState.WAITING, NOON, False)
    assert await store.outbox.get(job.id) == job
    assert await store.outbox.get(job.id + 1) is None


async def test_a_printed_job_shows_neither_text_nor_number(store: Storage) -> None:
    await confirm(store)
    printed = repr(await only(store)) + repr(new_job())
    assert TEXT not in printed
    assert MOBILE not in printed


async def test_a_second_confirmation_undoes_its_whole_transaction(store: Storage) -> None:
    await confirm(store)
    effects = [store.outbox.insertion(new_job(part="numbers")), store.outbox.insertion(new_job())]
    with pytest.raises(Duplicate):
        await store.states.save(CHAT, PERSON, b"second press", effects=effects)
    assert await store.states.load(CHAT, PERSON) == b"{}"
    assert (await only(store)).part == "contacts"


@pytest.mark.parametrize(
    "change",
    [{"part": "numbers"}, {"revision": 6}, {"frame": 4}, {"user": 701}],
)
async def test_another_part_show_screen_or_person_is_another_job(
    store: Storage, change: dict[str, object]
) -> None:
    await confirm(store)
    await confirm(store, **change)
    assert len(await store.outbox.recent(CHAT)) == 2


async def test_jobs_are_found_by_the_screen_that_confirmed_them(store: Storage) -> None:
    await confirm(store)
    await confirm(store, part="numbers")
    await confirm(store, revision=9)
    await confirm(store, frame=4)
    parts = [(j.part, j.revision) for j in await store.outbox.for_frame(CHAT, PERSON, 3)]
    assert parts == [("contacts", 5), ("numbers", 5), ("contacts", 9)]
    assert len(await store.outbox.for_frame(CHAT, PERSON, 3, 5)) == 2
    assert await store.outbox.for_frame(CHAT, PERSON + 1, 3) == []


async def test_nothing_is_claimed_before_it_is_due(store: Storage) -> None:
    await confirm(store, due_at=LATER)
    assert await store.outbox.next_due() == LATER
    assert await store.outbox.claim(LATER - timedelta(microseconds=1)) is None
    job = await store.outbox.claim(LATER)
    assert job is not None
    assert job.state is JobState.SENDING
    assert await store.outbox.next_due() is None


async def test_a_job_is_claimed_once(store: Storage) -> None:
    await claimed(store)
    assert await store.outbox.claim(LATER) is None


async def test_the_longest_due_goes_first(store: Storage) -> None:
    await confirm(store, frame=1, due_at=LATER)
    await confirm(store, frame=2, due_at=NOON)
    order = [await store.outbox.claim(LATER), await store.outbox.claim(LATER)]
    assert [job.frame for job in order if job] == [2, 1]


async def test_accounts_that_are_busy_are_passed_over(store: Storage) -> None:
    await confirm(store, frame=1, account_id=1)
    await confirm(store, frame=2, account_id=2, due_at=LATER)
    assert await store.outbox.next_due(skip={1}) == LATER
    job = await store.outbox.claim(LATER, skip={1})
    assert job is not None
    assert job.account_id == 2
    assert await store.outbox.claim(LATER, skip={1, 2}) is None
    assert await store.outbox.next_due(skip={1, 2}) is None


class CountingVault(Vault):
    """Counts what is opened."""

    opened = 0

    def open(self, owner: str, token: bytes) -> bytes:
        self.opened += 1
        return super().open(owner, token)


async def test_a_job_that_waits_for_those_before_it_is_opened_once(tmp_path: Path) -> None:
    """A large sending waits as hundreds of jobs, which are looked at each time one has left."""
    vault = CountingVault([Fernet.generate_key().decode()])
    async with await Storage.open(lay(tmp_path / "sefid.db"), vault) as store:
        for frame in range(5):
            await confirm(store, frame=frame)
        assert await store.outbox.hold(NOON) == []
        assert vault.opened == 5
        await confirm(store, frame=5)
        for _ in range(3):
            assert await store.outbox.hold(NOON) == []
        assert vault.opened == 6


async def test_a_sent_job_forgets_text_and_numbers_but_can_be_told_apart(
    store: Storage, clock: StoppedClock
) -> None:
    job = await claimed(store)
    clock.forward(seconds=3)
    assert await store.outbox.finish(
        job.id, JobState.SENT, message_id=88, batch_key="bk", service_message="ok"
    )
    sent = await only(store)
    assert (sent.state, sent.text, sent.mobiles, sent.sealed) == (JobState.SENT, None, (), False)
    assert (sent.message_id, sent.batch_key, sent.service_message) == (88, "bk", None)
    assert (sent.claimed_at, sent.finished_at) == (NOON, NOON + timedelta(seconds=3))
    assert sent.text_hash == store.outbox.text_hash(TEXT)
    assert sent.text_hash != store.outbox.text_hash(TEXT + " ")


@pytest.mark.parametrize("ending", [JobState.REFUSED, JobState.UNKNOWN, JobState.NOT_SENT])
async def test_any_other_ending_keeps_the_text(store: Storage, ending: JobState) -> None:
    job = await claimed(store)
    assert await store.outbox.finish(job.id, ending, service_message="no credit")  # type: ignore[arg-type]
    ended = await only(store)
    assert (ended.state, ended.text, ended.mobiles) == (ending, TEXT, (MOBILE,))
    assert ended.service_message == "no credit"


async def test_only_a_job_being_sent_can_be_finished(store: Storage) -> None:
    await confirm(store)
    waiting = await only(store)
    assert not await store.outbox.finish(waiting.id, JobState.SENT)
    assert await only(store) == waiting
    await store.outbox.claim(NOON)
    assert await store.outbox.finish(waiting.id, JobState.REFUSED)
    assert not await store.outbox.finish(waiting.id, JobState.SENT)
    assert (await only(store)).state is JobState.REFUSED


async def test_undo_stops_the_parts_that_still_wait_and_says_which(store: Storage) -> None:
    job = await claimed(store)
    await confirm(store, part="numbers")
    other = (await store.outbox.recent(CHAT))[0]
    assert await store.outbox.undo([job.id, other.id, 999]) == [False, True, False]
    assert await store.outbox.undo([other.id]) == [False]
    states = {j.part: j.state for j in await store.outbox.recent(CHAT)}
    assert states == {"contacts": JobState.SENDING, "numbers": JobState.UNDONE}
    assert await store.outbox.claim(LATER) is None
    assert await store.outbox.untold() == []


async def test_the_newest_sent_id_is_kept_for_the_lookup(store: Storage) -> None:
    job = await claimed(store)
    await store.outbox.note_last_sent(job.id, 4711)
    assert (await only(store)).last_sent_id == 4711


@pytest.mark.parametrize(("by", "untold"), [("lookup", 1), ("person", 0)])
async def test_an_unknown_job_is_settled_once_and_told_unless_the_person_did_it(
    store: Storage, by: str, untold: int
) -> None:
    job = await claimed(store)
    assert not await store.outbox.resolve(job.id, JobState.SENT, by=by)
    await store.outbox.finish(job.id, JobState.UNKNOWN)
    await store.outbox.mark_told(job.id)
    assert await store.outbox.resolve(job.id, JobState.SENT, by=by, batch_key="found")
    assert not await store.outbox.resolve(job.id, JobState.NOT_SENT, by=by)
    settled = await only(store)
    assert (settled.state, settled.resolved_by) == (JobState.SENT, by)
    assert (settled.batch_key, settled.text) == ("found", None)
    assert len(await store.outbox.untold()) == untold


async def test_an_ended_job_is_untold_until_it_is_told(store: Storage, account: Account) -> None:
    job = await claimed(store, account_id=account.id)
    assert await store.outbox.untold() == []
    await store.outbox.finish(job.id, JobState.REFUSED)
    assert [j.id for j in await store.outbox.untold()] == [job.id]
    await store.outbox.mark_told(job.id)
    assert await store.outbox.untold() == []
    assert (await only(store)).told


async def test_open_jobs_and_states_are_counted(store: Storage) -> None:
    job = await claimed(store)
    await confirm(store, part="numbers")
    await confirm(store, account_id=2, frame=9)
    assert await store.outbox.count_open(1) == 2
    await store.outbox.finish(job.id, JobState.UNKNOWN)
    assert await store.outbox.count_open(1) == 1
    counts = await store.outbox.counts()
    assert (counts[JobState.WAITING], counts[JobState.UNKNOWN], counts[JobState.SENT]) == (2, 1, 0)


async def test_recent_jobs_come_newest_first_and_in_pages(store: Storage) -> None:
    for frame in range(5):
        await confirm(store, frame=frame)
    await confirm(store, chat=CHAT + 1)
    pages = [await store.outbox.recent(CHAT, 2, offset) for offset in (0, 2, 4)]
    assert [[job.frame for job in page] for page in pages] == [[4, 3], [2, 1], [0]]


async def test_texts_of_old_endings_can_be_forgotten_but_not_of_unknown_ones(
    store: Storage,
) -> None:
    refused = await claimed(store, frame=1)
    await store.outbox.finish(refused.id, JobState.REFUSED)
    unknown = await claimed(store, frame=2)
    await store.outbox.finish(unknown.id, JobState.UNKNOWN)
    assert await store.outbox.forget_texts(NOON) == 0
    assert await store.outbox.forget_texts(LATER) == 1
    texts = {job.state: job.text for job in await store.outbox.recent(CHAT)}
    assert texts == {JobState.REFUSED: None, JobState.UNKNOWN: TEXT}


async def test_a_job_without_a_time_zone_is_refused(store: Storage) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.outbox.insertion(new_job(due_at=NOON.replace(tzinfo=None)))
