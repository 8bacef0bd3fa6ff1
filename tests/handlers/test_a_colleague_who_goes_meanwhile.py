"""A colleague goes while the owner changes what they may: they stay gone, and the owner hears."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.home.routes import TEAM_MEMBER
from handlers.shared.presence import GroupPeople
from handlers.shared.rights import Role
from storage import Verb
from storage.driver import sqlite3
from tests.handlers.team_desk import COLLEAGUES, OWNER, SHOP_GROUP, TeamDesk, emptied
from tests.handlers.test_team import role, told

WRITER = COLLEAGUES[Role.WRITER]
VIEWER = COLLEAGUES[Role.VIEWER]
FULL = "CREATE TRIGGER fails BEFORE INSERT ON pushes BEGIN SELECT RAISE(ABORT, 'no room'); END"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with emptied(tmp_path) as ready:
        yield ready


async def script(desk: TeamDesk, sql: str) -> None:
    await desk.storage.run(lambda db: db.executescript(sql))


async def test_what_the_owner_changes_at_that_moment_makes_nobody_a_colleague_again(
    desk: TeamDesk,
) -> None:
    """The change begins, then they are gone, then it is written."""
    goes = f"BEGIN DELETE FROM members WHERE user = {VIEWER}; END"
    for action, arg, typed in (
        ("role", Role.MANAGER, ""),
        ("numbers", "", ""),
        ("limit", "", "120"),
    ):
        await desk.member(Role.VIEWER, role=Role.WRITER if action == "limit" else Role.VIEWER)
        await desk.lay(OWNER, TEAM_MEMBER.ident, TEAM_MEMBER(user=VIEWER).data)
        await desk.press(OWNER, "_redraw")
        await script(desk, f"CREATE TRIGGER goes AFTER INSERT ON acts_begun {goes}")
        await desk.press(OWNER, action, arg)
        if typed:
            await desk.say(OWNER, typed)
        await script(desk, "DROP TRIGGER goes")
        assert await role(desk, VIEWER) is None, action
        assert desk.word("team-member-gone") in desk.gateway.shown[-1][1]
    changed = {Verb.MEMBER_ROLE, Verb.MEMBER_LIMIT}
    assert not [
        act for act in await desk.storage.audit.page(desk.account.id) if act.verb in changed
    ]


async def test_who_leaves_is_gone_and_the_owner_told_in_one_commit(desk: TeamDesk) -> None:
    """Else a process that dies in between would leave the owner without a word."""
    await script(desk, FULL)
    for expected, news in ((Role.WRITER, []), (None, [(OWNER, "quit")])):
        await desk.command(WRITER, "team")
        await desk.tap(WRITER, desk.word("team-leave"))
        await desk.tap(WRITER, desk.word("team-leave-yes"))
        assert await role(desk, WRITER) == expected
        assert await told(desk) == news
        await script(desk, "DROP TRIGGER IF EXISTS fails")


async def test_who_leaves_a_group_is_away_and_the_owner_told_in_one_commit(desk: TeamDesk) -> None:
    """The update is handled anew after a kill: nothing of it may stand without the word."""
    people = GroupPeople(desk.parts.services, desk.parts.services.bells.news.ring)
    await script(desk, FULL)
    with pytest.raises(sqlite3.IntegrityError, match="no room"):
        await people.left(SHOP_GROUP, WRITER)
    assert not await desk.storage.departures.away(desk.account.id, WRITER)
    await script(desk, "DROP TRIGGER fails")
    for news in ([(OWNER, "left")], []):
        await people.left(SHOP_GROUP, WRITER)
        assert await told(desk) == news
