"""What a colleague planned and sent is seen, paused and stopped by who may send, in private."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from handlers.messages.campaigns.routes import CAMPAIGN, CampaignData
from handlers.messages.routes import BIRTHDAY_GREETING, OUTBOX, SENDING, GreetingData
from handlers.news.kinds import HandledSms, read
from handlers.shared.rights import Role
from screens.widgets import PageData
from storage import CampaignState, JobState, NewCampaign, NewGreeting, NewJob, Verb
from tests.clock import usual
from tests.handlers.team_desk import COLLEAGUES, OWNER, PEOPLE, SHOP_GROUP, TeamDesk, emptied

WRITER, MANAGER = COLLEAGUES[Role.WRITER], COLLEAGUES[Role.MANAGER]
WORDS = "حراج آخر هفته"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with emptied(tmp_path) as ready:
        yield ready


def of_writer(desk: TeamDesk, **changes: Any) -> dict[str, Any]:
    card = {"chat": WRITER, "user": WRITER, "account_id": desk.account.id}
    return {**card, "frame": 7, "revision": 1, "recipients": 1, "segments": 1, **changes}


async def planned(desk: TeamDesk, **changes: Any) -> int:
    """By the writer, in their private chat or, with `chat`, elsewhere."""
    content = {"text": WORDS, "numbers": ["09121112233"], "optout": ""}
    due = usual() + timedelta(hours=3)
    new = NewCampaign(**of_writer(desk, content=content, due_at=due, **changes))
    await desk.storage.run(desk.storage.campaigns.insertion(new))
    found = await desk.storage.campaigns.confirmed_on(new.chat, WRITER, 7, 1)
    assert found is not None
    return found.id


async def confirmed(desk: TeamDesk) -> int:
    """An SMS of the writer that waits for its undo window."""
    due = usual() + timedelta(seconds=9)
    job = NewJob(
        **of_writer(desk, part="numbers", text=WORDS, mobiles=("09121112233",), due_at=due)
    )
    await desk.storage.run(desk.storage.outbox.insertion(job))
    (row,) = await desk.storage.outbox.for_frame(WRITER, WRITER, 7, 1)
    return row.id


async def state_of(desk: TeamDesk, campaign: int) -> CampaignState:
    found = await desk.storage.campaigns.get(campaign)
    assert found is not None
    return found.state


async def test_who_may_send_sees_a_colleagues_plan_pauses_and_stops_it(desk: TeamDesk) -> None:
    campaign = await planned(desk)
    await desk.command(OWNER, "scheduled")
    assert WORDS in desk.gateway.shown[-1][1]
    assert "colleague writer" in desk.gateway.shown[-1][1]
    await desk.tap(OWNER, WORDS[:8])
    assert "colleague writer" in desk.gateway.shown[-1][1]
    await desk.tap(OWNER, desk.word("campaign-pause"))
    assert await state_of(desk, campaign) is CampaignState.PAUSED
    await desk.command(MANAGER, "scheduled")
    await desk.tap(MANAGER, WORDS[:8])
    await desk.tap(MANAGER, desk.word("campaign-stop"))
    await desk.tap(MANAGER, desk.word("campaign-stop-yes"))
    assert await state_of(desk, campaign) is CampaignState.STOPPED
    acts = await desk.storage.audit.page(desk.account.id)
    by = {act.verb: act.person for act in acts if act.ref == str(campaign)}
    assert by == {Verb.PAUSED: OWNER, Verb.STOPPED: MANAGER}


async def test_a_colleagues_send_stands_among_those_of_the_bot_and_can_be_undone(
    desk: TeamDesk,
) -> None:
    job = await confirmed(desk)
    await desk.lay(OWNER, OUTBOX.ident, PageData())
    await desk.press(OWNER, "_redraw")
    assert WORDS in desk.gateway.shown[-1][1]
    await desk.tap(OWNER, desk.word("sent-show", place=1)[-1])
    assert "colleague writer" in desk.gateway.shown[-1][1]
    await desk.tap(OWNER, desk.word("outbox-undo"))
    row = await desk.storage.outbox.get(job)
    assert row is not None
    assert row.state is JobState.UNDONE
    assert desk.changes() == []


@pytest.mark.parametrize("place", ["viewer", "group"])
async def test_elsewhere_only_what_was_made_there_is_shown(desk: TeamDesk, place: str) -> None:
    """To who may not send, and in a group, where others read along."""
    user = PEOPLE[Role.VIEWER] if place == "viewer" else OWNER
    chat = SHOP_GROUP if place == "group" else None
    campaign = await planned(desk)
    await desk.command(user, "scheduled", chat=chat)
    assert WORDS not in desk.gateway.shown[-1][1]
    await desk.lay(user, CAMPAIGN.ident, CampaignData(id=campaign), chat)
    for action in ("_redraw", "pause", "halt", "stop"):
        await desk.press(user, action, "1", chat)
    assert WORDS not in desk.gateway.shown[-1][1]
    assert await state_of(desk, campaign) is CampaignState.WAITING


async def test_what_was_planned_in_the_group_is_seen_there_and_by_who_may_send(
    desk: TeamDesk,
) -> None:
    await planned(desk, chat=SHOP_GROUP)
    for user, chat in ((OWNER, SHOP_GROUP), (MANAGER, None)):
        await desk.command(user, "scheduled", chat=chat)
        assert WORDS in desk.gateway.shown[-1][1]


async def heard(desk: TeamDesk) -> list[tuple[int, str, str, str]]:
    """Who is told what of an SMS, by whom, and of whose."""
    found: list[tuple[int, str, str, str]] = []
    bundle = await desk.storage.news.claim(desk.parts.clock())
    while bundle is not None:
        news = [read(push.payload) for push in bundle.pushes]
        found += [
            (bundle.chat, each.what, each.by, each.whose or "")
            for each in news
            if isinstance(each, HandledSms)
        ]
        bundle = await desk.storage.news.claim(desk.parts.clock())
    return found


ACTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("paused", ("campaign-pause",)),
    ("resumed", ("campaign-resume",)),
    ("changed", ("campaign-edit", "✅")),
    ("stopped", ("campaign-stop", "campaign-stop-yes")),
    ("sent", ("campaign-now", "✅")),
)
"""What is done to a plan, in this order, and the buttons that do it."""


async def test_whose_it_is_hears_what_others_do_about_it(desk: TeamDesk) -> None:
    """Where it was planned, and nothing of what they do themselves."""
    await desk.member(Role.WRITER, role=Role.MANAGER)
    for user, by in ((OWNER, ""), (MANAGER, "colleague manager"), (WRITER, None)):
        for chat in (WRITER, SHOP_GROUP):
            place = SHOP_GROUP if (user, chat) == (WRITER, SHOP_GROUP) else None
            whose = "colleague writer" if chat == SHOP_GROUP else ""
            campaign = await planned(desk, chat=chat)
            for act, labels in ACTS:
                if act == "sent":
                    await forgotten(desk)
                    campaign = await planned(desk, chat=chat)
                await desk.lay(user, CAMPAIGN.ident, CampaignData(id=campaign), place)
                await desk.press(user, "_redraw", chat=place)
                for label in labels:
                    words = label if label == "✅" else desk.word(label)
                    await desk.tap(user, words, chat=place)
                wanted = [] if by is None else [(chat, act, by, whose)]
                assert await heard(desk) == wanted, (user, chat, act)
            await forgotten(desk)


async def forgotten(desk: TeamDesk) -> None:
    sql = "DELETE FROM campaigns; DELETE FROM outbox; DELETE FROM pushes"
    await desk.storage.run(lambda db: db.executescript(sql))


async def test_whose_send_is_undone_by_somebody_else_hears_of_it(desk: TeamDesk) -> None:
    for user, told in ((OWNER, [(WRITER, "undone", "", "")]), (WRITER, [])):
        job = await confirmed(desk)
        found = await desk.storage.outbox.get(job)
        assert found is not None
        assert found.campaign is not None
        await desk.lay(user, SENDING.ident, SENDING(frame=-found.campaign, revision=1).data)
        await desk.member(Role.WRITER, role=Role.MANAGER)
        await desk.press(user, "undo")
        row = await desk.storage.outbox.get(job)
        assert row is not None
        assert row.state is JobState.UNDONE
        assert await heard(desk) == told
        await forgotten(desk)


async def test_who_switched_the_greeting_on_hears_who_switches_it_off(desk: TeamDesk) -> None:
    for user, told in ((OWNER, [(MANAGER, "greetings_off", "", "")]), (MANAGER, [])):
        new = NewGreeting(
            account_id=desk.account.id, chat=MANAGER, user=MANAGER, text="مبارک", clock=600,
            most=5, planned_until=usual().date(),
        )  # fmt: skip
        await desk.storage.run(desk.storage.greetings.switching_on(new))
        await desk.lay(user, BIRTHDAY_GREETING.ident, GreetingData())
        await desk.press(user, "off")
        assert await desk.storage.greetings.get(desk.account.id) is None
        assert await heard(desk) == told
        await forgotten(desk)


async def test_the_words_of_a_long_sms_say_that_they_are_cut(desk: TeamDesk) -> None:
    new = NewGreeting(
        account_id=desk.account.id, chat=MANAGER, user=MANAGER, text="تولدتان مبارک! " * 9,
        clock=600, most=5, planned_until=usual().date(),
    )  # fmt: skip
    await desk.storage.run(desk.storage.greetings.switching_on(new))
    await desk.lay(OWNER, BIRTHDAY_GREETING.ident, GreetingData())
    await desk.press(OWNER, "off")
    bundle = await desk.storage.news.claim(desk.parts.clock())
    assert bundle is not None
    news = read(bundle.pushes[0].payload)
    assert isinstance(news, HandledSms)
    assert news.words.startswith("تولدتان مبارک! تولدتان مبارک!")
    assert news.words.endswith("…")
    assert len(news.words) <= 60
