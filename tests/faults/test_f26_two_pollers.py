from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.stop import CONFLICT, StopError
from messengers.telegram.polling import TWO_POLLERS
from tests.stories.harness.shop import QUICK

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.stories.harness.shop import Shop

    MakeShop = Callable[..., Awaitable[Shop]]

IMPATIENT = replace(QUICK, conflict_pause=0.01)


async def test_f26_a_process_that_meets_another_poller_stops_with_the_cause(
    make_lone_shop: MakeShop,
) -> None:
    shop = await make_lone_shop(opening=False, tuning=IMPATIENT)
    shop.telegram.faults.add("getUpdates", "conflict409", times=None)
    with pytest.raises(StopError) as stopped:
        await shop.open()
    assert stopped.value.status == CONFLICT
    assert str(stopped.value) == TWO_POLLERS
    assert len(shop.telegram.calls_of("getUpdates")) == 3


async def test_f26_one_conflict_is_survived(make_lone_shop: MakeShop) -> None:
    shop = await make_lone_shop(opening=False, tuning=IMPATIENT)
    shop.telegram.faults.add("getUpdates", "conflict409", times=2)
    await shop.open()
    await shop.start()


async def test_f26_a_second_process_on_one_database_is_refused(make_lone_shop: MakeShop) -> None:
    first = await make_lone_shop()
    second = await make_lone_shop(database=first.settings.database, opening=False)
    with pytest.raises(StopError) as stopped:
        await second.open()
    assert stopped.value.status == CONFLICT
    await first.start()


async def test_f26_a_webhook_that_was_left_is_removed_and_nothing_dropped(
    make_lone_shop: MakeShop,
) -> None:
    shop = await make_lone_shop(opening=False)
    bot_url = f"{shop.running_telegram.url}/bot{shop.telegram.token}/setWebhook"
    async with aiohttp.ClientSession() as session:
        answer = await session.post(bot_url, data={"url": "https://127.0.0.1:9/hook"})
        assert answer.status == 200
    await shop.open()
    await shop.start()
    (removed,) = shop.telegram.calls_of("deleteWebhook")
    assert not removed.params.get("drop_pending_updates")
