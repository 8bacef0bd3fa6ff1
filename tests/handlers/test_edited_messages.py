"""An edit is taken for the SMS only where it is an edit of the very message that holds the SMS."""

from __future__ import annotations

import pytest

from handlers.messages.routes import AudienceData
from handlers.shared.half_written import SendData
from screens.events import Sender, TextMessage
from screens.outcome import Outcome, Stay
from screens.screen import Data
from tests.handlers.desk import OWNER, Desk, said

SOURCE, OTHER = 70, 71
TEXT, NEW = "حراج امروز", "حراج فردا"
CARD = SendData(text=TEXT, source=SOURCE, groups=((1, "همکاران"),))
WAITING: list[tuple[str, Data]] = [
    ("send-check", CARD),
    ("send", CARD),
    ("audience", AudienceData(text=TEXT, source=SOURCE)),
]


async def edit(desk: Desk, screen: str, data: Data, message: int | None) -> Outcome:
    heard = desk.screen(screen).edit
    assert heard is not None
    event = TextMessage(
        update_id=1,
        chat=OWNER,
        who=Sender(OWNER),
        text=NEW,
        edited=True,
        message_id=message,
    )
    outcome = await heard(desk.ctx(), data, event)
    assert outcome is not None, "left to Home"
    return outcome


@pytest.mark.parametrize(("screen", "data"), WAITING, ids=lambda one: str(one)[:12])
@pytest.mark.parametrize("message", [OTHER, SOURCE - 1, None])
async def test_an_edit_of_another_message_changes_nothing(
    desk: Desk, screen: str, data: Data, message: int | None
) -> None:
    await desk.link()

    outcome = await edit(desk, screen, data, message)

    assert isinstance(outcome, Stay)
    assert outcome.data is None
    assert "ویرایش پیام قبلی خوانده نمی‌شود" in said(outcome)


async def test_an_edit_of_the_message_itself_is_the_new_text(desk: Desk) -> None:
    await desk.link()

    outcome = await edit(desk, "send-check", CARD, SOURCE)

    assert isinstance(outcome, Stay)
    assert isinstance(outcome.data, SendData)
    assert outcome.data.text == NEW


@pytest.mark.parametrize("screen", ["send-check", "audience"])
async def test_a_text_without_a_message_takes_no_edit_at_all(desk: Desk, screen: str) -> None:
    await desk.link()
    data = CARD.model_copy(update={"source": None}) if screen == "send-check" else AudienceData()

    outcome = await edit(desk, screen, data, OTHER)

    assert isinstance(outcome, Stay)
    assert outcome.data is None
