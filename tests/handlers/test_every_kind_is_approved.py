"""An SMS of every kind through a colleague's word: seen whole, tried, sent once, noted once each.

One account, kind after kind; the service's own list of what was sent is the witness.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from handlers.shared.half_written import SendData
from handlers.shared.pacing import Pace
from handlers.shared.repeating import Repeat
from handlers.shared.rights import Role
from storage import Approval, ApprovalState, Verb
from tests.clock import usual
from tests.handlers.team_desk import COLLEAGUES, TeamDesk, emptied
from tests.handlers.test_approvals import (
    again,
    campaigns,
    group,
    look_at,
    outbox,
    submitted,
)
from tests.stories.harness.waiting import eventually
from tests.workers import at_work

WRITER, MANAGER = COLLEAGUES[Role.WRITER], COLLEAGUES[Role.MANAGER]
SOON = usual() + timedelta(hours=2)
DAILY = Repeat(kind="daily", first=date(2026, 10, 14))
TWO = ("09121112233", "09351112233")
KINDS: Mapping[str, SendData] = MappingProxyType(
    {
        "at once": SendData(text="فردا تعطیلیم", numbers=TWO),
        "three segments": SendData(text="حراج بزرگ پایان فصل. " * 8, numbers=TWO),
        "later": SendData(text="شنبه باز می‌شویم", numbers=TWO, at=SOON),
        "every day": SendData(
            text="قیمت امروز", numbers=TWO, at=SOON, again=DAILY
        ),
        "at a pace": SendData(text="نوبت شما رسید", pace=Pace(many=200, minutes=10)),
        "personal": SendData(text="سلام {نام|دوست عزیز}، منتظرتان هستیم"),
    }
)  # fmt: skip
TO_THE_GROUP = frozenset({"at a pace", "personal"})


async def played(desk: TeamDesk, sms: SendData) -> Approval:
    """Submitted, read, tried on the approver's own phone, approved."""
    approval = await submitted(desk, sms)
    await look_at(desk, MANAGER, approval)
    await desk.press(MANAGER, "_redraw")
    seen = desk.gateway.shown[-1][1]
    assert sms.text[:12].split("{")[0] in seen
    assert any(name in seen for name in [*sms.numbers, *(name for _, name in sms.groups)])
    await desk.tap(MANAGER, desk.word("approval-trial"))
    await desk.tap(MANAGER, desk.word("send-self-yes"))
    (trial,) = await desk.storage.outbox.recent(MANAGER, 1)
    assert (trial.recipients, trial.user) == (1, MANAGER)
    await look_at(desk, MANAGER, approval)
    await desk.press(MANAGER, "approve", approval.digest)
    after = await again(desk, approval)
    assert (after.state, after.decided_by) == (ApprovalState.APPROVED, MANAGER)
    return after


async def left(desk: TeamDesk, approval: Approval) -> None:
    """Run the workers until all of it has left and the writer knows."""
    services, now = desk.parts.services, [max(usual(), approval.wanted_at or usual())]
    services.clock = lambda: now[0] + timedelta(minutes=1)

    async def told() -> bool:
        jobs = await desk.storage.outbox.of_campaign(approval.campaign or 0)
        campaign = await desk.storage.campaigns.get(approval.campaign or 0)
        assert campaign is not None
        over = not campaign.is_open or campaign.turn > 1
        return over and bool(jobs) and all(job.told for job in jobs)

    async with at_work(campaigns(desk), outbox(desk)):
        await eventually(told)
    services.clock = usual


async def acts_since(desk: TeamDesk, before: int) -> list[tuple[Verb, int]]:
    """Verb and person of what was written down after so many rows."""
    many = await desk.storage.audit.count(desk.account.id) - before
    acts = await desk.storage.audit.page(desk.account.id, many=many)
    by = {(act.person, act.approved_by) for act in acts if act.verb is Verb.SENT}
    assert by == {(MANAGER, ""), (WRITER, f"user {MANAGER}")}
    return [(act.verb, act.person) for act in acts]


@pytest.mark.long
async def test_each_kind_is_seen_tried_sent_once_and_noted_once(tmp_path: Path) -> None:
    async with emptied(tmp_path) as desk:
        everybody = await group(desk)
        for kind, plain in KINDS.items():
            sms = plain.changed(groups=(everybody,)) if kind in TO_THE_GROUP else plain
            before = await desk.storage.audit.count(desk.account.id)
            approval = await played(desk, sms)
            await left(desk, approval)
            mine = await acts_since(desk, before)
            planned = [(Verb.PLANNED, WRITER)] if sms.at or sms.pace else []
            sent = [(Verb.SENT, MANAGER), (Verb.SENT, WRITER)]
            decided = [(Verb.SUBMITTED, WRITER), *planned, (Verb.APPROVED, MANAGER)]
            assert sorted(mine) == sorted([*decided, *sent]), kind
            jobs = await desk.storage.outbox.of_campaign(approval.campaign or 0)
            keys = {job.batch_key for job in jobs}
            assert len(keys) == len(jobs) == len(keys - {None}), kind
            for repeated in await desk.storage.campaigns.open_of(desk.account.id):
                await desk.storage.campaigns.stop(repeated.id)
        assert (await desk.storage.audit.check()).broken_at is None
