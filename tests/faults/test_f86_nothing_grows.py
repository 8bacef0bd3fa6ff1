"""F86: tasks, sockets, file handles and objects are as many after many updates as after few."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path
from typing import TYPE_CHECKING

from tests.stories.harness.waiting import eventually

if TYPE_CHECKING:
    from tests.stories.harness.shop import Shop

AT_ONCE, ROUNDS = 40, 3
"""Fewer than a person's queue takes."""


def counted() -> dict[str, int]:
    gc.collect()
    return {
        "tasks": len(asyncio.all_tasks()),
        "handles": sum(1 for _ in Path("/proc/self/fd").iterdir()),
        "lanes": sum(type(one).__name__ == "_Lane" for one in gc.get_objects()),
    }


async def write(shop: Shop) -> None:
    wanted = shop.bot.intake.counts["handled"] + AT_ONCE
    for number in range(AT_ONCE):
        await shop.person.command(("/start", "/help")[number % 2])
    await eventually(lambda: shop.bot.intake.counts["handled"] >= wanted, 60)


async def test_f86_nothing_is_left_of_updates_that_were_handled(lone_shop: Shop) -> None:
    await write(lone_shop)
    few = counted()
    for _ in range(ROUNDS):
        await write(lone_shop)
    await eventually(lambda: lone_shop.bot.intake.lanes.depth == 0)
    many = counted()
    for name, count in few.items():
        assert many[name] <= count + 8, (name, few, many)
