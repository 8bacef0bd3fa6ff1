"""Ready texts: an occasion, its texts, one used in an SMS or kept; and when the service fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from sandbox.smsir.quirks import Quirks
from sandbox.telegram import Message
from tests.conftest import MakeShop
from tests.stories.harness.shop import QUICK, Shop
from tests.stories.harness.texts import plain
from tests.stories.sending import COLLEAGUES

YALDA = "یلدایتان گرم و چراغ خانه‌تان روشن."


async def test_a_ready_text_is_changed_before_it_is_sent(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    listed = await maryam.after(maryam.command("/occasions"), "مناسبتی را انتخاب کنید")
    assert "🎉 نوروز (۳)" in map(plain, listed.labels)
    await maryam.after(maryam.press("شب یلدا"), YALDA)
    one = await maryam.after(maryam.press("🎉 ۲"), "طول:")
    assert YALDA in one.plain
    written = await maryam.after(maryam.press("✉️ ارسال با این متن"), "متن پیامک")
    assert YALDA in written.plain
    await maryam.after(maryam.say("یلدا مبارک! گل یاس"), "به چه کسانی ارسال شود؟")


async def test_a_ready_text_is_kept_as_a_draft(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/occasions"), "مناسبتی را انتخاب کنید")
    await maryam.after(maryam.press("شب یلدا"), YALDA)
    await maryam.after(maryam.press("🎉 ۲"), "طول:")
    await maryam.press("📝 ذخیرهٔ پیش‌نویس")
    await maryam.wait_toast("پیش‌نویس ذخیره شد")
    assert shop.smsir.accounts["demo-key"].drafts[-1].text == YALDA


async def test_a_text_whose_time_is_over_is_marked(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    category = shop.smsir.accounts["demo-key"].occasions[1]
    text, created, _ = category.texts[0]
    category.texts[0] = (text, created, shop.smsir.now() - 86_400)
    await maryam.after(maryam.command("/occasions"), "مناسبتی را انتخاب کنید")
    listed = await maryam.after(maryam.press("شب یلدا"), YALDA)
    assert listed.plain.count("وقتش گذشته است") == 1
    await maryam.after(maryam.press("🎉 ۱"), "وقت این متن گذشته است")


async def test_the_services_own_error_is_said_and_drafts_are_offered(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.quirks = Quirks(occasions_fail=True)
    await maryam.after(maryam.command("/occasions"), "مناسبتی را انتخاب کنید")
    told = await maryam.after(maryam.press("نوروز"), "ایراد از سوی سامانه است")
    assert "Object reference" in told.plain
    await maryam.after(maryam.press("📝 پیش‌نویس‌ها"), "یکی را انتخاب کنید")

    shop.smsir.faults.add("GetOccasionalMessageCategory", "object_reference", times=None)
    await maryam.after(maryam.command("/occasions"), "ایراد از سوی سامانه است")


async def test_occasions_in_english(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary)
    await mary.after(mary.command("/occasions"), "Choose an occasion")
    await mary.after(mary.press("نوروز"), "Press the number of the text")


TEHRAN = ZoneInfo("Asia/Tehran")
FRIDAY = datetime(2026, 11, 27, 14, 20, tzinfo=TEHRAN)
"""6 Azar 1405."""


@pytest.fixture
async def friday(make_shop: MakeShop) -> Shop:
    made = await make_shop(tuning=replace(QUICK, clock=lambda: FRIDAY))
    made.smsir.advance(FRIDAY.timestamp() - made.smsir.now())
    await made.link()
    return made


async def _planned(shop: Shop, occasion: str) -> Message:
    """The screen on which the time of the occasion's first text is chosen."""
    maryam = shop.person
    await maryam.after(maryam.command("/occasions"), "مناسبتی را انتخاب کنید")
    await maryam.after(maryam.press(occasion), "شمارهٔ متنی")
    await maryam.after(maryam.press("🎉 ۱"), "طول:")
    await maryam.press("⏰ ارسال در روز مناسبت")
    return await maryam.wait_for(
        lambda message: message.has("📅 زمان دیگر") or message.has("✅ بله")
    )


async def test_a_ready_text_waits_for_the_morning_of_its_occasion(friday: Shop) -> None:
    maryam, smsir = friday.person, friday.smsir
    asked = await _planned(friday, "شب یلدا")
    assert "دوشنبه ۳۰ آذر ۱۴۰۵ (۲۴ روز دیگر)" in asked.plain
    assert asked.has("⏰ شب پیش از آن، ۱۸:۰۰")
    written = await maryam.after(maryam.press("⏰ صبح همان روز، ۱۰:۰۰", asked), "متن پیامک")
    assert "دوشنبه ۳۰ آذر ۱۴۰۵" in written.plain, "the time goes along with the text"
    await maryam.after(maryam.press("✅", written), "به چه کسانی ارسال شود؟")
    await maryam.after(maryam.press(COLLEAGUES), "انتخاب‌شده: ۱ گروه")
    card = await maryam.after(maryam.press("✅ ادامه"), "پیش از ارسال ببینید")
    assert "دوشنبه ۳۰ آذر ۱۴۰۵" in card.plain
    made = await maryam.after(maryam.press("✅ زمان‌بندی برای", card), "زمان‌بندی شد")
    assert "۱۰:۰۰" in made.plain
    assert not smsir.calls("Send"), "nothing leaves before its day"


async def test_a_date_by_the_moon_is_agreed_to_first(friday: Shop) -> None:
    maryam = friday.person
    asked = await _planned(friday, "روز مادر")
    assert "سه‌شنبه ۱۰ آذر ۱۴۰۵" in asked.plain
    assert "شاید یک روز جابه‌جا شود" in asked.plain
    assert not asked.has("⏰"), "no time before the day is sure"
    moved = await maryam.after(maryam.press("چهارشنبه ۱۴۰۵/۰۹/۱۱", asked), "چهارشنبه ۱۱ آذر ۱۴۰۵")
    agreed = await maryam.after(maryam.press("✅ بله، همین روز است", moved), "چه ساعتی برود؟")
    written = await maryam.after(maryam.press("⏰ شب پیش از آن", agreed), "متن پیامک")
    assert "سه‌شنبه ۱۰ آذر ۱۴۰۵" in written.plain


async def test_an_occasion_without_a_day_and_another_hour(friday: Shop) -> None:
    maryam = friday.person
    asked = await _planned(friday, "سالگرد ازدواج")
    assert "روز این مناسبت را نمی‌دانم" in asked.plain
    await maryam.after(maryam.press("📅 زمان دیگر", asked), "چه زمانی ارسال شود؟")
    await maryam.say("فردا ۱۱")
    await maryam.press("✅ همین زمان", await maryam.wait_for(lambda m: m.has("✅ همین زمان")))
    written = await maryam.wait_for("متن پیامک")
    assert "شنبه ۷ آذر ۱۴۰۵" in written.plain
