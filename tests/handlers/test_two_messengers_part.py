"""A person's two numbers part: once, and in one commit with its rows of the audit."""

from __future__ import annotations

from pathlib import Path

from handlers.home.routes import MESSENGERS, MessengersData
from screens.bands import number
from storage import Verb
from tests.handlers.team_desk import OWNER, TeamDesk, emptied

THERE = number("bale", 77)


async def acts(desk: TeamDesk) -> list[tuple[int, str]]:
    """Who has parted, and as what."""
    rows = await desk.storage.audit.page(desk.account.id)
    return [(act.person, act.role) for act in rows if act.verb is Verb.PERSON_PARTED]


async def parted(desk: TeamDesk) -> bool:
    return len((await desk.storage.identities.of(OWNER)).users) == 1


async def test_a_separation_is_one_act_and_none_where_it_is_none(tmp_path: Path) -> None:
    async with emptied(tmp_path) as desk:
        code = await desk.storage.identities.make_code(THERE, "")
        assert await desk.storage.identities.join(code, OWNER)
        fails = "BEGIN SELECT RAISE(ABORT, 'no room'); END"
        await desk.storage.run(
            lambda db: db.executescript(f"CREATE TRIGGER fails BEFORE DELETE ON identities {fails}")
        )
        for expected in (False, True, True):
            await desk.lay(OWNER, MESSENGERS.ident, MessengersData())
            await desk.press(OWNER, "part")
            await desk.tap(OWNER, desk.word("messengers-part-yes"))
            assert await parted(desk) is expected
            assert await acts(desk) == ([(OWNER, "owner")] if expected else [])
            await desk.storage.run(lambda db: db.executescript("DROP TRIGGER IF EXISTS fails"))
