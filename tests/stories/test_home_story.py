"""Home as an owner uses it: the facts of the day, and whatever is sent there starts its job."""

from __future__ import annotations

from tests.conftest import MakeShop
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually

TICKET = 48213


async def test_what_the_watcher_sees_stands_at_home_without_a_call_of_homes_own(
    make_shop: MakeShop,
) -> None:
    shop = await make_shop(watch_seconds=0.1)
    await shop.link()
    account = shop.smsir.accounts["demo-key"]
    account.credit = 44
    shop.smsir.support_answers("demo-key", TICKET, "یک نمونه بفرستید.")  # another waits already
    unread = sum(not one.is_read for one in account.notifications)

    async def at_home() -> bool:
        plain = (await shop.start()).plain
        return all(
            fact in plain
            for fact in ("اعتبار: ۴۴", "پشتیبانی به ۲ تیکت شما پاسخ داده است", "اعلان نخوانده")
        )

    assert unread > 0
    await eventually(at_home)


async def test_a_text_at_home_goes_out_after_the_same_confirmations(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.say("فردا تعطیلیم")
    await maryam.press("✅ همین متن", await maryam.wait_for("متن پیامک"))
    await maryam.wait_for("به چه کسانی")

    assert shop.smsir.calls("Send") == []


async def test_a_number_at_home_gets_an_sms_in_four_taps(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.say("0912 111 22 33")
    await maryam.press("✉️ ارسال پیامک", await maryam.wait_for("با این شماره"))
    await maryam.wait_for("متن پیامک را")
    card = await maryam.after(maryam.say("سفارش شما آماده است"), "پیش از ارسال ببینید")

    assert "گیرنده: ۱ نفر" in card.plain


async def test_a_contact_and_a_file_at_home_are_people_to_add(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.share_contact("+989121112233", "سارا")
    added = await maryam.wait_for(lambda one: one.has("✅ افزودن"))
    await maryam.press("🏠 خانه", added)
    await maryam.wait_for(lambda one: one.id == added.id and "چه کاری" in one.plain)
    await maryam.send_file("people.csv", "نام,موبایل\nعلی,09121110001\n".encode())

    await maryam.wait_for(lambda one: one.plain.startswith("📎"))
    assert shop.smsir.calls("AddContacts") == []
