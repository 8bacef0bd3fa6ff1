"""F15: two chats of one account send the same text: both go out, lookups never mix them up."""

from __future__ import annotations

from handlers.messages.sending.calling import newest_sent_id
from handlers.messages.sending.lookup import resolve_unknown
from storage import JobState
from tests.handlers.outbox_desk import OWNER, OutboxDesk

OTHER = 1002


async def test_both_are_sent(outbox_desk: OutboxDesk) -> None:
    first = await outbox_desk.insert()
    second = await outbox_desk.insert(chat=OTHER, user=OTHER)

    await outbox_desk.work_until_told(second)

    ended = [await outbox_desk.job(job) for job in (first, second)]
    assert [job.state for job in ended] == [JobState.SENT, JobState.SENT]
    assert len({job.batch_key for job in ended}) == 2
    assert len(outbox_desk.twin.sent()) == 2


async def test_a_lookup_does_not_take_what_another_job_sent(outbox_desk: OutboxDesk) -> None:
    outbox_desk.twin.faults.add("Send", "drop_after", skip=1, processed=False)
    first = await outbox_desk.insert()
    second = await outbox_desk.insert(chat=OTHER, user=OTHER)

    await outbox_desk.work_until_told(second)

    assert (await outbox_desk.job(first)).state is JobState.SENT
    assert (await outbox_desk.job(second)).state is JobState.UNKNOWN


async def test_of_two_unknown_ones_each_finds_its_own(outbox_desk: OutboxDesk) -> None:
    outbox_desk.twin.faults.add("Send", "drop_after", times=2)
    first = await outbox_desk.insert()
    second = await outbox_desk.insert(chat=OTHER, user=OTHER)

    await outbox_desk.work_until_settled(second)
    await outbox_desk.work_until_settled(first)

    ended = [await outbox_desk.job(job) for job in (first, second)]
    keys = [batch.batch_key for batch in outbox_desk.twin.sent()]
    assert [job.state for job in ended] == [JobState.SENT, JobState.SENT]
    assert [job.batch_key for job in ended] == keys


async def test_one_entry_that_two_unknown_jobs_could_claim_is_left_alone(
    outbox_desk: OutboxDesk,
) -> None:
    """The first never arrived, the second did; nobody can tell which, so nobody pretends to."""
    outbox_desk.twin.faults.add("Send", "drop_after", processed=False)
    outbox_desk.twin.faults.add("Send", "drop_after")
    first = await outbox_desk.insert()
    second = await outbox_desk.insert(chat=OTHER, user=OTHER)

    await outbox_desk.work_until_told(second)

    states = {job.id: (await outbox_desk.job(job)).state for job in (first, second)}
    assert states == {first.id: JobState.UNKNOWN, second.id: JobState.UNKNOWN}
    assert len(outbox_desk.twin.sent()) == 1
    assert len(outbox_desk.twin.calls("Send")) == 2


async def test_while_a_send_with_the_same_text_is_out_nothing_is_claimed(
    outbox_desk: OutboxDesk,
) -> None:
    """The first never arrived; the second is carried out at once and answered late."""
    desk = outbox_desk
    first = await desk.insert()
    second = await desk.insert(chat=OTHER, user=OTHER)

    claimed = await desk.storage.outbox.claim(desk.now)
    assert claimed is not None
    api = await desk.api()
    newest = await newest_sent_id(api)
    assert newest is not None
    await desk.storage.outbox.note_last_sent(first.id, newest)
    await desk.storage.outbox.finish(first.id, JobState.UNKNOWN)
    rival = await desk.storage.outbox.claim(desk.now)
    assert rival is not None
    await desk.storage.outbox.note_last_sent(second.id, newest)
    sending = await api.messages.send(desk.text, group_ids=[desk.group()])

    assert not await resolve_unknown(desk.storage, api, await desk.job(first))

    await desk.storage.outbox.finish(second.id, JobState.SENT, batch_key=sending.batch_key)
    assert not await resolve_unknown(desk.storage, api, await desk.job(first))
    states = [(await desk.job(job)).state for job in (first, second)]
    assert states == [JobState.UNKNOWN, JobState.SENT]


async def test_of_two_that_were_out_together_the_lost_one_finds_its_own_entry(
    outbox_desk: OutboxDesk,
) -> None:
    """The first was answered, so its entry is taken: the only one left is the second's."""
    desk = outbox_desk
    api, ends = await desk.api(), []
    newest = await newest_sent_id(api)
    assert newest is not None
    for who in (OWNER, OTHER):
        await desk.insert(chat=who, user=who)
        job = await desk.storage.outbox.claim(desk.now)
        assert job is not None
        await desk.storage.outbox.note_last_sent(job.id, newest)
        ends.append((job, await api.messages.send(desk.text, group_ids=[desk.group()])))
    (first, answered), (second, lost) = ends
    await desk.storage.outbox.finish(first.id, JobState.SENT, batch_key=answered.batch_key)
    await desk.storage.outbox.finish(second.id, JobState.UNKNOWN)

    assert await resolve_unknown(desk.storage, api, await desk.job(second))

    found = await desk.job(second)
    assert (found.state, found.batch_key) == (JobState.SENT, lost.batch_key)
