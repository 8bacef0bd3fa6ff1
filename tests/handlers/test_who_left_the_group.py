"""Who has left a group of the account, or was taken out, looks on and acts no more."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from handlers.home.routes import TEAM_MEMBER, TEAM_REMOVE, MemberData
from handlers.shared.colleagues import with_right
from handlers.shared.half_written import SendData
from handlers.shared.permissions import rights_in
from handlers.shared.presence import GroupPeople
from handlers.shared.rights import KEPT_AWAY, ROLES, Right, Role
from messengers.envelope import envelope
from messengers.reach import ChatReach
from screens.bands import number
from tests.handlers.team_desk import (
    COLLEAGUES,
    OTHERS_OWNER,
    OWNER,
    SHOP_GROUP,
    STRANGER,
    TeamDesk,
    opened,
)
from tests.handlers.test_team import by_reply, told

MANAGER = COLLEAGUES[Role.MANAGER]
SMS = SendData(text="فردا تعطیلیم", numbers=("09121112233",))


@dataclass
class Known:
    """Fits `handlers.shared.presence.Presence`; does what it is told while it is asked."""

    says: bool | None = None
    asked: list[tuple[int, int]] = field(default_factory=list)
    meanwhile: Any = None

    async def is_member(self, chat: int, user: int) -> bool | None:
        self.asked.append((chat, user))
        if self.meanwhile is not None:
            await self.meanwhile()
        return self.says


@pytest.fixture
def known() -> Known:
    return Known()


@pytest.fixture
async def desk(tmp_path: Path, known: Known) -> AsyncIterator[TeamDesk]:
    async with opened(tmp_path, presence=known) as ready:
        yield ready


async def update(desk: TeamDesk, **body: Any) -> None:
    """As it comes from the messenger."""
    reach = ChatReach(desk.storage.chats, desk.storage.identities)
    reach.people = GroupPeople(desk.parts.services, desk.parts.services.bells.news.ring)
    noted = envelope({"update_id": next(desk.updates), **body}, "telegram")
    assert noted is not None
    await reach.note(noted)


def person(user: int) -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": "x"}


GROUP = {"id": SHOP_GROUP, "type": "supergroup"}


def service(**fields: Any) -> dict[str, Any]:
    return {"message": {"message_id": 1, "date": 1, "chat": GROUP, "from": person(OWNER), **fields}}


def changed(status: str, user: int = MANAGER, **fields: Any) -> dict[str, Any]:
    new = {"status": status, "user": person(user), **fields}
    return {
        "chat_member": {"chat": GROUP, "from": person(OWNER), "date": 1, "new_chat_member": new}
    }


async def send(desk: TeamDesk, chat: int | None = None) -> int:
    """A manager's card, confirmed; how many rows of theirs the outbox has then."""
    fresh = SMS.changed(text=f"{SMS.text} {next(desk.updates)}")
    await desk.lay(MANAGER, "send-check", fresh, chat)
    await desk.press(MANAGER, "_redraw", chat=chat)
    for pressed in [each for each in desk.pressable() if each.action == "send"]:
        await desk.press(MANAGER, "send", pressed.arg, chat=chat)
    return len(await desk.storage.outbox.recent(chat or MANAGER))


GOING = [
    service(left_chat_member=person(MANAGER)),
    changed("left"),
    changed("kicked"),
    changed("restricted", is_member=False),
]
COMING = [service(new_chat_members=[person(MANAGER)]), changed("member")]


@pytest.mark.parametrize("gone", GOING)
async def test_who_has_left_looks_on_until_they_are_back(desk: TeamDesk, gone: Any) -> None:
    await desk.lay(MANAGER, "send-check", SMS)
    await desk.press(MANAGER, "_redraw")
    (pressed,) = [each for each in desk.pressable() if each.action == "send"]
    await update(desk, **gone)
    await update(desk, **gone)
    await desk.press(MANAGER, "send", pressed.arg)
    assert desk.word("engine-denied") in desk.gateway.shown[-1][1]
    assert await desk.storage.outbox.recent(MANAGER) == []
    assert await told(desk) == [(OWNER, "left")], "once"
    for name, may in (("contacts", True), ("sent", True), ("send", False)):
        await desk.command(MANAGER, name)
        assert (desk.word("engine-denied") not in desk.gateway.shown[-1][1]) is may, name
    await desk.command(MANAGER, "team")
    assert desk.word("team-away-you") in desk.gateway.shown[-1][1]
    for back in COMING:
        await update(desk, **back)
        assert not await desk.storage.departures.away(desk.account.id, MANAGER)
    assert await send(desk) == 1


async def test_the_owners_word_lets_them_go_on(desk: TeamDesk) -> None:
    await update(desk, **GOING[0])
    await desk.command(OWNER, "team", f"u{MANAGER}")
    assert await desk.top(OWNER) == TEAM_MEMBER.ident
    assert desk.word("team-away") in desk.gateway.shown[-1][1]
    await desk.tap(OWNER, desk.word("team-away-back"))
    assert desk.word("team-away") not in desk.gateway.shown[-1][1]
    assert await send(desk) == 1
    (act, *_) = await desk.storage.audit.page(desk.account.id)
    assert act.object == f"{MANAGER} back"


