from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.stop import USAGE, StopError
from messengers.telegram.polling import REFUSED
from tests.patience import PATIENCE

pytestmark = pytest.mark.process

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sandbox.telegram import RunningTelegram
    from tests.stories.harness.shop import Shop

    MakeShop = Callable[..., Awaitable[Shop]]

WRONG = "7654321:ZZbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
ROOT = Path(__file__).parents[2]


async def test_f31_the_process_ends_with_a_sentence_status_2_and_no_trace(
    telegram_twin: RunningTelegram, tmp_path: Path
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "SEFID_BOT_TOKEN": WRONG,
            "SEFID_TELEGRAM_URL": telegram_twin.url,
            "SEFID_LOG_LEVEL": "debug",
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(PATIENCE):
        written = (await process.communicate())[0].decode()
    assert process.returncode == USAGE
    assert REFUSED in written
    assert "Traceback" not in written
    assert WRONG not in written
    assert WRONG.partition(":")[2] not in written


async def test_f31_a_token_revoked_while_running_ends_the_same_way(
    make_lone_shop: MakeShop,
) -> None:
    shop = await make_lone_shop()
    shop.telegram.faults.add("getUpdates", "unauthorized", times=None)
    await shop.person.command("/start")
    with pytest.raises(StopError) as stopped:
        async with asyncio.timeout(PATIENCE):
            await shop.bot.run(asyncio.Event())
    assert stopped.value.status == USAGE
    assert shop.telegram.token not in str(stopped.value)
