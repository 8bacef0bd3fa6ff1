"""A campaign leaves by the word of people who may still give it, judged at the moment itself.

Whoever goes, in whatever way, leaves nothing behind that is sent unasked; a ceiling that the owner
has lowered holds for what was planned before.
"""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from handlers.home.routes import TEAM
from handlers.messages.campaigns.routes import CAMPAIGN, CampaignData
from handlers.shared.half_written import SendData
from handlers.shared.presence import GroupPeople
from handlers.shared.rights import Role
from screens.screen import NoData
from storage import (
    Act,
    Campaign,
    CampaignState,
    Job,
    JobState,
    NewCampaign,
    NewGreeting,
    Planned,
    Verb,
)
from storage.audit import Wanted
from tests.clock import Clock
from tests.handlers.team_desk import COLLEAGUES, OWNER, SHOP_GROUP, TeamDesk, emptied
from tests.handlers.test_approval_rules import rule
from tests.handlers.test_approvals import campaigns, look_at, sends, submitted, worked
from tests.handlers.test_team import told

WRITER, MANAGER = COLLEAGUES[Role.WRITER], COLLEAGUES[Role.MANAGER]
NUMBERS = ("09121112233", "09351112233")
HOUR = timedelta(hours=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def desk(tmp_path: Path, clock: Clock) -> AsyncIterator[TeamDesk]:
    async with emptied(tmp_path, clock=clock) as ready:
        yield ready


async def plan(desk: TeamDesk, due: datetime, chat: int = MANAGER, **changes: Any) -> Campaign:
    """An SMS of the manager's to two people."""
    content = {"text": f"حراج {next(desk.updates)}", "numbers": [*NUMBERS], "optout": ""}
    fields: dict[str, Any] = {
        "chat": chat, "user": MANAGER, "account_id": desk.account.id, "content": content,
        "frame": next(desk.updates), "recipients": 2, "segments": 1, "due_at": due,
    }  # fmt: skip
    new = NewCampaign(**(fields | changes))
    await desk.storage.run(desk.storage.campaigns.insertion(new))
    made = await desk.storage.campaigns.confirmed_on(new.chat, new.user, new.frame, 0)
    assert made is not None
    return made


async def now_of(desk: TeamDesk, campaign: Campaign) -> Campaign:
    found = await desk.storage.campaigns.get(campaign.id)
    assert found is not None
    return found


async def work(desk: TeamDesk) -> None:
    """The campaigns' worker until nothing is due and nobody is to be told anything."""
    rows = desk.storage.campaigns

    async def done() -> bool:
        return not (await rows.due(desk.parts.services.clock()) or await rows.untold())

    await worked(desk, campaigns(desk), done)


async def rows_of(desk: TeamDesk, campaign: Campaign) -> list[str]:
    return [job.state for job in await desk.storage.outbox.of_campaign(campaign.id)]


async def quits(desk: TeamDesk) -> None:
    await desk.lay(MANAGER, TEAM.ident, NoData())
    await desk.press(MANAGER, "leave")
    await desk.tap(MANAGER, desk.word("team-leave-yes"))
    assert (OWNER, "quit") in await told(desk)


async def leaves_the_group(desk: TeamDesk) -> None:
    await GroupPeople(desk.parts.services, lambda: None).left(SHOP_GROUP, MANAGER)
    assert (OWNER, "left") in await told(desk)


async def may_only_look(desk: TeamDesk) -> None:
    await desk.member(Role.MANAGER, role=Role.VIEWER)


async def may_only_ask(desk: TeamDesk) -> None:
    await desk.member(Role.MANAGER, role=Role.WRITER)


async def is_removed_meanwhile(desk: TeamDesk) -> None:
    """While the card was confirmed: what was made since was in no list that the owner saw."""
    await desk.storage.dismissals.remove(
        desk.account.id, MANAGER, by=OWNER, planned=Planned.DROPPED
    )


WAYS: tuple[tuple[Callable[[TeamDesk], Awaitable[None]], bool], ...] = (
    (quits, True),
    (leaves_the_group, True),
    (may_only_look, False),
    (may_only_ask, False),
    (is_removed_meanwhile, False),
)
"""Ways to go; whether the owner is asked at once, or at the time of each SMS."""


async def test_what_is_planned_by_who_goes_waits_for_the_owner(
    desk: TeamDesk, clock: Clock
) -> None:
    for way, at_once in WAYS:
        await desk.member(Role.MANAGER)
        await desk.storage.departures.forgive(desk.account.id, MANAGER)
        await desk.storage.accounts.attach(MANAGER, desk.account.id, OWNER)
        due = clock() + HOUR
        both = [await plan(desk, due, chat) for chat in (MANAGER, SHOP_GROUP)]
        await way(desk)
        before = len(desk.gateway.shown)
        if not at_once:
            clock.turn_to(due)
        await work(desk)
        held = [await now_of(desk, each) for each in both]
        assert {(each.state, each.why) for each in held} == {(CampaignState.HELD, "colleague")}
        assert {(each.chat, each.user, each.topic) for each in held} == {(OWNER, OWNER, 0)}, way
        asked = [text for chat, text in desk.gateway.shown[before:] if chat == OWNER]
        assert len(asked) == 2
        for each in held:
            assert each.content is not None
            assert any(str(each.content["text"]) in text for text in asked)
            assert await rows_of(desk, each) == []
        await decided(desk, clock, held, ahead=at_once)
        clock.turn_to(due + HOUR)
        await work(desk)
        assert [await rows_of(desk, each) for each in held] == [["waiting"], []]
    assert sends(desk) == []


async def decided(desk: TeamDesk, clock: Clock, held: list[Campaign], *, ahead: bool) -> None:
    """By the owner: the first goes on, the other is stopped."""
    first, other = held
    await desk.lay(OWNER, CAMPAIGN.ident, CampaignData(id=first.id))
    await desk.press(OWNER, "_redraw")
    await desk.tap(OWNER, desk.word("campaign-resume"))
    if not ahead:
        await choose(desk, OWNER, "یک ساعت دیگر")
    await work(desk)
    assert (await now_of(desk, first)).state is CampaignState.WAITING
    clock.turn_to((await now_of(desk, first)).due_at)
    await work(desk)
    await desk.lay(OWNER, CAMPAIGN.ident, CampaignData(id=other.id))
    await desk.press(OWNER, "stop")
    await desk.tap(OWNER, desk.word("campaign-stop-yes"))


async def choose(desk: TeamDesk, user: int, typed: str) -> None:
    """A time, typed and agreed to."""
    await desk.say(user, typed)
    await desk.tap(user, "✅")


async def test_the_owner_s_word_at_the_removal_lets_it_go_on(desk: TeamDesk, clock: Clock) -> None:
    """Also what was planned in a group, which stays with the group; whoever approved it before."""
    due = clock() + HOUR
    await desk.member(Role.WRITER, role=Role.MANAGER)
    await rule(desk, ceiling=1)
    both = [
        await plan(desk, due, chat, approved_by=by)
        for chat, by in ((MANAGER, WRITER), (SHOP_GROUP, None))
    ]
    await desk.storage.dismissals.remove(desk.account.id, MANAGER, by=OWNER, planned=Planned.KEPT)
    clock.turn_to(due)
    await work(desk)
    for each, chat in zip(both, (OWNER, SHOP_GROUP), strict=True):
        left = await now_of(desk, each)
        assert (left.state, left.chat, left.user) == (CampaignState.DONE, chat, OWNER)
        assert await rows_of(desk, each) == ["waiting"]


async def test_a_greeting_of_who_quits_is_the_owner_s(desk: TeamDesk, clock: Clock) -> None:
    new = NewGreeting(
        account_id=desk.account.id, chat=MANAGER, user=MANAGER, text="مبارک", clock=600, most=5,
        planned_until=clock().date(),
    )  # fmt: skip
    await desk.storage.run(desk.storage.greetings.switching_on(new))
    await quits(desk)
    kept = await desk.storage.greetings.get(desk.account.id)
    assert kept is not None
    assert (kept.chat, kept.user) == (OWNER, OWNER)


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"pace": {"many": 1, "minutes": 5}},
        {"text": "حراج ویژه برای {نام}", "numbers": [*NUMBERS]},
        {"text": "حراج ویژه برای {نام}", "numbers": [*NUMBERS], "pace": {"many": 1, "minutes": 5}},
    ],
    ids=["at once", "paced", "own texts", "paced own texts"],
)
async def test_a_ceiling_that_is_lowered_holds_for_what_was_planned_before(
    desk: TeamDesk, clock: Clock, content: dict[str, Any]
) -> None:
    """Two SMS: the manager's and the writer's wait for the owner, who is asked; the owner's go."""
    people = ((MANAGER, None), (WRITER, MANAGER), (OWNER, None), (WRITER, OWNER))
    for ceiling in (2, 1, 0):
        due = clock() + HOUR
        whole = {"text": f"حراج {ceiling}", "numbers": [*NUMBERS], "optout": ""} | content
        if "{" in str(whole["text"]):
            whole["personal"] = {"digest": "", "cost": 2}
            whole["most"] = 2
        made = [
            await plan(desk, due, user, user=user, approved_by=by, content=whole)
            for user, by in people
        ]
        await rule(desk, ceiling=ceiling)
        before = len(desk.gateway.shown)
        clock.turn_to(due)
        await work(desk)
        whys = [(await now_of(desk, each)).why for each in made]
        above = "above" if ceiling < 2 else None
        assert whys == [above, above, None, None]
        rows = [bool(await rows_of(desk, each)) for each in made]
        assert rows == [above is None, above is None, True, True]
        asked = sorted(chat for chat, _ in desk.gateway.shown[before:])
        assert asked == (sorted([MANAGER, WRITER, OWNER, OWNER]) if above else [])
        await desk.storage.run(lambda db: db.execute("UPDATE campaigns SET state = 'done'"))
    assert sends(desk) == []


