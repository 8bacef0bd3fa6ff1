"""How a send ended is told as other news are: with a switch of its own, at night silently."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from handlers.messages.delivery.worker import FollowWorker
from handlers.shared.intervals import DeliveryIntervals
from storage import NewFollow
from tests.handlers.desk import OWNER, Desk
from tests.handlers.watching import TEHRAN, WELL, Post
from tests.stories.harness.waiting import eventually
from tests.workers import at_work

NIGHT = datetime(2026, 10, 14, 20, 0, tzinfo=UTC)  # 23:30 in Tehran
MORNING = datetime(2026, 10, 15, 4, 30, tzinfo=UTC)
TIMES = DeliveryIntervals(first=0, least=3, failed=30, idle=0.02, keep=0.0)


@pytest.fixture
async def settled(desk: Desk) -> Post:
    """A send whose last number has its end, at night."""
    account = await desk.link()
    desk.now = NIGHT
    desk.script.answers["GetSentMessagesMobileNumbers"] = WELL | {
        "Messages": [{"Id": 1, "MobileNumber": 9120000001, "DeliveryStatus": "رسیده به گوشی"}]
    }
    enqueue_delivery_task = NewFollow(
        account_id=account,
        chat=OWNER,
        user=OWNER,
        batch_key="key",
        want="summary",
        sent_at=NIGHT - timedelta(minutes=5),
        recipients=1,
        due_at=NIGHT,
    )
    await desk.storage.deliveries.follow(enqueue_delivery_task)
    return Post(desk)


@pytest.mark.parametrize("silent", [True, False])
async def test_a_summary_makes_no_sound_in_quiet_hours(
    desk: Desk, settled: Post, *, silent: bool
) -> None:
    if not silent:
        desk.now = MORNING
    worker = FollowWorker(desk.services, settled, intervals=TIMES, zone=TEHRAN)
    async with at_work(worker):
        await eventually(lambda: bool(settled.told))

    ((_, view),) = settled.told
    assert view.silent is silent


async def test_a_summary_that_is_switched_off_is_not_told(desk: Desk, settled: Post) -> None:
    await desk.storage.settings.update(OWNER, alerts={"settled": False})
    worker = FollowWorker(desk.services, settled, intervals=TIMES, zone=TEHRAN)

    async def met() -> bool:
        return await desk.storage.deliveries.next_due() is None

    async with at_work(worker):
        await eventually(met)
    assert settled.told == []
