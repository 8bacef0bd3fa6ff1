from __future__ import annotations

import asyncio

import pytest

from messengers.lanes import Lanes
from tests.patience import PATIENCE


class Recorder:
    """Handles items `(key, number)`; those of keys in `slow` wait for `gate`."""

    def __init__(self, *slow: int) -> None:
        self.slow = set(slow)
        self.gate = asyncio.Event()
        self.begun: list[tuple[int, int]] = []
        self.done: list[tuple[int, int]] = []

    async def __call__(self, item: tuple[int, int]) -> None:
        self.begun.append(item)
        if item[0] in self.slow:
            await self.gate.wait()
        else:
            await asyncio.sleep(0)
        self.done.append(item)


async def until_idle(lanes: Lanes[tuple[int, int]]) -> None:
    async with asyncio.timeout(PATIENCE):
        await lanes.room(1)


async def test_one_persons_updates_run_in_order_and_never_at_once() -> None:
    running = 0
    seen: list[int] = []

    async def handle(item: tuple[int, int]) -> None:
        nonlocal running
        running += 1
        assert running == 1
        await asyncio.sleep(0)
        running -= 1
        seen.append(item[1])

    lanes = Lanes(handle)
    for number in range(50):
        lanes.offer(1, (1, number))
    await until_idle(lanes)
    assert seen == list(range(50))


async def test_a_slow_person_delays_nobody_even_if_there_is_one_slot() -> None:
    recorder = Recorder(1)
    lanes = Lanes(recorder, at_once=2)
    lanes.offer(1, (1, 0))
    for number in range(20):
        lanes.offer(2, (2, number))
    async with asyncio.timeout(PATIENCE):
        while len(recorder.done) < 20:  # noqa: ASYNC110 (the lanes have no event for this)
            await asyncio.sleep(0)
    assert all(key == 2 for key, _ in recorder.done)
    recorder.gate.set()
    await until_idle(lanes)


async def test_handlers_that_wait_long_give_their_slot_away() -> None:
    recorder = Recorder(1, 2)
    lanes = Lanes(recorder, at_once=2, slot_seconds=1)
    for key in (1, 2, 3):
        lanes.offer(key, (key, 0))
    async with asyncio.timeout(PATIENCE):
        while len(recorder.begun) < 2:  # noqa: ASYNC110 (as above)
            await asyncio.sleep(0)
    assert (3, 0) not in recorder.begun
    async with asyncio.timeout(PATIENCE):
        while (3, 0) not in recorder.done:  # noqa: ASYNC110 (as above)
            await asyncio.sleep(0.05)
    recorder.gate.set()
    await until_idle(lanes)


async def test_a_full_queue_refuses_more_of_the_same_person_only() -> None:
    recorder = Recorder(1)
    lanes = Lanes(recorder, cap=3)
    taken = [lanes.offer(1, (1, number)) for number in range(10)]
    assert taken.count(True) == 3
    assert lanes.offer(2, (2, 0))
    assert lanes.offer(1, (1, 99), force=True)
    recorder.gate.set()
    await until_idle(lanes)
    assert (1, 99) in recorder.done


async def test_an_error_of_one_update_does_not_end_the_lane() -> None:
    seen: list[int] = []

    async def handle(item: tuple[int, int]) -> None:
        seen.append(item[1])
        if item[1] == 0:
            raise RuntimeError("first one fails")

    lanes = Lanes(handle)
    lanes.offer(1, (1, 0))
    lanes.offer(1, (1, 1))
    await until_idle(lanes)
    assert seen == [0, 1]


async def test_closing_lets_what_runs_finish_and_begins_nothing_more() -> None:
    recorder = Recorder(1)
    lanes = Lanes(recorder)
    lanes.offer(1, (1, 0))
    lanes.offer(1, (1, 1))
    await asyncio.sleep(0)
    closing = asyncio.create_task(lanes.close(2))
    await asyncio.sleep(0)
    recorder.gate.set()
    assert await closing == 1
    assert recorder.done == [(1, 0)]


async def test_closing_cancels_what_does_not_finish_in_time() -> None:
    recorder = Recorder(1)
    lanes = Lanes(recorder)
    lanes.offer(1, (1, 0))
    await asyncio.sleep(0)
    assert await lanes.close(0.05) == 0
    assert recorder.done == []


@pytest.mark.long
async def test_memory_of_idle_people_is_given_back() -> None:
    lanes = Lanes(Recorder())
    for key in range(1000):
        lanes.offer(key, (key, 0))
    await until_idle(lanes)
    await asyncio.sleep(0)
    assert lanes._lanes == {}
    assert lanes.depth == 0
