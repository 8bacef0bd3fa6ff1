"""F121: a colleague's limit of the day: set by the owner, on the card, at the press, at a turn."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.home.routes import TEAM_MEMBER, MemberData
from handlers.shared.half_written import SendData
from handlers.shared.pacing import Pace
from handlers.shared.rights import Role
from storage import CampaignState
from tests.clock import Clock
from tests.handlers.team_desk import COLLEAGUES, OWNER, SHOP_GROUP, TeamDesk, opened
from tests.handlers.test_approvals import campaigns, worked

WRITER, MANAGER = COLLEAGUES[Role.WRITER], COLLEAGUES[Role.MANAGER]
TWO = SendData(text="فردا تعطیلیم", numbers=("09121112233", "09351112233"))
THREE = SendData(text="پس‌فردا", numbers=("09121112231", "09351112232", "09351112239"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def desk(tmp_path: Path, clock: Clock) -> AsyncIterator[TeamDesk]:
    async with opened(tmp_path, clock) as ready:
        await ready.storage.run(lambda db: db.execute("DELETE FROM approvals"))
        yield ready


async def card(desk: TeamDesk, user: int, sms: SendData, chat: int | None = None) -> list[str]:
    """The card, laid open; its buttons."""
    await desk.lay(user, "send-check", sms, chat)
    await desk.press(user, "_redraw", chat=chat)
    return desk.gateway.labels


def offered(desk: TeamDesk) -> list[str]:
    """What the card's buttons of confirming carry: nothing where it cannot be confirmed."""
    return [each.arg for each in desk.pressable() if each.action == "send"]


async def confirm(desk: TeamDesk, user: int) -> None:
    await desk.press(user, "send", offered(desk)[0])


async def test_the_owner_sets_it_and_the_audit_has_it(desk: TeamDesk) -> None:
    await desk.lay(OWNER, TEAM_MEMBER.ident, MemberData(user=MANAGER))
    await desk.press(OWNER, "limit")
    await desk.say(OWNER, "بسیار")
    assert desk.word("team-limit-unread") in desk.gateway.shown[-1][1]
    await desk.say(OWNER, "۱٬۲۰۰")
    assert desk.word("team-limit-is", most=1200, left=1200) in desk.gateway.shown[-1][1]
    acts = await desk.storage.audit.page(desk.account.id)
    assert acts[0].object == f"{MANAGER} daily 1200"
    await desk.command(MANAGER, "team")
    assert desk.word("team-limit-is", most=1200, left=1200) in desk.gateway.shown[-1][1]
    await desk.press(OWNER, "role", Role.VIEWER)
    member = (await desk.storage.members.standing(desk.account.id, MANAGER)).member
    assert member is not None
    assert member.daily is None, "a role by which nothing leaves has none"


async def test_the_card_says_what_is_left_and_offers_no_more(desk: TeamDesk) -> None:
    await desk.member(Role.MANAGER, daily=4)
    await card(desk, MANAGER, TWO)
    assert desk.word("send-daily-left", most=4, left=4) in desk.gateway.shown[-1][1]
    await confirm(desk, MANAGER)
    assert len(await desk.storage.outbox.recent(MANAGER)) == 1
    await card(desk, MANAGER, THREE)
    assert desk.word("errors-daily-over", most=4, left=2, count=3) in desk.gateway.shown[-1][1]
    assert not offered(desk)
    await card(desk, OWNER, THREE)
    assert offered(desk), "the owner has no limit"


async def test_two_cards_pressed_together_do_not_exceed_it(desk: TeamDesk) -> None:
    """One in the private chat and one in the group: both were drawn while it had room."""
    await desk.member(Role.MANAGER, daily=4)
    pressed = []
    for chat, sms in ((None, TWO), (SHOP_GROUP, THREE)):
        await card(desk, MANAGER, sms, chat)
        pressed += offered(desk)
    await asyncio.gather(
        desk.press(MANAGER, "send", pressed[0]),
        desk.press(MANAGER, "send", pressed[1], chat=SHOP_GROUP),
    )
    jobs = [job for chat in (MANAGER, SHOP_GROUP) for job in await desk.storage.outbox.recent(chat)]
    assert len(jobs) == 1
    left = 4 - (jobs[0].recipients or 0)
    refused = 5 - (jobs[0].recipients or 0)
    said = desk.word("errors-daily-over", most=4, left=left, count=refused)
    assert any(said in text for _, text in desk.gateway.shown)


