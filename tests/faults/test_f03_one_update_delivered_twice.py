from __future__ import annotations

from typing import TYPE_CHECKING

from messengers.telegram.wanted import ALLOWED

if TYPE_CHECKING:
    from tests.stories.harness.shop import Shop


async def test_f03_a_batch_whose_confirmation_was_lost_acts_once(lone_shop: Shop) -> None:
    # The answer to the poll is lost on the way, so Telegram hands the same batch out again.
    lone_shop.telegram.faults.add("getUpdates", "drop_after", times=2)
    await lone_shop.start()
    await lone_shop.person.command("/help")
    await lone_shop.person.wait_for(lambda message: bool(message.buttons))
    received = lone_shop.bot.intake.counts["received"]
    assert received == 2
    assert lone_shop.telegram.calls_of("getUpdates")[0].params["allowed_updates"] == ALLOWED


async def test_f03_the_same_update_twice_over_a_restart_acts_once(lone_shop: Shop) -> None:
    await lone_shop.start()
    first = dict(lone_shop.telegram.calls_of("sendMessage")[-1].params)
    poll = next(
        call for call in lone_shop.telegram.calls_of("getUpdates") if call.ok and call.result
    )
    await lone_shop.restart()
    await lone_shop.bot.intake.take("telegram", list(poll.result))
    assert lone_shop.bot.intake.counts["received"] == 0
    assert lone_shop.telegram.calls_of("sendMessage")[-1].params == first
