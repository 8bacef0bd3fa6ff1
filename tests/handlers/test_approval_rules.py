"""The owner's rules about approvals, and what follows a decision."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.recent import StateCache
from handlers.home.approvals.routes import APPROVAL_RULES
from handlers.home.routes import AUDIT
from handlers.messages.campaigns.ceiling import ceiling
from handlers.messages.campaigns.routes import CAMPAIGN, CampaignData
from handlers.messages.compose.submitting import at_most
from handlers.messages.routes import BIRTHDAY_GREETING, GreetingData
from handlers.shared.deciding import guard_of
from handlers.shared.half_written import SendData
from handlers.shared.repeating import Repeat
from handlers.shared.rights import Role
from screens.context import DeniedError
from screens.screen import NoData
from storage import ApprovalRules, ApprovalState, Campaign, CampaignState, JobState, Verb
from tests.clock import usual
from tests.handlers.team_desk import COLLEAGUES, OWNER, TeamDesk, emptied
from tests.handlers.test_approvals import (
    SMS,
    again,
    approvals,
    look,
    look_at,
    outbox,
    planned,
    sends,
    submitted,
    worked,
)

WRITER, MANAGER = COLLEAGUES[Role.WRITER], COLLEAGUES[Role.MANAGER]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with emptied(tmp_path) as ready:
        yield ready


async def rule(desk: TeamDesk, **changes: bool | int | None) -> None:
    table = desk.storage.approval_rules
    rules = (await table.of(desk.account.id)).model_copy(update=changes)
    await desk.storage.run(table.writing(desk.account.id, rules))


async def test_the_owner_sets_them_and_nobody_else_and_each_is_noted(desk: TeamDesk) -> None:
    await desk.command(OWNER, "approvals")
    await desk.tap(OWNER, desk.word("approval-rules"))
    for label in ("approval-rules-own", "approval-rules-imports", "approval-rules-deletions"):
        await desk.tap(OWNER, desk.word(label))
    await desk.tap(OWNER, desk.word("approval-rules-ceiling-set"))
    await desk.say(OWNER, "خیلی")
    assert desk.word("approval-rules-ceiling-bad") in desk.gateway.shown[-1][1]
    await desk.say(OWNER, "۵۰۰")
    rules = await desk.storage.approval_rules.of(desk.account.id)
    assert rules == ApprovalRules(own=True, imports=True, deletions=True, ceiling=500)
    assert "500" in desk.gateway.shown[-1][1] or "۵۰۰" in desk.gateway.shown[-1][1]
    acts = await desk.storage.audit.page(desk.account.id, many=4)
    assert {(act.verb, act.person) for act in acts} == {(Verb.SETTINGS_CHANGED, OWNER)}
    await desk.lay(MANAGER, APPROVAL_RULES.ident, NoData())
    await desk.press(MANAGER, "switch", "own")
    assert (await desk.storage.approval_rules.of(desk.account.id)).own


async def test_one_s_own_request_needs_the_owner_s_rule(desk: TeamDesk) -> None:
    approval = await submitted(desk)
    await desk.member(Role.WRITER, role=Role.MANAGER)
    for allowed in (False, True):
        await rule(desk, own=allowed)
        await look_at(desk, WRITER, approval)
        await desk.press(WRITER, "approve", approval.digest)
        state = ApprovalState.APPROVED if allowed else ApprovalState.SUBMITTED
        assert (await again(desk, approval)).state is state
    (job,) = await desk.storage.outbox.recent(WRITER)
    assert job.text == SMS.text


@given(ceiling=st.none() | st.integers(0, 50), cost=st.none() | st.integers(0, 50))
def test_above_the_ceiling_is_what_costs_more_or_nobody_can_tell(
    ceiling: int | None, cost: int | None
) -> None:
    above = ApprovalRules(ceiling=ceiling).is_above(cost)
    assert above == (ceiling is not None and (cost is None or cost > ceiling))


async def card(desk: TeamDesk, user: int, sms: SendData = SMS) -> None:
    await desk.lay(user, "send-check", sms)
    await desk.press(user, "_redraw")


async def test_a_manager_s_send_above_the_ceiling_is_the_owner_s_to_decide(desk: TeamDesk) -> None:
    """Two SMS; the button of before the rule does nothing."""
    await card(desk, MANAGER)
    assert desk.word("send-submit") not in desk.gateway.labels
    send = next(button for button in desk.pressable() if button.action == "send")
    await rule(desk, ceiling=1)
    await desk.press(MANAGER, "send", send.arg)
    assert desk.word("send-above") in desk.gateway.shown[-1][1]
    assert (await desk.storage.outbox.recent(MANAGER), sends(desk)) == ([], [])
    await desk.tap(MANAGER, desk.word("send-submit"))
    (approval,) = await desk.storage.approvals.page(desk.account.id, 0, 1, user=MANAGER)
    await desk.member(Role.WRITER, role=Role.MANAGER)
    await look_at(desk, WRITER, approval)
    await desk.press(WRITER, "approve", approval.digest)
    assert desk.word("approval-above") in desk.gateway.shown[-1][1]
    assert (await again(desk, approval)).is_open
    await look_at(desk, OWNER, approval)
    await desk.press(OWNER, "approve", approval.digest)
    (job,) = await desk.storage.outbox.recent(MANAGER)
    assert (job.user, job.text) == (MANAGER, SMS.text)


async def test_up_to_the_ceiling_a_manager_decides_and_the_owner_always(desk: TeamDesk) -> None:
    await rule(desk, ceiling=2)
    await card(desk, MANAGER)
    await desk.tap(MANAGER, "✅")
    assert len(await desk.storage.outbox.recent(MANAGER)) == 1
    await rule(desk, ceiling=0)
    await card(desk, OWNER, SMS.changed(text="از خود صاحب حساب"))
    await desk.tap(OWNER, "✅")
    assert len(await desk.storage.outbox.recent(OWNER)) == 1


class Meanwhile(StateCache):
    """Something happens at the moment at which what a press leads to is to be written down."""

    def __init__(self, desk: TeamDesk, happens: Callable[[], Awaitable[None]]) -> None:
        super().__init__(desk.storage.states)
        self._happens = happens

    async def save(self, *args: Any, **changes: Any) -> None:
        if changes.get("effects"):
            await self._happens()
        await super().save(*args, **changes)


@pytest.mark.parametrize("later", [None, timedelta(hours=2)], ids=["at once", "later"])
@pytest.mark.parametrize("lowered", [False, True])
async def test_a_ceiling_lowered_at_the_moment_of_the_commit_counts(
    desk: TeamDesk, later: timedelta | None, *, lowered: bool
) -> None:
    """Two SMS, judged while two were a manager's to send."""
    await rule(desk, ceiling=2)
    await card(desk, MANAGER, SMS if later is None else SMS.changed(at=usual() + later))

    async def lower() -> None:
        await rule(desk, ceiling=1 if lowered else 2)

    desk.navigator.parts = replace(desk.parts, store=Meanwhile(desk, lower))
    await desk.tap(MANAGER, "✅")
    left = await desk.storage.outbox.recent(MANAGER)
    planned = await desk.storage.campaigns.open_of(desk.account.id)
    assert (bool(left), bool(planned)) == (
        (False, False) if lowered else (later is None, later is not None)
    )
    assert sends(desk) == []


