from __future__ import annotations

import asyncio
import logging

import pytest

from bot.workers import Workers
from tests.patience import PATIENCE
from tests.stories.harness.waiting import eventually


async def test_a_worker_that_fails_is_logged_with_a_reference_and_begins_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    runs = 0
    through = asyncio.Event()

    async def work(stop: asyncio.Event) -> None:
        nonlocal runs
        runs += 1
        if runs < 3:
            raise RuntimeError("a bad day")
        through.set()
        await stop.wait()

    workers = Workers((0.01,))
    workers.start("tester", work)
    async with asyncio.timeout(PATIENCE):
        await through.wait()
    await workers.end(1)
    assert workers.failures["tester"] == 2
    assert "worker tester failed, reference" in caplog.text


async def test_one_worker_that_fails_does_not_touch_the_others() -> None:
    beats = 0

    async def failing(_: asyncio.Event) -> None:
        raise RuntimeError("always")

    async def beating(stop: asyncio.Event) -> None:
        nonlocal beats
        while not stop.is_set():
            beats += 1
            await asyncio.sleep(0.005)

    logging.getLogger("bot.workers").setLevel(logging.CRITICAL)
    try:
        workers = Workers((0.01,))
        workers.start("failing", failing)
        workers.start("beating", beating)
        await eventually(lambda: beats > 3 and workers.failures["failing"] > 1)
        await workers.end(1)
    finally:
        logging.getLogger("bot.workers").setLevel(logging.NOTSET)
    assert workers.failures["beating"] == 0


async def test_a_worker_that_does_not_end_in_time_is_cancelled() -> None:
    cancelled = asyncio.Event()

    async def stubborn(_: asyncio.Event) -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.set()
            raise

    workers = Workers((1.0,))
    workers.start("stubborn", stubborn)
    await asyncio.sleep(0)
    async with asyncio.timeout(PATIENCE):
        await workers.end(0.05)
    assert cancelled.is_set()
