"""The guide's list of drafts has no ids: each is opened by what it says, wherever it stands now."""

from __future__ import annotations

from typing import Any

from handlers.messages.routes import DraftData
from screens.outcome import Push, Stay
from screens.view import Button, View
from screens.widgets import ListData
from tests.handlers.desk import Desk, buttons, said

FIRST, SECOND = ({"Title": "", "Message": text} for text in ("فردا تعطیلیم", "حراج پایان فصل"))


def listed(*drafts: dict[str, Any]) -> dict[str, Any]:
    return {"DraftMessageDetails": [*drafts], "IsSuccessful": True, "Message": "", "ErrorCode": 0}


def button_of(view: View, word: str) -> str:
    """What the button of the draft with this word carries."""
    rows = [one for one in buttons(view) if isinstance(one, Button) and one.action == "show"]
    return next(str(one.arg) for one in rows if word in one.label)


async def test_a_draft_that_has_moved_is_opened_by_its_button(desk: Desk) -> None:
    await desk.link()
    desk.script.answers["GetDraftMessages"] = listed(FIRST, SECOND)
    view = await desk.view(desk.ctx(), "drafts")
    arg = button_of(view, "حراج")
    desk.script.answers["GetDraftMessages"] = listed({"Title": "", "Message": "تازه"}, SECOND)

    outcome = await desk.press(desk.ctx(), "drafts", ListData(), "show", arg)

    assert isinstance(outcome, Push)
    assert isinstance(outcome.data, DraftData)
    assert outcome.data.text == "حراج پایان فصل"


async def test_another_draft_is_not_opened_in_the_place_of_one_that_is_gone(desk: Desk) -> None:
    await desk.link()
    desk.script.answers["GetDraftMessages"] = listed(FIRST, SECOND)
    view = await desk.view(desk.ctx(), "drafts")
    arg = button_of(view, "فردا")
    desk.script.answers["GetDraftMessages"] = listed(SECOND)

    outcome = await desk.press(desk.ctx(), "drafts", ListData(), "show", arg)

    assert isinstance(outcome, Stay)
    assert "دیگر" in said(outcome)
