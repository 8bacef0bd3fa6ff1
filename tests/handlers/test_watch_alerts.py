"""The alerts screen: switches, defaults in groups, the marks of low credit in any digits."""

from __future__ import annotations

import pytest

from handlers.news.kinds import SWITCHES
from screens.outcome import Push, Stay
from screens.widgets import AskData
from tests.handlers.desk import GROUP, OWNER, Desk, labels, led


async def test_every_kind_has_a_switch_that_is_on_in_private(desk: Desk) -> None:
    view = await desk.view(desk.ctx(), "alerts")

    assert len([label for label in labels(view) if label.startswith("☑️")]) == len(SWITCHES)
    assert "هشدار اعتبار: وقتی برای ۷ روز کافی باشد" in await desk.text(desk.ctx(), "alerts")


async def test_in_a_group_only_the_end_of_its_own_sends_is_on(desk: Desk) -> None:
    view = await desk.view(desk.ctx(chat=GROUP), "alerts")

    assert [label for label in labels(view) if label.startswith("☑️")] == [
        "☑️ اعتبار زمان‌بندی‌ها",
        "☑️ نتیجهٔ ارسال",
    ]
    assert "در گروه" in view.text


async def test_a_switch_is_turned_off_and_on_and_leaves_the_others(desk: Desk) -> None:
    await desk.press(desk.ctx(), "alerts", None, "off", "notice")
    await desk.press(desk.ctx(), "alerts", None, "off", "plan")
    await desk.press(desk.ctx(), "alerts", None, "on", "plan")
    stored = await desk.storage.settings.get(OWNER)

    assert stored.alerts == {"notice": False, "plan": True}
    assert "⬜ اعلان تازه" in labels(await desk.view(desk.ctx(), "alerts"))


async def test_a_kind_that_is_none_changes_nothing(desk: Desk) -> None:
    outcome = await desk.press(desk.ctx(), "alerts", None, "off", "everything")

    assert outcome == Stay()
    assert (await desk.storage.settings.get(OWNER)).alerts == {}


@pytest.mark.parametrize("days", [0, 3, 7, 14, 30])
async def test_the_days_are_picked(desk: Desk, days: int) -> None:
    await desk.press(desk.ctx(), "alert-credit", None, "days", str(days))

    assert (await desk.storage.settings.get(OWNER)).low_credit_days == days
    view = await desk.view(desk.ctx(lang="en"), "alert-credit")
    on = [label for label in labels(view) if label.startswith("☑️")]
    assert on == [f"☑️ {days} days" if days else "☑️ Off"]


@pytest.mark.parametrize(
    ("typed", "mark"), [("500", 500), ("۱٬۰۰۰", 1000), ("١٢٣", 123), ("2,500", 2500), ("0", 0)]
)
async def test_the_mark_is_typed_in_any_digits(desk: Desk, typed: str, mark: int) -> None:
    asked = await desk.press(desk.ctx(), "alert-credit", None, "mark")
    assert isinstance(asked, Push)
    await desk.answered(desk.ctx(), "alert-credit", None, "mark", typed)

    assert (await desk.storage.settings.get(OWNER)).low_credit == mark
    await desk.press(desk.ctx(), "alert-credit", None, "unmark")
    assert (await desk.storage.settings.get(OWNER)).low_credit is None


@pytest.mark.parametrize("typed", ["", "زیاد", "-5", "1.5", "9" * 30])
async def test_a_mark_that_is_no_number_is_asked_again(desk: Desk, typed: str) -> None:
    outcome = await desk.answered(desk.ctx(), "alert-credit", None, "mark", typed)

    assert isinstance(outcome, Push)
    assert isinstance(outcome.data, AskData)
    assert "متوجه نشدم" in str(outcome.data.error)
    assert (await desk.storage.settings.get(OWNER)).low_credit is None


async def test_the_overview_leads_to_the_alerts_and_they_to_the_rest(desk: Desk) -> None:
    for place, target in (("settings", "alerts"), ("alerts", "alert-credit"), ("alerts", "quiet")):
        assert target in led(await desk.view(desk.ctx(), place))
    opened = await desk.open(desk.ctx(), "alerts")
    assert isinstance(opened, Push)
