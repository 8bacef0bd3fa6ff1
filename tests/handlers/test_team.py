"""How colleagues come and go: one link, one person, the owner's word; rights end at once."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils.db import Database

from bot.samples import approval_of, campaign_of
from handlers.home.routes import (
    ATTACH,
    BRANCH,
    OFFER,
    SETTINGS,
    TEAM_INVITATION,
    TEAM_INVITE,
    TEAM_MEMBER,
    TEAM_REMOVE,
    OfferData,
)
from handlers.news.kinds import TeamNews, kind_of, read
from handlers.shared.branches import DOTS
from handlers.shared.colleagues import name_of
from handlers.shared.rights import ROLES, Right, Role
from screens.bands import number
from screens.events import Event, Sender
from screens.person import Person
from screens.screen import NoData
from screens.stack import at_home
from screens.state import read as state_of
from screens.text.bidi import strip
from screens.view import Safe
from storage import ApprovalState, CampaignState
from storage.invitations import LIFE
from tests.clock import Clock
from tests.handlers.team_desk import (
    COLLEAGUES,
    OTHERS_OWNER,
    OWNER,
    SHOP_GROUP,
    STRANGER,
    TeamDesk,
    opened,
)
from tests.stories.harness.texts import plain

NEW = 4004


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with opened(tmp_path) as ready:
        yield ready


async def link(desk: TeamDesk, role: Role = Role.WRITER) -> str:
    """The owner makes an invitation; what stands behind /start in its link."""
    await desk.lay(OWNER, TEAM_INVITE.ident, NoData())
    await desk.press(OWNER, "make", role)
    found = re.search(r"start=(join_[A-Za-z0-9_-]+)", desk.gateway.shown[-1][1])
    assert found is not None, desk.gateway.shown[-1]
    return found[1]


async def accept(desk: TeamDesk, payload: str, user: int = NEW) -> str:
    await desk.command(user, "start", payload)
    if await desk.top(user) == "join":
        await desk.press(user, "yes")
    return desk.gateway.shown[-1][1]


async def confirm(desk: TeamDesk, user: int = NEW) -> str:
    asked = await desk.storage.invitations.open_of(desk.account.id)
    await desk.lay(OWNER, TEAM_INVITATION.ident, TEAM_INVITATION(id=asked[-1].id).data)
    await desk.press(OWNER, "yes", str(user))
    return desk.gateway.shown[-1][1]


async def role(desk: TeamDesk, user: int = NEW) -> str | None:
    member = (await desk.storage.members.standing(desk.account.id, user)).member
    return None if member is None else member.role


async def told(desk: TeamDesk) -> list[tuple[int, str]]:
    """What waits to be told by itself of colleagues: to whom, and of what."""
    bundle = await desk.storage.news.claim(desk.parts.clock())
    found = []
    while bundle is not None:
        found += [(bundle.chat, json.loads(push.payload)["what"]) for push in bundle.pushes]
        assert all(read(push.payload) is not None for push in bundle.pushes)
        bundle = await desk.storage.news.claim(desk.parts.clock())
    return found


async def test_a_colleague_comes_by_a_link_and_the_owners_word(desk: TeamDesk) -> None:
    payload = await link(desk)
    assert desk.word("team-asked") in await accept(desk, payload)
    assert await role(desk) is None
    assert await desk.storage.accounts.by_id(desk.account.id, NEW) is None
    assert await told(desk) == [(OWNER, "asked")]

    await confirm(desk)
    assert await role(desk) == Role.WRITER
    assert await told(desk) == [(NEW, "joined")]
    await desk.command(NEW, "start")
    labels = desk.gateway.labels
    assert desk.word("menu-send") in labels
    assert desk.word("menu-account") not in labels


async def test_who_waits_for_the_owner_reads_that_at_home_until_it_is_decided(
    desk: TeamDesk,
) -> None:
    waits = desk.word("home-invited", business=Safe(f"<b>{desk.account.label}</b>"), role="نویسنده")
    first = desk.word("home-first")
    for decision in ("no", "yes"):
        shown = await accept(desk, await link(desk))
        for text in (shown, await home(desk)):
            assert (waits in text, first in text) == (True, False)
        assert first in await home(desk, STRANGER)
        asked = (await desk.storage.invitations.open_of(desk.account.id))[-1]
        await desk.lay(OWNER, TEAM_INVITATION.ident, TEAM_INVITATION(id=asked.id).data)
        await desk.press(OWNER, decision, str(NEW))
        after = await home(desk)
        assert (waits in after, first in after) == (False, decision == "no")


async def home(desk: TeamDesk, user: int = NEW) -> str:
    await desk.command(user, "start")
    return desk.gateway.shown[-1][1]


async def test_who_comes_from_another_messenger_is_named_as_that_messenger_does(
    desk: TeamDesk,
) -> None:
    """To the owner, who confirms them by it, and in the audit: never by the number we keep."""
    person = number("bale", NEW)
    await accept(desk, await link(desk), person)
    asked = await desk.storage.invitations.open_of(desk.account.id)
    await desk.lay(OWNER, TEAM_INVITATION.ident, TEAM_INVITATION(id=asked[-1].id).data)
    await desk.press(OWNER, "_redraw")
    assert f"bale:{NEW}" in desk.gateway.shown[-1][1]
    await confirm(desk, person)
    await desk.lay(OWNER, TEAM_MEMBER.ident, TEAM_MEMBER(user=person).data)
    for action, arg in (("numbers", ""), ("limit", ""), ("role", Role.MANAGER)):
        await desk.press(OWNER, action, arg)
        if action == "limit":
            await desk.say(OWNER, "۱۲۰")
    await desk.lay(OWNER, TEAM_REMOVE.ident, TEAM_REMOVE(user=person).data)
    await desk.press(OWNER, "_redraw")
    await desk.press(
        OWNER, "keep", next(one.arg for one in desk.pressable() if one.action == "keep")
    )

    objects = [act.object for act in await desk.storage.audit.page(desk.account.id)]
    assert len([one for one in objects if one.startswith(f"bale:{NEW}")]) == 5, objects
    named = f"user {person}"
    said = [text.replace(named, "") for _, text in desk.gateway.shown]
    assert not [text for text in (*objects, *said) if str(person) in text], "but as their name"


def people_listed(desk: TeamDesk) -> list[str]:
    keys = desk.gateway.keys[-1] or ()
    return [strip(key.label) for line in keys for key in line if "👤" in key.label]


async def test_colleagues_of_two_messengers_are_told_apart(desk: TeamDesk) -> None:
    """One person may stand there twice, under one name."""
    await accept(desk, await link(desk))
    await confirm(desk)
    await desk.command(OWNER, "team")
    assert not [one for one in people_listed(desk) if "تلگرام" in one]
    await accept(desk, await link(desk), number("bale", NEW))
    await confirm(desk, number("bale", NEW))
    await desk.command(OWNER, "team")
    listed = people_listed(desk)
    assert [one for one in listed if one.endswith(" · بله")] == [listed[-1]]
    assert all(one.endswith((" · بله", " · تلگرام")) for one in listed)


async def test_a_link_is_good_for_one_person_once(desk: TeamDesk) -> None:
    payload = await link(desk)
    await accept(desk, payload)
    assert desk.word("team-link-over") in await accept(desk, payload, STRANGER)
    await confirm(desk)
    for user in (STRANGER, NEW):
        await accept(desk, payload, user)
    assert await role(desk, STRANGER) is None
    assert not await desk.storage.invitations.open_of(desk.account.id)


async def test_a_link_that_is_revoked_or_refused_leads_nowhere(desk: TeamDesk) -> None:
    for accepted in (False, True):
        payload = await link(desk)
        if accepted:
            await accept(desk, payload)
        asked = (await desk.storage.invitations.open_of(desk.account.id))[-1]
        await desk.lay(OWNER, TEAM_INVITATION.ident, TEAM_INVITATION(id=asked.id).data)
        await desk.press(OWNER, "no")
        assert desk.word("team-link-over") in await accept(desk, payload)
        await desk.lay(OWNER, TEAM_INVITATION.ident, TEAM_INVITATION(id=asked.id).data)
        await desk.press(OWNER, "yes", str(NEW))
        assert await role(desk) is None


async def test_a_link_ends_after_a_day(tmp_path: Path) -> None:
    clock = Clock()
    async with opened(tmp_path, clock) as desk:
        early, late = await link(desk), await link(desk)
        await accept(desk, early)
        clock.ahead += LIFE + timedelta(seconds=1)
        assert desk.word("team-link-over") in await accept(desk, late, STRANGER)
        assert not await desk.storage.invitations.open_of(desk.account.id)
        first = await desk.storage.invitations.confirm(1, desk.account.id, NEW)
        assert first is None


async def test_the_owner_confirms_the_person_who_was_shown(desk: TeamDesk) -> None:
    await accept(desk, await link(desk))
    await confirm(desk, STRANGER)
    assert await role(desk, STRANGER) is None
    assert await role(desk) is None


async def test_nobody_but_the_owner_invites_or_confirms(desk: TeamDesk) -> None:
    await accept(desk, await link(desk))
    for user in COLLEAGUES.values():
        await desk.lay(user, TEAM_INVITE.ident, NoData())
        await desk.press(user, "make", Role.MANAGER)
        await desk.lay(user, TEAM_INVITATION.ident, TEAM_INVITATION(id=1).data)
        await desk.press(user, "yes", str(NEW))
    assert len(await desk.storage.invitations.open_of(desk.account.id)) == 1
    assert await role(desk) is None


async def test_codes_are_kept_nowhere(desk: TeamDesk) -> None:
    payload = await link(desk)
    code = payload.removeprefix("join_")

    def everything(db: Database) -> str:
        return repr([list(db.table(name).rows) for name in db.table_names()])

    assert code not in await desk.storage.run(everything, write=False)


async def test_in_a_group_colleagues_act_and_nobody_else(desk: TeamDesk) -> None:
    manager = COLLEAGUES[Role.MANAGER]
    await desk.command(manager, "send", chat=SHOP_GROUP)
    assert await desk.top(manager, SHOP_GROUP) == "send"
    before = len(desk.twin.requests)
    await desk.command(STRANGER, "send", chat=SHOP_GROUP)
    assert desk.word("errors-not-yours") in desk.gateway.shown[-1][1]
    assert not await desk.top(STRANGER, SHOP_GROUP)
    assert len(desk.twin.requests) == before


async def test_the_private_chats_of_colleagues_are_counted_as_no_groups(desk: TeamDesk) -> None:
    await accept(desk, await link(desk))
    await confirm(desk)
    await desk.lay(OWNER, ATTACH.ident, NoData())
    await desk.press(OWNER, "_redraw")
    assert "اکنون ۱ گروه متصل است." in desk.gateway.shown[-1][1]


@pytest.mark.parametrize("action", ["keep", "stop"])
async def test_who_is_removed_does_nothing_more_and_the_owner_says_what_becomes_of_their_sms(
    desk: TeamDesk, action: str
) -> None:
    manager = COLLEAGUES[Role.MANAGER]
    planned = await plan(desk, manager)
    await desk.lay(OWNER, TEAM_REMOVE.ident, TEAM_REMOVE(user=manager).data)
    await desk.press(OWNER, "_redraw")
    mark = next(one.arg for one in desk.pressable() if one.action == action)
    await desk.press(OWNER, action, mark)

    assert await role(desk, manager) is None
    assert await desk.storage.accounts.by_id(desk.account.id, manager) is None
    campaign = await desk.storage.campaigns.get(planned)
    assert campaign is not None
    if action == "keep":
        assert (campaign.chat, campaign.user) == (OWNER, OWNER)
        assert campaign.content is not None
        assert campaign.state is CampaignState.WAITING
    else:
        assert campaign.state is CampaignState.STOPPED
    await desk.command(manager, "send")
    assert await desk.top(manager) != "send"


async def test_what_a_colleague_planned_by_another_messenger_is_stopped_as_well(
    desk: TeamDesk,
) -> None:
    """In a group it would leave: the group goes on acting with the account."""
    manager, there = COLLEAGUES[Role.MANAGER], number("bale", 77)
    code = await desk.storage.identities.make_code(there, "")
    assert await desk.storage.identities.join(code, manager)
    account = desk.account.model_copy(update={"owner": there})
    new = campaign_of(desk.parts.services, account).model_copy(update={"chat": SHOP_GROUP})
    await desk.storage.run(desk.storage.campaigns.insertion(new))
    planned = max(one.id for one in await desk.storage.campaigns.open_of(desk.account.id))
    await desk.lay(OWNER, TEAM_REMOVE.ident, TEAM_REMOVE(user=manager).data)
    await desk.press(OWNER, "_redraw")
    mark = next((one.arg for one in desk.pressable() if one.action == "stop"), "")
    await desk.press(OWNER, "stop", mark)
    campaign = await desk.storage.campaigns.get(planned)
    assert campaign is not None
    assert campaign.state is CampaignState.STOPPED


async def plan(desk: TeamDesk, user: int) -> int:
    """An SMS for later that a colleague confirmed in private; its number."""
    account = desk.account.model_copy(update={"owner": user})
    new = campaign_of(desk.parts.services, account)
    await desk.storage.run(desk.storage.campaigns.insertion(new))
    return max(one.id for one in await desk.storage.campaigns.open_of(desk.account.id))


async def test_a_colleague_sees_the_own_role_and_may_leave(desk: TeamDesk) -> None:
    viewer = COLLEAGUES[Role.VIEWER]
    await desk.command(viewer, "team")
    assert desk.word("team-role", role="viewer") in desk.gateway.shown[-1][1]
    assert desk.word("team-invite") not in desk.gateway.labels
    await desk.tap(viewer, desk.word("team-leave"))
    await desk.tap(viewer, desk.word("team-leave-yes"))
    assert await role(desk, viewer) is None
    assert await desk.storage.accounts.for_chat(viewer) is None


async def test_a_role_is_changed_and_holds_at_once(desk: TeamDesk) -> None:
    writer = COLLEAGUES[Role.WRITER]
    await desk.command(writer, "credit")
    assert desk.word("engine-denied") in desk.gateway.shown[-1][1]
    await desk.lay(OWNER, "team-member", TEAM_REMOVE(user=writer).data)
    await desk.press(OWNER, "role", Role.ACCOUNTANT)
    await desk.command(writer, "credit")
    assert await desk.top(writer) == "account"


async def other_keys(desk: TeamDesk, user: int) -> None:
    """Those of another account than the desk's."""
    await desk.command(user, "link", "demo-key-2 demo-secret-2")


