"""F122: an account changes hands: both say so in private, one write does it, what waits goes on."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.home.routes import TEAM_HAND, TEAM_TAKE, MemberData
from handlers.shared.half_written import SendData
from handlers.shared.rights import Right, Role
from screens.screen import NoData
from storage import CampaignState, TooManyAccounts, Verb
from storage.handovers import LIFE
from tests.clock import Clock
from tests.handlers.team_desk import COLLEAGUES, OWNER, SHOP_GROUP, STRANGER, TeamDesk, opened
from tests.handlers.test_approvals import campaigns, outbox, sends, worked
from tests.handlers.test_team import told

HEIR, WRITER = COLLEAGUES[Role.MANAGER], COLLEAGUES[Role.WRITER]
RACES = int(os.environ.get("PROVE_RACES", "20"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def desk(tmp_path: Path, clock: Clock) -> AsyncIterator[TeamDesk]:
    async with opened(tmp_path, clock) as ready:
        yield ready


async def offer(desk: TeamDesk, to: int = HEIR, chat: int | None = None) -> str:
    await desk.lay(OWNER, TEAM_HAND.ident, MemberData(user=to), chat)
    await desk.press(OWNER, "_redraw", chat=chat)
    for each in [each for each in desk.pressable() if each.action == "offer"]:
        await desk.press(OWNER, "offer", each.arg, chat=chat)
    return desk.gateway.shown[-1][1]


async def look(desk: TeamDesk, user: int = HEIR, chat: int | None = None) -> str:
    """What the button of "take it" carries; empty where there is none."""
    await desk.lay(user, TEAM_TAKE.ident, NoData(), chat)
    await desk.press(user, "_redraw", chat=chat)
    return next((each.arg for each in desk.pressable() if each.action == "take"), "")


async def owner(desk: TeamDesk) -> int | None:
    return await desk.storage.members.owner(desk.account.id)


async def test_both_say_so_and_everything_is_the_heirs(desk: TeamDesk) -> None:
    keys = (desk.account.user_api_key, desk.account.secret_key)
    assert desk.word("team-hand-withdraw") in " ".join([await offer(desk), *desk.gateway.labels])
    assert await owner(desk) == OWNER, "nothing is given by an offer"
    assert await told(desk) == [(HEIR, "offered")]
    await desk.command(HEIR, "team", "h")
    assert await desk.top(HEIR) == TEAM_TAKE.ident
    await desk.press(HEIR, "take", await look(desk))

    account = await desk.storage.accounts.by_id(desk.account.id, SHOP_GROUP)
    assert account is not None, "the group works with it on"
    assert (account.user_api_key, account.secret_key) == keys
    assert account.owner == HEIR
    assert account.chats == desk.account.chats | {SHOP_GROUP, *COLLEAGUES.values()}
    former = (await desk.storage.members.standing(account.id, OWNER)).member
    assert former is not None
    assert (former.role, former.invited_by) == (Role.MANAGER, HEIR)
    assert (await desk.storage.members.standing(account.id, HEIR)).member is None
    (act, *_) = await desk.storage.audit.page(account.id)
    assert (act.verb, act.person, act.object) == (Verb.OWNER_CHANGED, HEIR, f"{OWNER} > {HEIR}")
    assert await told(desk) == [(OWNER, "handed")]
    permissions = desk.parts.permissions
    assert Right.TEAM in (await permissions.of(HEIR, HEIR, account.id) or ())
    assert Right.TEAM not in (await permissions.of(OWNER, OWNER, account.id) or ())
    await desk.lay(OWNER, "team-member", MemberData(user=WRITER))
    await desk.press(OWNER, "role", Role.VIEWER)
    assert desk.word("engine-denied") in desk.gateway.shown[-1][1]
    member = (await desk.storage.members.standing(account.id, WRITER)).member
    assert member is not None
    assert member.role == Role.WRITER


async def test_what_waits_and_what_is_planned_goes_on(desk: TeamDesk, clock: Clock) -> None:
    """A send in its undo window and a scheduled one, both of the former owner."""
    for each in await desk.storage.campaigns.open_of(desk.account.id):
        await desk.storage.campaigns.stop(each.id)
    await desk.lay(OWNER, "send-check", SendData(text="دو", numbers=("09121112233",)))
    await desk.press(OWNER, "_redraw")
    (pressed,) = [each for each in desk.pressable() if each.action == "send"]
    await desk.press(OWNER, "send", pressed.arg)
    at = desk.parts.clock() + timedelta(hours=1)
    later = SendData(text="سه", numbers=("09121112233",), at=at)
    await desk.lay(OWNER, "send-check", later)
    await desk.press(OWNER, "_redraw")
    (pressed,) = [each for each in desk.pressable() if each.action == "send"]
    await desk.press(OWNER, "send", pressed.arg)
    planned = await desk.storage.campaigns.open_of(desk.account.id)
    await offer(desk)
    await desk.press(HEIR, "take", await look(desk))
    assert await owner(desk) == HEIR

    clock.ahead += timedelta(seconds=30)

    async def sent() -> bool:
        return len(sends(desk)) == 1

    await worked(desk, outbox(desk), sent)
    clock.ahead += timedelta(hours=1)

    async def left() -> bool:
        found = [await desk.storage.campaigns.get(each.id) for each in planned]
        return all(each is not None and each.state is CampaignState.DONE for each in found)

    await worked(desk, campaigns(desk), left)


async def test_it_is_said_in_private_only_and_by_these_two(desk: TeamDesk) -> None:
    assert desk.word("team-private-only") in await offer(desk, chat=SHOP_GROUP)
    assert await desk.storage.handovers.of(desk.account.id) is None
    await offer(desk)
    mark = await look(desk)
    assert await look(desk, chat=SHOP_GROUP) == ""
    await desk.press(HEIR, "take", mark, chat=SHOP_GROUP)
    for user in (WRITER, OWNER, STRANGER):
        assert await look(desk, user) == ""
        await desk.press(user, "take", mark)
    assert await owner(desk) == OWNER


async def test_an_offer_ends(desk: TeamDesk, clock: Clock) -> None:
    await offer(desk)
    mark = await look(desk)
    await offer(desk, WRITER)
    await desk.press(HEIR, "take", mark)
    assert desk.word("team-take-over") in desk.gateway.shown[-1][1], "it is offered to another"
    mark = await look(desk, WRITER)
    await desk.lay(OWNER, TEAM_HAND.ident, MemberData(user=WRITER))
    await desk.press(OWNER, "withdraw")
    await desk.press(WRITER, "take", mark)
    await offer(desk)
    await desk.press(HEIR, "decline", await look(desk))
    assert (OWNER, "declined") in await told(desk)
    await offer(desk)
    mark = await look(desk)
    clock.ahead += LIFE + timedelta(seconds=1)
    await desk.press(HEIR, "take", mark)
    assert desk.word("team-take-over") in desk.gateway.shown[-1][1]
    assert await owner(desk) == OWNER


@pytest.mark.parametrize("forged", ["user = 2002", "expires_at = '9999'"])
async def test_a_row_written_by_hand_hands_nothing_over(desk: TeamDesk, forged: str) -> None:
    handovers, clock = desk.storage.handovers, desk.parts.clock
    await handovers.offer(desk.account.id, HEIR, by=OWNER)
    await desk.storage.run(lambda db: db.execute(f"UPDATE handovers SET {forged}"))
    offered = await handovers.of(desk.account.id)
    if forged.startswith("user"):
        assert offered is None
    else:
        assert offered is not None
        assert offered.expires_at <= clock() + LIFE
    assert not await handovers.offer(desk.account.id, HEIR, by=WRITER), "it is not theirs to offer"
    assert not await handovers.offer(desk.account.id, STRANGER, by=OWNER), "nobody's colleague"


async def test_whoever_has_as_many_as_may_be_takes_no_more(desk: TeamDesk) -> None:
    for place in range(10):
        await desk.storage.accounts.link(HEIR, HEIR, f"key-{place}", "secret", f"{place}")
    await desk.storage.handovers.offer(desk.account.id, HEIR, by=OWNER)
    with pytest.raises(TooManyAccounts):
        await desk.storage.handovers.take(
            desk.account.id, HEIR, role=Role.MANAGER, act=lambda _: None
        )
    assert await owner(desk) == OWNER
    assert await desk.storage.handovers.of(desk.account.id) is not None, "it can be taken still"


async def test_whatever_races_somebody_owns_it_and_one_row_says_so(desk: TeamDesk) -> None:
    """Taking twice, withdrawing, removing the heir, offering it to another: all at once."""
    storage, account, rows = desk.storage, desk.account.id, 0
    first = await desk.storage.accounts.by_id(account)
    assert first is not None
    for _ in range(RACES):
        now = await owner(desk)
        assert now is not None
        heir = HEIR if now == OWNER else OWNER
        await storage.handovers.offer(account, heir, by=now)

        async def take(user: int = heir) -> bool:
            taken = await storage.handovers.take(
                account, user, role=Role.MANAGER, act=lambda db: db.execute("SELECT 1")
            )
            return taken is not None

        ended = await asyncio.gather(
            take(),
            take(),
            storage.handovers.withdraw(account),
            storage.handovers.offer(account, WRITER, by=now),
        )
        takings = sum(map(bool, ended[:2]))
        assert takings <= 1
        rows += takings
        after = await owner(desk)
        assert after == (heir if takings else now)
        standing = await storage.members.standing(account, heir if after == now else now)
        assert standing.member is not None, "the other one is a colleague"
        assert not takings or not ended[3], "who owns it no more offers it to nobody"
        opened_account = await storage.accounts.by_id(account)
        assert opened_account is not None, "its keys open"
        assert opened_account.user_api_key == first.user_api_key
        await storage.handovers.withdraw(account)
    assert rows > 0


async def test_a_heir_who_has_left_the_group_takes_nothing(desk: TeamDesk) -> None:
    await offer(desk)
    mark = await look(desk)
    await desk.storage.departures.left(desk.account.id, SHOP_GROUP, HEIR)
    await desk.press(HEIR, "take", mark)
    assert desk.word("team-take-over") in desk.gateway.shown[-1][1]
    assert await owner(desk) == OWNER


async def test_a_heir_who_is_removed_meanwhile_takes_nothing(desk: TeamDesk) -> None:
    await offer(desk)
    mark = await look(desk)
    await desk.storage.dismissals.remove(desk.account.id, HEIR, by=OWNER)
    await desk.press(HEIR, "take", mark)
    taken = await desk.storage.handovers.take(
        desk.account.id, HEIR, role=Role.MANAGER, act=lambda _: None
    )
    assert taken is None
    assert await owner(desk) == OWNER
