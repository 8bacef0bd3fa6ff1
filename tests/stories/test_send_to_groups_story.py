"""The main job: a text, two groups and a contact, the card, confirmation, undo, delivery."""

from __future__ import annotations

from tests.conftest import MakeShop
from tests.stories.harness.shop import Shop

TEXT = "گل یاس: جمعه ۲۴ مهر تعطیلیم. سفارش شنبه را تا پنجشنبه ثبت کنید."


async def test_the_owner_sends_to_two_groups_a_contact_and_a_number(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/send")
    await maryam.wait_for("متن پیامک را بنویسید")
    await maryam.say(TEXT)
    asked = await maryam.wait_for("به چه کسانی بفرستم؟")
    print(asked.plain, asked.labels)
    await maryam.press("مشتریان ثابت")
    await maryam.wait_for("انتخاب‌شده: ۱ گروه")
    await maryam.press("همکاران")
    await maryam.wait_for("انتخاب‌شده: ۲ گروه")
    await maryam.press("✅ ادامه")
    card = await maryam.wait_for("پیش از ارسال ببینید")
    print(card.plain, card.labels)
    await maryam.press("✅ ارسال به")
    done = await maryam.wait_for("ارسال شد")
    print(done.plain, done.labels)
    (batch,) = shop.smsir.sent()
    assert batch.text == TEXT
