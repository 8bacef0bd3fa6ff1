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
    listed = await maryam.after(maryam.command(f"/drafts {NEW}"), "پیش‌نویس ذخیره شد")
    assert texts(shop)[-1] == NEW
    assert any("حراج پایان فصل" in label for label in listed.labels)

    card = await maryam.after(maryam.press("حراج پایان فصل"), "پیش‌نویس")
    assert NEW in card.plain
    assert "۱ بخش" in card.plain
    written = await maryam.after(maryam.press("✉️ گیرنده‌های دیگر"), "متن پیامک")
    assert NEW in written.plain
    await maryam.after(maryam.press("✅ همین متن، ادامه"), ASKED)
    assert not shop.smsir.sent()


async def test_a_draft_is_added_found_edited_and_deleted(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    listed = await maryam.after(maryam.command("/drafts"), "یکی را انتخاب کنید")
    assert len([label for label in listed.labels if plain(label).startswith("📝 ")]) == 4
    await maryam.after(maryam.press("➕ پیش‌نویس تازه"), "متن پیش‌نویس را بنویسید")
    await maryam.after(maryam.say("\u200c\u00ad"), "چیزی ذخیره نشد")
    await maryam.after(maryam.say(NEW), "پیش‌نویس ذخیره شد")

    found = await maryam.after(maryam.say("پایان فصل"), "نتیجهٔ جست‌وجوی «پایان فصل»: ۱ پیش‌نویس")
    assert "📝 همهٔ پیش‌نویس‌ها" in found.labels
    await maryam.after(maryam.press("حراج"), NEW)
    await maryam.after(maryam.press("✏️ ویرایش"), "متن تازهٔ پیش‌نویس")
    edited = await maryam.after(maryam.say("حراج از یکشنبه است."), "پیش‌نویس ویرایش شد")
    assert "حراج از یکشنبه است." in edited.plain
    assert texts(shop)[-1] == "حراج از یکشنبه است."

    sure = await maryam.after(maryam.press("🗑 حذف"), "برای همیشه حذف شود")
    assert sure.button("🗑 بله، حذف شود").style == "danger"
    assert len(texts(shop)) == 5
    await maryam.after(maryam.press("🗑 بله، حذف شود"), "پیش‌نویس حذف شد")
    assert len(texts(shop)) == 4
    assert NEW not in texts(shop)


async def test_without_ids_it_is_said_why_a_draft_cannot_be_changed(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.quirks = Quirks(draft_ids=False)
    await maryam.after(maryam.command("/drafts"), "یکی را انتخاب کنید")
    card = await maryam.after(maryam.press("تعطیلی جمعه"), "شناسه‌ای نداد")
    assert not card.has("✏️ ویرایش")
    assert not card.has("🗑 حذف")
    written = await maryam.after(maryam.press("✉️ گیرنده‌های دیگر"), "متن پیامک")
    assert "جمعه تعطیلیم" in written.plain


async def test_a_half_done_sms_is_not_lost_for_a_draft(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/send"), "متن پیامک را بنویسید")
    await maryam.after(maryam.say("متنی که نیمه ماند"), ASKED)
    await maryam.after(maryam.command("/drafts"), "یکی را انتخاب کنید")
    await maryam.after(maryam.press("تعطیلی جمعه"), "جمعه تعطیلیم")
    asked = await maryam.after(maryam.press("✉️ گیرنده‌های دیگر"), "پیامکی نیمه‌کاره دارید")
    assert "متنی که نیمه ماند" in asked.plain
    assert "جمعه تعطیلیم" in asked.plain


async def test_drafts_in_english(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary)
    await mary.after(mary.command("/drafts"), "Choose one, or type a word")
    await mary.after(mary.say("nothing like it"), "0 drafts")


async def test_a_draft_is_sent_to_a_group_in_three_taps(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/drafts"), "یکی را انتخاب کنید")

    await maryam.after(maryam.press("تعطیلی جمعه"), "برای کدام گروه ارسال شود؟")
    card = await maryam.after(maryam.press("✉️ مشتریان تازه"), "پیش از ارسال ببینید")
    assert "گروه‌ها: مشتریان تازه" in card.plain
    assert shop.smsir.sent() == []
    await maryam.after(maryam.press("✅ ارسال به"), "ارسال شد به ۳۴ نفر")

    assert (
        shop.smsir.sent()[0].text == "گل‌فروشی یاس: جمعه تعطیلیم. سفارش شنبه را تا پنجشنبه ثبت کنید."
    )
