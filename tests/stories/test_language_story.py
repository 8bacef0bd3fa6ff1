"""The owner changes language and settings; what is shown next follows at once."""

from __future__ import annotations

from tests.stories.harness.shop import Shop


async def test_the_language_changes_the_screen_the_keyboard_and_what_follows(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/language"), "به چه زبانی صحبت کنیم؟")
    await maryam.press("⬜ English")

    asked = await maryam.wait_for("Which language do you prefer?")
    assert asked.has("☑️ English")
    note = next(m for m in reversed(maryam.messages()) if m.reply_keyboard)
    assert "From now on I'll speak English" in note.plain
    assert any("💳 Account & credit" in row for row in note.reply_keyboard)
    await maryam.after(maryam.press("💳 Account & credit"), "Credit: 1,250")
    await shop.restart()
    home = await shop.start()
    assert "Hello فروشگاه گل یاس" in home.plain


async def test_each_person_is_spoken_to_in_their_telegrams_language(shop: Shop) -> None:
    german = shop.telegram.user(1003, first_name="Jonas", language_code="de")
    english = shop.english()
    for person, words in ((german, "سلام"), (english, "Hello")):
        await person.after(person.command("/start"), words)


async def test_the_digits_follow_the_setting(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/settings"), "تنظیمات")
    await maryam.after(maryam.press("🔢 رقم‌های لاتین"), "از 21:00 تا 08:00")
    await maryam.command("/credit")

    await maryam.wait_for("اعتبار: 1,250")


async def test_quiet_hours_are_typed_in_persian_digits(shop: Shop) -> None:
    maryam = shop.person
    await maryam.after(maryam.command("/settings"), "تنظیمات")
    await maryam.after(maryam.press("🌙 ساعت‌های سکوت"), "هشدار می‌دهم")
    await maryam.after(maryam.say("۲۲ تا ۷"), "از ۲۲:۰۰ تا ۰۷:۰۰")

    stored = await shop.bot.storage.settings.get(maryam.id)
    assert (stored.quiet_from, stored.quiet_to) == (22, 7)


async def test_an_own_opt_out_line_is_asked_for_checked_and_kept(shop: Shop) -> None:
    maryam = shop.person
    await maryam.after(maryam.command("/settings"), "تنظیمات")
    await maryam.after(maryam.press("🚫 سطر لغو عضویت"), "چگونه لغو کند")
    await maryam.after(maryam.press("⬜ متن دلخواه"), "متن سطر را بنویسید")
    await maryam.after(maryam.say("ل" * 70), "متن ۷۰ نویسه است")
    await maryam.say("لغو: عدد ۱۱")

    kept = await maryam.wait_for("سطر کنونی")
    assert "لغو: عدد ۱۱" in kept.plain
    assert "۱۲ نویسه" in kept.plain
