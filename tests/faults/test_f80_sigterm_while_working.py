from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.smsir import RunningSmsIr
    from sandbox.telegram import RunningTelegram
    from tests.stories.harness.process import BotProcess

KEYS = "/link demo-key demo-secret"


async def test_f80_what_runs_is_finished_before_the_process_ends(
    bot_process: BotProcess, telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr
) -> None:
    person = telegram_twin.twin.user(1001)
    await bot_process.start()
    smsir_twin.twin.faults.add(operation="GetToken", kind="delay", seconds=1.0, times=1)
    await person.command(KEYS)
    await telegram_twin.twin.wait_call("deleteMessage")
    began = time.monotonic()
    assert await bot_process.terminate() == 0
    assert time.monotonic() - began < 10
    assert any("گل یاس" in message.text for message in person.messages())


async def test_f80_what_cannot_be_finished_in_time_is_left_and_the_process_ends(
    bot_process: BotProcess, telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr
) -> None:
    person = telegram_twin.twin.user(1001)
    await bot_process.start(HARNESS_GRACE="0.5")
    smsir_twin.twin.faults.add(operation="*", kind="delay", seconds=30.0, times=None)
    await person.command(KEYS)
    await telegram_twin.twin.wait_call("deleteMessage")
    began = time.monotonic()
    assert await bot_process.terminate() == 0
    assert time.monotonic() - began < 5
    assert "demo-secret" not in bot_process.written()


async def test_f80_an_idle_bot_ends_at_once(bot_process: BotProcess) -> None:
    await bot_process.start()
    began = time.monotonic()
    assert await bot_process.terminate() == 0
    assert time.monotonic() - began < 3
