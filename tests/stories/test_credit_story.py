"""The owner looks at the credit, in good days and bad ones."""

from __future__ import annotations

from tests.stories.harness.both import BOTH
from tests.stories.harness.shop import Shop


@BOTH
async def test_the_card_costs_one_call_and_refreshes_in_place(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    before = len(shop.smsir.requests)
    card = await maryam.after(maryam.press("💳 حساب و اعتبار"), "فروشگاه گل یاس · مریم رضایی")

    assert "اعتبار: ۱٬۲۵۰" in card.plain
    assert "روز مانده" in card.plain
    assert "کلیدواژهٔ عضویت" in card.plain
    assert [seen.operation for seen in shop.smsir.requests[before:]] == ["GetUserInfo"]
    shop.smsir.accounts["demo-key"].credit = 700
    fresh = await maryam.after(maryam.press("🔄 به‌روزرسانی"), "اعتبار: ۷۰۰")
    assert fresh.id == card.id


async def test_home_asks_the_service_nothing(shop: Shop) -> None:
    await shop.link()
    before = len(shop.smsir.requests)
    await shop.start()
    await shop.person.press("🧰 بخش‌های دیگر")
    await shop.person.press("❓ راهنما", await shop.person.wait_for("بخش‌های دیگر"))
    await shop.person.wait_for("دربارهٔ کدام موضوع")
    await shop.person.after(shop.person.press("🏠 خانه"), "سلام فروشگاه گل یاس")

    assert len(shop.smsir.requests) == before


async def test_the_card_is_opened_by_command_and_copied_from(shop: Shop) -> None:
    await shop.link()
    card = await shop.person.after(shop.person.command("/credit"), "ارسال‌شده تاکنون")

    code = shop.smsir.accounts["demo-key"].profile.referral_code
    assert [b.copy for row in card.buttons for b in row if b.copy] == [code]


async def test_a_service_that_is_down_leaves_a_way_to_try_again(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.faults.add(operation="GetUserInfo", kind="http500", times=None)
    told = await maryam.after(maryam.command("/credit"), "سامانهٔ پیامک پاسخ درستی نداد")
    assert "سر جایش است" in told.plain, "a mere look: nothing was to be sent"

    shop.smsir.faults.clear()
    await maryam.after(maryam.press("🔄 به‌روزرسانی"), "اعتبار: ۱٬۲۵۰")


async def test_a_token_that_expired_is_renewed_unseen(shop: Shop) -> None:
    await shop.link()
    shop.smsir.expire_tokens()
    await shop.person.command("/credit")

    await shop.person.wait_for("اعتبار: ۱٬۲۵۰")


async def test_f43_a_service_that_leaves_everything_out_is_shown_as_far_as_possible(
    shop: Shop,
) -> None:
    await shop.link()
    for kind in ("odd_keys", "ids_as_strings", "null_dates", "bad_dates", "missing_fields"):
        shop.smsir.faults.add(operation="GetUserInfo", kind=kind)
        card = await shop.person.after(shop.person.command("/credit"), "پایان پلن")
        assert "نشان داده نمی‌شود" not in card.plain, kind


async def test_the_card_in_english(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary)
    card = await mary.after(mary.command("/credit"), "Credit: 1,250")

    assert "days left" in card.plain
    assert "Updated at" in card.plain