async def replace(desk: TeamDesk) -> str:
    """The owner puts another account in the place of the desk's; what was asked before.

    Nothing is under way with it.
    """

    def idle(db: Database) -> None:
        for table in ("outbox", "imports", "exports"):
            db.execute(f"DELETE FROM {table}")

    await desk.storage.run(idle)
    await other_keys(desk, OWNER)
    asked = desk.gateway.shown[-1][1]
    await desk.tap(OWNER, desk.word("account-replace-yes"))
    assert await desk.storage.accounts.by_id(desk.account.id, OWNER) is None
    return asked


async def test_an_account_that_its_owner_replaces_stays_with_no_colleague(desk: TeamDesk) -> None:
    """Nobody could take it from them any more: the owner's chat does not act with it."""
    manager = COLLEAGUES[Role.MANAGER]
    await other_keys(desk, manager)
    await desk.storage.accounts.switch(manager, desk.account.id)
    await desk.storage.accounts.unlink(SHOP_GROUP)
    asked = await replace(desk)
    assert desk.word("account-waits-colleagues", count=4) in asked

    assert await desk.storage.accounts.by_id(desk.account.id) is None
    for user in COLLEAGUES.values():
        assert await desk.storage.accounts.by_id(desk.account.id, user) is None
    own = await desk.storage.accounts.for_chat(manager)
    assert own is not None
    assert own.owner == manager, "who has another account works with that one now"
    writer = COLLEAGUES[Role.WRITER]
    await desk.command(writer, "send")
    assert await desk.top(writer) != "send"


