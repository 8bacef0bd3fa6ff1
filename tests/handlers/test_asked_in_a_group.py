"""Who is asked for a text in a group is told how it reaches the bot; in private nobody is."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from handlers.shared.half_written import SendData
from handlers.support.routes import NewData
from screens.widgets import AskData
from tests.handlers.desk import OWNER, Desk

GROUP = -100_200
HOW = "در پاسخ (Reply) به همین پیام"


@pytest.mark.parametrize(
    ("screen", "data"),
    [
        ("send", SendData()),
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
