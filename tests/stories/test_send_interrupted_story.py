"""Nothing typed is lost: commands in between, edits, ways back, a restart, a day that goes by."""

from __future__ import annotations

from datetime import timedelta

from tests.clock import Clock
from tests.conftest import MakeShop
from tests.stories.harness.shop import Shop
from tests.stories.sending import ASKED, CARD, COLLEAGUES, CONFIRM, TEXT, carded, confirmed, written


async def test_a_command_in_between_loses_neither_text_nor_recipients(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await written(shop)
    await maryam.press(COLLEAGUES)
    await maryam.wait_for("انتخاب‌شده: ۱ گروه")
    await maryam.command("/credit")
    await maryam.wait_for("اعتبار")

    await maryam.command("/send")
    await maryam.wait_for("پیامکی نیمه‌کاره دارید")
    await maryam.press("❌ انصراف")
    await maryam.wait_for("چه کاری انجام دهم؟")
    await maryam.command("/send")
    half = await maryam.wait_for("پیامکی نیمه‌کاره دارید")
    assert TEXT in half.plain, "leaving the question forgets nothing"
    await maryam.press("✏️ ادامهٔ نوشتن")
    again = await maryam.wait_for("انتخاب‌شده: ۱ گروه")

    assert again.has("☑️ همکاران")
    await maryam.press("✅ ادامه")
    assert TEXT in (await maryam.wait_for(CARD)).plain


async def test_starting_anew_forgets_the_old_text(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)
    await maryam.command("/credit")
    await maryam.wait_for("اعتبار")
    await maryam.command("/send متن دوم")
    half = await maryam.wait_for("پیامکی نیمه‌کاره دارید")
    assert "متن دوم" in half.plain

    await maryam.press("➕ شروع تازه")
    await maryam.wait_for(ASKED)
    await maryam.press(COLLEAGUES)
    await maryam.wait_for("انتخاب‌شده: ۱ گروه")
    await maryam.press("✅ ادامه")
    card = await maryam.wait_for(CARD)

    assert "متن دوم" in card.plain
    assert TEXT not in card.plain


async def test_the_edited_message_is_taken_until_it_is_confirmed(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/send")
    await maryam.wait_for("متن پیامک را بنویسید")
    (typed,) = await maryam.say("متن با غلت")
    await maryam.wait_for(ASKED)
    await maryam.press(COLLEAGUES)
    await maryam.wait_for("انتخاب‌شده: ۱ گروه")

    await maryam.edit(typed, "متن با غلط")
    await maryam.wait_for("متن پیامک (۱۰ نویسه")
    await maryam.press("✅ همین متن، ادامه")
    await maryam.wait_for("متن با غلط")
    await maryam.edit(typed, "متن بی‌غلط")
    card = await maryam.wait_for("متن ویرایش‌شده جایگزین شد")
    assert "متن بی‌غلط" in card.plain
    await confirmed(shop)
    await maryam.edit(typed, "متن دیر")

    await maryam.wait_for("پیش از ویرایش شما تأیید شده بود")
    assert [batch.text for batch in shop.smsir.sent()] == ["متن بی‌غلط"]


async def test_a_word_typed_at_the_card_does_not_become_the_sms(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)

    await maryam.say("ممنون")
    hinted = await maryam.wait_for("جای متن پیامک را نگرفت")

    assert TEXT in hinted.plain
    await maryam.press("✏️ ویرایش متن")
    await maryam.wait_for("برای تغییر، متن تازه را بنویسید")
    await maryam.say("متن تازه")
    card = await maryam.wait_for(CARD)
    assert "متن تازه" in card.plain
    assert "گیرنده: ۱۲ نفر" in card.plain, "the recipients are kept"


async def test_back_from_the_card_changes_recipients_and_keeps_the_text(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)
    await maryam.press("👥 تغییر گیرنده‌ها")
    await maryam.wait_for("انتخاب‌شده: ۱ گروه")
    await maryam.press("➡️ بازگشت")
    text = await maryam.wait_for("برای تغییر، متن تازه را بنویسید")
    assert TEXT in text.plain
    await maryam.press("✅ همین متن، ادامه")
    await maryam.wait_for(CARD)


async def test_the_bot_restarts_between_any_two_steps(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/send")
    await maryam.wait_for("متن پیامک را بنویسید")
    await shop.restart()
    await maryam.say(TEXT)
    await maryam.wait_for(ASKED)
    await shop.restart()
    await maryam.press(COLLEAGUES)
    await maryam.wait_for("انتخاب‌شده: ۱ گروه")
    await shop.restart()
    await maryam.press("✅ ادامه")
    await maryam.wait_for(CARD)
    await shop.restart()

    await confirmed(shop, "ارسال شد به ۱۲ نفر")

    assert [batch.text for batch in shop.smsir.sent()] == [TEXT]


async def test_a_send_confirmed_before_a_restart_is_sent_after_it(make_shop: MakeShop) -> None:
    shop = await make_shop(undo_seconds=3)
    maryam = shop.person
    await shop.link()
    await carded(shop)
    await maryam.press(CONFIRM)
    await maryam.wait_for("ارسال می‌شود…")

    await shop.restart()

    await maryam.wait_for("ارسال شد به ۱۲ نفر", fresh=False)
    assert len(shop.smsir.sent()) == 1


async def test_a_card_of_the_day_before_is_shown_anew(shop: Shop) -> None:
    maryam = shop.person
    clock = Clock()
    await shop.restart(clock=clock)
    await shop.link()
    await carded(shop)
    clock.ahead += timedelta(hours=25)

    await maryam.press(CONFIRM)

    await maryam.wait_for("این صفحه از دیروز یا پیش‌تر مانده بود؛ چیزی ارسال نشد")
    assert shop.smsir.calls("Send") == []
    await confirmed(shop)
    assert len(shop.smsir.sent()) == 1


async def test_away_from_the_screen_the_result_comes_as_a_message_of_its_own(
    make_shop: MakeShop,
) -> None:
    shop = await make_shop(undo_seconds=3)
    maryam = shop.person
    await shop.link()
    await carded(shop)
    await maryam.press(CONFIRM)
    await maryam.wait_for("ارسال می‌شود…")
    await maryam.command("/credit")

    told = await maryam.wait_for("ارسال شد به ۱۲ نفر")

    await maryam.press("📨 دیدن این ارسال", told)
    await maryam.wait_for("از ۱۲")
    assert len(shop.smsir.sent()) == 1