async def test_only_colleagues_of_this_groups_account_are_kept(desk: TeamDesk) -> None:
    for user in (STRANGER, OTHERS_OWNER, OWNER):
        await update(desk, **changed("left", user))
    assert await desk.storage.run(lambda db: db.table("departures").count, write=False) == 0
    await desk.lay(OWNER, "send-check", SMS)
    await desk.press(OWNER, "_redraw")
    assert [each for each in desk.pressable() if each.action == "send"], "an owner is the owner"


@pytest.mark.parametrize("says", [True, None, False])
async def test_the_messenger_is_asked_before_money_leaves(
    desk: TeamDesk, known: Known, *, says: bool | None
) -> None:
    """In private too, of whoever has worked in the group; nobody is asked about at every press."""
    known.says = says
    assert await send(desk) == 1
    assert known.asked == [], "who has never worked in the group may come from a link"
    await desk.command(MANAGER, "contacts", chat=SHOP_GROUP)
    assert known.asked == []
    assert await send(desk) == (1 if says is False else 2)
    assert known.asked == [(SHOP_GROUP, MANAGER)]
    assert await desk.storage.departures.away(desk.account.id, MANAGER) is (says is False)


async def test_a_group_of_the_other_messenger_is_asked_about_too(
    desk: TeamDesk, known: Known
) -> None:
    """Who was taken out of the group unseen cannot go on by their other number."""
    there, known.says = number("bale", 77), False
    code = await desk.storage.identities.make_code(there, "")
    assert await desk.storage.identities.join(code, MANAGER)
    await desk.command(MANAGER, "contacts", chat=SHOP_GROUP)
    await desk.parts.permissions.ask(there, desk.account.id, Right.SEND)
    assert known.asked == [(SHOP_GROUP, MANAGER)]
    assert (await desk.storage.members.standing(desk.account.id, there)).away


async def test_who_leaves_while_the_messenger_is_asked_sends_nothing(
    desk: TeamDesk, known: Known
) -> None:
    """The commit decides: the answer was given a moment too early."""
    await desk.command(MANAGER, "contacts", chat=SHOP_GROUP)
    known.says = True

    async def leave() -> None:
        await update(desk, **GOING[1])

    known.meanwhile = leave
    assert await send(desk, SHOP_GROUP) == 0


async def test_who_comes_anew_begins_anew(desk: TeamDesk) -> None:
    await update(desk, **GOING[0])
    await desk.lay(OWNER, TEAM_REMOVE.ident, MemberData(user=MANAGER))
    await desk.press(OWNER, "_redraw")
    (pressed,) = [each for each in desk.pressable() if each.action == "keep"]
    await desk.press(OWNER, "keep", pressed.arg)
    await by_reply(desk, OWNER, MANAGER)
    await desk.press(OWNER, "give", Role.MANAGER, chat=SHOP_GROUP)
    assert await send(desk) == 1


def test_what_stays_is_only_what_can_be_looked_at() -> None:
    assert not KEPT_AWAY & {Right.SEND, Right.APPROVE, Right.SUBMIT, Right.COMPOSE, Right.EXPORT}
    assert not KEPT_AWAY & {Right.PEOPLE_ADD, Right.PEOPLE_EDIT, Right.NUMBERS, Right.SUPPORT}


async def test_each_role_keeps_no_more_than_that(desk: TeamDesk) -> None:
    for role, user in COLLEAGUES.items():
        await update(desk, **changed("left", user))
        standing = await desk.storage.members.standing(desk.account.id, user)
        assert rights_in(standing, private=False) == ROLES[role] & KEPT_AWAY


async def test_who_has_left_is_asked_for_no_approval(desk: TeamDesk) -> None:
    members, account = desk.storage.members, desk.account.id
    assert await with_right(members, account, Right.APPROVE) == [OWNER, MANAGER]
    await update(desk, **GOING[0])
    assert await with_right(members, account, Right.APPROVE) == [OWNER]
    assert MANAGER in await with_right(members, account, Right.REPORTS), (
        "what may be looked at is told"
    )


async def test_a_colleague_by_another_messenger_leaves_the_group_too(desk: TeamDesk) -> None:
    """They are a colleague by their number in Bale, and in a group by that in Telegram."""
    there = number("bale", 77)
    await desk.member(Role.MANAGER, user=there)
    code = await desk.storage.identities.make_code(there, "")
    assert await desk.storage.identities.join(code, STRANGER)
    await update(desk, **changed("left", STRANGER))
    for user in (there, STRANGER):
        assert (await desk.storage.members.standing(desk.account.id, user)).away
    await update(desk, **changed("member", STRANGER))
    for user in (there, STRANGER):
        assert not (await desk.storage.members.standing(desk.account.id, user)).away
