"""Birthday greetings: one a person a year, whatever dies, is repeated, changed or set.

The planner, the campaigns' worker and the outbox's run on real storage and the twin over HTTP.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.messages.birthdays.planner import BirthdayPlanner
from handlers.shared.birthday import days_greeted_on, jalali_year
from handlers.shared.birthday_clock import last_over, last_to_plan
from storage import NewGreeting
from tests.handlers.outbox_desk import OWNER, OutboxDesk
from tests.handlers.test_campaigns_leave_once import (
    QUICK,
    STEPS,
    TEHRAN,
    KilledError,
    desk_in,
    process,
    quiet,
)
from tests.patience import PATIENCE

pytestmark = pytest.mark.long

ALL_STEPS = ("birthdays:found", "birthdays:planned", *STEPS)
TEXT, CLOCK = "تولدت مبارک", 600
DAY = timedelta(days=1)


@asynccontextmanager
async def life(desk: OutboxDesk) -> AsyncIterator[None]:
    """All workers that have to do with greetings, in one process life."""
    stop = asyncio.Event()
    planner = BirthdayPlanner(
        desk.services,
        planned=desk.services.bells.campaigns.ring,
        zone=TEHRAN,
        steps=desk.step,
        intervals=QUICK,
    )
    async with process(desk):
        task = asyncio.create_task(planner.run(stop))
        try:
            yield
        finally:
            stop.set()
            await asyncio.gather(task, return_exceptions=True)


async def all_done(desk: OutboxDesk) -> bool:
    behind = await desk.storage.greetings.behind(last_to_plan(desk.now, TEHRAN))
    return not behind and await quiet(desk)


async def lived(desk: OutboxDesk, *, kill: str | None = None) -> None:
    """Until nothing is left to do; the first life ends behind `kill`."""
    if kill is not None:
        died = asyncio.Event()

        def die() -> None:
            died.set()
            raise KilledError

        desk.on_step = {kill: die}
        async with life(desk), asyncio.timeout(PATIENCE):
            while not died.is_set() and not await all_done(desk):  # noqa: ASYNC110 (rows ring no bell)
                await asyncio.sleep(0.005)
        desk.on_step = {}
    async with life(desk), asyncio.timeout(PATIENCE):
        while not await all_done(desk):  # noqa: ASYNC110 (as above)
            await asyncio.sleep(0.005)


async def switched_on(desk: OutboxDesk, **changes: Any) -> None:
    fields = {
        "account_id": desk.accounts[0], "chat": OWNER, "user": OWNER, "text": TEXT, "clock": CLOCK,
        "most": 50, "planned_until": last_over(desk.now, CLOCK, TEHRAN),
    }  # fmt: skip
    new = NewGreeting.model_validate(fields | changes)
    await desk.storage.run(desk.storage.greetings.switching_on(new), full=True)


def people(desk: OutboxDesk) -> list[str]:
    """Those of the group that nothing keeps from being texted."""
    book, group = desk.twin.accounts["demo-key"].book, desk.group()
    members = [relation.contact for relation in book.groups[group].members.values()]
    return [one.mobile for one in members if book.may_text(one, desk.twin.now())]


async def born_in(desk: OutboxDesk, days: int, *mobiles: str) -> None:
    day = (desk.now.astimezone(TEHRAN) + days * DAY).date()
    born = days_greeted_on(day)[0]
    await desk.storage.birthdays.put(desk.accounts[0], dict.fromkeys(mobiles, born))


def to(desk: OutboxDesk, hour: int, *, days: int = 0) -> None:
    """Let the time pass until that hour of a day ahead."""
    local = desk.now.astimezone(TEHRAN)
    desk.move(local.replace(hour=hour, minute=0, second=1) + days * DAY - local)


def greeted(desk: OutboxDesk) -> Counter[str]:
    return Counter(mobile for batch in desk.twin.sent() for mobile in batch.recipients)


@asynccontextmanager
async def shop_in(folder: Path) -> AsyncIterator[OutboxDesk]:
    async with desk_in(folder) as desk:
        desk.now = datetime.fromtimestamp(desk.twin.now(), TEHRAN).replace(hour=12, minute=0)
        yield desk


@pytest.mark.long
@pytest.mark.parametrize("step", ALL_STEPS)
async def test_killed_behind_any_step_nobody_is_greeted_twice(tmp_path: Path, step: str) -> None:
    async with shop_in(tmp_path) as desk:
        first, second, third = people(desk)[:3]
        await born_in(desk, 1, first, second)
        await born_in(desk, 2, third)
        await switched_on(desk)
        to(desk, 18)
        await lived(desk, kill=step)
        to(desk, 10, days=1)
        await lived(desk, kill=step)
        to(desk, 18)
        await lived(desk, kill=step)
        to(desk, 10, days=1)
        await lived(desk)

        assert all(many == 1 for many in greeted(desk).values())
        if step not in {"outbox:claimed", "outbox:calling"}:
            assert set(greeted(desk)) == {first, second, third}
        lists = [told for told in desk.ear.pushed if "تولد" in told and "نفر است" in told]
        assert len(lists) >= 2, "the list of each day"


async def test_days_that_the_bot_was_down_for_are_asked_about(tmp_path: Path) -> None:
    async with shop_in(tmp_path) as desk:
        first, second = people(desk)[:2]
        await born_in(desk, 1, first)
        await born_in(desk, 2, second)
        await switched_on(desk)
        await lived(desk)
        to(desk, 13, days=2)
        await lived(desk)
        assert not greeted(desk)
        held = [told for told in desk.ear.pushed if "خیلی دیر است" in told]
        assert len(held) == 2


async def test_a_restart_within_the_hour_gives_notice_first(tmp_path: Path) -> None:
    async with shop_in(tmp_path) as desk:
        first = people(desk)[0]
        await born_in(desk, 1, first)
        await switched_on(desk)
        to(desk, 10, days=1)
        await lived(desk)
        assert "امروز تولد ۱ نفر است" in desk.ear.pushed[-1]
        assert not greeted(desk)
        desk.move(timedelta(minutes=15))
        await lived(desk)
        assert greeted(desk) == {first: 1}


async def test_what_may_have_been_sent_since_a_backup_is_asked_about(tmp_path: Path) -> None:
    async with shop_in(tmp_path) as desk:
        first, second = people(desk)[:2]
        await born_in(desk, 1, first)
        await born_in(desk, 2, second)
        await switched_on(desk)
        await desk.storage.run(
            lambda db: db.execute("UPDATE birthday_greetings SET copied = 1"), full=True
        )
        to(desk, 18)
        await lived(desk)
        to(desk, 10, days=1)
        await lived(desk)
        assert not greeted(desk)
        assert "پشتیبان" in desk.ear.pushed[-1]
        to(desk, 18)
        await lived(desk)
        to(desk, 10, days=1)
        await lived(desk)
        assert greeted(desk) == {second: 1}, "days after that are as ever"


async def test_who_is_entered_late_stands_on_a_second_list(tmp_path: Path) -> None:
    async with shop_in(tmp_path) as desk:
        first, second = people(desk)[:2]
        await born_in(desk, 1, first)
        await switched_on(desk)
        to(desk, 18)
        await lived(desk)
        await born_in(desk, 1, second)
        until = last_over(desk.now, CLOCK, TEHRAN)
        await desk.storage.greetings.look_again(desk.accounts[0], until)
        await lived(desk)
        to(desk, 10, days=1)
        await lived(desk)
        assert greeted(desk) == {first: 1, second: 1}


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("born"), st.tuples(st.integers(0, 4), st.integers(0, 3))),
        st.tuples(st.just("pass"), st.sampled_from([1, 6, 12, 24, 60])),
        st.tuples(st.just("set"), st.sampled_from([-24, -1, 1, 24])),
        st.tuples(st.just("kill"), st.sampled_from(ALL_STEPS)),
        st.tuples(st.just("edit"), st.sampled_from(["مبارک", "تبریک"])),
        st.tuples(st.just("fault"), st.sampled_from(["drop_after", "drop_before", "http500"])),
    ),
    max_size=14,
)


@pytest.mark.long
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=ACTS)
def test_no_order_of_events_greets_twice_in_a_year(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, Any]]
) -> None:
    asyncio.run(_played(tmp_path_factory.mktemp("birthdays"), acts))


async def _played(folder: Path, acts: list[tuple[str, Any]]) -> None:
    async with shop_in(folder) as desk:
        mobiles = people(desk)[:5]
        await switched_on(desk)
        for act, value in acts:
            await _acted(desk, mobiles, act, value)
        desk.twin.faults.clear()
        to(desk, 18)
        await lived(desk)
        years = {
            jalali_year(datetime.fromtimestamp(batch.at, TEHRAN).date())
            for batch in desk.twin.sent()
        }
        assert all(many <= max(1, len(years)) for many in greeted(desk).values())
        waiting = await desk.storage.campaigns.open_of(desk.accounts[0])
        assert all(campaign.told for campaign in waiting)


async def _acted(desk: OutboxDesk, mobiles: list[str], act: str, value: Any) -> None:
    if act == "born":
        person, days = value
        await born_in(desk, days, mobiles[person])
        until = last_over(desk.now, CLOCK, TEHRAN)
        await desk.storage.greetings.look_again(desk.accounts[0], until)
    elif act == "pass":
        desk.move(timedelta(hours=value))
        await lived(desk)
    elif act == "set":
        desk.set_clock(timedelta(hours=value))
        await lived(desk)
    elif act == "kill":
        await lived(desk, kill=value)
    elif act == "edit":
        await switched_on(desk, text=value)
    else:
        desk.twin.faults.add("Send", value)
