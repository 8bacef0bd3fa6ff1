"""F151: health is judged by what was done: stored, delivered, gone round; never by a read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import aiohttp
import pytest
from sqlite_utils.db import Database

from bot.workers import Workers
from tests.storage.support import fill_the_disk, free_the_disk
from tests.stories.harness.shop import QUICK
from tests.stories.harness.waiting import eventually

if TYPE_CHECKING:
    from sandbox.bale import RunningBale
    from tests.stories.harness.shop import Shop

    MakeShop = Callable[..., Awaitable[Shop]]

SECRET = "a-secret-of-the-webhook"


@pytest.fixture
async def web() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def page(shop: Shop, web: aiohttp.ClientSession, name: str) -> tuple[int, str]:
    assert shop.bot.web is not None
    async with web.get(f"http://127.0.0.1:{shop.bot.web.port}/{name}") as answer:
        return answer.status, await answer.text()


async def troubles(shop: Shop) -> dict[str, str]:
    return (await shop.bot.health.report()).troubles


def _no_page_left(db: Database) -> None:
    """As `fill_the_disk`, and the free pages are used up as well."""
    db.conn.execute("CREATE TABLE filling (x BLOB)")
    db.conn.execute("INSERT INTO filling VALUES (zeroblob(100000))")


async def test_f151_a_full_disk_is_said_on_both_pages_and_is_over_when_it_is(
    make_lone_shop: MakeShop, web: aiohttp.ClientSession
) -> None:
    shop = await make_lone_shop(listen="127.0.0.1:0")
    await shop.start()
    await shop.bot.storage.run(_no_page_left)
    await fill_the_disk(shop.bot.storage)
    await shop.person.say("تا جایی که دیسک جا دارد " * 150)
    await eventually(lambda: shop.bot.arrivals.failing)
    status, said = await page(shop, web, "healthz")
    assert status == 503
    assert "StorageFull" in said
    assert "could not be stored" in said
    _, numbers = await page(shop, web, "metrics")
    assert "sefid_healthy 0" in numbers
    assert 'sefid_troubles{kind="storage"} 1' in numbers
    await free_the_disk(shop.bot.storage)
    await eventually(lambda: not shop.bot.arrivals.failing)
    await eventually(lambda: _well(shop))
    status, _ = await page(shop, web, "healthz")
    assert status == 200
    assert "sefid_healthy 1" in (await page(shop, web, "metrics"))[1]


async def _well(shop: Shop) -> bool:
    return (await shop.bot.health.report()).ok


async def test_f151_a_poll_counts_only_once_its_updates_are_stored(
    make_lone_shop: MakeShop,
) -> None:
    shop = await make_lone_shop()
    await shop.start()
    await shop.bot.storage.run(_no_page_left)
    await fill_the_disk(shop.bot.storage)
    await shop.person.say("سلام " * 800)
    await eventually(lambda: shop.bot.arrivals.failing)
    before = shop.bot.wires["telegram"].poller.completed
    polls = len(shop.telegram.calls_of("getUpdates"))
    await eventually(lambda: len(shop.telegram.calls_of("getUpdates")) > polls + 2)
    assert shop.bot.wires["telegram"].poller.completed == before


async def test_f151_a_webhook_that_telegram_cannot_reach_is_said(
    make_lone_shop: MakeShop, web: aiohttp.ClientSession
) -> None:
    shop = await make_lone_shop(
        webhook_url="http://127.0.0.1:9/hook", webhook_secret=SECRET, listen="127.0.0.1:0"
    )
    await shop.person.say("سلام")
    hook = shop.bot.wires["telegram"].hook
    assert hook is not None
    await eventually(lambda: "updates wait" in hook.trouble)
    status, said = await page(shop, web, "healthz")
    assert status == 503
    assert "Connection refused" in said


async def test_f151_a_webhook_that_somebody_changed_is_set_again(make_lone_shop: MakeShop) -> None:
    shop = await make_lone_shop(
        webhook_url="http://127.0.0.1:9/hook", webhook_secret=SECRET, listen="127.0.0.1:0"
    )
    shop.telegram.world.webhook["url"] = "https://somebody.example.org/"
    await eventually(lambda: shop.telegram.world.webhook["url"] == shop.settings.webhook_url)


@pytest.mark.parametrize(
    ("kind", "said"), [("http500", "not reached"), ("bad_request", "does not take")]
)
async def test_f151_a_webhook_beside_bale_is_well_only_once_it_is_set(
    make_lone_shop: MakeShop, bale_twin: RunningBale, kind: str, said: str
) -> None:
    shop = await make_lone_shop(
        bale=bale_twin,
        opening=False,
        tuning=replace(QUICK, given_up_pause=0.05),
        webhook_url="http://127.0.0.1:9/hook",
        webhook_secret=SECRET,
        listen="127.0.0.1:0",
    )
    shop.telegram.faults.add("setWebhook", kind, times=None)
    opening = asyncio.create_task(shop.open())
    await eventually(lambda: shop._bot is not None and shop.bot.wires["bale"].ready.is_set())
    await eventually(lambda: len(shop.telegram.calls_of("setWebhook")) > 1)
    found = await troubles(shop)
    assert said in found["telegram.poll"]
    shop.telegram.faults.clear()
    await opening
    await eventually(lambda: _well(shop))


async def test_f151_a_worker_that_hangs_or_always_fails_is_said(make_lone_shop: MakeShop) -> None:
    shop = await make_lone_shop()
    assert await troubles(shop) == {}
    for beat in (shop.bot.workers.beats["outbox"], shop.bot.workers.beats["delivery"]):
        beat._looked -= 10_000
    ticker = shop.bot.workers.beats["ticker"]
    for _ in range(3):
        ticker.note_failure()
    found = await troubles(shop)
    assert "has not moved" in found["worker-outbox"]
    assert "fails each time" in found["worker-ticker"]
    ticker._failed -= 130  # it has gone on for two minutes since: its failures are over
    assert "worker-ticker" not in await troubles(shop)


async def test_f151_a_worker_beats_by_going_round_and_not_by_being_there() -> None:
    rounds = asyncio.Semaphore(0)

    async def work(stop: asyncio.Event) -> None:
        while not stop.is_set():
            await rounds.acquire()

    workers = Workers((0.01,))
    workers.start("tester", work)
    await asyncio.sleep(0)
    beat = workers.beats["tester"]
    beat._looked -= 500
    assert beat.age > 400
    rounds.release()
    await eventually(lambda: beat.age < 100)
    workers.ask_to_end()
    rounds.release()
    await workers.end(1)


async def test_f151_a_web_service_that_fails_is_a_warning(shop: Shop) -> None:
    pulse = shop.bot.services.clients.pulse
    await shop.link()
    assert pulse.age is not None
    assert pulse.failing == 0
    pulse._clock = later(pulse._clock, 0)
    shop.smsir.faults.add("GetUserInfo", "http500", times=None)
    await shop.person.command("/credit")
    await eventually(lambda: pulse.failing > 0)
    pulse._clock = later(pulse._clock, 1000)
    report = await shop.bot.health.report()
    assert report.ok
    assert "SMS.ir has not answered" in report.warnings["smsir"]


def later(clock: Callable[[], float], seconds: float) -> Callable[[], float]:
    return lambda: clock() + seconds