async def test_what_is_above_is_asked_of_the_owner_by_a_new_card(
    desk: TeamDesk, clock: Clock
) -> None:
    """Another time alone would hold it again; whoever may not decide it submits it."""
    due = clock() + HOUR
    campaign = await plan(desk, due)
    await rule(desk, ceiling=1)
    clock.turn_to(due)
    await work(desk)
    await desk.lay(MANAGER, CAMPAIGN.ident, CampaignData(id=campaign.id))
    await desk.press(MANAGER, "_redraw")
    await desk.tap(MANAGER, desk.word("campaign-time"))
    await choose(desk, MANAGER, "دو ساعت دیگر")
    assert desk.word("send-submit") in desk.gateway.labels
    await desk.lay(OWNER, CAMPAIGN.ident, CampaignData(id=campaign.id))
    await desk.press(OWNER, "_redraw")
    await desk.tap(OWNER, desk.word("campaign-time"))
    await choose(desk, OWNER, "یک ساعت دیگر")
    await desk.tap(OWNER, "✅")
    changed = await now_of(desk, campaign)
    assert (changed.state, changed.user) == (CampaignState.WAITING, MANAGER)
    clock.turn_to(changed.due_at)
    await work(desk)
    assert await rows_of(desk, campaign) == ["waiting"]


