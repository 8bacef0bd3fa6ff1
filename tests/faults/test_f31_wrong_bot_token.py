from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.stop import USAGE, StopError
from messengers.telegram.polling import REFUSED
from tests.patience import PATIENCE
from tests.whole_process import NOBODYS_TOKEN, run_to_its_end

pytestmark = pytest.mark.process

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from sandbox.telegram import RunningTelegram
    from tests.stories.harness.shop import Shop

    MakeShop = Callable[..., Awaitable[Shop]]


async def test_f31_the_process_ends_with_a_sentence_status_2_and_no_trace(
    telegram_twin: RunningTelegram, tmp_path: Path
) -> None:
    status, written = await run_to_its_end(
        tmp_path,
        SEFID_BOT_TOKEN=NOBODYS_TOKEN,
        SEFID_TELEGRAM_URL=telegram_twin.url,
        SEFID_LOG_LEVEL="debug",
    )
    assert status == USAGE
    assert REFUSED in written
    assert "Traceback" not in written
    assert NOBODYS_TOKEN not in written
    assert NOBODYS_TOKEN.partition(":")[2] not in written


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