async def test_an_account_that_a_group_keeps_stays_with_its_colleagues(desk: TeamDesk) -> None:
    """There its owner still says who may do what."""
    await replace(desk)
    manager = COLLEAGUES[Role.MANAGER]
    assert await desk.storage.accounts.for_chat(manager) is not None
    await desk.command(OWNER, "unlink", chat=SHOP_GROUP)
    asked = desk.gateway.shown[-1][1]
    forgotten = desk.word("account-unlink-sure", business="").splitlines()[-1]
    assert forgotten in asked, "nothing else holds it"
    assert desk.word("account-waits-colleagues", count=4) in asked
    await desk.lay(OWNER, TEAM_REMOVE.ident, TEAM_REMOVE(user=manager).data, SHOP_GROUP)
    await desk.press(OWNER, "_redraw", chat=SHOP_GROUP)
    mark = next(one.arg for one in desk.pressable() if one.action == "keep")
    await desk.press(OWNER, "keep", mark, SHOP_GROUP)
    assert await desk.storage.accounts.for_chat(manager) is None


async def test_who_links_an_own_account_stays_a_colleague(desk: TeamDesk) -> None:
    """What is another's is not theirs to replace; nobody could come back by a link."""
    writer = COLLEAGUES[Role.WRITER]
    await other_keys(desk, writer)
    allowed = await desk.storage.accounts.allowed(writer)
    assert [account.owner for account in allowed] == [OWNER, writer]
    assert await role(desk, writer) == Role.WRITER


