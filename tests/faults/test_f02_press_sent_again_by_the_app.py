"""F02: an app sends an unanswered press again, with a new update id; it acts once."""

from __future__ import annotations

from tests.stories.harness.shop import Shop
from tests.stories.sending import CONFIRM, carded, jobs


async def test_the_same_press_with_a_new_update_id_sends_once(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)
    shop.smsir.faults.add("GroupContactsDistinctCount", "delay", seconds=0.2)

    query = await maryam.press(CONFIRM)
    again = await maryam.press(query_id=query)
    await maryam.wait_answered(again)
    await maryam.wait_for("ارسال شد به ۱۲ نفر", fresh=False)

    assert len(await jobs(shop)) == 1
    assert len(shop.smsir.calls("Send")) == 1
