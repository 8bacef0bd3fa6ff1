"""F06: the service sends but answers too late: found in the list, never called again."""

from __future__ import annotations

from dataclasses import replace

from smsir import Timeouts
from storage import JobState
from tests.handlers.outbox_desk import OutboxDesk


async def test_a_read_timeout_ends_as_sent_when_the_list_has_it(outbox_desk: OutboxDesk) -> None:
    outbox_desk.aim(timeouts=Timeouts(read=0.1))
    outbox_desk.twin.faults.add("Send", "delay", seconds=0.2)
    outbox_desk.intervals = replace(outbox_desk.intervals, lookup=(0.15, 0.3))
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_settled(job)

    assert ended.state is JobState.SENT
    assert ended.resolved_by == "lookup"
    assert len(outbox_desk.twin.calls("Send")) == 1
    assert len(outbox_desk.twin.sent()) == 1