async def test_an_approval_counts_for_both(desk: TeamDesk) -> None:
    await desk.member(Role.WRITER, daily=2)
    await desk.member(Role.MANAGER, daily=100)
    await card(desk, WRITER, THREE)
    assert desk.word("errors-daily-over", most=2, left=2, count=3) in desk.gateway.shown[-1][1]
    for frame in range(2):
        await card(desk, WRITER, TWO if frame else THREE.changed(numbers=THREE.numbers[:2]))
        await desk.tap(WRITER, desk.word("send-submit"))
    for _ in range(2):
        await desk.command(MANAGER, "approvals")
        await desk.tap(MANAGER, "🔏")
        await desk.tap(MANAGER, desk.word("approval-approve"))
    said = desk.word("errors-daily-over-other", most=2, left=0, count=2)
    assert any(said in text for _, text in desk.gateway.shown)
    (job,) = await desk.storage.outbox.recent(WRITER)
    standing = await desk.storage.daily_limits.of(desk.account.id, MANAGER)
    assert (job.user, standing and standing.spent) == (WRITER, 2)


async def test_a_turn_over_the_limit_is_held_and_says_what_was_left(
    desk: TeamDesk, clock: Clock
) -> None:
    await desk.member(Role.MANAGER, daily=4)
    at = desk.parts.clock() + timedelta(hours=2)
    await card(desk, MANAGER, THREE.changed(at=at))
    await confirm(desk, MANAGER)
    planned = await desk.storage.campaigns.open_of(desk.account.id)
    (campaign,) = [each for each in planned if each.user == MANAGER]
    await card(desk, MANAGER, TWO)
    await confirm(desk, MANAGER)
    clock.ahead += timedelta(hours=2, seconds=30)

    async def held() -> bool:
        found = await desk.storage.campaigns.get(campaign.id)
        return found is not None and found.state is CampaignState.HELD and found.told

    await worked(desk, campaigns(desk), held)
    said = [text for chat, text in desk.gateway.shown if chat == MANAGER]
    assert any(desk.word("campaign-why-daily", left=2, most=4) in text for text in said)
    jobs = [job for job in await desk.storage.outbox.recent(MANAGER) if job.campaign == campaign.id]
    assert jobs == []


async def test_what_no_day_could_hold_is_said_on_the_card(desk: TeamDesk) -> None:
    await desk.member(Role.MANAGER, daily=2)
    await card(desk, MANAGER, THREE.changed(at=desk.parts.clock() + timedelta(days=2)))
    assert desk.word("send-daily-later", most=2, count=3) in desk.gateway.shown[-1][1]


async def test_what_leaves_at_a_pace_is_judged_by_one_batch(desk: TeamDesk) -> None:
    """Now or later, with the parts that the texts of its people have."""
    await desk.member(Role.MANAGER, daily=2)
    slowly, at = Pace(many=2, minutes=60), desk.parts.clock() + timedelta(days=2)
    whole = slowly.model_copy(update={"many": 3})
    for sms, fits in (
        (THREE.changed(pace=slowly), True),
        (THREE.changed(pace=slowly, at=at), True),
        (THREE.changed(pace=whole), False),
        (THREE.changed(pace=whole, at=at), False),
    ):
        await card(desk, MANAGER, sms)
        assert bool(offered(desk)) is fits, sms
    assert desk.word("send-daily-batch", most=2, count=3) in desk.gateway.shown[-1][1]


async def test_a_batch_of_own_texts_is_judged_by_their_own_parts(desk: TeamDesk) -> None:
    """Who has joined last is read first, with one part; the other has two."""
    book, now = desk.twin.accounts["demo-key"].book, desk.twin.now()
    group = book.add_group("نامی‌ها", None, now)
    for mobile, name in (("09300000001", "س" * 30), ("09300000002", "سارا")):
        book.join(book.new_contact(mobile, None, name, None, 1, now, now), group, now)
    sms = SendData(text="م" * 50 + " {نام}", groups=((group.group_id, "نامی‌ها"),), optout="")
    for daily, many, fits in ((1, 1, True), (2, 2, False), (3, 2, True)):
        await desk.member(Role.MANAGER, daily=daily)
        await card(desk, MANAGER, sms.changed(pace=Pace(many=many, minutes=60)))
        assert bool(offered(desk)) is fits, desk.gateway.shown[-1]