async def test_only_who_may_approve_it_is_told_of_a_request(desk: TeamDesk) -> None:
    await rule(desk, ceiling=1)
    approval = await submitted(desk)
    before = len(desk.gateway.shown)

    async def announced() -> bool:
        return (await again(desk, approval)).announced

    await worked(desk, approvals(desk), announced)
    assert [chat for chat, _ in desk.gateway.shown[before:]] == [OWNER]


async def approved(desk: TeamDesk, sms: SendData = SMS, by: int = OWNER) -> None:
    approval = await submitted(desk, sms)
    await look_at(desk, by, approval)
    await desk.press(by, "approve", approval.digest)
    assert (await again(desk, approval)).state is ApprovalState.APPROVED


@pytest.mark.parametrize("who", [WRITER, MANAGER, OWNER])
async def test_in_the_window_after_the_decision_all_of_them_can_undo(
    desk: TeamDesk, who: int
) -> None:
    await approved(desk)
    if who != OWNER:
        await look(desk, who)
    await desk.tap(who, desk.word("approval-undo"))
    (job,) = await desk.storage.outbox.recent(WRITER)
    assert job.state is JobState.UNDONE
    acts = await desk.storage.audit.page(desk.account.id, many=1)
    assert [(act.verb, act.person) for act in acts] == [(Verb.UNDONE, who)]
    await look(desk, WRITER)
    assert desk.word("approval-undo") not in desk.gateway.labels
    await desk.tap(WRITER, desk.word("approval-change"))
    assert await desk.top(WRITER) == "send-check"


