"""F01: two presses of "send" handed in together are one send."""

from __future__ import annotations

import asyncio

from tests.stories.harness.shop import Shop
from tests.stories.sending import CONFIRM, carded, jobs


async def test_two_presses_at_once_are_one_row_one_call_and_a_word(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    card = await carded(shop)
    data = card.button(CONFIRM).data
    assert data is not None

    first, second = await asyncio.gather(maryam.raw_press(data, card), maryam.raw_press(data, card))
    await maryam.wait_answered(first)
    await maryam.wait_answered(second)
    await maryam.wait_for("ارسال شد به ۱۲ نفر", fresh=False)

    assert len(await jobs(shop)) == 1
    assert len(shop.smsir.calls("Send")) == 1
    assert "همین حالا" in maryam.toasts[-1].text