async def test_what_a_writer_may_not_decide_is_asked_of_who_approved_it(
    desk: TeamDesk, clock: Clock
) -> None:
    """Held for whatever reason: a message to the writer alone would have no button."""
    for approver, expected in ((MANAGER, MANAGER), (OWNER, OWNER)):
        sms = SendData(text=f"حراج {approver}", numbers=NUMBERS, at=clock() + HOUR)
        approval = await submitted(desk, sms)
        await look_at(desk, approver, approval)
        await desk.press(approver, "approve", approval.digest)
        (campaign,) = await desk.storage.campaigns.open_of(desk.account.id)
        desk.twin.accounts["demo-key"].credit = 1
        clock.turn_to(campaign.due_at)
        before = len(desk.gateway.shown)
        await work(desk)
        asked = dict(desk.gateway.shown[before:])
        assert set(asked) == {WRITER, expected}
        assert desk.word("campaign-held-asked") in asked[WRITER]
        assert desk.word("campaign-held-asked") not in asked[expected]
        assert "colleague writer" in asked[expected]
        await desk.storage.campaigns.stop(campaign.id)
        desk.twin.accounts["demo-key"].credit = 1000


async def test_whoever_was_told_is_not_told_again_while_another_s_messenger_is_down(
    desk: TeamDesk, clock: Clock
) -> None:
    for shut in ((OWNER,), (MANAGER,), (OWNER, MANAGER)):
        campaign = await plan(desk, clock() + HOUR)
        await rule(desk, ceiling=1)
        clock.turn_to(campaign.due_at)
        desk.gateway.shut.update(dict.fromkeys(shut, 3))
        before = len(desk.gateway.shown)
        await work(desk)
        assert not any(desk.gateway.shut.values())
        assert sorted(chat for chat, _ in desk.gateway.shown[before:]) == [OWNER, MANAGER]
        await desk.storage.campaigns.stop(campaign.id)


