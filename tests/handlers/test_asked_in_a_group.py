"""Who is asked for a text in a group is told how it reaches the bot; in private nobody is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import BaseModel

from handlers.messages.campaigns.routes import AgainData
from handlers.shared.half_written import SendData
from handlers.shared.repeating import Repeat
from handlers.support.routes import NewData
from screens.widgets import AskData
from tests.handlers.desk import OWNER, Desk
from tests.handlers.team_desk import SHOP_GROUP, TeamDesk, emptied, opened
from tests.handlers.test_nothing_is_said_twice import sample

GROUP = -100_200
MOMENT = datetime(2026, 10, 15, 14, 30, tzinfo=UTC)
HOW = "در پاسخ (Reply) به همین پیام"
REPLY = "(Reply) به همین پیام"


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
        ("again", AgainData(at=MOMENT, rule=Repeat(kind="daily", first=MOMENT.date()))),
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


@pytest.mark.long
async def test_whatever_asks_for_words_there_says_that_they_are_a_reply(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        asking: dict[str, str] = {}
        for screen in desk.parts.catalogue.ids.values():
            await desk.lay(OWNER, screen.ident, await sample(desk, screen), chat=SHOP_GROUP)
            await desk.press(OWNER, "_redraw", chat=SHOP_GROUP)
            text = desk.gateway.shown[-1][1]
            if screen.text is not None and ("بنویسید" in text or "بفرستید" in text):
                asking[screen.ident] = text
    assert {"when", "pace", "group-color", "import", "ticket", "groups"} <= set(asking)
    assert [ident for ident, text in asking.items() if REPLY not in text] == []