async def test_who_approved_hears_what_came_of_it_and_has_a_way_on(desk: TeamDesk) -> None:
    await approved(desk)
    desk.navigator.parts.services.clock = lambda: usual() + timedelta(minutes=2)
    await desk.command(OWNER, "start")

    async def sent() -> bool:
        (job,) = await desk.storage.outbox.recent(WRITER)
        return job.told

    await worked(desk, outbox(desk), sent)
    assert len(sends(desk)) == 1
    before = len(desk.gateway.shown)

    async def heard() -> bool:
        return not (await desk.storage.approvals.page(desk.account.id, 0, 1))[0].awaited

    await worked(desk, approvals(desk), heard)
    told = [text for chat, text in desk.gateway.shown[before:] if chat == OWNER]
    assert len(told) == 1
    assert desk.word("approval-result-title") in told[0]
    assert desk.word("outbox-sent", count=2) in told[0]
    await look(desk, OWNER)
    assert desk.word("outbox-sent", count=2) in desk.gateway.shown[-1][1]
    await desk.tap(OWNER, desk.word("outbox-open"))
    assert await desk.top(OWNER) == "sending"
    await look(desk, WRITER)
    assert desk.word("outbox-sent", count=2) in desk.gateway.shown[-1][1]


async def test_the_audit_is_narrowed_to_what_one_person_decided(desk: TeamDesk) -> None:
    """What left by their word and the decision itself; the button is there once there is one."""
    await desk.lay(OWNER, AUDIT.ident, AUDIT().data)
    await desk.press(OWNER, "_redraw")
    assert desk.word("audit-approver") not in desk.gateway.labels
    for number, approver in enumerate((OWNER, MANAGER)):
        await approved(desk, SMS.changed(text=f"حراج {number}"), by=approver)
    desk.navigator.parts.services.clock = lambda: usual() + timedelta(minutes=2)

    async def sent() -> bool:
        return all(job.told for job in await desk.storage.outbox.recent(WRITER))

    await worked(desk, outbox(desk), sent)
    await desk.lay(OWNER, AUDIT.ident, AUDIT().data)
    await desk.press(OWNER, "_redraw")
    await desk.tap(OWNER, desk.word("audit-approver"))
    await desk.tap(OWNER, f"user {MANAGER}")
    text, labels = desk.gateway.shown[-1][1], " ".join(desk.gateway.labels)
    assert desk.word("audit-by-approver", value=f"user {MANAGER}") in text
    assert desk.word("audit-many", count=2) in text
    for verb in ("sent", "approved"):
        assert desk.word("audit-verb", verb=verb) in labels


async def test_a_plan_that_was_approved_is_stopped_from_the_card_after_a_question(
    desk: TeamDesk,
) -> None:
    await approved(desk, SMS.changed(at=usual() + timedelta(hours=3)), by=MANAGER)
    await desk.tap(MANAGER, desk.word("approval-plan"))
    assert await desk.top(MANAGER) == CAMPAIGN.ident
    await look(desk, WRITER)
    await desk.tap(WRITER, desk.word("approval-stop"))
    await desk.tap(WRITER, desk.word("approval-stop"))
    assert await planned(desk) == []
    acts = await desk.storage.audit.page(desk.account.id, many=10)
    by = [(act.verb, act.person) for act in reversed(acts) if act.verb is not Verb.SETTINGS_CHANGED]
    assert by[-4:] == [
        (Verb.SUBMITTED, WRITER),
        (Verb.PLANNED, WRITER),
        (Verb.APPROVED, MANAGER),
        (Verb.STOPPED, WRITER),
    ]


async def change_of_a_plan(desk: TeamDesk, **changes: object) -> Campaign:
    """A manager plans an SMS, becomes a writer, and asks for a change of it."""
    await desk.lay(MANAGER, "send-check", SMS.changed(at=usual() + timedelta(hours=3)))
    await desk.press(MANAGER, "_redraw")
    await desk.tap(MANAGER, "✅")
    (campaign,) = await desk.storage.campaigns.open_of(desk.account.id)
    await desk.lay(MANAGER, CAMPAIGN.ident, CampaignData(id=campaign.id))
    await desk.press(MANAGER, "edit", str(campaign.version))
    await desk.member(Role.MANAGER, role=Role.WRITER)
    sms = SendData.model_validate(campaign.content)
    whose = {"campaign": campaign.id, "version": campaign.version}
    await submitted(desk, sms.changed(text="جمعه هم بازیم", **whose, **changes), by=MANAGER)
    return campaign


