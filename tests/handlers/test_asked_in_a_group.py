"""Who is asked for a text in a group is told how it reaches the bot; in private nobody is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from handlers.shared.half_written import SendData
from handlers.support.routes import NewData
from screens.widgets import AskData
from tests.handlers.desk import OWNER, Desk
from tests.handlers.team_desk import SHOP_GROUP, TeamDesk, emptied

GROUP = -100_200
HOW = "در پاسخ (Reply) به همین پیام"


@pytest.fixture
async def team(tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with emptied(tmp_path) as ready:
        yield ready


@pytest.mark.parametrize(
    ("screen", "data"),
    [
        ("send", SendData()),
        ("send", SendData(text="سلام")),
        ("ask", AskData(question="نام گروه؟")),
        ("ask", AskData(question="نام گروه؟", error="نشد", last="الف")),
        ("ticket-new", NewData()),
        ("ticket-new", NewData(subject="دیر می‌رسد", hinted=True)),
    ],
)
async def test_a_text_is_written_there_as_a_reply(desk: Desk, screen: str, data: BaseModel) -> None:
    await desk.link()

    assert HOW in await desk.text(desk.ctx(chat=GROUP), screen, data)
    assert HOW not in await desk.text(desk.ctx(chat=OWNER), screen, data)


@pytest.mark.parametrize("command", ["contacts", "groups", "drafts", "faq"])
async def test_a_list_is_searched_there_by_a_reply(team: TeamDesk, command: str) -> None:
    for chat, said in ((SHOP_GROUP, True), (OWNER, False)):
        await team.command(OWNER, command, chat=chat)
        assert await team.top(OWNER, chat) == command
        assert (HOW in team.gateway.shown[-1][1]) is said