GOING_ON: tuple[tuple[dict[str, Any], str], ...] = (
    ({}, "resume"),
    ({}, "time"),
    ({"pace": {"many": 2, "minutes": 5}}, "resume"),
)
"""What was held, and by which button somebody lets it go on."""


@pytest.mark.parametrize(("content", "button"), GOING_ON, ids=["now", "another time", "paced"])
async def test_who_lets_it_go_on_gives_their_own_word(
    desk: TeamDesk, clock: Clock, content: dict[str, Any], button: str
) -> None:
    """It is the owner's by then: another manager's word has its bounds all the same."""
    await desk.member(Role.WRITER, role=Role.MANAGER, daily=1)
    await rule(desk, ceiling=1)
    text = {"text": "حراج", "numbers": [*NUMBERS], "optout": ""} | content
    for person, ceiling, why in ((WRITER, 1, "above"), (WRITER, None, "daily"), (OWNER, 1, "")):
        await desk.member(Role.MANAGER)
        await rule(desk, ceiling=ceiling)
        campaign = await plan(desk, clock() + HOUR, content=text)
        await desk.storage.dismissals.remove(desk.account.id, MANAGER, by=MANAGER)
        await desk.lay(person, CAMPAIGN.ident, CampaignData(id=campaign.id))
        await desk.press(person, "_redraw")
        await desk.tap(person, desk.word(f"campaign-{button}"))
        if button == "time":
            await choose(desk, person, "دو ساعت دیگر")
        released = await now_of(desk, campaign)
        assert (released.state, released.user) == (CampaignState.WAITING, OWNER)
        clock.turn_to(released.due_at)
        await work(desk)
        assert ((await now_of(desk, campaign)).why or "").startswith(why)
        assert bool(await rows_of(desk, campaign)) is (why == "")
        await desk.storage.campaigns.stop(campaign.id)
    assert sends(desk) == []


async def leave_one(desk: TeamDesk, clock: Clock) -> Job:
    """What waits in the outbox is sent, and its end is written down."""
    outbox = desk.storage.outbox
    job = await outbox.claim(clock() + HOUR)
    assert job is not None
    await outbox.finish(job.id, JobState.SENT, batch_key=f"key-{job.id}")
    return job


async def noted(desk: TeamDesk) -> list[Act]:
    return await desk.storage.audit.page(desk.account.id, Wanted(verbs=(Verb.SENT,)))


async def test_a_turn_that_changes_hands_between_two_slices_stays_one(
    desk: TeamDesk, clock: Clock
) -> None:
    """It is told once, listed as a whole, and has one row in the audit, wherever it was planned."""
    content = {
        "text": "حراج",
        "numbers": [*NUMBERS],
        "optout": "",
        "pace": {"many": 1, "minutes": 5},
    }
    outbox, ways = desk.storage.outbox, (Planned.KEPT, Planned.ASKED)
    for planned, by_owner in itertools.product((MANAGER, SHOP_GROUP), ways):
        await desk.member(Role.MANAGER)
        await desk.storage.accounts.attach(MANAGER, desk.account.id, OWNER)
        before = {act.id for act in await noted(desk)}
        campaign = await plan(desk, clock() + HOUR, planned, content=content)
        clock.turn_to(campaign.due_at)
        await work(desk)
        await leave_one(desk, clock)
        await desk.storage.dismissals.remove(desk.account.id, MANAGER, by=OWNER, planned=by_owner)
        assert (await now_of(desk, campaign)).user == OWNER
        await desk.lay(OWNER, CAMPAIGN.ident, CampaignData(id=campaign.id))
        await desk.press(OWNER, "go")
        clock.turn_to((await now_of(desk, campaign)).due_at)
        await work(desk)
        last = await leave_one(desk, clock)
        assert len(await outbox.for_frame(last.chat, last.user, last.frame, last.revision)) == 2
        (turn,) = await outbox.of_campaigns([campaign.id])
        assert turn.recipients == 2
        await outbox.mark_turn_told(last)
        await outbox.note_ended()
        assert await outbox.untold() == []
        acts = [act for act in await noted(desk) if act.id not in before]
        assert [(act.ref, act.people) for act in acts] == [(str(campaign.id), 2)]
