"""People added by hand: typed, shared from Telegram, from a vCard; and why some are refused."""

from __future__ import annotations

from tests.stories.book import address_book, in_group, mobiles, texted
from tests.stories.harness.shop import Shop

FRIENDS = "همکاران"


async def adding(shop: Shop) -> None:
    await in_group(shop, FRIENDS)
    await shop.person.after(shop.person.press("➕ افزودن مخاطب"), "مخاطب تازه")


async def test_typed_lines_in_any_order_are_added_with_one_tap(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await adding(shop)
    people = "نگار احمدی ۰۹۱۲۱۱۱۰۰۰۱ متولد ۱۲ مرداد\n+98 935 111 0002 آقای پیمان کریمی"
    shown = await maryam.after(maryam.say(f"{people}\nبی‌شماره ۱۲"), "تا اینجا ۲ نفر")
    assert "تاریخ تولد: ۱ نفر" in shown.plain
    assert "۱ سطر شمارهٔ موبایل درستی نداشت" in shown.plain
    assert "بی‌شماره ۱۲" in shown.plain
    assert "پیامک عضویت می‌فرستد" in shown.plain
    await maryam.after(maryam.press("✅ افزودن ۲ نفر"), "افزوده شد: ۲ نفر")

    assert {"09121110001", "09351110002"} <= mobiles(shop, FRIENDS)
    peyman = address_book(shop).by_mobile["09351110002"]
    assert (peyman.prefix, peyman.first_name, peyman.last_name) == ("آقای", "پیمان", "کریمی")
    assert len(shop.smsir.calls("AddContacts")) == 1


async def test_contacts_shared_one_after_the_other_gather_in_one_list(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await adding(shop)
    await maryam.after(maryam.share_contact("+989121110001", "نگار", "احمدی"), "تا اینجا ۱ نفر")
    born = "BEGIN:VCARD\nFN:x\nBDAY:1990-08-03\nEND:VCARD"
    two = await maryam.after(
        maryam.share_contact("989351110002", "پیمان", vcard=born), "تا اینجا ۲ نفر"
    )
    assert "تاریخ تولد: ۱ نفر" in two.plain
    await maryam.after(maryam.share_contact("+14155550100", "Bob"), "شمارهٔ موبایل ایران ندارد")
    await maryam.share_contact("09121110001", "دوباره")
    screen = await maryam.wait_for("۱ شماره از پیش در فهرست بود")
    await maryam.after(maryam.press("➖ پیمان 09351110002", screen), "تا اینجا ۱ نفر")
    await maryam.after(maryam.press("✅ افزودن ۱ نفر"), "افزوده شد: ۱ نفر")

    assert texted(shop) == ["09121110001"]


async def test_a_contact_shared_over_the_list_of_contacts_begins_the_wizard(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/contacts"), "مخاطبین")
    card = "BEGIN:VCARD\nFN:x\nBDAY:--0803\nEND:VCARD"
    shared = maryam.share_contact("+989121110001", "نگار", "احمدی", vcard=card)
    gathered = await maryam.after(shared, "تا اینجا ۱ نفر")
    assert "تاریخ تولد ناروشن: ۱ نفر" in gathered.plain
    await maryam.after(maryam.press("✅ افزودن ۱ نفر"), "کدام گروه؟")
    await maryam.after(maryam.press(FRIENDS), "افزوده شد: ۱ نفر")

    assert "09121110001" in mobiles(shop, FRIENDS)


async def test_a_small_vcard_joins_the_list_with_its_birthdays(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await adding(shop)
    begin, end = "BEGIN:VCARD\r\nVERSION:3.0\r\n", "\r\nEND:VCARD\r\n"
    android = "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1990-08-03;3;;;;;;;;;;;;;"
    cards = (
        "N:احمدی;نگار;;;\r\nTEL:0912-111-0001\r\nBDAY:19900803",
        f"FN:علی\r\nTEL:09121110002\r\n{android}",
        "FN:سارا\r\nTEL:09121110003\r\nBDAY:--0803",
        "FN:رضا\r\nTEL:09121110004",
    )
    content = "".join(f"{begin}{card}{end}" for card in cards)
    screen = await maryam.after(maryam.send_file("نگار.vcf", content.encode()), "تا اینجا ۴ نفر")

    assert screen.has("➖ نگار احمدی 09121110001")
    assert "تاریخ تولد: ۲ نفر" in screen.plain
    assert "تاریخ تولد ناروشن: ۱ نفر" in screen.plain
    await maryam.after(maryam.press("✅ افزودن ۴ نفر"), "افزوده شد: ۴ نفر")
    account = await shop.bot.storage.accounts.for_chat(maryam.id)
    assert account is not None
    kept = await shop.bot.storage.birthdays.all(account.id)
    assert kept == dict.fromkeys(("09121110001", "09121110002"), (5, 12))


async def test_who_is_refused_is_named_with_the_reason(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    known = next(iter(mobiles(shop, FRIENDS)))
    gone = next(iter(address_book(shop).cancelled))
    await adding(shop)
    await maryam.say(f"قدیمی {known}\nرفته {gone}\nنگار 09121110001")
    await maryam.wait_for("تا اینجا ۳ نفر")
    done = await maryam.after(maryam.press("✅ افزودن ۳ نفر"), "افزوده شد: ۱ نفر")

    assert "قدیمی" in done.plain
    assert "از پیش در این گروه است" in done.plain
    assert "رفته" in done.plain
    assert "لغو عضویت کرده است" in done.plain


async def test_a_double_tap_adds_once(shop: Shop) -> None:
    await shop.link()
    await adding(shop)
    await shop.person.after(shop.person.say("نگار 09121110001"), "تا اینجا ۱ نفر")
    await shop.person.press("✅ افزودن ۱ نفر")
    await shop.person.after(shop.person.press(again=True), "افزوده شد: ۱ نفر", fresh=False)

    assert len(shop.smsir.calls("AddContacts")) == 1


async def test_more_than_a_hundred_lines_become_an_import(shop: Shop) -> None:
    await shop.link()
    await adding(shop)
    await shop.person.say("\n".join(f"09121{place:06d}" for place in range(120)))
    await shop.person.wait_for("آمادهٔ افزودن: ۱۲۰ نفر")


async def test_text_without_a_number_is_answered_with_an_example(shop: Shop) -> None:
    await shop.link()
    await adding(shop)
    told = await shop.person.after(shop.person.say("سلام"), "شمارهٔ موبایلی پیدا نشد")

    assert "09120000001" in told.plain


async def test_adding_in_english(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary)
    await mary.after(mary.command("/contacts"), "Contacts")
    await mary.after(mary.press("New contact"), "name and number")
    await mary.after(mary.say("Sara 09121110001"), "1 person so far")
    await mary.after(mary.press("Add 1"), "Which group?")
    await mary.after(mary.press(FRIENDS), "Added: 1 person")


async def test_people_of_a_small_card_file_without_a_mobile_are_named(shop: Shop) -> None:
    await shop.link()
    await adding(shop)
    cards = (
        "BEGIN:VCARD\nFN:نگار\nTEL:09121110001\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:John Smith\nTEL:+1 912 955 5012\nEND:VCARD\n"
    )
    await shop.person.send_file("دو نفر.vcf", cards.encode())
    told = await shop.person.wait_for("تا اینجا ۱ نفر")
    assert "John Smith +1 912 955 5012" in told.plain


async def test_a_shared_contact_of_another_country_is_told(shop: Shop) -> None:
    await shop.link()
    await adding(shop)
    await shop.person.share_contact("79123456789", "Ivan")
    await shop.person.wait_for("مخاطب «Ivan» شمارهٔ موبایل ایران ندارد")


async def test_people_gathered_are_there_again_after_a_menu_press_and_gone_after_cancel(
    shop: Shop,
) -> None:
    maryam = shop.person
    await shop.link()
    await adding(shop)
    await maryam.say("نگار احمدی 09121110001\nپیمان کریمی 09351110002")
    await maryam.wait_for("تا اینجا ۲ نفر")
    await maryam.after(maryam.command("/credit"), "اعتبار")
    await maryam.after(maryam.command("/contacts"), "مخاطبین")

    await maryam.press("➕ مخاطب تازه")

    again = await maryam.wait_for("۲ نفر از پیش اینجا هستند")
    assert again.has("➖ نگار احمدی 09121110001")
    assert texted(shop) == []
    await maryam.after(maryam.command("/start"), lambda message: message.has("👥 گروه‌ها"))
    await maryam.after(maryam.share_contact("09121110003", "سارا"), "تا اینجا ۳ نفر")
    await maryam.after(maryam.press("✅ افزودن ۳ نفر"), "افزوده شد: ۳ نفر")
    assert {"09121110001", "09351110002", "09121110003"} <= set(address_book(shop).by_mobile)

    await maryam.after(maryam.command("/contacts"), "مخاطبین")
    fresh = await maryam.after(maryam.press("➕ مخاطب تازه"), "نام و شماره را بنویسید")
    assert "از پیش اینجا" not in fresh.plain
    await maryam.after(maryam.say("کسی دیگر 09121110009"), "تا اینجا ۱ نفر")
    await maryam.after(maryam.press("❌ انصراف"), lambda message: message.has("👥 گروه‌ها"))
    await maryam.after(maryam.command("/contacts"), "مخاطبین")
    await maryam.press("➕ مخاطب تازه")
    assert "از پیش اینجا" not in (await maryam.wait_for("نام و شماره را بنویسید")).plain
