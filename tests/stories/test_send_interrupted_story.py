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
    await maryam.after(maryam.press(COLLEAGUES), "انتخاب‌شده: ۱ گروه")
    await maryam.after(maryam.command("/credit"), "اعتبار")

    await maryam.after(maryam.command("/send"), "پیامکی نیمه‌کاره دارید")
    await maryam.after(maryam.press("❌ انصراف"), "چه کاری انجام دهم؟")
    half = await maryam.after(maryam.command("/send"), "پیامکی نیمه‌کاره دارید")
    assert TEXT in half.plain, "leaving the question forgets nothing"
    again = await maryam.after(maryam.press("✏️ ادامهٔ نوشتن"), "انتخاب‌شده: ۱ گروه")

    assert again.has("☑️ همکاران")
    await maryam.press("✅ ادامه")
    assert TEXT in (await maryam.wait_for(CARD)).plain


async def test_starting_anew_forgets_the_old_text(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)
    await maryam.after(maryam.command("/credit"), "اعتبار")
    half = await maryam.after(maryam.command("/send متن دوم"), "پیامکی نیمه‌کاره دارید")
    assert "متن دوم" in half.plain

    await maryam.after(maryam.press("➕ با متن تازه"), ASKED)
    await maryam.after(maryam.press(COLLEAGUES), "انتخاب‌شده: ۱ گروه")
    card = await maryam.after(maryam.press("✅ ادامه"), CARD)

    assert "متن دوم" in card.plain
    assert TEXT not in card.plain


async def test_the_edited_message_is_taken_until_it_is_confirmed(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/send"), "متن پیامک را بنویسید")
    (typed,) = await maryam.say("متن با غلت")
    await maryam.wait_for(ASKED)
    await maryam.after(maryam.press(COLLEAGUES), "انتخاب‌شده: ۱ گروه")

    await maryam.after(maryam.edit(typed, "متن با غلط"), "متن پیامک (۱۰ نویسه")
    await maryam.after(maryam.press("✅ همین متن، ادامه"), "متن با غلط")
    card = await maryam.after(maryam.edit(typed, "متن بی‌غلط"), "متن ویرایش‌شده جایگزین شد")
    assert "متن بی‌غلط" in card.plain
    await confirmed(shop)
    await maryam.edit(typed, "متن دیر")

    await maryam.wait_for("پیش از ویرایش شما تأیید شده بود")
    assert [batch.text for batch in shop.smsir.sent()] == ["متن بی‌غلط"]


async def test_a_word_typed_at_the_card_does_not_become_the_sms(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)

    hinted = await maryam.after(maryam.say("ممنون"), "جای متن پیامک را نگرفت")

    assert TEXT in hinted.plain
    await maryam.after(maryam.press("✏️ ویرایش متن"), "برای تغییر، متن تازه را بنویسید")
    card = await maryam.after(maryam.say("متن تازه"), CARD)
    assert "متن تازه" in card.plain
    assert "گیرنده: ۱۲ نفر" in card.plain, "the recipients are kept"


async def test_back_from_the_card_changes_recipients_and_keeps_the_text(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)
    await maryam.after(maryam.press("👥 تغییر گیرنده‌ها"), "انتخاب‌شده: ۱ گروه")
    text = await maryam.after(maryam.press("➡️ بازگشت"), "برای تغییر، متن تازه را بنویسید")
    assert TEXT in text.plain
    await maryam.after(maryam.press("✅ همین متن، ادامه"), CARD)


async def test_the_bot_restarts_between_any_two_steps(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/send"), "متن پیامک را بنویسید")
    await shop.restart()
    await maryam.after(maryam.say(TEXT), ASKED)
    await shop.restart()
    await maryam.after(maryam.press(COLLEAGUES), "انتخاب‌شده: ۱ گروه")
    await shop.restart()
    await maryam.after(maryam.press("✅ ادامه"), CARD)
    await shop.restart()

    await confirmed(shop, "ارسال شد به ۱۲ نفر")

    assert [batch.text for batch in shop.smsir.sent()] == [TEXT]


async def test_a_send_confirmed_before_a_restart_is_sent_after_it(make_shop: MakeShop) -> None:
    shop = await make_shop(undo_seconds=3)
    maryam = shop.person
    await shop.link()
    await carded(shop)
    await maryam.after(maryam.press(CONFIRM), "ارسال می‌شود…")

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
    await maryam.after(maryam.press(CONFIRM), "ارسال می‌شود…")
    await maryam.command("/credit")

    told = await maryam.wait_for("ارسال شد به ۱۲ نفر")

    await maryam.after(maryam.press("📨 دیدن این ارسال", told), "از ۱۲")
    assert len(shop.smsir.sent()) == 1
