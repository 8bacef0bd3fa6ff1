"""A scheduled SMS that the credit will not pay is told of once, in good time; else nothing is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from handlers.news.kinds import ScheduledShort
from handlers.news.kinds.scheduled import told_from
from handlers.shared.quiet_hours import quiet_until
from storage import Campaign, CampaignState, ChatSettings, NewCampaign
from tests.handlers.desk import OWNER, Desk
from tests.handlers.watching import TEHRAN, Watch, made

NOON = datetime(2026, 10, 14, 12, 0, tzinfo=TEHRAN)


@pytest.fixture
async def watch(desk: Desk) -> Watch:
    return await made(desk)


async def plan(
    watch: Watch, number: int, due_at: datetime, recipients: int | None, **content: JsonValue
) -> Campaign:
    new = NewCampaign(
        chat=OWNER, user=OWNER, account_id=watch.account.id, frame=number, revision=1,
        content={"text": f"پیامک {number}", **content}, recipients=recipients, segments=2,
        due_at=due_at,
    )  # fmt: skip
    campaigns = watch.desk.storage.campaigns
    await watch.desk.storage.run(campaigns.insertion(new), full=True)
    campaign = await campaigns.confirmed_on(OWNER, OWNER, number, 1)
    assert campaign is not None
    return campaign


def at(watch: Watch, moment: datetime) -> Any:
    """A look at that moment."""
    return watch.look(seconds=(moment - watch.desk.now).total_seconds())


async def told(watch: Watch) -> list[tuple[str, int]]:
    news = await watch.news()
    return [(each.words, each.missing) for each in news if isinstance(each, ScheduledShort)]


async def test_the_evening_before_it_is_told_once(watch: Watch) -> None:
    """What leaves before is paid first; what cannot be paid takes nothing from what comes after."""
    watch.info(Credit=100)
    tomorrow = NOON + timedelta(days=1)
    await at(watch, NOON)
    for number, people in enumerate((30, 30, 20, None), 1):
        text = "حراج " * 20 if number == 2 else f"پیامک {number}"
        await plan(watch, number, tomorrow + timedelta(minutes=number), people, text=text)
    await at(watch, NOON.replace(hour=17, minute=59))
    assert await told(watch) == []
    await at(watch, NOON.replace(hour=18, minute=1))
    ((words, missing),) = await told(watch)
    assert (words, missing) == ("حراج " * 11 + "حراج…", 20)
    for hour in (9, 10, 11):
        await at(watch, tomorrow.replace(hour=hour))
    assert await told(watch) == []


async def test_what_falls_short_later_is_told_when_it_is_seen_and_anew_for_another_time(
    watch: Watch,
) -> None:
    watch.info(Credit=100)
    await at(watch, NOON)
    campaign = await plan(watch, 1, NOON + timedelta(days=1), 30)
    await at(watch, NOON.replace(hour=19))
    assert await told(watch) == []
    watch.info(Credit=59)
    await at(watch, NOON.replace(hour=20))
    assert await told(watch) == [("پیامک 1", 1)]
    assert await watch.desk.storage.campaigns.set_time(campaign, NOON + timedelta(days=2))
    await at(watch, NOON.replace(hour=21))
    assert await told(watch) == [], "the evening before is tomorrow now"
    await at(watch, NOON.replace(hour=21) + timedelta(days=1))
    assert await told(watch) == [("پیامک 1", 1)]


async def test_planned_on_the_day_itself_it_is_told_an_hour_before(watch: Watch) -> None:
    watch.info(Credit=3)
    await at(watch, NOON)
    await plan(watch, 1, NOON.replace(hour=18), 30)
    await at(watch, NOON.replace(hour=16, minute=58))
    assert await told(watch) == []
    await at(watch, NOON.replace(hour=17))
    assert await told(watch) == [("پیامک 1", 57)]


async def test_one_that_leaves_at_a_pace_is_told_of_once_not_with_each_batch(watch: Watch) -> None:
    watch.info(Credit=100)
    await at(watch, NOON)
    tomorrow, campaigns = NOON + timedelta(days=1), watch.desk.storage.campaigns
    pace: JsonValue = {"many": 10, "minutes": 30}
    campaign = await plan(watch, 1, tomorrow, 60, pace=pace)
    await at(watch, NOON.replace(hour=19))
    assert await told(watch) == [("پیامک 1", 20)]
    for batch in (1, 2, 3):
        left, due_at = 60 - 10 * batch, tomorrow + timedelta(minutes=30 * batch)
        content = campaign.content or {}
        assert await campaigns.hand_slice(
            campaign, [], content=content, recipients=left, due_at=due_at
        )
        watch.info(Credit=100 - 20 * batch)
        await at(watch, due_at - timedelta(minutes=20))
        found = await campaigns.get(campaign.id)
        assert found is not None
        campaign = found
        assert await told(watch) == []


@pytest.mark.parametrize("state", ["paused", "stopped", "held"])
async def test_what_does_not_wait_needs_no_credit(watch: Watch, state: str) -> None:
    watch.info(Credit=3)
    await at(watch, NOON)
    campaign = await plan(watch, 1, NOON + timedelta(days=1), 30)
    campaigns = watch.desk.storage.campaigns
    if state == "paused":
        assert await campaigns.pause(campaign)
    elif state == "stopped":
        assert await campaigns.stop(campaign.id)
    else:
        assert await campaigns.hold(campaign, "late")
    await at(watch, NOON.replace(hour=19))
    assert await told(watch) == []


@given(
    due=st.integers(0, 3 * 24 * 60),
    made=st.integers(0, 3 * 24 * 60),
    quiet=st.tuples(st.integers(0, 23), st.integers(0, 23)),
)
def test_it_is_told_within_a_day_and_an_hour_ahead_where_it_can_be(
    due: int, made: int, quiet: tuple[int, int]
) -> None:
    start = datetime(2026, 10, 14, tzinfo=TEHRAN)
    due_at, created = start + timedelta(minutes=due), start + timedelta(minutes=min(due, made))
    campaign = Campaign(
        id=1, chat=1, user=1, account_id=1, content=None, recipients=1, segments=1, turn=1,
        state=CampaignState.WAITING, why=None, told=True, copied=False, due_at=due_at, version=1,
        created_at=created,
    )  # fmt: skip
    settings = ChatSettings(quiet_from=quiet[0], quiet_to=quiet[1])

    moment = told_from(campaign, settings, TEHRAN)

    evening = (due_at - timedelta(days=1)).replace(hour=18, minute=0)
    assert evening - timedelta(hours=1) < moment <= due_at - timedelta(hours=1)
    if created < evening:
        assert moment == evening
    elif moment > evening:
        assert quiet_until(settings, moment, TEHRAN) is None
