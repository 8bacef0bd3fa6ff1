"""Each day of 1403 to 1410 that is chosen by buttons is the day that is sent on.

That every day has its button, in both calendars, is tested at the widget
(`tests/screens/test_calendar.py`).
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import jdatetime
import pytest

from handlers.messages.campaigns.routes import WhenData
from handlers.messages.campaigns.when import when
from handlers.shared.minutes import from_minutes
from handlers.shared.repeating import Repeat
from handlers.shared.services import Ctx
from screens.view import Button
from storage import CampaignState
from tests.handlers.desk import Desk
from tests.handlers.outbox_desk import OWNER
from tests.handlers.test_campaigns_leave_once import (
    TEHRAN,
    desk_in,
    planned,
    sends,
    settled,
    state_of,
)
from tests.handlers.test_repeating import j

FIRST, LAST = j(1403, 1, 1), j(1410, 12, 29)
EVERY_DAY = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def standing(desk: Desk, day: date) -> Ctx:
    """The person, just after midnight of that day in Tehran."""
    desk.now = datetime.combine(day, time(0, 0, 1), TEHRAN)
    return desk.ctx()


async def shown(ctx: Ctx, data: WhenData) -> list[Button]:
    assert when.draw is not None
    view = await when.draw(ctx, data)
    return [each for row in view.rows for each in row if isinstance(each, Button)]


@pytest.mark.long
async def test_a_day_by_its_buttons_is_that_day_at_that_hour(desk: Desk) -> None:
    """Hour and quarter of days throughout the eight years, all ends of months among them."""
    ends = (
        each for each in EVERY_DAY if jdatetime.date.fromgregorian(date=each).day in {1, 29, 30}
    )
    for number, day in enumerate(sorted({*EVERY_DAY[::9], *ends})):
        ctx = standing(desk, day - timedelta(days=number % 3))
        hour, minute = 9 + number % 12, (0, 15, 30, 45)[number % 4]
        quarters = await shown(ctx, WhenData(day=day, hour=hour))
        moments = [from_minutes(str(each.arg)) for each in quarters if each.action == "take"]
        wanted = datetime.combine(day, time(hour, minute), TEHRAN)
        assert wanted in moments, day
        jalali = jdatetime.date.fromgregorian(date=day)
        written = ctx.fmt.moment(wanted)
        assert ctx.fmt.digits(str(jalali.year)) in written
        assert ctx.fmt.digits(str(jalali.day)) in written


SAMPLED = [
    j(1401, 4, 15), j(1402, 4, 15), j(1403, 1, 1), j(1403, 6, 31), j(1403, 7, 30), j(1403, 12, 30),
    j(1404, 1, 1), j(1404, 12, 29), j(1405, 1, 31), j(1408, 12, 30), j(1410, 12, 29),
]  # fmt: skip
"""Summers with and without summer time, both ends of months and years, leap days."""


@pytest.mark.long
async def test_on_the_day_that_was_chosen_it_is_sent(tmp_path: Path) -> None:
    """At 18:00 of Tehran's clock on that day, and not a minute before."""
    async with desk_in(tmp_path) as desk:
        for number, day in enumerate(SAMPLED):
            due = datetime.combine(day, time(18), TEHRAN)
            desk.move(due - timedelta(hours=3) - desk.now)
            campaign = await planned(desk, number, 180)
            assert campaign.due_at == due
            desk.move(timedelta(minutes=179))
            await settled(desk)
            assert not sends(desk)[f"پیامک {number}"]
            desk.move(timedelta(minutes=1))
            await settled(desk)
            assert sends(desk)[f"پیامک {number}"] == 1, day


@pytest.mark.long
@pytest.mark.parametrize(
    ("first", "kind", "days"),
    [
        (j(1401, 4, 31), "monthly", [j(1401, 5, 31), j(1401, 6, 31), j(1401, 7, 30)]),
        (j(1403, 11, 30), "monthly", [j(1403, 12, 30), j(1404, 1, 30)]),
        (j(1404, 11, 30), "monthly", [j(1404, 12, 29), j(1405, 1, 30)]),
        (j(1403, 12, 30), "yearly", [j(1404, 12, 29), j(1405, 12, 29)]),
    ],
)
async def test_turns_leave_on_their_days_at_their_hour(
    tmp_path: Path, first: date, kind: str, days: list[date]
) -> None:
    """Over the end of summer time as well: 18:00 is what the wall says then and now."""
    async with desk_in(tmp_path) as desk:
        begin = datetime.combine(first, time(18), TEHRAN) - timedelta(hours=1)
        desk.move(begin - desk.now)
        fields = {"kind": kind, "first": first, "clock": time(18), "times": len(days) + 1}
        rule = Repeat.model_validate(fields)
        campaign = await planned(desk, 1, 60, again=rule.model_dump(mode="json"))
        for turn, day in enumerate((first, *days)):
            due = datetime.combine(day, time(18), TEHRAN)
            for moment, many in ((due - timedelta(minutes=1), turn), (due, turn + 1)):
                desk.move(moment - desk.now)
                await settled(desk)
                assert sends(desk)["پیامک 1"] == many, day
        assert await state_of(desk, campaign) is CampaignState.DONE
        jobs = await desk.storage.outbox.for_frame(OWNER, OWNER, campaign.outbox_frame)
        assert len(jobs) == len(days) + 1
