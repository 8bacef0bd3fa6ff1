"""Buttons two in a row: the count or the number's end is in sight, whatever the name."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.contacts.routes import GroupData, PickData
from handlers.shared.narrow import half_row, whole_row, width
from screens.text.labels import fitted
from tests.handlers.desk import Desk, labels

NAMES = st.text(alphabet="ابپتسشصضطظعغفقکگلمنوهی\u200c MWil…", min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("name", "after"),
    [("مشتریان ثابت", " (۱۸۰)"), ("هانیه حسینی", " 6357"), ("همکاران", " (۱۲)")],
)
async def test_what_fits_is_not_cut(desk: Desk, name: str, after: str) -> None:
    assert half_row(desk.ctx(), name, after) == name


@pytest.mark.parametrize(
    ("name", "after"),
    [("عروس و دامادها", " (۲۴)"), ("شرکت‌ها و دفترها", " (۱۸)"), ("معصومه میرزایی", " 9100")],
)
async def test_what_does_not_fit_is_cut_before_what_follows(
    desk: Desk, name: str, after: str
) -> None:
    cut = half_row(desk.ctx(), name, after)

    assert cut.endswith("…")
    assert name.startswith(cut.removesuffix("…").strip())


@pytest.mark.long
async def test_any_name_leaves_room_for_what_follows(desk: Desk) -> None:
    ctx = desk.ctx()

    @given(NAMES, st.integers(0, 99_999))
    def check(name: str, many: int) -> None:
        after = f" ({ctx.fmt.number(many)})"
        assert width(half_row(ctx, name, after) + after) <= 15.0

    check()


@pytest.mark.parametrize(
    "name", ["آقای نوید اکبری", "خانم معصومه میرزایی اصل", "آقای شهرام شاه‌محمدی"]
)
async def test_what_became_of_the_sms_is_in_sight_beside_the_name(desk: Desk, name: str) -> None:
    after = " 4090 · نرسیده به مخابرات"
    cut = whole_row(desk.ctx(), name, after)

    assert width(cut + after) <= 32.6
    assert name.startswith(cut.removesuffix("…").strip())


def _group(name: str) -> dict[str, Any]:
    group = {"GroupId": 7, "Name": name, "ContactsCount": 1234, "InvalidContactsCount": 0}
    return {"ContactGroups": [group], "IsSuccessful": True, "Message": "", "ErrorCode": 0}


@pytest.mark.parametrize(
    "name", ["همکاران", "بسیار " * 9 + "بلند", "<b>VIP</b> & دوستان «ویژه» 2026"]
)
async def test_a_long_name_of_a_group_leaves_room_for_the_words_around_it(
    desk: Desk, name: str
) -> None:
    await desk.link()
    desk.script.answers["GetContactGroups"] = _group(name)

    deleting = await desk.view(desk.ctx(), "group-delete", GroupData(id=7))
    picking = await desk.view(desk.ctx(), "group-pick")

    assert fitted(labels(deleting)[0]).endswith("» حذف شود")
    assert fitted(labels(picking)[0]).endswith("(۱٬۲۳۴)")


async def test_a_new_group_is_offered_only_where_an_empty_one_will_do(desk: Desk) -> None:
    await desk.link()
    desk.script.answers["GetContactGroups"] = _group("همکاران")

    adding = labels(await desk.view(desk.ctx(), "group-pick"))
    exporting = labels(await desk.view(desk.ctx(), "group-pick", PickData(making=False)))

    assert "➕ گروه تازه" in adding
    assert "➕ گروه تازه" not in exporting
