"""F50: the service is down for an hour: fewer calls, no flood of news after, nothing missed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from handlers.news.watch.courier import Courier
from handlers.news.watch.watcher import Watcher
from handlers.shared.intervals import NewsIntervals
from tests.handlers.desk import NOW, Desk, opened
from tests.handlers.watching import EVERY, TEHRAN, Post, made, reply, ticket
from tests.stories.harness.waiting import eventually
from tests.workers import at_work

HOUR = 3600.0


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with opened(tmp_path) as ready:
        yield ready


async def watched(desk: Desk, watcher: Watcher, timer: list[float], until: float) -> None:
    """All the looks up to a moment of the timer; the desk's clock goes along."""
    await watcher.sync()
    while (due := watcher.schedule.next_due()) is not None and due <= until:
        timer[0] = max(timer[0], due)
        desk.now = NOW + timedelta(seconds=timer[0])
        account = watcher.schedule.take(timer[0])
        if account is not None:
            await watcher.poll(account)
    timer[0] = until
    desk.now = NOW + timedelta(seconds=until)


async def test_f50_an_hour_of_silence_then_one_message_with_all_of_it(desk: Desk) -> None:
    watch, timer = await made(desk), [0.0]
    watcher = Watcher(
        desk.services, every=EVERY, zone=TEHRAN, timer=lambda: timer[0], chance=lambda: 0.5
    )
    watch.tickets(ticket(7, 1))
    watch.thread(1)
    watch.notices(1)
    await watched(desk, watcher, timer, 600.0)

    desk.script.answers["GetUserInfo"] = httpx.ConnectError("down")
    desk.script.asked.clear()
    await watched(desk, watcher, timer, 600.0 + HOUR)
    tries = len(desk.script.asked)
    assert 2 <= tries <= 20, "each look asks once, and a read is tried twice here"

    watch.info(Credit=0, ExpirationLeftDays=7)
    watch.tickets(ticket(7, 2))
    watch.thread(2, reply(1, "پاسخ یکم"), reply(2, "پاسخ دوم"))
    watch.notices(*range(6, 0, -1))
    await watched(desk, watcher, timer, 600.0 + 2 * HOUR)
    post = Post(desk)
    courier = Courier(desk.services, post, zone=TEHRAN, intervals=NewsIntervals(idle=0.02))
    async with at_work(courier):
        await eventually(lambda: bool(post.told))

    (text,) = post.texts()
    assert "۹ خبر تازه" in text
    for part in (
        "پاسخ یکم",
        "پاسخ دوم",
        "اعلان 2",
        "اعلان 6",
        "اعتبار تمام شده",
        "تا پایان پلن حساب",
    ):
        assert part in text
