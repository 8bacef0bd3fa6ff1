"""Campaigns against a small model: whatever happens around their time, the same SMS leave.

The campaigns' worker and the outbox's run on real storage and the twin over HTTP. Time passes, the
clock is set by an hour or a day, the service fails in its ways, the process is killed behind any
step and starts again, people stop and move what waits. After each act the twin's log is that of the
model. `PROVE_EXAMPLES` says how many days are played; without it the same few each time.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from handlers.shared.repeating import Repeat
from storage import Campaign, JobState
from tests.handlers.campaign_model import TEHRAN, Model, Plan
from tests.handlers.outbox_desk import OWNER, OutboxDesk
from tests.handlers.test_campaigns_leave_once import (
    STEPS,
    desk_in,
    planned,
    sends,
    settled,
)

EXAMPLES = int(os.environ.get("PROVE_EXAMPLES", "6"))
FAULTS: dict[str, dict[str, Any]] = {
    "drop_after": {}, "drop_before": {}, "http500": {}, "malformed": {}, "unauthorized_once": {},
    "refuse": {"message": "خطا"}, "delay": {"seconds": 0.02},
}  # fmt: skip

WEIGHTS = {"plan": 6, "fault": 4, "pass": 6, "kill": 4, "days": 2, "set": 3, "asked": 1,
           "stop": 1, "pause": 1, "resume": 1, "move": 2}  # fmt: skip
LENGTH = 30


def a_day(chance: Random) -> list[tuple[str, Any]]:
    """Acts in any order, more of those after which something has to happen."""
    ways: dict[str, Callable[[], Any]] = {
        "plan": lambda: (
            chance.choice([-70, -5, 0, 0, 1, 10, 30, 90]),
            chance.choice([0, 0, 1, 3]),
        ),
        "fault": lambda: chance.choice(sorted(FAULTS)),
        "asked": lambda: chance.choice(["http500", "drop_before", "malformed"]),
        "pass": lambda: chance.choice([1, 10, 30, 61, 240]),
        "days": lambda: chance.choice([1, 2]),
        "set": lambda: chance.choice([-1440, -60, -5, 5, 60, 1440]),
        "kill": lambda: chance.choice(STEPS),
    }
    acts = chance.choices(list(WEIGHTS), list(WEIGHTS.values()), k=LENGTH)
    return [(act, ways[act]() if act in ways else chance.randrange(LENGTH // 4)) for act in acts]


@pytest.mark.long
@settings(
    max_examples=EXAMPLES, derandomize="PROVE_EXAMPLES" not in os.environ, deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(seed=st.integers(0, 2**32))
def test_no_order_of_events_doubles_or_loses_one(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    asyncio.run(_played(tmp_path_factory.mktemp("campaigns"), a_day(Random(seed))))


async def _played(folder: Path, acts: list[tuple[str, Any]]) -> None:
    async with desk_in(folder) as desk:
        model = Model(desk.now)
        plans: list[Campaign] = []
        for act, value in acts:
            await _acted(desk, model, plans, act, value)
            assert sends(desk) == model.texts, act
        await _hold(desk, model, plans)


async def _acted(
    desk: OutboxDesk, model: Model, plans: list[Campaign], act: str, value: Any
) -> None:
    if act == "plan":
        plans.append(await _planned(desk, model, *value))
    elif act == "fault":
        desk.twin.faults.add("Send", value, **FAULTS[value])
        model.faults.append(value)
    elif act == "asked":
        desk.twin.faults.add("GetUserInfo", value)
    elif act in {"pass", "days", "set", "kill"}:
        await _lived(desk, model, act, value)
    elif value < len(plans):
        await _decided(desk, plans[value], act)
        model.decide(model.plans[value], act)


async def _lived(desk: OutboxDesk, model: Model, act: str, value: Any) -> None:
    """Time passes or the clock is set; then the process lives, and may die once."""
    if act == "set":
        desk.set_clock(timedelta(minutes=value))
    elif act != "kill":
        by = timedelta(days=value) if act == "days" else timedelta(minutes=value)
        desk.move(by)
        desk.twin_clock.advance(by.total_seconds())
    model.now = desk.now
    kill = value if act == "kill" and not _either_is_right(model, value) else None
    await settled(desk, kill=kill)
    model.live(kill)


def _either_is_right(model: Model, step: str) -> bool:
    """Whether the outbox, which ends with the other worker, may give a call up or repeat it."""
    return step.startswith("campaign:") and "unauthorized_once" in model.faults


async def _planned(desk: OutboxDesk, model: Model, minutes: int, times: int) -> Campaign:
    """Once, or daily so many times."""
    due = desk.now + timedelta(minutes=minutes)
    number, local = len(model.plans) + 1, due.astimezone(TEHRAN)
    days = [local.date() + timedelta(days=day) for day in range(times)]
    more: dict[str, Any] = {}
    if times:
        rule = Repeat(kind="daily", first=local.date(), clock=local.time(), times=times)
        more["again"] = rule.model_dump(mode="json")
    model.plans.append(Plan(f"پیامک {number}", due, days, local.time()))
    return await planned(desk, number, minutes, **more)


async def _decided(desk: OutboxDesk, plan: Campaign, act: str) -> None:
    campaigns = desk.storage.campaigns
    campaign = await campaigns.get(plan.id)
    assert campaign is not None
    if act == "stop":
        await campaigns.stop(campaign.id)
    elif act == "pause":
        await campaigns.pause(campaign)
    elif act == "resume":
        await campaigns.resume(campaign)
    else:
        await campaigns.set_time(campaign, desk.now + timedelta(minutes=30))


async def _hold(desk: OutboxDesk, model: Model, plans: list[Campaign]) -> None:
    """Each campaign stands as in the model, and all that became of it was told."""
    for plan, made in zip(model.plans, plans, strict=True):
        campaign = await desk.storage.campaigns.get(made.id)
        assert campaign is not None
        assert campaign.state.value == plan.state, plan
        if campaign.is_open:
            assert campaign.due_at == plan.due, plan
        jobs = await desk.storage.outbox.for_frame(OWNER, OWNER, campaign.outbox_frame)
        assert sorted(job.revision for job in jobs) == list(range(1, plan.turns + 1))
        assert all(job.told and job.state is not JobState.WAITING for job in jobs)
        held = [told for told in desk.ear.pushed if f"{plan.name}»" in told and "نرفت" in told]
        assert len(held) >= plan.held, plan
