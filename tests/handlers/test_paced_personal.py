"""A personal SMS that leaves slowly: everybody exactly their own text, once, whatever happens.

Both workers on real storage and the twin over HTTP, one shop for all kills; what the twin sent is
compared with everybody's text as it was when the turn began.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random

import pytest

from handlers.messages.campaigns.content import content_with, odd_in, run_in
from handlers.messages.campaigns.pace_turns import resumed
from handlers.shared.pacing import Pace
from handlers.shared.repeating import Repeat
from handlers.shared.services import Options
from storage import Campaign, CampaignState, JobState
from tests.handlers.outbox_desk import OutboxDesk, opened_outbox
from tests.handlers.test_campaigns_leave_once import TEHRAN, settled
from tests.handlers.test_paced_campaign import BEFORE_THE_CALL, passed
from tests.handlers.test_personal_leaves_once import (
    STEPS,
    joined,
    planned,
    received,
    rows,
    texts_now,
)

DAYS = int(os.environ.get("PROVE_EXAMPLES", "4"))
NAMES = ("سارا", "علی", "مریم", "سارا", "", "{نام}", "رضا", "www.gol.ir", "Sara", "علی")
PEOPLE = 30
PACE = Pace(many=8, minutes=10)
GROUP = "انبوه"
BUSY = frozenset({JobState.WAITING, JobState.SENDING})
ACTS = {"pass": 6, "kill": 4, "fault": 4, "pause": 2, "resume": 3, "opt-out": 2, "rename": 2,
        "poor": 1, "set": 2}  # fmt: skip


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[OutboxDesk]:
    async with opened_outbox(tmp_path) as opened:
        opened.services.options = Options(undo_seconds=0, late_minutes=60, text_pace=0.0)
        opened.now = datetime.fromtimestamp(opened.twin.now(), opened.now.tzinfo)
        opened.twin.accounts["demo-key"].credit = 1_000_000
        book = opened.twin.accounts["demo-key"].book
        book.add_group(GROUP, None, opened.twin.now())
        for place in range(PEOPLE):
            joined(opened, f"093100000{place:02}", NAMES[place % len(NAMES)], GROUP)
        yield opened


async def found(desk: OutboxDesk, campaign: Campaign) -> Campaign:
    now = await desk.storage.campaigns.get(campaign.id)
    assert now is not None
    return now


async def lived(
    desk: OutboxDesk, campaign: Campaign, *, kill: str | None = None, after: int = 0
) -> None:
    """Until nothing is due, under way or untold."""

    async def quiet(desk: OutboxDesk) -> bool:
        campaigns = desk.storage.campaigns
        if await campaigns.due(desk.now) or await campaigns.untold() or await campaigns.copied():
            return False
        over = not (await found(desk, campaign)).is_open
        return not any(
            job.state in BUSY
            or (over and not job.told)
            or (
                job.state is JobState.UNKNOWN
                and not job.told
                and job.id not in desk.services.looked
            )
            for job in await rows(desk, campaign)
        )

    await settled(desk, kill=kill, after=after, quiet=quiet)


async def gone_on(desk: OutboxDesk, campaign: Campaign) -> None:
    now = await found(desk, campaign)
    if now.state in {CampaignState.PAUSED, CampaignState.HELD}:
        content = content_with(now, resumed(now))
        await desk.storage.campaigns.go_on(now, content, max(now.due_at, desk.now))


async def to_the_end(desk: OutboxDesk, campaign: Campaign, *, most: int = 20) -> None:
    """Whatever holds it is decided for going on, until it is over."""
    for _ in range(most):
        now = await found(desk, campaign)
        if not now.is_open:
            return
        await gone_on(desk, campaign)
        passed(desk, (await found(desk, campaign)).due_at - desk.now)
        await lived(desk, campaign)
    raise AssertionError("it does not end")


async def wanted_of(desk: OutboxDesk, number: int) -> set[tuple[str, str]]:
    _, texts = await texts_now(desk, number, GROUP)
    return {(one.mobile, same.text) for same in texts.batches for one in same.people}


@pytest.mark.long
async def test_killed_anywhere_everybody_has_their_own_text_once(desk: OutboxDesk) -> None:
    """In the middle of the second slice; what nobody knows of is asked about, and the rest goes."""
    cases = [("campaign:judged", 0), ("campaign:left", 0), *product(STEPS, (0, 1))]
    for number, (step, after) in enumerate(cases):
        campaign = await planned(desk, number, GROUP, pace=PACE)
        wanted = await wanted_of(desk, number)
        passed(desk, campaign.due_at - desk.now)
        await lived(desk, campaign)
        assert received(desk, number).total() == PACE.many, "the first slice, and no more"
        passed(desk, timedelta(minutes=10))

        await lived(desk, campaign, kill=step, after=after)
        await to_the_end(desk, campaign)

        got, jobs = received(desk, number), await rows(desk, campaign)
        assert set(got.values()) == {1}, (step, "nobody twice")
        assert set(got) <= wanted, "everybody their own"
        lost = [job for job in jobs if job.state is not JobState.SENT]
        assert len(wanted) - len(got) == sum(job.recipients or 0 for job in lost), step
        assert bool(lost) == (step in BEFORE_THE_CALL), step
        assert [job.batch for job in jobs] == list(range(1, len(jobs) + 1))
        sent = [job for job in jobs if job.state is JobState.SENT]
        assert sum(job.recipients or 0 for job in sent) == got.total(), "the sums are the twin's"
        assert all(job.told for job in jobs)
        assert odd_in(await found(desk, campaign)), "names that looked wrong are told with it"


@pytest.mark.long
@pytest.mark.parametrize("seed", range(DAYS))
async def test_no_order_of_events_gives_anybody_two_or_anothers(
    desk: OutboxDesk, seed: int
) -> None:
    chance = Random(seed)
    campaign = await planned(desk, seed, GROUP, pace=PACE)
    wanted, gone = await wanted_of(desk, seed), set[str]()
    passed(desk, campaign.due_at - desk.now)
    await lived(desk, campaign)
    for act in chance.choices(list(ACTS), list(ACTS.values()), k=12):
        await _acted(desk, campaign, act, chance, gone)
        before = received(desk, seed).total()
        if (await found(desk, campaign)).state is CampaignState.PAUSED:
            passed(desk, timedelta(minutes=30))
            await lived(desk, campaign)
            assert received(desk, seed).total() == before, "what is paused stands still"
    desk.twin.faults.clear()
    await to_the_end(desk, campaign)

    got, jobs = received(desk, seed), await rows(desk, campaign)
    assert set(got.values()) == {1}, "nobody twice"
    assert set(got) <= wanted, "everybody their own, as it was when the turn began"
    failed = sum(job.recipients or 0 for job in jobs if job.state is not JobState.SENT)
    missing = {mobile for mobile, _ in wanted} - {mobile for mobile, _ in got}
    assert len(missing - gone) <= failed, "none dropped silently"


async def _acted(
    desk: OutboxDesk, campaign: Campaign, act: str, chance: Random, gone: set[str]
) -> None:
    book, account = desk.twin.accounts["demo-key"].book, desk.twin.accounts["demo-key"]
    kill, somebody = None, f"093100000{chance.randrange(PEOPLE):02}"
    if act == "pass":
        passed(desk, timedelta(minutes=chance.choice([5, 10, 20])))
    elif act == "set":
        desk.set_clock(timedelta(minutes=chance.choice([-60, 60, 1440, -1440])))
    elif act == "fault":
        fault = chance.choice(["drop_after", "drop_before", "http500", "malformed"])
        desk.twin.faults.add("Send", fault)
        passed(desk, timedelta(minutes=10))
    elif act == "kill":
        kill = chance.choice([*STEPS, "campaign:left", "campaign:judged"])
        passed(desk, timedelta(minutes=10))
    elif act == "pause":
        await desk.storage.campaigns.pause(await found(desk, campaign))
    elif act == "resume":
        await gone_on(desk, campaign)
    elif act == "opt-out":
        book.cancel(somebody, 0.0)
        gone.add(somebody)
    elif act == "rename":
        book.by_mobile[somebody].first_name = "سودابه"
    else:
        account.credit = 1
        passed(desk, timedelta(minutes=10))
    await lived(desk, campaign, kill=kill, after=chance.randrange(3))
    account.credit = 1_000_000


@pytest.mark.long
async def test_each_turn_of_one_that_comes_again_has_the_names_of_its_day(desk: OutboxDesk) -> None:
    first = (desk.now + timedelta(minutes=10)).astimezone(TEHRAN)
    rule = Repeat(kind="daily", first=first.date(), clock=first.time(), times=2)
    campaign = await planned(desk, 1, GROUP, again=rule, pace=PACE)
    passed(desk, campaign.due_at - desk.now)
    while (await found(desk, campaign)).turn == 1:
        await lived(desk, campaign)
        passed(desk, (await found(desk, campaign)).due_at - desk.now)
        if desk.now - campaign.due_at > timedelta(hours=2):
            break
    assert received(desk, 1).total() == PEOPLE
    assert run_in(await found(desk, campaign)) is None, "the next turn begins anew"
    desk.twin.accounts["demo-key"].book.by_mobile["09310000000"].first_name = "سودابه"
    await to_the_end(desk, campaign)

    got = received(desk, 1)
    assert got.total() == 2 * PEOPLE
    greetings = {text.split("،")[0] for mobile, text in got if mobile == "09310000000"}
    assert greetings == {"سلام سارا", "سلام سودابه"}
    assert (await found(desk, campaign)).state is CampaignState.DONE


@pytest.mark.long
async def test_a_slice_of_which_some_are_gone_says_how_many_have_it(desk: OutboxDesk) -> None:
    campaign = await planned(desk, 1, GROUP, pace=PACE)
    wanted = await wanted_of(desk, 1)
    passed(desk, campaign.due_at - desk.now)
    await lived(desk, campaign)
    left = sorted({mobile for mobile, _ in wanted} - {mobile for mobile, _ in received(desk, 1)})
    book = desk.twin.accounts["demo-key"].book
    for mobile in left[::3]:
        book.cancel(mobile, 0.0)
    await to_the_end(desk, campaign)

    got, jobs = received(desk, 1), await rows(desk, campaign)
    assert {mobile for mobile, _ in got} == {mobile for mobile, _ in wanted} - set(left[::3])
    assert sum(job.recipients or 0 for job in jobs) == got.total() == len(wanted) - len(left[::3])
    assert len(desk.twin.sent()) == len(jobs), "no call for a text that reaches nobody"
