"""F17: our clock jumps back an hour between the call and the lookup: it is found all the same."""

from __future__ import annotations

from datetime import timedelta

from storage import JobState
from tests.handlers.outbox_desk import OutboxDesk, settled


async def test_a_lookup_goes_by_the_ids_of_the_service(outbox_desk: OutboxDesk) -> None:
    outbox_desk.twin.faults.add("Send", "drop_after")
    job = await outbox_desk.insert()
    outbox_desk.on_step["outbox:finished"] = lambda: outbox_desk.move(timedelta(hours=-1))

    await outbox_desk.work_until_settled(job)

    assert (await outbox_desk.job(job)).state is JobState.SENT
    assert len(outbox_desk.twin.sent()) == 1


async def test_without_a_known_id_the_window_has_slack_for_an_hour(
    outbox_desk: OutboxDesk,
) -> None:
    outbox_desk.twin.faults.add("GetLastSentMessagesFromLastId", "refuse", times=1)
    outbox_desk.twin.faults.add("GetLastSentMessagesByPageId", "refuse", times=1)
    outbox_desk.twin.faults.add("Send", "drop_after")
    outbox_desk.on_step["outbox:calling"] = lambda: outbox_desk.twin_clock.advance(-3600)

    ended = await outbox_desk.send_until(settled)

    assert ended.last_sent_id is None
    assert ended.state is JobState.SENT
