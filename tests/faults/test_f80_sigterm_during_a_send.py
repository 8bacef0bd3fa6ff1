"""F80: SIGTERM while a send is out: its answer is waited for, written and told; one SMS."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from storage import JobState
from tests.faults.test_f10_killed_between_two_steps_of_a_send import carded, rows, told
from tests.patience import PATIENCE
from tests.stories.sending import CONFIRM

if TYPE_CHECKING:
    from sandbox.smsir import RunningSmsIr
    from sandbox.telegram import RunningTelegram
    from tests.stories.harness.process import BotProcess

SENT = "ارسال شد به ۱۲ نفر"


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110 (the other process rings no bell)
            await asyncio.sleep(0.01)


async def test_f80_a_send_that_is_out_is_seen_through(
    bot_process: BotProcess, telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr
) -> None:
    maryam, twin = telegram_twin.twin.user(1001), smsir_twin.twin
    await bot_process.start()
    await maryam.after(maryam.command("/link demo-key demo-secret"), "متصل شد")
    await carded(maryam, "هنگام خاموشی")
    twin.faults.add("Send", "delay", seconds=1.5)
    await maryam.press(CONFIRM)
    await until(lambda: twin.calls("Send"))

    assert await bot_process.terminate() == 0

    assert len(twin.calls("Send")) == len(twin.sent()) == 1
    (job,) = await rows(bot_process.database)
    assert (job.state, job.batch_key) == (JobState.SENT, twin.sent()[0].batch_key)
    if not job.told:
        await bot_process.start()
        await until(lambda: told(maryam, SENT))
        assert await bot_process.terminate() == 0
    assert told(maryam, SENT) == 1
    assert len(twin.sent()) == 1
