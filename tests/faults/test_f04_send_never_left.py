"""F04: no connection could be made, so nothing left: tried a few times, then "nothing was sent"."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from storage import JobState
from tests.handlers.outbox_desk import OutboxDesk, Unreachable

WAYS: list[Callable[[str], Exception]] = [
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
]


@pytest.mark.parametrize("error", WAYS)
@pytest.mark.parametrize("operation", ["Send", "GetToken"])
async def test_a_connection_that_is_never_made_ends_as_not_sent(
    outbox_desk: OutboxDesk, error: Callable[[str], Exception], operation: str
) -> None:
    way = Unreachable(operation, [error("no way") for _ in range(100)])
    outbox_desk.aim(transport=way)
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_told(job)

    assert ended.state is JobState.NOT_SENT
    assert ended.text == outbox_desk.text, "the text is kept"
    assert way.tries >= 1 + len(outbox_desk.intervals.reconnect)
    assert "چیزی ارسال نشد" in outbox_desk.ear.pushed[0]
    assert outbox_desk.twin.calls("Send") == []


@pytest.mark.parametrize("operation", ["Send", "GetToken"])
async def test_a_service_that_comes_back_gets_the_sms_once(
    outbox_desk: OutboxDesk, operation: str
) -> None:
    way = Unreachable(operation, [httpx.ConnectError("no way"), httpx.ConnectError("no way")])
    outbox_desk.aim(transport=way)
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_told(job)

    assert ended.state is JobState.SENT
    assert way.tries == 3
    assert len(outbox_desk.twin.calls("Send")) == 1
    assert len(outbox_desk.twin.sent()) == 1