@pytest.mark.parametrize("at", [None, usual() + timedelta(hours=5)])
async def test_a_change_of_what_waits_changes_that_and_makes_no_second_one(
    desk: TeamDesk, at: datetime | None
) -> None:
    campaign = await change_of_a_plan(desk, at=at)
    await look(desk, OWNER)
    await desk.tap(OWNER, desk.word("approval-approve"))
    (approval,) = await desk.storage.approvals.page(desk.account.id, 0, 1)
    assert (approval.state, approval.campaign) == (ApprovalState.APPROVED, campaign.id)
    jobs = await desk.storage.outbox.of_campaign(campaign.id)
    waiting = await desk.storage.campaigns.open_of(desk.account.id)
    assert [job.text for job in jobs] == (["جمعه هم بازیم"] if at is None else [])
    assert [(each.id, each.due_at) for each in waiting] == (
        [] if at is None else [(campaign.id, at)]
    )


async def test_a_change_of_what_has_left_meanwhile_says_so_and_keeps_the_text(
    desk: TeamDesk,
) -> None:
    campaign = await change_of_a_plan(desk)
    await desk.storage.campaigns.stop(campaign.id)
    await look(desk, OWNER)
    await desk.tap(OWNER, desk.word("approval-approve"))
    assert desk.word("approval-plan-gone") in desk.gateway.shown[-1][1]
    await look(desk, MANAGER)
    assert desk.word("approval-voided", why="plan") in desk.gateway.shown[-1][1]
    await desk.tap(MANAGER, desk.word("approval-change"))
    assert "جمعه هم بازیم" in desk.gateway.shown[-1][1]
    found = await desk.storage.campaigns.get(campaign.id)
    assert found is not None
    assert found.state is CampaignState.STOPPED


async def test_the_commit_asks_the_rules_once_more(desk: TeamDesk) -> None:
    """For a ceiling and for one's own; the owner is bound by neither ceiling."""
    cases: tuple[tuple[int, dict[str, int | None], int | None, bool, bool], ...] = (
        (MANAGER, {"ceiling": 5}, 5, False, False),
        (MANAGER, {"ceiling": 4}, 5, False, True),
        (MANAGER, {"ceiling": 4}, None, False, True),
        (OWNER, {"ceiling": 4}, 5, False, False),
        (MANAGER, {"ceiling": None, "own": True}, 5, True, False),
        (MANAGER, {"own": False}, 5, True, True),
    )
    for user, changes, cost, own, denied in cases:
        await rule(desk, **changes)
        guard = guard_of(desk.storage, desk.account.id, user, cost, own=own)
        with pytest.raises(DeniedError) if denied else nullcontext():
            await desk.storage.run(guard)


@given(
    cost=st.integers(1, 500),
    most=st.none() | st.integers(0, 3_000),
    kind=st.sampled_from([None, "daily", "monthly"]),
    words=st.sampled_from(["سلام", "سلام {نام}"]),
)
def test_what_is_judged_is_what_a_turn_may_cost_unasked(
    cost: int, most: int | None, kind: Any, words: str
) -> None:
    """A group that grows lets no turn leave that is above what was judged."""
    now = usual()
    again = None if kind is None else Repeat(kind=kind, first=now.date(), clock=now.time())
    sms = SendData(text=words, groups=((1, "x"),), at=now, again=again, most=most)
    judged = at_most(sms, cost)
    assert judged is not None
    assert judged >= (ceiling(sms, cost) or cost)
    assert at_most(sms, None) is None


async def test_a_greeting_that_may_cost_more_a_day_is_the_owner_s_to_switch_on(
    desk: TeamDesk,
) -> None:
    """Whoever may enter birthdays would send anything to anybody by it."""

    async def switched_on(user: int, most: int) -> bool:
        await desk.lay(user, BIRTHDAY_GREETING.ident, GreetingData(text="مبارک", most=most))
        await desk.press(user, "_redraw")
        on = next(button for button in desk.pressable() if button.action == "on")
        await desk.press(user, "on", on.arg)
        kept = await desk.storage.greetings.get(desk.account.id)
        return kept is not None and (kept.user, kept.most) == (user, most)

    sql = "DELETE FROM birthday_greetings"
    await desk.storage.run(lambda db: db.execute(sql))
    await rule(desk, ceiling=20)
    assert not await switched_on(MANAGER, 21)
    assert desk.word("birthdays-above") in desk.gateway.shown[-1][1]
    assert await desk.storage.greetings.get(desk.account.id) is None
    assert await switched_on(MANAGER, 20)
    assert await switched_on(OWNER, 21)
