"""Campaigns against a small model: whatever happens around their time, none leaves twice.

The campaigns' worker and the outbox's run on real storage and the twin over HTTP. Time passes, the
clock is set, the service fails, the process is killed behind any step and starts again.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers.messages.campaigns.worker import CampaignWorker
from handlers.messages.sending import OutboxWorker
from handlers.shared.intervals import CampaignIntervals
from handlers.shared.repeating import Repeat
from handlers.shared.services import Options
from storage import Campaign, CampaignState, JobState, NewCampaign
from tests.handlers.outbox_desk import OWNER, OutboxDesk, opened_outbox
from tests.patience import PATIENCE

TEHRAN = ZoneInfo("Asia/Tehran")
QUICK = CampaignIntervals(retry=0.01, idle=0.02)
STEPS = ("campaign:judged", "campaign:left", "campaign:held", "outbox:claimed", "outbox:calling",
         "outbox:answered", "outbox:finished")  # fmt: skip


class KilledError(BaseException):
    """The process dies here: nothing is cleaned up, nothing is caught."""


async def planned(
    desk: OutboxDesk, number: int, minutes: int, *, topic: int | None = None, **content: Any
) -> Campaign:
    """A campaign of its own text to the 12 colleagues, due in so many minutes."""
    whole = {"text": f"پیامک {number}", "groups": [[desk.group(), "همکاران"]], "optout": ""}
    new = NewCampaign(
        chat=OWNER, user=OWNER, account_id=desk.accounts[0], frame=100 + number, revision=1,
        content=whole | content, recipients=12, segments=1,
        due_at=desk.now + timedelta(minutes=minutes), topic=topic,
    )  # fmt: skip
    await desk.storage.run(desk.storage.campaigns.insertion(new), full=True)
    made = await desk.storage.campaigns.confirmed_on(OWNER, OWNER, new.frame, new.revision)
    assert made is not None
    return made


@asynccontextmanager
async def process(desk: OutboxDesk) -> AsyncIterator[None]:
    """Both workers of one process life."""
    stop = asyncio.Event()
    campaigns = CampaignWorker(
        desk.services, desk.ear, left=desk.services.bells.outbox.ring, zone=TEHRAN, steps=desk.step,
        intervals=QUICK,
    )  # fmt: skip
    outbox = OutboxWorker(
        desk.services, desk.ear, steps=desk.step, intervals=desk.intervals,
        steady=lambda: desk.steady,
    )  # fmt: skip
    tasks = [asyncio.create_task(campaigns.run(stop)), asyncio.create_task(outbox.run(stop))]
    try:
        yield
    finally:
        stop.set()
        await asyncio.gather(*tasks, return_exceptions=True)


async def quiet(desk: OutboxDesk) -> bool:
    """Nothing is due, under way or untold."""
    storage = desk.storage
    if await storage.campaigns.due(desk.now) or await storage.campaigns.untold():
        return False
    if await storage.campaigns.copied():
        return False
    jobs = await storage.outbox.recent(OWNER, 500)
    busy = {JobState.WAITING, JobState.SENDING}
    return not any(job.state in busy or not job.told for job in jobs)


async def settled(
    desk: OutboxDesk,
    *,
    kill: str | None = None,
    after: int = 0,
    quiet: Callable[[OutboxDesk], Awaitable[bool]] = quiet,
) -> None:
    """Lives of the process until nothing is left to do; the first one dies behind `kill`.

    `after`: so many times it gets past that step before.
    """
    if kill is not None:
        died = asyncio.Event()
        passes = iter(range(after))

        def die() -> None:
            if next(passes, None) is None:
                desk.on_step = {}  # one death: what else the process did until then stands
                died.set()
                raise KilledError

        desk.on_step = {kill: die}
        async with process(desk):
            async with asyncio.timeout(PATIENCE):
                while not died.is_set() and not await quiet(desk):  # noqa: ASYNC110 (rows ring no bell)
                    await asyncio.sleep(0.005)
        desk.on_step = {}
    async with process(desk), asyncio.timeout(PATIENCE):
        while not await quiet(desk):  # noqa: ASYNC110 (as above)
            await asyncio.sleep(0.005)


@asynccontextmanager
async def desk_in(folder: Path) -> AsyncIterator[OutboxDesk]:
    async with opened_outbox(folder) as desk:
        desk.services.options = Options(undo_seconds=0, late_minutes=60)
        desk.now = datetime.fromtimestamp(desk.twin.now(), desk.now.tzinfo)
        yield desk


def sends(desk: OutboxDesk) -> Counter[str]:
    return Counter(batch.text for batch in desk.twin.sent())


async def state_of(desk: OutboxDesk, campaign: Campaign) -> CampaignState:
    found = await desk.storage.campaigns.get(campaign.id)
    assert found is not None
    return found.state


@pytest.mark.long
@pytest.mark.parametrize("step", STEPS)
async def test_killed_behind_a_step_it_leaves_once_or_is_told(tmp_path: Path, step: str) -> None:
    async with desk_in(tmp_path) as desk:
        if step == "campaign:held":
            desk.twin.accounts["demo-key"].credit = 1
        campaign = await planned(desk, 1, 10)
        desk.move(timedelta(minutes=10))

        await settled(desk, kill=step)

        assert sends(desk)["پیامک 1"] <= 1
        if step == "campaign:held":
            assert await state_of(desk, campaign) is CampaignState.HELD
            assert len(desk.ear.pushed) == 1
        else:
            assert await state_of(desk, campaign) is CampaignState.DONE
            jobs = await desk.storage.outbox.for_frame(OWNER, OWNER, campaign.outbox_frame)
            assert all(job.told for job in jobs)
            before_the_call = {"outbox:claimed", "outbox:calling"}
            assert sends(desk)["پیامک 1"] == (step not in before_the_call)


@pytest.mark.long
@pytest.mark.parametrize("step", STEPS)
async def test_every_turn_leaves_once_though_each_day_the_process_dies(
    tmp_path: Path, step: str
) -> None:
    """Killed behind the step on each of five days: no day twice, none lost without a word."""
    async with desk_in(tmp_path) as desk:
        first = (desk.now + timedelta(minutes=10)).astimezone(TEHRAN)
        rule = Repeat(kind="daily", first=first.date(), clock=first.time(), times=5)
        campaign = await planned(desk, 1, 10, again=rule.model_dump(mode="json"))
        desk.move(timedelta(minutes=10))
        for _ in range(8):
            await settled(desk, kill=step)
            desk.move(timedelta(days=1))

        jobs = await desk.storage.outbox.for_frame(OWNER, OWNER, campaign.outbox_frame)
        assert sorted(job.revision for job in jobs) == [1, 2, 3, 4, 5]
        assert await state_of(desk, campaign) is CampaignState.DONE
        assert all(job.told for job in jobs)
        before_the_call = {"outbox:claimed", "outbox:calling"}
        assert sends(desk)["پیامک 1"] == (0 if step in before_the_call else 5)


@pytest.mark.parametrize("minutes", [-30, 1, 600])
async def test_what_comes_from_a_backup_is_asked_about_at_once(
    tmp_path: Path, minutes: int
) -> None:
    """It may have been sent at once, changed or stopped after the backup was made."""
    async with desk_in(tmp_path) as desk:
        campaign = await planned(desk, 1, minutes)
        await desk.storage.run(lambda db: db.execute("UPDATE campaigns SET copied = 1"), full=True)

        await settled(desk)

        assert await state_of(desk, campaign) is CampaignState.HELD
        assert ["پشتیبان" in told for told in desk.ear.pushed] == [True]
        desk.move(timedelta(minutes=max(minutes, 0)))
        await settled(desk)
        assert not sends(desk)
        held = await desk.storage.campaigns.get(campaign.id)
        assert held is not None
        assert await desk.storage.campaigns.set_time(held, desk.now + timedelta(minutes=5))
        desk.move(timedelta(minutes=5))
        await settled(desk)
        assert sends(desk)["پیامک 1"] == 1


async def test_a_service_that_fails_for_one_account_does_not_hold_up_another(
    tmp_path: Path,
) -> None:
    """However many campaigns of the first one are due before that of the second."""
    async with desk_in(tmp_path) as desk:
        second = await desk.link(chat=2002, key="demo-key-2")
        for number in range(1, 20):
            await planned(desk, number, 0)
        first = desk.twin.faults.add("GetUserInfo", "delay", times=None, seconds=PATIENCE)
        other = next(iter(desk.twin.accounts["demo-key-2"].book.groups))
        new = NewCampaign(
            chat=2002, user=2002, account_id=second, frame=1, revision=1, recipients=None,
            segments=1, due_at=desk.now,
            content={"text": "دیگری", "groups": [[other, "گروه"]], "optout": ""},
        )  # fmt: skip
        async with process(desk), asyncio.timeout(PATIENCE):
            while not desk.twin.calls("GetUserInfo"):  # noqa: ASYNC110 (the twin rings no bell)
                await asyncio.sleep(0.005)
            desk.twin.faults.waiting.remove(first)
            await desk.storage.run(desk.storage.campaigns.insertion(new), full=True)
            desk.services.bells.campaigns.ring()
            while not desk.ear.pushed:  # noqa: ASYNC110 (as above)
                await asyncio.sleep(0.005)
            (told,) = desk.ear.pushed
            assert "پیامک: «دیگری»" in told
            assert not sends(desk), "those of the first are still asked about"
            desk.twin.faults.clear()


async def test_who_blocked_the_bot_has_what_was_confirmed_and_no_question_for_ever(
    tmp_path: Path,
) -> None:
    """Nobody to tell is as good as told: what is held stays so, and is tried to be told once."""
    async with desk_in(tmp_path) as desk:
        desk.ear.results = ["unreachable"] * 2
        leaves, held = await planned(desk, 1, 10), await planned(desk, 2, -90)
        desk.move(timedelta(minutes=10))
        await settled(desk)

        assert sends(desk) == {"پیامک 1": 1}
        assert await state_of(desk, leaves) is CampaignState.DONE
        assert await state_of(desk, held) is CampaignState.HELD
        assert (desk.ear.pushed, desk.ear.results) == ([], [])
        desk.move(timedelta(days=1))
        await settled(desk)
        assert sends(desk) == {"پیامک 1": 1}


@pytest.mark.parametrize("wait", [timedelta(minutes=10), timedelta(minutes=75)], ids=["10", "75"])
async def test_plain_numbers_do_not_leave_while_nobody_knows_who_has_opted_out(
    tmp_path: Path, wait: timedelta
) -> None:
    """It is tried again until the list is read; after the late limit the person is asked."""
    async with desk_in(tmp_path) as desk:
        fault = desk.twin.faults.add("GetCancelledContactsByPageId", "http500", times=None)
        campaign = await planned(desk, 1, 10, groups=[], numbers=["09120000001"])
        await desk.storage.run(lambda db: db.execute("UPDATE campaigns SET recipients = 1"))
        desk.move(timedelta(minutes=10))
        async with process(desk), asyncio.timeout(PATIENCE):
            while len(desk.twin.calls("GetCancelledContactsByPageId")) < 8:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
            assert (sends(desk), desk.ear.pushed) == (Counter(), [])
            desk.move(wait - timedelta(minutes=10))
            if wait > timedelta(hours=1):
                while await state_of(desk, campaign) is not CampaignState.HELD:  # noqa: ASYNC110
                    await asyncio.sleep(0.005)
            else:
                desk.twin.faults.waiting.remove(fault)
                while not sends(desk):  # noqa: ASYNC110
                    await asyncio.sleep(0.005)
        await settled(desk)
        assert sends(desk) == (Counter({"پیامک 1": 1}) if wait < timedelta(hours=1) else Counter())
