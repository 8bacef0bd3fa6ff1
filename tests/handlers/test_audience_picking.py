"""Recipients as functions: toggling, filters, pasted numbers, and the way on with everything."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.messages.recipients import numbers
from handlers.messages.routes import AudienceData
from handlers.shared.half_written import MAX_NUMBERS, SendData
from handlers.shared.number_references import reference
from screens.events import ContactIn
from screens.outcome import Replace, Stay
from screens.view import Button, lines
from tests.handlers.desk import Desk, labels, said
from tests.stories.harness.texts import plain

GROUPS: dict[str, Any] = {
    "ContactGroups": [
        {"GroupId": n, "Name": f"گروه {n}", "ContactsCount": n, "InvalidContactsCount": n % 2}
        for n in range(1, 21)
    ],
    "IsSuccessful": True,
    "Message": "",
    "ErrorCode": 0,
}


@pytest.fixture
async def shop(desk: Desk) -> Desk:
    await desk.link()
    desk.script.answers["GetContactGroups"] = GROUPS
    return desk


async def picked(shop: Desk, data: AudienceData, action: str, arg: str = "") -> AudienceData:
    outcome = await shop.press(shop.ctx(), "audience", data, action, arg)
    assert isinstance(outcome, Stay)
    assert isinstance(outcome.data, AudienceData)
    return outcome.data


async def test_any_number_of_groups_over_all_pages(shop: Desk) -> None:
    data = AudienceData()
    for ident in (1, 9, 20):
        data = await picked(shop, data, "pick", str(ident))
    data = await picked(shop, data, "pick", "9")

    assert data.groups == ((1, "گروه 1"), (20, "گروه 20"))
    assert shop.script.asked.count("GetContactGroups") == 1, "ticks need no call"
    last = await shop.view(shop.ctx(), "audience", data.changed(page=2))
    assert "☑️ گروه 20 (۲۰)" in labels(last)


@pytest.mark.parametrize(
    ("lang", "question"), [("fa", "به چه کسانی ارسال شود؟"), ("en", "Who should get it?")]
)
@pytest.mark.parametrize("page", [0, 1])
async def test_groups_stand_two_a_row_under_the_question(
    shop: Desk, lang: str, question: str, page: int
) -> None:
    data = AudienceData(page=page, groups=((1, "گروه 1"),))
    view = await shop.view(shop.ctx(lang=lang), "audience", data)
    ticks = [[b for b in row if isinstance(b, Button) and b.action == "pick"] for row in view.rows]

    assert question in plain(view.text).splitlines()[0]
    assert [len(row) for row in ticks if row] == [2, 2, 2, 2]


async def test_all_ticks_every_group_that_the_filter_shows_and_again_takes_them_off(
    shop: Desk,
) -> None:
    data = AudienceData(query="گروه 2", groups=((5, "گروه 5"),))
    data = await picked(shop, data, "all")
    assert {ident for ident, _ in data.groups} == {2, 5, 20}

    data = await picked(shop, data, "all")

    assert data.groups == ((5, "گروه 5"),)


async def test_going_on_hands_over_what_was_carried_and_what_was_picked(shop: Desk) -> None:
    data = AudienceData(numbers=("09121112233",), text="سلام", source=7, query="علی", page=1)

    outcome = await shop.press(shop.ctx(), "audience", data, "next")

    assert isinstance(outcome, Replace)
    assert outcome.screen == "send-check"
    assert outcome.data == SendData(text="سلام", source=7, numbers=("09121112233",))


@pytest.mark.parametrize("action", ["next", "prev"])
async def test_a_choice_stored_by_the_version_before_goes_on_with_its_text(
    shop: Desk, action: str
) -> None:
    """It held the rest of the SMS in `carry`, and the ids of the screens around it."""
    carried = {"text": "سلام", "source": 7, "optout": "لغو۱۱"}
    written = SendData(text="سلام", source=7, optout="لغو۱۱", groups=((3, "گروه 3"),))
    stored = {"groups": [[3, "گروه 3"]], "then": "send-check", "prev": "send", "carry": carried}
    data = AudienceData.model_validate(stored)

    outcome = await shop.press(shop.ctx(), "audience", data, action)

    assert isinstance(outcome, Replace)
    assert outcome.screen == {"next": "send-check", "prev": "send"}[action]
    assert outcome.data == written


async def test_nobody_chosen_is_told_and_stays(shop: Desk) -> None:
    outcome = await shop.press(shop.ctx(), "audience", AudienceData(), "next")

    assert isinstance(outcome, Stay)
    assert outcome.alert
    assert outcome.toast


async def test_a_shared_contact_is_added_by_its_number(shop: Desk) -> None:
    ctx = shop.ctx()
    hear = shop.screen("audience").contact
    assert hear is not None

    def shared(phone: str) -> ContactIn:
        return ContactIn(update_id=1, chat=ctx.chat, who=ctx.who, phone=phone, first_name="نیما")

    added = await hear(ctx, AudienceData(), shared("+98 912 111 2233"))
    refused = await hear(ctx, AudienceData(), shared("+44 20 7946 0000"))

    assert isinstance(added, Stay)
    assert isinstance(added.data, AudienceData)
    assert added.data.numbers == ("09121112233",)
    assert "موبایل ایران ندارد" in said(refused)


def test_numbers_are_kept_once_and_the_rest_is_reported() -> None:
    data = AudienceData(numbers=("09121112233",))

    data = numbers.add(data, "۰۹۱۲۱۱۱۲۲۳۳ 9351112233 نیما ۱۲۳")

    assert data.numbers == ("09121112233", "09351112233")
    assert data.report is not None
    assert (data.report.added, data.report.repeated) == (1, 1)
    assert data.report.junk


@pytest.mark.parametrize("step", ["groups", "people", "numbers"])
async def test_a_pasted_list_is_recipients_wherever_it_is_pasted(shop: Desk, step: str) -> None:
    """Also in the search for people, and with what is no mobile beside the numbers."""
    pasted = "09121112233، 0912111، +989351112244\n۰۲۱-۸۸، IR820540102680020817909002"
    data = AudienceData.model_validate({"step": step})
    outcome = await shop.say(shop.ctx(), "audience", data, pasted)
    assert isinstance(outcome, Stay)
    assert isinstance(outcome.data, AudienceData)
    assert outcome.data.numbers == ("09121112233", "09351112244")
    assert "0912111" in await shop.text(shop.ctx(), "audience", outcome.data)


async def test_it_is_not_said_that_no_number_was_found_where_one_was_found_again(
    desk: Desk,
) -> None:
    data = numbers.add(AudienceData(numbers=("09121112233",)), "09121112233 +1 202 955 5012")
    told = str(lines(*numbers.report_lines(desk.ctx(), data.report)))

    assert "پیدا نشد" not in told
    assert "+1 202 955 5012" in told


def test_more_numbers_than_fit_are_told_not_dropped_silently() -> None:
    pasted = "\n".join(f"0912{n:07}" for n in range(MAX_NUMBERS + 3))

    data = numbers.add(AudienceData(), pasted)

    assert len(data.numbers) == MAX_NUMBERS
    assert data.report is not None
    assert data.report.over == 3


async def test_numbers_are_taken_off_one_by_one(shop: Desk) -> None:
    data = AudienceData(numbers=("09121112233", "09351112233"), step="numbers")

    data = await picked(shop, data, "drop", reference(shop.ctx(), "09121112233"))

    assert data.numbers == ("09351112233",)
    assert "➖ 09351112233" in labels(await shop.view(shop.ctx(), "audience", data))
