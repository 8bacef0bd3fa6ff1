"""Ready texts: an occasion, its texts, one used in an SMS or kept; and when the service fails."""

from __future__ import annotations

from sandbox.smsir.quirks import Quirks
from tests.stories.harness.shop import Shop
from tests.stories.harness.texts import plain

YALDA = "یلدایتان گرم و چراغ خانه‌تان روشن."


async def test_a_ready_text_is_changed_before_it_is_sent(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/occasions")
    listed = await maryam.wait_for("مناسبتی را انتخاب کنید")
    assert "🎉 نوروز (۳)" in map(plain, listed.labels)
    await maryam.press("شب یلدا")
    await maryam.wait_for(YALDA)
    await maryam.press("🎉 ۲")
    one = await maryam.wait_for("طول:")
    assert YALDA in one.plain
    await maryam.press("✉️ ارسال با این متن")
    written = await maryam.wait_for("متن پیامک")
    assert YALDA in written.plain
    await maryam.say("یلدا مبارک! گل یاس")
    await maryam.wait_for("به چه کسانی بفرستم؟")


async def test_a_ready_text_is_kept_as_a_draft(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/occasions")
    await maryam.wait_for("مناسبتی را انتخاب کنید")
    await maryam.press("شب یلدا")
    await maryam.wait_for(YALDA)
    await maryam.press("🎉 ۲")
    await maryam.wait_for("طول:")
    await maryam.press("📝 ذخیرهٔ پیش‌نویس")
    await maryam.wait_toast("پیش‌نویس ذخیره شد")
    assert shop.smsir.accounts["demo-key"].drafts[-1].text == YALDA


async def test_a_text_whose_time_is_over_is_marked(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    category = shop.smsir.accounts["demo-key"].occasions[1]
    text, created, _ = category.texts[0]
    category.texts[0] = (text, created, shop.smsir.now() - 86_400)
    await maryam.command("/occasions")
    await maryam.wait_for("مناسبتی را انتخاب کنید")
    await maryam.press("شب یلدا")
    listed = await maryam.wait_for(YALDA)
    assert listed.plain.count("وقتش گذشته است") == 1
    await maryam.press("🎉 ۱")
    await maryam.wait_for("وقت این متن گذشته است")


async def test_the_services_own_error_is_said_and_drafts_are_offered(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.quirks = Quirks(occasions_fail=True)
    await maryam.command("/occasions")
    await maryam.wait_for("مناسبتی را انتخاب کنید")
    await maryam.press("نوروز")
    told = await maryam.wait_for("ایراد از سوی سامانه است")
    assert "Object reference" in told.plain
    await maryam.press("📝 پیش‌نویس‌ها")
    await maryam.wait_for("یکی را انتخاب کنید")

    shop.smsir.faults.add("GetOccasionalMessageCategory", "object_reference", times=None)
    await maryam.command("/occasions")
    await maryam.wait_for("ایراد از سوی سامانه است")


async def test_occasions_in_english(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary)
    await mary.command("/occasions")
    await mary.wait_for("Choose an occasion")
    await mary.press("نوروز")
    await mary.wait_for("Press the number of the text")
