"""How much a press asks of the database: a read more for each press is noticed here."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from pydantic import BaseModel

from handlers.home.routes import HELP, SETTINGS, HelpData
from handlers.shared.rights import Role
from screens.screen import NoData
from tests.handlers.team_desk import PEOPLE, TeamDesk, opened

ONE_WRITE = {"BEGIN": 1, "INSERT": 1, "COMMIT": 1}
"""The conversation, in a transaction of its own."""

MOST_READS = {Role.OWNER: 5, Role.VIEWER: 11}
"""Of a screen that reads nothing itself: whose the chat is, the conversation, and for a colleague
twice their role, by each of their numbers, and whether they left a group."""


async def asked(desk: TeamDesk, user: int, screen: str, data: BaseModel) -> Counter[str]:
    """How many statements of each kind a press says that only draws the screen again."""
    heard: list[str] = []
    await desk.lay(user, screen, data)
    await desk.press(user, "_redraw")  # what is remembered is known from now on
    shown = len(desk.gateway.shown)
    await desk.storage.run(lambda db: db.conn.set_trace_callback(heard.append), write=False)
    await desk.press(user, "_redraw")
    await desk.storage.run(lambda db: db.conn.set_trace_callback(None), write=False)
    assert len(desk.gateway.shown) == shown + 1
    kinds = Counter(statement.split(maxsplit=1)[0].upper() for statement in heard)
    kinds["BEGIN"] -= kinds.pop("ROLLBACK")  # around each group of reads, however many those are
    return kinds


async def test_a_press_asks_no_more_than_it_must(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        for role, most in MOST_READS.items():
            for screen, data, own in ((HELP, HelpData(), 0), (SETTINGS, NoData(), 2)):
                kinds = await asked(desk, PEOPLE[role], screen.ident, data)
                assert 0 < kinds.pop("SELECT") <= most + own, (role, screen.ident)
                assert kinds == ONE_WRITE, (role, screen.ident)
