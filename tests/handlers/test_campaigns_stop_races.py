"""Stop and "send now" raced with the moment itself: what is told is what happened, each time.

One shop, one campaign after the other, all due now. The person's press begins behind a step that
the workers have just taken, or before any, and runs beside what they do next. `PROVE_RACES` says
how many races there are; 1,000 take half a minute.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random

import pytest
from sqlite_utils.db import Database

from handlers.messages.campaigns.page import page
from handlers.messages.campaigns.routes import CampaignData
from handlers.messages.compose.later import as_turn_of
from screens.outcome import Stay
from screens.view import Safe
from storage import Campaign, CampaignState, Duplicate, JobState, NewJob
from tests.handlers.outbox_desk import OWNER, OutboxDesk
from tests.handlers.test_campaigns_leave_once import (
    STEPS,
    desk_in,
    planned,
    process,
    sends,
    state_of,
)
from tests.patience import PATIENCE

RACES = int(os.environ.get("PROVE_RACES", "100"))
MOMENTS = ("at once", *(step for step in STEPS if step != "campaign:held"))


async def stop(desk: OutboxDesk, campaign: Campaign) -> str:
    """The person's yes to stopping it; what is told."""
    ctx = desk.ear.make_ctx(OWNER, OWNER)
    outcome = await page.answers["stop"](ctx, CampaignData(id=campaign.id), True)  # noqa: FBT003
    assert isinstance(outcome, Stay)
    told = {
        ctx.t("campaign-stopped-now"): "stopped",
        ctx.t("campaign-stop-late"): "late",
    }
    return told[outcome.notice or Safe("")]


async def over(desk: OutboxDesk, campaign: Campaign) -> bool:
    """Nothing of it is under way or untold any more."""
    jobs = await desk.storage.outbox.for_frame(OWNER, OWNER, campaign.outbox_frame)
    busy = {JobState.WAITING, JobState.SENDING}
    return all(job.state not in busy and (job.told or job.state is JobState.UNDONE) for job in jobs)


async def send_now(desk: OutboxDesk, campaign: Campaign) -> str:
    """What the person's card commits where it sends at once; which of the two it was."""
    whole = NewJob(
        chat=OWNER, user=OWNER, account_id=campaign.account_id, frame=1, revision=1,
        part="contacts", text=f"پیامک {campaign.frame - 100}", group_ids=(desk.group(),),
        recipients=12, segments=1, due_at=desk.now,
    )  # fmt: skip
    row = desk.storage.outbox.insertion(as_turn_of(campaign, whole))
    over = desk.storage.campaigns.taking_over(campaign)

    def commit(db: Database) -> None:
        over(db)
        row(db)

    try:
        await desk.storage.run(commit, full=True)
    except Duplicate:
        return "left by itself"
    desk.services.bells.outbox.ring()
    return "sent now"


Press = Callable[[OutboxDesk, Campaign], Awaitable[str]]


async def raced(
    desk: OutboxDesk, number: int, moment: str, hops: int, press: Press = stop
) -> tuple[str, Campaign]:
    """One campaign that is due now, and a press `hops` turns of the loop after a step."""
    begun = asyncio.Event()
    desk.on_step = {moment: begun.set}
    campaign = await planned(desk, number, 0)
    desk.services.bells.campaigns.ring()
    if moment != "at once":
        await begun.wait()
    for _ in range(hops):
        await asyncio.sleep(0)
    told = await press(desk, campaign)
    while not await over(desk, campaign):  # noqa: ASYNC110 (rows ring no bell)
        await asyncio.sleep(0.005)
    return told, campaign


@pytest.mark.long
@pytest.mark.parametrize("seed", [1405])
async def test_what_is_told_is_what_happened(tmp_path: Path, seed: int) -> None:
    chance, ends = Random(seed), Counter[tuple[str, str]]()
    async with desk_in(tmp_path) as desk, process(desk):
        desk.twin.accounts["demo-key"].credit = 12 * RACES
        for number in range(RACES):
            moment = MOMENTS[number % len(MOMENTS)]
            async with asyncio.timeout(PATIENCE):
                told, campaign = await raced(desk, number, moment, chance.randrange(12))
            sent = sends(desk)[f"پیامک {number}"]
            jobs = await desk.storage.outbox.for_frame(OWNER, OWNER, campaign.outbox_frame)
            states = [job.state for job in jobs]
            if told == "stopped":
                assert sent == 0, (number, moment)
                assert states in ([], [JobState.UNDONE])
            else:
                assert (sent, states) == (1, [JobState.SENT]), (number, moment)
                assert await state_of(desk, campaign) is CampaignState.DONE
            ends[told, moment] += 1
    assert {told for told, _ in ends} == {"stopped", "late"}, "the race had two winners"


@pytest.mark.long
async def test_sent_now_and_at_its_time_it_leaves_once_and_is_one_campaign(tmp_path: Path) -> None:
    chance, ends = Random(1405), Counter[str]()
    async with desk_in(tmp_path) as desk, process(desk):
        desk.twin.accounts["demo-key"].credit = 12 * RACES
        for number in range(RACES):
            moment = MOMENTS[number % len(MOMENTS)]
            async with asyncio.timeout(PATIENCE):
                hops = chance.randrange(12)
                told, campaign = await raced(desk, number, moment, hops, send_now)
            jobs = await desk.storage.outbox.of_campaign(campaign.id)
            assert sends(desk)[f"پیامک {number}"] == 1, (number, moment)
            assert [job.state for job in jobs] == [JobState.SENT]
            assert await state_of(desk, campaign) is CampaignState.DONE
            ends[told] += 1
    assert set(ends) == {"sent now", "left by itself"}, "the race had two winners"
