"""Drafts: kept from any text, found, used in an SMS, changed, deleted; with and without ids."""

from __future__ import annotations

from sandbox.smsir.quirks import Quirks
from tests.stories.harness.shop import Shop
from tests.stories.harness.texts import plain
from tests.stories.sending import ASKED

NEW = "گل یاس: حراج پایان فصل از شنبه آغاز می‌شود."


def texts(shop: Shop) -> list[str]:
    return [one.text for one in shop.smsir.accounts["demo-key"].drafts]


async def test_a_text_is_kept_in_one_line_read_and_used_in_an_sms(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command(f"/drafts {NEW}")
    listed = await maryam.wait_for("پیش‌نویس ذخیره شد")
    assert texts(shop)[-1] == NEW
    assert any("حراج پایان فصل" in label for label in listed.labels)

    await maryam.press("حراج پایان فصل")
    card = await maryam.wait_for("پیش‌نویس")
    assert NEW in card.plain
    assert "۱ بخش" in card.plain
    await maryam.press("✉️ گیرنده‌های دیگر")
    written = await maryam.wait_for("متن پیامک")
    assert NEW in written.plain
    await maryam.press("✅ همین متن، ادامه")
    await maryam.wait_for(ASKED)
    assert not shop.smsir.sent()


async def test_a_draft_is_added_found_edited_and_deleted(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/drafts")
    listed = await maryam.wait_for("یکی را انتخاب کنید")
    assert len([label for label in listed.labels if plain(label).startswith("📝 ")]) == 4
    await maryam.press("➕ پیش‌نویس تازه")
    await maryam.wait_for("متن پیش‌نویس را بنویسید")
    await maryam.say("\u200c\u00ad")
    await maryam.wait_for("چیزی ذخیره نشد")
    await maryam.say(NEW)
    await maryam.wait_for("پیش‌نویس ذخیره شد")

    await maryam.say("پایان فصل")
    found = await maryam.wait_for("نتیجهٔ جست‌وجوی «پایان فصل»: ۱ پیش‌نویس")
    assert "📝 همهٔ پیش‌نویس‌ها" in found.labels
    await maryam.press("حراج")
    await maryam.wait_for(NEW)
    await maryam.press("✏️ ویرایش")
    await maryam.wait_for("متن تازهٔ پیش‌نویس")
    await maryam.say("حراج از یکشنبه است.")
    edited = await maryam.wait_for("پیش‌نویس ویرایش شد")
    assert "حراج از یکشنبه است." in edited.plain
    assert texts(shop)[-1] == "حراج از یکشنبه است."

    await maryam.press("🗑 حذف")
    sure = await maryam.wait_for("برای همیشه حذف شود")
    assert sure.button("🗑 بله، حذف شود").style == "danger"
    assert len(texts(shop)) == 5
    await maryam.press("🗑 بله، حذف شود")
    await maryam.wait_for("پیش‌نویس حذف شد")
    assert len(texts(shop)) == 4
    assert NEW not in texts(shop)


async def test_without_ids_it_is_said_why_a_draft_cannot_be_changed(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.quirks = Quirks(draft_ids=False)
    await maryam.command("/drafts")
    await maryam.wait_for("یکی را انتخاب کنید")
    await maryam.press("تعطیلی جمعه")
    card = await maryam.wait_for("شناسه‌ای نداد")
    assert not card.has("✏️ ویرایش")
    assert not card.has("🗑 حذف")
    await maryam.press("✉️ گیرنده‌های دیگر")
    written = await maryam.wait_for("متن پیامک")
    assert "جمعه تعطیلیم" in written.plain


async def test_a_half_done_sms_is_not_lost_for_a_draft(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/send")
    await maryam.wait_for("متن پیامک را بنویسید")
    await maryam.say("متنی که نیمه ماند")
    await maryam.wait_for(ASKED)
    await maryam.command("/drafts")
    await maryam.wait_for("یکی را انتخاب کنید")
    await maryam.press("تعطیلی جمعه")
    await maryam.wait_for("جمعه تعطیلیم")
    await maryam.press("✉️ گیرنده‌های دیگر")
    asked = await maryam.wait_for("پیامکی نیمه‌کاره دارید")
    assert "متنی که نیمه ماند" in asked.plain
    assert "جمعه تعطیلیم" in asked.plain


async def test_drafts_in_english(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary)
    await mary.command("/drafts")
    await mary.wait_for("Choose one, or type a word")
    await mary.say("nothing like it")
    await mary.wait_for("0 drafts")


async def test_a_draft_is_sent_to_a_group_in_three_taps(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/drafts")
    await maryam.wait_for("یکی را انتخاب کنید")

    await maryam.press("تعطیلی جمعه")
    await maryam.wait_for("برای کدام گروه ارسال شود؟")
    await maryam.press("✉️ مشتریان تازه")
    card = await maryam.wait_for("پیش از ارسال ببینید")
    assert "گروه‌ها: مشتریان تازه" in card.plain
    assert shop.smsir.sent() == []
    await maryam.press("✅ ارسال به")
    await maryam.wait_for("ارسال شد به ۳۴ نفر")

    assert (
        shop.smsir.sent()[0].text == "گل‌فروشی یاس: جمعه تعطیلیم. سفارش شنبه را تا پنجشنبه ثبت کنید."
    )
