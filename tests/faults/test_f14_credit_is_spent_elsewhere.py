"""F14: the credit is gone between the card and the call: a refusal, told in the service's words."""

from __future__ import annotations

from storage import JobState
from tests.stories.harness.shop import Shop
from tests.stories.sending import carded, confirmed, jobs


async def test_credit_spent_after_the_card_is_a_refusal(shop: Shop) -> None:
    await shop.link()
    card = await carded(shop)
    assert "اعتبار کافی نیست" not in card.plain
    shop.smsir.accounts["demo-key"].credit = 1

    told = await confirmed(shop, "سامانهٔ پیامک نپذیرفت")

    assert "چیزی ارسال نشد" in told.plain
    assert [job.state for job in await jobs(shop)] == [JobState.REFUSED]
    assert len(shop.smsir.calls("Send")) == 1
