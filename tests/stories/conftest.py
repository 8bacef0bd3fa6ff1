# ruff: noqa: PLC0415 (a room's own tests must not wait for imports of the other rooms)
"""Fixtures of whole conversations: the bot as a process of its own, to be killed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sandbox.smsir import RunningSmsIr
    from sandbox.telegram import RunningTelegram
    from tests.stories.harness.process import BotProcess


@pytest.fixture
async def bot_process(
    telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr, tmp_path: Path
) -> AsyncIterator[BotProcess]:
    """Not started yet: `await bot_process.start()`, `await bot_process.kill9()`."""
    from tests.stories.harness.process import BotProcess

    process = BotProcess.between(telegram_twin, smsir_twin, tmp_path / "process.db")
    yield process
    await process.end()
