"""F154: who runs the bot bars an owner; listed colleagues cannot go on without them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from handlers.shared.gate import AccessGate
from handlers.shared.rights import Right, Role
from screens.context import DeniedError
from screens.view import Safe, View
from storage import CampaignState, JobState, NewCampaign, NewGreeting, NewJob, Storage
from storage.barring import RESTING
from tests.clock import usual
from tests.handlers.team_desk import COLLEAGUES, OWNER, SHOP_GROUP, TeamDesk, opened
from tests.handlers.test_only_the_table_acts import sample

MANAGER, WRITER = COLLEAGUES[Role.MANAGER], COLLEAGUES[Role.WRITER]
EVERYBODY = frozenset({OWNER, *COLLEAGUES.values()})
LISTED = EVERYBODY - {OWNER}


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with opened(tmp_path) as ready:
        yield ready


async def bar(desk: TeamDesk, listed: frozenset[int]) -> None:
    """What a start with this list does."""
    await desk.storage.people.serve_only(listed)
    desk.parts.gate = AccessGate(desk.storage, allowed=listed)


async def plan(storage: Storage, account: int, user: int, frame: int = 9) -> None:
    planned = NewCampaign(
        chat=user, user=user, account_id=account, frame=frame, revision=1, content={},
        recipients=12, segments=1, due_at=usual() + timedelta(days=1),
    )  # fmt: skip
    await storage.run(storage.campaigns.insertion(planned))


def job(desk: TeamDesk, user: int) -> NewJob:
    return NewJob(
        chat=user, user=user, account_id=desk.account.id, frame=77, revision=1, part="numbers",
        text="hello", mobiles=("09121234567",), recipients=1, segments=1, due_at=usual(),
    )  # fmt: skip


async def written(desk: TeamDesk) -> dict[str, int]:
    """How many rows each table has of what leaves, is kept or is told."""
    names = ("outbox", "campaigns", "imports", "exports", "letters", "approvals", "members")
    return await desk.storage.run(
        lambda db: {name: db.table(name).count for name in names}, write=False
    )


@pytest.mark.long
async def test_f154_nothing_that_a_colleague_touches_asks_the_service_or_writes(
    desk: TeamDesk,
) -> None:
    catalogue = desk.parts.catalogue
    samples = [(screen, await sample(desk, screen)) for screen in catalogue.ids.values()]
    await bar(desk, LISTED)
    before, rows = len(desk.twin.requests), await written(desk)
    wrong: list[tuple[Any, ...]] = []
    for screen, data in samples:
        for action in screen.actions:
            said = len(desk.gateway.shown)
            await desk.lay(MANAGER, screen.ident, data)
            await desk.press(MANAGER, action, "1")
            need = (screen.needs, screen.acts.get(action))
            if {*need} <= {None, Right.PLACE}:
                continue
            text = desk.word("errors-resting")
            if not any(text in shown for _, shown in desk.gateway.shown[said:]):
                wrong.append((screen.ident, action, desk.gateway.shown[said:]))
    assert not wrong
    assert desk.twin.requests[before:] == []
    assert await written(desk) == rows


@pytest.mark.long
async def test_f154_every_command_says_it_in_private_and_in_the_group(desk: TeamDesk) -> None:
    await bar(desk, LISTED)
    before, text = len(desk.twin.requests), desk.word("errors-resting")
    for name, spec in desk.parts.catalogue.commands.items():
        needs = desk.parts.catalogue.screens[spec.screen].needs
        for chat in (None, SHOP_GROUP):
            await desk.command(MANAGER, name, chat=chat)
            if needs not in {None, Right.PLACE}:
                assert text in desk.gateway.shown[-1][1], (name, chat)
    await desk.command(MANAGER, "start")
    assert text in desk.gateway.shown[-1][1], "Home says it unasked"
    assert desk.twin.requests[before:] == []


async def test_f154_a_card_that_is_open_does_not_write_its_send(desk: TeamDesk) -> None:
    """The list has changed with a restart between the card and the press."""
    guard = desk.parts.permissions.guard(MANAGER, MANAGER, desk.account.id, Right.SEND)
    await bar(desk, LISTED)
    effects = (guard, desk.storage.outbox.insertion(job(desk, MANAGER)))
    with pytest.raises(DeniedError):
        await desk.parts.store.save(MANAGER, MANAGER, b"{}", effects=effects, full=True)
    assert await desk.storage.outbox.for_frame(MANAGER, MANAGER, 77) == []


async def test_f154_what_waited_is_held_and_asked_about_when_the_owner_is_back(
    desk: TeamDesk,
) -> None:
    storage, account = desk.storage, desk.account.id
    for user in (OWNER, MANAGER):
        await plan(storage, account, user)
        await storage.run(storage.outbox.insertion(job(desk, user)))
    await bar(desk, LISTED)

    assert await storage.outbox.claim(usual()) is None
    for user in (OWNER, MANAGER):
        made = await storage.campaigns.confirmed_on(user, user, 9, 1)
        assert made is not None
        assert (made.state, made.why, made.content) == (CampaignState.HELD, RESTING, {})
        (send,) = await storage.outbox.for_frame(user, user, 77)
        assert (send.state, send.resolved_by, send.text) == (JobState.NOT_SENT, RESTING, "hello")
        await storage.campaigns.mark_told(made.id)

    await bar(desk, EVERYBODY)
    asked = [each.user for each in await storage.campaigns.untold() if each.frame == 9]
    assert asked == [OWNER, MANAGER]
    assert await storage.outbox.claim(usual()) is None, "what waited then is not sent later"


async def test_f154_a_colleague_who_is_barred_leaves_the_plans_to_the_owner(
    desk: TeamDesk,
) -> None:
    await plan(desk.storage, desk.account.id, MANAGER)
    greeting = NewGreeting(
        account_id=desk.account.id, chat=MANAGER, user=MANAGER, topic=7, text="t", clock=0, most=1,
        planned_until=usual().date(),
    )  # fmt: skip
    await desk.storage.run(desk.storage.greetings.switching_on(greeting))
    await bar(desk, EVERYBODY - {MANAGER})
    waiting = await desk.storage.campaigns.open_of(desk.account.id)
    held = [each for each in waiting if each.why == RESTING]
    assert [(each.chat, each.user, each.told) for each in held] == [(OWNER, OWNER, False)]
    kept = await desk.storage.greetings.get(desk.account.id)
    assert kept is not None
    assert (kept.chat, kept.user, kept.topic, kept.text) == (OWNER, OWNER, 0, "t")


async def test_f154_who_is_barred_is_told_nothing_by_itself_but_of_the_bot(desk: TeamDesk) -> None:
    async def news(_ctx: Any) -> View:
        return View(Safe("news"))

    before = len(desk.gateway.shown)
    desk.parts.gate = AccessGate(desk.storage, allowed=LISTED - {WRITER}, told=frozenset({7}))
    pushed = [await desk.navigator.push(user, user, news) for user in (OWNER, WRITER, MANAGER, 7)]
    assert pushed == ["unreachable", "unreachable", "sent", "sent"]
    assert [chat for chat, _ in desk.gateway.shown[before:]] == [MANAGER, 7]
    assert await desk.navigator.push(SHOP_GROUP, OWNER, news) == "sent"


async def test_f154_another_account_of_the_colleague_works_as_before(desk: TeamDesk) -> None:
    own = await desk.storage.accounts.link(MANAGER, MANAGER, "own-key", "own-secret", "Own")
    await bar(desk, LISTED)
    await desk.storage.accounts.switch(MANAGER, desk.account.id)
    await desk.command(MANAGER, "switch")
    await desk.tap(MANAGER, "Own")
    assert await desk.storage.accounts.present(MANAGER) == own.id
    assert desk.word("errors-resting") not in desk.gateway.shown[-1][1]