@pytest.mark.parametrize("who", COLLEAGUES)
async def test_the_page_of_accounts_tells_a_colleague_what_the_role_may_see(
    desk: TeamDesk, who: Role
) -> None:
    user = COLLEAGUES[who]
    await desk.command(user, "switch")
    assert (Right.MONEY in ROLES[who]) == ("اعتبار" in desk.gateway.shown[-1][1])


async def test_a_colleague_of_one_account_sees_nothing_of_the_others(desk: TeamDesk) -> None:
    """No colour that tells it apart, and no way to a list of one."""
    manager = COLLEAGUES[Role.MANAGER]
    await desk.storage.accounts.link(OWNER, OWNER, "demo-key-2", "demo-secret-2", "cafe")
    for user, several in ((OWNER, True), (manager, False)):
        await desk.command(user, "start")
        assert (desk.word("branch-switch") in desk.gateway.labels) is several
        assert any(dot in desk.gateway.shown[-1][1] for dot in DOTS) is several
    await other_keys(desk, manager)
    assert [each.branches for each in await desk.storage.accounts.allowed(manager)] == [2, 2]


async def test_the_page_of_accounts_shows_long_names_whole(desk: TeamDesk) -> None:
    name = "فروشگاه لوازم خانگی مهر، شعبهٔ دو"
    await desk.storage.accounts.link(OWNER, OWNER, "demo-key-2", "demo-secret-2", "cafe")
    await desk.storage.accounts.rename(desk.account.id, name)
    await desk.command(OWNER, "switch")
    assert any(name in strip(label) for label in desk.gateway.labels)
    edits = [row for row in desk.gateway.keys[-1] or () if "✏️" in row[0].label]
    assert [len(row) for row in edits] == [2]
    assert len({key.label for key in edits[0]}) == len(edits[0]), "each says whose it is"


