"""F09: a clear refusal: the service's words, nothing sent or tried again, the text kept."""

from __future__ import annotations

import pytest

from storage import JobState
from tests.stories.harness.shop import Shop
from tests.stories.sending import CONFIRM, TEXT, carded, confirmed, jobs


@pytest.mark.parametrize("words", ["اعتبار شما کافی نیست.", "<b>مهلت</b> حساب & شما تمام شده است."])
async def test_the_words_of_the_service_are_quoted_and_the_text_is_kept(
    shop: Shop, words: str
) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)
    shop.smsir.faults.add("Send", "refuse", message=words, code=7)

    told = await confirmed(shop, "سامانهٔ پیامک نپذیرفت")

    assert words in told.plain
    assert "چیزی ارسال نشد" in told.plain
    assert TEXT in told.plain
    assert told.has("💳 خرید در SMS.ir")
    (job,) = await jobs(shop)
    assert (job.state, job.text) == (JobState.REFUSED, TEXT)
    assert len(shop.smsir.calls("Send")) == 1

    await maryam.after(maryam.press("✉️ بازگشت به کارت ارسال"), "پیش از ارسال ببینید")
    await confirmed(shop)
    assert len(shop.smsir.sent()) == 1


async def test_without_credit_there_is_nothing_to_confirm_until_it_is_bought(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.accounts["demo-key"].credit = 5
    card = await carded(shop)
    assert "اعتبار کافی نیست: حدود ۷ پیامک کم دارید" in card.plain
    assert not card.has(CONFIRM)
    assert card.has("💳 خرید در SMS.ir")

    edited = await maryam.after(maryam.press("✏️ ویرایش متن"), "برای تغییر، متن تازه را بنویسید")
    assert TEXT in edited.plain
    shop.smsir.accounts["demo-key"].credit = 12
    await maryam.after(maryam.press("✅ همین متن"), "پیش از ارسال ببینید")
    await confirmed(shop)
    assert len(shop.smsir.sent()) == 1
