"""F15: two chats of one account send the same text: both go out, lookups never mix them up."""

from __future__ import annotations

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
    outbox_desk.twin.faults.add("GetLastSentMessagesFromLastId", "delay", times=None, seconds=0)
    first = await outbox_desk.insert()
    second = await outbox_desk.insert(chat=OTHER, user=OTHER)

    await outbox_desk.work_until_settled(second)

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
    assert OWNER != OTHER
