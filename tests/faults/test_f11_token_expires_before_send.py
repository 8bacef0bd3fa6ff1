"""F11: the token expires between the card and Send: refreshed once, Send processed once."""

from __future__ import annotations

from tests.stories.harness.shop import Shop
from tests.stories.sending import carded, confirmed


async def test_the_token_is_refreshed_once_and_one_sms_goes_out(shop: Shop) -> None:
    await shop.link()
    await carded(shop)
    tokens = len(shop.smsir.calls("GetToken"))
    shop.smsir.expire_tokens()

    await confirmed(shop)

    assert len(shop.smsir.calls("GetToken")) == tokens + 1
    assert len(shop.smsir.sent()) == 1


async def test_a_token_refused_at_the_send_itself_is_a_refusal_before_processing(
    shop: Shop,
) -> None:
    await shop.link()
    await carded(shop)
    tokens = len(shop.smsir.calls("GetToken"))
    shop.smsir.faults.add("Send", "unauthorized_once")

    await confirmed(shop)

    assert len(shop.smsir.calls("GetToken")) == tokens + 1
    assert len(shop.smsir.calls("Send")) == 2
    assert len(shop.smsir.sent()) == 1
