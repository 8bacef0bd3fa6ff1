"""What is due soon after a start: the sent list is read first, for the disk may be an old copy."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.smsir.model import SentBatch
from storage import Campaign, CampaignState
from tests.clock import Clock
from tests.handlers.team_desk import TeamDesk, emptied
from tests.handlers.test_by_whose_word import HOUR, now_of, plan, rows_of, work

READ = 5_000
"""So many entries of the list are read and no more."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def desk(tmp_path: Path, clock: Clock) -> AsyncIterator[TeamDesk]:
    async with emptied(tmp_path, clock=clock) as ready:
        yield ready


async def due(desk: TeamDesk, clock: Clock) -> Campaign:
    """One whose time comes before the worker has begun, as after a start."""
    campaign = await plan(desk, clock() + HOUR)
    clock.turn_to(campaign.due_at)
    return campaign


@pytest.mark.parametrize(
    ("words", "why"), [("کلید نامعتبر است", "keys"), ("اشتراک شما به پایان رسیده است", "plan")]
)
async def test_an_account_that_is_refused_is_asked_about_and_not_tried_for_an_hour(
    desk: TeamDesk, clock: Clock, words: str, why: str
) -> None:
    campaign = await due(desk, clock)
    desk.twin.faults.add("GetToken", "refuse", times=None, message=words)
    await work(desk)
    held = await now_of(desk, campaign)
    assert (held.state, held.why) == (CampaignState.HELD, why)
    assert await rows_of(desk, campaign) == []


@pytest.mark.parametrize(("later", "leaves"), [(20, True), (READ, False)])
async def test_where_more_was_sent_later_than_now_than_is_read_nothing_leaves_unasked(
    desk: TeamDesk, clock: Clock, *, later: int, leaves: bool
) -> None:
    """Other texts all of them: of the first ones nobody knows more than that they are there."""
    campaign = await due(desk, clock)
    at = (clock() + HOUR).timestamp()
    desk.twin.accounts["demo-key"].sent += [
        SentBatch(10**6 + n, f"later-{n}", f"{n}", ["09121112233"], at, 10**6 + n, 1)
        for n in range(later)
    ]
    await work(desk)
    now = await now_of(desk, campaign)
    assert (now.state, now.why) == (("done", None) if leaves else ("held", "restored"))
    assert await rows_of(desk, campaign) == (["waiting"] if leaves else [])