async def test_name_and_colour_of_an_account_are_its_owners(desk: TeamDesk) -> None:
    """Also where a colleague works with an own account, and has all rights to that one."""
    manager = COLLEAGUES[Role.MANAGER]
    await other_keys(desk, manager)
    await desk.lay(manager, BRANCH.ident, BRANCH(id=desk.account.id).data)
    await desk.press(manager, "colour", "7")
    await desk.lay(manager, BRANCH.ident, BRANCH(id=desk.account.id, writing=True).data)
    await desk.say(manager, "another name")
    after = await desk.storage.accounts.by_id(desk.account.id)
    assert after is not None
    assert (after.label, after.colour) == (desk.account.label, desk.account.colour)


async def test_what_a_colleague_asks_for_ends_when_they_leave(desk: TeamDesk) -> None:
    writer = COLLEAGUES[Role.WRITER]
    new = approval_of(desk.parts.services, desk.account).model_copy(update={"user": writer})
    await desk.storage.run(desk.storage.approvals.submission(new.model_copy(update={"frame": 77})))
    await desk.command(writer, "team")
    await desk.tap(writer, desk.word("team-leave"))
    await desk.tap(writer, desk.word("team-leave-yes"))
    found = await desk.storage.approvals.page(desk.account.id, 0, 9, user=writer)
    assert [approval.state for approval in found] == [ApprovalState.VOIDED]


async def test_a_colleague_without_a_readable_name_is_nameless(desk: TeamDesk) -> None:
    """Neither gone, nor a ticket without a subject."""
    member = await desk.member(Role.WRITER, name="\u2066")
    who = Sender(OWNER, "Maryam")
    person = Person(
        desk.parts,
        Event(update_id=0, chat=OWNER, who=who),
        await desk.parts.profiles.of(OWNER, who),
    )
    ctx = person.ctx(at_home(desk.parts.catalogue, None))
    assert await name_of(ctx, desk.account.id, member.user) == desk.word("team-nameless")
    news = TeamNews(at=ctx.now, what="asked", name=member.name, role=member.role)
    (line,) = kind_of(news).brief(ctx, news)
    assert desk.word("team-nameless") in plain(line)


