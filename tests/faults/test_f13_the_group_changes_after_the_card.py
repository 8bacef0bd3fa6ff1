"""F13: more than 5 % or 10 people come or go between the card and "send": shown and asked again."""

from __future__ import annotations

from handlers.messages.compose.confirming import differs
from sandbox.smsir import AccountState
from tests.stories.harness.shop import Shop
from tests.stories.sending import COLLEAGUES, CONFIRM, carded, confirmed


def _leave(account: AccountState, many: int) -> None:
    """Members of the group cancel their membership."""
    book = account.book
    group = book.group_named(COLLEAGUES)
    assert group is not None
    for contact in book.people([group.group_id], [])[:many]:
        book.cancel(contact.mobile, 0.0)


async def test_the_new_count_is_told_and_confirmed_again(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    card = await carded(shop)
    assert "گیرنده: ۱۲ نفر" in card.plain
    _leave(shop.smsir.accounts["demo-key"], 2)

    again = await maryam.after(maryam.press(CONFIRM), "تعداد گیرنده‌ها از ۱۲ به ۱۰ نفر رسیده است")

    assert "گیرنده: ۱۰ نفر" in again.plain
    assert shop.smsir.calls("Send") == []
    await confirmed(shop, "ارسال شد به ۱۰ نفر")
    assert len(shop.smsir.sent()) == 1


def test_five_per_cent_or_ten_people_are_the_bound() -> None:
    assert not differs(100, 105)
    assert differs(100, 106)
    assert not differs(1000, 1010)
    assert differs(1000, 1011)
    assert differs(12, 11)
    assert not differs(12, 12)
