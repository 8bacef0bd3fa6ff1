from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.stories.harness.shop import QUICK
from tests.stories.harness.texts import plain
from tests.stories.harness.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.stories.harness.shop import Shop

    MakeShop = Callable[..., Awaitable[Shop]]

FLOOD = 1000


async def test_f64_a_thousand_updates_of_one_person_are_capped_and_others_served(
    make_lone_shop: MakeShop,
) -> None:
    shop = await make_lone_shop(tuning=replace(QUICK, queue_cap=20))
    await shop.start()
    for number in range(FLOOD):
        await shop.person.say(f"x{number}")
    other = shop.english()
    await other.after(other.command("/start"), lambda message: bool(message.buttons))

    async def empty() -> bool:
        return not await shop.bot.storage.inbox.depth()

    await eventually(empty)
    counts = shop.bot.intake.counts
    assert counts["dropped"] > FLOOD / 2
    assert counts["dropped"] + counts["handled"] == counts["received"] == FLOOD + 2
    warning = plain(shop.words("fa").html("engine-too-fast"))
    told = [message for message in shop.person.messages() if plain(message.text) == warning]
    assert len(told) == 1