async def test_what_one_account_asks_for_is_not_asked_in_the_other(desk: TeamDesk) -> None:
    """A manager of one has just sent; in the other, which they turn to, they may only look."""
    user, accounts = COLLEAGUES[Role.MANAGER], desk.storage.accounts
    other = await accounts.link(OTHERS_OWNER, OTHERS_OWNER, "demo-key-2", "demo-secret-2", "B")
    await accounts.attach(user, other.id, OTHERS_OWNER)
    await desk.member(Role.MANAGER, account_id=other.id, role=Role.VIEWER)
    await accounts.allow(desk.account.id, user)
    assert await accounts.switch(user, desk.account.id)
    await desk.lay(user, OFFER.ident, OfferData(account=other.id, then=f"_open {SETTINGS.ident}:"))
    state = state_of(await desk.storage.states.load(user, user))
    assert state is not None
    sent = state.with_top(state.top.model_copy(update={"needs": (Right.SEND,)}))
    await desk.parts.store.save(user, user, sent.model_dump_json().encode())

    await desk.press(user, "turn")
    assert await accounts.present(user) == other.id
    assert await desk.top(user) == SETTINGS.ident
    assert desk.word("engine-denied") not in desk.gateway.shown[-1][1]


async def by_reply(desk: TeamDesk, by: int, user: int, chat: int = SHOP_GROUP) -> str:
    """/role as a reply to what this person wrote."""
    await desk.command(by, "role", chat=chat, replied=Sender(user, "<b>سارا</b>"))
    return await desk.top(by, chat)


async def test_a_reply_with_role_makes_that_very_person_a_colleague(desk: TeamDesk) -> None:
    assert await by_reply(desk, OWNER, NEW) == "team-role"
    assert await role(desk) is None
    await desk.press(OWNER, "give", Role.OWNER, chat=SHOP_GROUP)
    assert await role(desk) is None, "ownership is not given so"
    await desk.press(OWNER, "give", Role.WRITER, chat=SHOP_GROUP)
    assert await role(desk) == Role.WRITER
    assert await desk.top(OWNER, SHOP_GROUP) == "team-member"
    assert "سارا" in desk.gateway.shown[-1][1]
    assert "&lt;b&gt;سارا" in desk.gateway.html, "a name is no markup"
    assert await told(desk) == [(NEW, "joined")]
    account = await desk.storage.accounts.for_chat(NEW)
    assert account is not None
    assert account.id == desk.account.id
    (act, *_) = await desk.storage.audit.page(desk.account.id)
    assert (act.person, act.place, act.object) == (OWNER, SHOP_GROUP, f"{NEW} writer")
    assert await by_reply(desk, OWNER, NEW) == "team-member", "their card, the second time"


async def test_role_is_for_the_owner_and_for_people(desk: TeamDesk) -> None:
    for user in COLLEAGUES.values():
        assert await by_reply(desk, user, NEW) != "team-role"
        assert desk.gateway.shown[-1] == (SHOP_GROUP, desk.gateway.shown[-1][1])
        assert desk.word("engine-denied") in desk.gateway.shown[-1][1]
    await by_reply(desk, OWNER, OWNER)
    assert desk.word("team-reply-owner") in desk.gateway.shown[-1][1]
    for chat in (None, SHOP_GROUP):
        await desk.command(OWNER, "role", chat=chat)
        assert desk.word("team-reply-how") in desk.gateway.shown[-1][1]
    assert await role(desk) is None


async def test_two_who_come_at_once_by_reply_and_link_are_one(desk: TeamDesk) -> None:
    """The owner gives a role in the group while the same person waits to be confirmed."""
    await accept(desk, await link(desk, Role.VIEWER))
    await by_reply(desk, OWNER, NEW)
    await desk.press(OWNER, "give", Role.WRITER, chat=SHOP_GROUP)
    assert await role(desk) == Role.WRITER
    await by_reply(desk, OWNER, NEW)
    member = (await desk.storage.members.standing(desk.account.id, NEW)).member
    assert member is not None
    assert not await desk.storage.invitations.admit(member), "nothing is given twice"
