"""A writer submits, another person decides: the whole engine, the twin's log as the witness."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.composition import open_storage
from bot.settings import GivenSettings
from bot.tuning import Tuning
from handlers.home.approvals.worker import ApprovalWorker
from handlers.home.routes import TEAM_MEMBER, TEAM_REMOVE, MemberData
from handlers.messages.campaigns.worker import CampaignWorker
from handlers.messages.sending.worker import OutboxWorker
from handlers.shared.approving import ApprovalData
from handlers.shared.half_written import SendData
from handlers.shared.intervals import CampaignIntervals, OutboxIntervals
from handlers.shared.rights import Role
from sandbox.smsir.book import AddressBook
from screens import bands
from screens.events import TextMessage
from storage import Approval, ApprovalState, Campaign, CampaignState
from tests.clock import TEHRAN, usual
from tests.handlers.team_desk import COLLEAGUES, OWNER, SHOP_GROUP, TOKEN, TeamDesk, emptied
from tests.stories.harness.texts import plain
from tests.stories.harness.waiting import eventually
from tests.workers import at_work

WRITER, MANAGER = COLLEAGUES[Role.WRITER], COLLEAGUES[Role.MANAGER]
SMS = SendData(text="فردا تعطیلیم", numbers=("09121112233", "09351112233"))
RACES = int(os.environ.get("PROVE_RACES", "25"))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with emptied(tmp_path) as ready:
        yield ready


async def submitted(desk: TeamDesk, sms: SendData = SMS, by: int = WRITER) -> Approval:
    await desk.lay(by, "send-check", sms)
    await desk.press(by, "_redraw")
    await desk.tap(by, desk.word("send-submit"))
    (newest,) = await desk.storage.approvals.page(desk.account.id, 0, 1, user=by)
    assert newest.is_open
    return newest


async def look(desk: TeamDesk, user: int) -> None:
    """Open the first of /approvals."""
    await desk.command(user, "approvals")
    await desk.tap(user, "🔏")


async def again(desk: TeamDesk, approval: Approval) -> Approval:
    found = await desk.storage.approvals.get(approval.id)
    assert found is not None
    return found


def sends(desk: TeamDesk) -> list[Any]:
    return [seen for seen in desk.twin.requests if seen.operation.startswith("Send")]


async def worked(desk: TeamDesk, worker: Any, done: Any) -> None:
    """Run a worker until `done` says so."""
    async with at_work(worker):
        await eventually(done)


def outbox(desk: TeamDesk) -> OutboxWorker:
    intervals = OutboxIntervals(idle=0.02, text_pace=0.0, telling=(0.01,))
    return OutboxWorker(desk.navigator.parts.services, desk.navigator, intervals=intervals)


def campaigns(desk: TeamDesk) -> CampaignWorker:
    services, intervals = desk.parts.services, CampaignIntervals(idle=0.02, retry=0.01)
    rung = services.bells.outbox.ring
    return CampaignWorker(services, desk.navigator, left=rung, zone=TEHRAN, intervals=intervals)


def approvals(desk: TeamDesk) -> ApprovalWorker:
    intervals = CampaignIntervals(idle=0.02, retry=0.01)
    return ApprovalWorker(desk.navigator.parts.services, desk.navigator, intervals=intervals)


async def test_an_approval_sends_what_was_submitted_once_for_who_submitted_it(
    desk: TeamDesk,
) -> None:
    approval = await submitted(desk)
    assert await desk.storage.outbox.recent(WRITER) == []
    await look(desk, OWNER)
    assert SMS.text in desk.gateway.shown[-1][1]
    await desk.tap(OWNER, desk.word("approval-approve"))
    after = await again(desk, approval)
    assert (after.state, after.decided_by) == (ApprovalState.APPROVED, OWNER)
    assert sends(desk) == [], "its undo window comes first"
    (job,) = await desk.storage.outbox.recent(WRITER)
    assert (job.user, job.text, job.campaign) == (WRITER, SMS.text, after.campaign)
    assert desk.word("menu-reports") in desk.gateway.labels
    await desk.tap(OWNER, desk.word("approval-others"))
    assert await desk.top(OWNER) == "approvals"
    await look(desk, MANAGER)
    assert desk.word("colleague-owner") in desk.gateway.shown[-1][1]
    assert desk.word("approval-approve") not in desk.gateway.labels
    assert sends(desk) == []


async def test_the_list_says_whose_request_waits_to_who_did_not_make_it(desk: TeamDesk) -> None:
    await submitted(desk)
    by = (await desk.member(Role.WRITER)).name
    for user, named in ((OWNER, True), (WRITER, False)):
        await desk.command(user, "approvals")
        assert (f"درخواست {by}؛" in plain(desk.gateway.shown[-1][1])) is named


async def test_a_refusal_says_why_and_what_was_written_is_kept(desk: TeamDesk) -> None:
    approval = await submitted(desk)
    await look(desk, MANAGER)
    await desk.tap(MANAGER, desk.word("approval-refuse"))
    await desk.say(MANAGER, "جمعه را هم بنویس")
    assert (await again(desk, approval)).reason == "جمعه را هم بنویس"
    await look(desk, WRITER)
    assert "جمعه را هم بنویس" in desk.gateway.shown[-1][1]
    await desk.tap(WRITER, desk.word("approval-change"))
    assert await desk.top(WRITER) == "send-check"
    assert SMS.text in desk.gateway.shown[-1][1]
    assert (await desk.storage.outbox.recent(WRITER), sends(desk)) == ([], [])


async def look_at(desk: TeamDesk, user: int, approval: Approval) -> None:
    """The card laid open by hand, whether the person would get there or not."""
    await desk.lay(user, "approval", ApprovalData(id=approval.id))


async def test_nobody_but_approvers_decides_and_nobody_their_own(desk: TeamDesk) -> None:
    approval = await submitted(desk)
    for user in COLLEAGUES.values():
        for action in ("approve", "refuse", "trial") if user != MANAGER else ():
            await look_at(desk, user, approval)
            await desk.press(user, action, approval.digest)
    await desk.member(Role.WRITER, role=Role.MANAGER)
    await look_at(desk, WRITER, approval)
    await desk.press(WRITER, "approve", approval.digest)
    assert desk.word("approval-own") in desk.gateway.shown[-1][1]
    assert (await again(desk, approval)).is_open
    assert (await desk.storage.outbox.recent(WRITER), sends(desk)) == ([], [])


async def test_who_may_approve_no_more_does_not_though_the_card_is_open(desk: TeamDesk) -> None:
    approval = await submitted(desk)
    await look_at(desk, MANAGER, approval)
    await desk.member(Role.MANAGER, role=Role.WRITER)
    await desk.press(MANAGER, "approve", approval.digest)
    assert (await again(desk, approval)).is_open


async def test_in_a_group_it_is_who_presses_that_may_or_may_not(desk: TeamDesk) -> None:
    """The card stands in a chat of the owner's; the right is the person's all the same."""
    approval = await submitted(desk)
    for user in (*(set(COLLEAGUES.values()) - {WRITER, MANAGER}), WRITER, MANAGER):
        assert (await again(desk, approval)).is_open
        await desk.lay(user, "approval", ApprovalData(id=approval.id), SHOP_GROUP)
        await desk.press(user, "approve", approval.digest, SHOP_GROUP)
    after = await again(desk, approval)
    assert (after.state, after.decided_by) == (ApprovalState.APPROVED, MANAGER)


@pytest.mark.long
async def test_two_approvers_and_a_withdrawal_at_once_make_one_decision(desk: TeamDesk) -> None:
    """As often as `PROVE_RACES` says."""
    approved = 0
    for number in range(RACES):
        approval = await submitted(desk, SMS.changed(text=f"فردا تعطیلیم {number}"))
        for user in (OWNER, MANAGER):
            await look_at(desk, user, approval)
        presses = [desk.press(user, "approve", approval.digest) for user in (OWNER, MANAGER)]
        tries: list[Awaitable[object]] = [*presses]
        if number % 5 == 0:
            tries.append(desk.storage.approvals.decide(approval, WRITER, ApprovalState.WITHDRAWN))
        await asyncio.gather(*tries)
        after = await again(desk, approval)
        jobs = await desk.storage.outbox.for_frame(WRITER, WRITER, approval.frame)
        assert len(jobs) == (after.state is ApprovalState.APPROVED), number
        approved += len(jobs)
        assert desk.navigator.parts.counts["bugs"] == 0
    assert approved >= RACES * 4 // 5
    assert len(await desk.storage.outbox.recent(WRITER, RACES + 1)) == approved


def book(desk: TeamDesk) -> AddressBook:
    return desk.twin.accounts["demo-key"].book


async def group(desk: TeamDesk) -> tuple[int, str]:
    first = next(iter(book(desk).groups.values()))
    return first.group_id, first.name


async def test_what_has_changed_since_voids_it(desk: TeamDesk) -> None:
    ident, name = await group(desk)
    approval = await submitted(desk, SMS.changed(numbers=(), groups=((ident, name),)))
    await look_at(desk, OWNER, approval)
    for number in range(30):
        contact = book(desk).new_contact(f"0912000{number:04}", None, "", "", None, 0, 0)
        book(desk).join(contact, book(desk).groups[ident], 0)
    await desk.press(OWNER, "approve", approval.digest)
    assert (await again(desk, approval)).state is ApprovalState.VOIDED
    assert (await desk.storage.outbox.recent(WRITER), sends(desk)) == ([], [])


async def test_what_cannot_be_paid_waits_for_credit(desk: TeamDesk) -> None:
    approval = await submitted(desk)
    desk.twin.accounts["demo-key"].credit = 1
    await look_at(desk, OWNER, approval)
    await desk.press(OWNER, "approve", approval.digest)
    assert (await again(desk, approval)).is_open
    assert sends(desk) == []


async def test_what_these_people_have_got_meanwhile_is_asked_about(desk: TeamDesk) -> None:
    """The writer was asked when it was submitted, of what had gone by then."""
    here = [await submitted(desk), await submitted(desk, SMS.changed(optout="لغو۱۱"))]
    for number, approval in enumerate(here):
        await look_at(desk, MANAGER, approval)
        await desk.press(MANAGER, "approve", approval.digest)
        assert (await again(desk, approval)).is_open == bool(number)
    assert desk.word("send-repeat-next") in desk.gateway.shown[-1][1]
    assert len(await desk.storage.outbox.recent(WRITER)) == 1
    await desk.tap(MANAGER, desk.word("send-repeat-yes"))
    assert (await again(desk, here[1])).state is ApprovalState.APPROVED
    assert len(await desk.storage.outbox.recent(WRITER)) == 2


async def planned(desk: TeamDesk) -> list[Campaign]:
    """Of the writer."""
    everything = await desk.storage.campaigns.open_of(desk.account.id)
    return [campaign for campaign in everything if campaign.user == WRITER]


async def test_one_for_later_is_planned_and_expires_at_its_time(desk: TeamDesk) -> None:
    at = usual() + timedelta(hours=3)
    approval = await submitted(desk, SMS.changed(at=at))
    assert approval.expires_at == approval.wanted_at == at
    await look_at(desk, OWNER, approval)
    await desk.press(OWNER, "approve", approval.digest)
    (campaign,) = await planned(desk)
    assert (campaign.state, campaign.due_at, campaign.user) == (CampaignState.WAITING, at, WRITER)
    assert (await again(desk, approval)).campaign == campaign.id
    late = await submitted(desk, SMS.changed(at=at, text="دیر شد"))
    assert await desk.storage.approvals.expire(at) == 1
    await look_at(desk, OWNER, late)
    await desk.press(OWNER, "approve", late.digest)
    assert (await again(desk, late)).state is ApprovalState.EXPIRED
    assert len(await planned(desk)) == 1


async def test_approvers_are_told_once_and_who_asked_of_the_end(desk: TeamDesk) -> None:
    approval = await submitted(desk)
    before = len(desk.gateway.shown)

    async def announced() -> bool:
        return (await again(desk, approval)).announced

    await worked(desk, approvals(desk), announced)
    told = desk.gateway.shown[before:]
    assert sorted(chat for chat, _ in told) == sorted([OWNER, MANAGER])
    assert all("colleague writer" in text and SMS.text in text for _, text in told)
    await desk.storage.approvals.decide(approval, OWNER, ApprovalState.REFUSED, "نه")
    before = len(desk.gateway.shown)

    async def heard() -> bool:
        return (await again(desk, approval)).told

    await worked(desk, approvals(desk), heard)
    ((chat, text),) = desk.gateway.shown[before:]
    assert chat == WRITER
    assert "نه" in text


async def joined(desk: TeamDesk, user: int) -> int:
    """The number of the same person in Bale."""
    there = bands.number("bale", user)
    code = await desk.storage.identities.make_code(user, "")
    assert await desk.storage.identities.join(code, there)
    return there


async def test_nobody_is_asked_about_the_own_request_by_the_other_messenger(
    desk: TeamDesk,
) -> None:
    there = await joined(desk, WRITER)
    approval = await submitted(desk, by=there)
    await desk.member(Role.WRITER, role=Role.MANAGER)
    before = len(desk.gateway.shown)

    async def announced() -> bool:
        return (await again(desk, approval)).announced

    await worked(desk, approvals(desk), announced)
    assert sorted(chat for chat, _ in desk.gateway.shown[before:]) == sorted([OWNER, MANAGER])


async def test_who_approves_in_the_other_messenger_hears_what_came_of_it(desk: TeamDesk) -> None:
    there = await joined(desk, OWNER)
    approval = await submitted(desk)
    await look(desk, there)
    await desk.tap(there, desk.word("approval-approve"))
    await desk.tap(there, desk.word("approval-undo"))
    await desk.command(there, "start")
    before = len(desk.gateway.shown)

    async def heard() -> bool:
        after = await again(desk, approval)
        return after.told and not after.awaited

    await worked(desk, approvals(desk), heard)
    told = [text for chat, text in desk.gateway.shown[before:] if chat in {OWNER, there}]
    assert len(told) == 1
    assert desk.word("approval-result-title") in told[0]


async def test_where_it_was_asked_stands_how_it_ended(desk: TeamDesk) -> None:
    """The messages to the approvers are drawn over, once, and look open no more."""
    gone = desk.word("approval-nothing", kind="send")
    approval = await submitted(desk)

    async def announced() -> bool:
        return (await again(desk, approval)).announced

    def closed() -> list[int]:
        shown = desk.gateway.shown[before:]
        return sorted(chat for chat, text in shown if gone in text)

    async with at_work(approvals(desk)):
        await eventually(announced)
        before = len(desk.gateway.shown)
        await desk.storage.approvals.decide(approval, WRITER, ApprovalState.WITHDRAWN)
        await eventually(lambda: len(closed()) == len({OWNER, MANAGER}))
    assert closed() == sorted([OWNER, MANAGER])
    assert desk.gateway.labels == [desk.word("approval-told-open")]
    bound = desk.storage.bindings.showing("approval", str(approval.id), desk.account.id)
    assert await bound == []


@pytest.mark.long
async def test_what_is_approved_leaves_and_its_report_is_the_writers(desk: TeamDesk) -> None:
    approval = await submitted(desk)
    await look_at(desk, OWNER, approval)
    await desk.press(OWNER, "approve", approval.digest)

    async def sent() -> bool:
        (job,) = await desk.storage.outbox.recent(WRITER)
        return job.told

    desk.navigator.parts.services.clock = lambda: usual() + timedelta(minutes=1)
    await worked(desk, outbox(desk), sent)
    assert len(sends(desk)) == 1
    assert desk.gateway.shown[-1][0] == WRITER


async def test_after_a_backup_nobody_is_told_that_nothing_was_sent(
    desk: TeamDesk, tmp_path: Path
) -> None:
    """It may have been approved since the backup was made: the database cannot know."""
    await submitted(desk)
    await desk.storage.backup(tmp_path / "copy.db")
    shutil.copy(tmp_path / "team.key", tmp_path / "copy.key")
    settings = GivenSettings(bot_token=SecretStr(TOKEN), database=tmp_path / "copy.db")
    async with await open_storage(settings, Tuning(clock=usual)) as copy:
        (approval,) = await copy.approvals.untold()
        desk.navigator.parts.services.storage = copy

        async def heard() -> bool:
            return not await copy.approvals.untold()

        await worked(desk, approvals(desk), heard)
    chat, text = desk.gateway.shown[-1]
    assert chat == WRITER
    moment = desk.word("approval-ended", state="restored", name="", moment="|", nothing="").split(
        "|"
    )
    assert all(part in text for part in moment)
    assert approval.is_of_backup


@pytest.mark.parametrize("act", ["removed", "viewer"])
async def test_who_may_ask_no_more_has_nothing_to_be_approved(desk: TeamDesk, act: str) -> None:
    approval = await submitted(desk)
    if act == "removed":
        await desk.lay(OWNER, TEAM_REMOVE.ident, MemberData(user=WRITER))
        await desk.press(OWNER, "_redraw")
        await desk.tap(OWNER, desk.word("team-remove-yes"))
    else:
        await desk.lay(OWNER, TEAM_MEMBER.ident, MemberData(user=WRITER))
        await desk.press(OWNER, "role", Role.VIEWER)
    assert (await again(desk, approval)).state is ApprovalState.VOIDED
    await look_at(desk, MANAGER, approval)
    await desk.press(MANAGER, "approve", approval.digest)
    assert await desk.storage.outbox.recent(WRITER) == []


async def test_the_worker_ends_what_nobody_decided_and_tells_who_asked(desk: TeamDesk) -> None:
    approval = await submitted(desk)
    await desk.storage.approvals.mark([approval.id], note="announced")
    desk.navigator.parts.services.clock = lambda: approval.expires_at
    before = len(desk.gateway.shown)

    async def heard() -> bool:
        return (await again(desk, approval)).told and not (await again(desk, approval)).is_open

    await worked(desk, approvals(desk), heard)
    assert (await again(desk, approval)).state is ApprovalState.EXPIRED
    assert [chat for chat, _ in desk.gateway.shown[before:]] == [WRITER]


async def test_only_the_edit_of_the_very_message_voids_a_request(desk: TeamDesk) -> None:
    """A message's id counts in its own chat: there another one has the same."""
    await desk.lay(WRITER, "send-check", SMS.changed(source=7), SHOP_GROUP)
    await desk.press(WRITER, "_redraw", chat=SHOP_GROUP)
    await desk.tap(WRITER, desk.word("send-submit"), SHOP_GROUP)
    (approval,) = await desk.storage.approvals.page(desk.account.id, 0, 1, user=WRITER)
    for chat, state in ((WRITER, ApprovalState.SUBMITTED), (SHOP_GROUP, ApprovalState.VOIDED)):
        await desk.lay(WRITER, "approval", ApprovalData(id=approval.id), chat)
        edit = TextMessage(
            **desk.event(WRITER, chat), text="x", message_id=7, edited=True, reply_to=1
        )
        await desk.navigator.handle(edit)
        assert (await again(desk, approval)).state is state
