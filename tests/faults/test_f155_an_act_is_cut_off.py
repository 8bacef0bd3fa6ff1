"""F155: an act that a kill cuts off stands in the audit: nobody knows how it ended."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.home.routes import TEAM_HAND, TEAM_MEMBER, TEAM_ROLE, TEAM_TAKE
from handlers.shared.acts import acting
from handlers.shared.rights import Role
from handlers.shared.services import Ctx, ToldError
from screens.events import Event, Sender
from screens.person import Person
from screens.route import Target
from screens.stack import at_home
from screens.view import Safe
from smsir import Refused, Unclear
from storage import Act, ActResult, Storage, Vault, Verb
from tests.clock import usual
from tests.handlers.team_desk import COLLEAGUES, OWNER, SHOP_GROUP, TeamDesk, opened
from tests.storage.support import crash_image


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with opened(tmp_path) as ready:
        yield ready


async def ctx_of(desk: TeamDesk) -> Ctx:
    who = Sender(OWNER, "Maryam")
    event = Event(update_id=0, chat=OWNER, who=who, private=True)
    person = Person(desk.parts, event, await desk.parts.profiles.of(OWNER, who))
    return person.ctx(at_home(desk.parts.catalogue, None).model_copy(update={"account": 1}))


async def after_a_kill(tmp_path: Path, into: str) -> list[Act]:
    """What the audit says once the process was started again, twice, on what stood on the disk."""
    image, vault = (
        crash_image(tmp_path / "team.db", tmp_path / into),
        Vault.load(None, key(tmp_path)),
    )
    async with await Storage.open(image, vault, clock=usual) as after:
        await after.audit.recover()
        assert await after.audit.recover() == 0
        assert (await after.audit.check()).broken_at is None
        return await after.audit.page(1)


def key(tmp_path: Path) -> Path:
    return next(tmp_path.glob("*.key"))


async def test_f155_killed_before_during_and_after_the_call(desk: TeamDesk, tmp_path: Path) -> None:
    ctx, before = await ctx_of(desk), len(await desk.storage.audit.page(1))
    async with acting(ctx, Verb.GROUP_DELETED, object="VIP", people=3):
        (lost, *others) = await after_a_kill(tmp_path, "meanwhile")
        assert len(others) == before
        assert (lost.verb, lost.result) == (Verb.GROUP_DELETED, ActResult.UNKNOWN)
        assert (lost.person, lost.name, lost.role, lost.object, lost.people) == (
            OWNER, "Maryam", "owner", "VIP", 3,
        )  # fmt: skip
    (done, *others) = await after_a_kill(tmp_path, "afterwards")
    assert len(others) == before
    assert (done.verb, done.result) == (Verb.GROUP_DELETED, ActResult.DONE)


@pytest.mark.parametrize(
    ("error", "written"),
    [
        (Refused("DeleteContactGroup"), None),
        (ToldError(Safe("no")), None),
        (Unclear("DeleteContactGroup", write=True), ActResult.UNKNOWN),
        (RuntimeError("a bug of ours"), ActResult.UNKNOWN),
    ],
    ids=["refused", "told", "lost", "bug"],
)
async def test_f155_what_has_ended_is_not_told_again_at_the_start(
    desk: TeamDesk, tmp_path: Path, error: Exception, written: ActResult | None
) -> None:
    ctx, before = await ctx_of(desk), len(await desk.storage.audit.page(1))
    with pytest.raises(type(error)):
        async with acting(ctx, Verb.GROUP_DELETED, object="VIP"):
            raise error
    fresh = (await after_a_kill(tmp_path, "afterwards"))[: -before or None]
    assert [act.result for act in fresh] == ([] if written is None else [written])


async def test_f155_what_came_to_nothing_is_not_written_down(desk: TeamDesk) -> None:
    before = await desk.storage.audit.page(1)
    async with acting(await ctx_of(desk), Verb.MEMBER_REMOVED) as doing:
        doing.nothing = True
    assert await desk.storage.audit.page(1) == before


async def test_f155_who_is_forgotten_leaves_nothing_that_has_begun(desk: TeamDesk) -> None:
    async with acting(await ctx_of(desk), Verb.GROUP_DELETED, object="VIP"):
        assert (await desk.storage.people.forget(OWNER))["acts_begun"] == 1


CUT = "CREATE TRIGGER cut BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'cut off'); END"
WRITER = COLLEAGUES[Role.WRITER]


async def pressed(desk: TeamDesk, user: int, target: Target, action: str) -> None:
    """The drawn button of an action, with what it carries."""
    await desk.lay(user, target.ident, target.data)
    await desk.press(user, "_redraw")
    arg = next(each.arg for each in desk.pressable() if each.action == action)
    await desk.press(user, action, arg)


@pytest.mark.long
async def test_f155_each_act_on_the_team_has_begun_before_it_is_done(desk: TeamDesk) -> None:
    """The row cannot be written just now: its act is not lost by that."""
    await desk.storage.departures.left(desk.account.id, SHOP_GROUP, WRITER)
    hand, member = TEAM_HAND(user=WRITER), TEAM_MEMBER(user=WRITER)
    acts = (
        (OWNER, TEAM_ROLE(user=3009, name="Sara"), "give", Verb.MEMBER_JOINED),
        (OWNER, member, "back", Verb.MEMBER_LIMIT),
        (OWNER, member, "limit", Verb.MEMBER_LIMIT),
        (OWNER, hand, "offer", Verb.MEMBER_INVITED),
        (OWNER, hand, "withdraw", Verb.INVITATION_REVOKED),
        (OWNER, hand, "offer", Verb.MEMBER_INVITED),
        (WRITER, TEAM_TAKE(), "decline", Verb.INVITATION_REVOKED),
    )
    for user, target, action, verb in acts:
        await desk.storage.run(lambda db: db.execute(CUT))
        await pressed(desk, user, target, action)
        if action == "limit":
            await desk.say(user, "120")
        await desk.storage.run(lambda db: db.execute("DROP TRIGGER cut"))
        assert await desk.storage.audit.recover() == 1, action
        (act, *_) = await desk.storage.audit.page(1)
        assert (act.verb, act.person, act.result) == (verb, user, ActResult.UNKNOWN)
