"""A group that is looked for in vain is made in one press, and what is done to nobody says so."""

from __future__ import annotations

import pytest

from handlers.contacts.routes import ContactsData, GroupData, PickData
from screens.outcome import Push
from screens.widgets import AskData, ListData
from tests.handlers.desk import Desk, labels
from tests.handlers.test_counts_not_said import GROUP
from tests.handlers.watching import WELL
from tests.stories.harness.texts import plain

NAME = "همسایه‌های کوچهٔ یاس"


@pytest.mark.parametrize(("ident", "data"), [("groups", ListData), ("group-pick", PickData)])
async def test_the_name_that_was_looked_for_is_made_in_one_press(
    desk: Desk, ident: str, data: type[ListData]
) -> None:
    await desk.link()
    desk.script.answers["GetContactGroups"] = WELL | {"ContactGroups": [GROUP]}
    looked_for = data(query=NAME)
    view = await desk.view(desk.ctx(), ident, looked_for)
    (row,) = [row for row in view.rows if any("ساخت گروه" in plain(b.label) for b in row)]
    assert [plain(button.label) for button in row] == [f"➕ ساخت گروه «{NAME}»"]

    outcome = await desk.press(desk.ctx(), ident, looked_for, "make")

    assert desk.script.asked.count("AddOrUpdateContactGroup") == 1
    assert isinstance(outcome, Push), "refused by the script, so another name is asked for"
    assert isinstance(outcome.target.data, AskData)
    assert outcome.target.data.last == NAME


@pytest.mark.parametrize(("ident", "data"), [("groups", ListData), ("group-pick", PickData)])
async def test_what_is_no_name_is_asked_for(desk: Desk, ident: str, data: type[ListData]) -> None:
    await desk.link()
    desk.script.answers["GetContactGroups"] = WELL | {"ContactGroups": [GROUP]}
    shown = labels(await desk.view(desk.ctx(), ident, data(query="ب" * 61)))
    assert any("گروه تازه" in label for label in shown)
    assert not any("ساخت گروه" in label for label in shown)


async def test_nobody_moved_is_no_success(desk: Desk) -> None:
    await desk.link()
    answer = WELL | {"MovedCount": 0, "DuplicateCount": 1}
    desk.script.answers["TransferContactsToGroup"] = answer
    data = ContactsData(picking=True, chosen=frozenset({1}))

    outcome = await desk.answered(desk.ctx(), "contacts", data, "move", {"id": 302, "name": ""})

    said = plain(outcome.notice or "")
    assert said == "کسی منتقل نشد.\nیک نفر از پیش در آن گروه بود و جابه‌جا نشد."


async def test_an_empty_group_is_deleted_without_counting_nobody(desk: Desk) -> None:
    await desk.link()
    desk.script.answers["GetContactGroups"] = WELL | {
        "ContactGroups": [GROUP | {"ContactsCount": 0}]
    }
    view = await desk.view(desk.ctx(), "group-delete", GroupData(id=301))
    assert "گروه خالی است و حذف می‌شود" in plain(view.text)
