"""Contacts: listed, searched, edited, moved, deleted, and who opted out."""

from __future__ import annotations

import re

from sandbox.telegram import Message
from tests.stories.book import address_book, group, in_group, mobiles
from tests.stories.harness.shop import Shop

FRIENDS = "همکاران"


async def a_friend(shop: Shop) -> tuple[int, Message]:
    """The card of somebody who is in this group only, and the contact's id."""
    book = address_book(shop)
    members = group(shop, FRIENDS).members.values()
    one = next(each.contact for each in members if len(book.memberships(each.contact)) == 1)
    await shop.person.after(shop.person.command(f"/contacts {one.mobile}"), "نتیجهٔ جست‌وجو")
    await shop.person.press(one.last_name or one.mobile)
    return one.contact_id, await shop.person.wait_for(one.mobile)


async def test_everybody_is_listed_by_pages_and_by_group(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    first = await maryam.after(maryam.command("/contacts"), "مخاطبین")
    second = await maryam.after(maryam.press("◀️"), lambda message: message.has("▶️"))
    assert first.labels[0] != second.labels[0]
    await in_group(shop, FRIENDS)
    listed = await maryam.after(maryam.press("👤 مخاطبین گروه"), "مخاطبین گروه همکاران")

    assert len(listed.buttons[0]) == 2
    assert shop.smsir.calls("GetContactsByPageId")
    assert shop.smsir.calls("GetContactsByGroupIdByPageId")


async def test_who_is_in_several_groups_stands_once_with_all_of_them_on_the_card(
    shop: Shop,
) -> None:
    maryam = shop.person
    await shop.link()
    book, friends = address_book(shop), list(group(shop, FRIENDS).members.values())
    for other in book.groups.values():
        if other.name != FRIENDS:
            book.empty(other)
    for member in friends:
        for name in ("جشنواره نوروز", "مشتریان تازه"):
            book.join(member.contact, group(shop, name), member.created)

    first = await maryam.after(maryam.command("/contacts"), "مخاطبین")
    second = await maryam.after(maryam.press("بعدی"), lambda page: page.has("قبلی"))
    ends = re.findall("[0-9]{4}", " ".join((*first.labels, *second.labels)))
    assert sorted(ends) == sorted(member.contact.mobile[-4:] for member in friends)
    assert not second.has("بعدی"), "36 memberships are 12 people"

    await maryam.after(maryam.press("👤 انتخاب چند نفر"), "انتخاب‌شده: ۰ نفر")
    await maryam.after(maryam.press("➕ همه"), "انتخاب‌شده: ۱۲ نفر")
    one = friends[0].contact
    found = await maryam.after(maryam.command(f"/contacts {one.mobile}"), "نتیجهٔ جست‌وجو")
    assert sum(one.mobile[-4:] in label for label in found.labels) == 1
    card = await maryam.after(maryam.press(one.mobile[-4:]), "گروه‌ها")
    assert all(name in card.plain for name in (FRIENDS, "جشنواره نوروز", "مشتریان تازه"))
    assert "انتقال، او را از مشتریان تازه می‌برد" in card.plain, "the newest comes first"


async def test_a_name_in_arabic_letters_finds_the_person_spelt_in_persian(shop: Shop) -> None:
    await shop.link()
    contact_id, _ = await a_friend(shop)
    person = address_book(shop).contacts[contact_id]
    person.first_name, person.last_name = "علی", "یکتای نادر"
    await shop.person.after(shop.person.command("/contacts"), "مخاطبین")
    found = await shop.person.after(shop.person.say("يكتاي نادر"), "نتیجهٔ جست‌وجو")

    assert any("علی یکتا" in label for label in found.labels)
    assert shop.smsir.calls("SearchContacts")


async def test_each_field_of_a_contact_can_be_edited(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    contact_id, _ = await a_friend(shop)
    for button, text in (
        ("✏️ عنوان", "دکتر"), ("✏️ نام خانوادگی", "نوری"), ("✏️ شماره", "۰۹۱۲ ۱۱۱ ۹۹۹۹"),
    ):  # fmt: skip
        await maryam.after(maryam.press(button), "بنویسید")
        await maryam.after(maryam.say(text), "ذخیره شد")
    await maryam.after(maryam.press("👩 خانم"), "ذخیره شد")
    person = address_book(shop).contacts[contact_id]

    assert (person.prefix, person.last_name, person.mobile, person.emoji_id) == (
        "دکتر", "نوری", "09121119999", 3,
    )  # fmt: skip
    assert len(shop.smsir.calls("UpdateContact")) == 4


async def test_several_people_are_chosen_over_pages_and_moved(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    before = mobiles(shop, "جشنواره نوروز")
    assert before == set()
    await in_group(shop, FRIENDS)
    await maryam.after(maryam.press("👤 مخاطبین گروه"), "مخاطبین گروه")
    await maryam.after(maryam.press("👤 انتخاب چند نفر"), "انتخاب‌شده: ۰ نفر")
    await maryam.after(maryam.press("➕ این صفحه"), "انتخاب‌شده: ۱۰ نفر")
    await maryam.after(maryam.press("➕ همه"), "انتخاب‌شده: ۱۲ نفر")
    await maryam.after(maryam.press("🔀 انتقال"), "۱۲ مخاطب به کدام گروه")
    await maryam.after(maryam.press("جشنواره نوروز"), "۱۲ مخاطب منتقل شدند")

    assert len(mobiles(shop, "جشنواره نوروز")) == 12
    assert mobiles(shop, FRIENDS) == set()
    assert len(shop.smsir.calls("TransferContactsToGroup")) == 1


async def test_those_in_the_new_group_already_are_counted_apart(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    member = next(iter(group(shop, FRIENDS).members.values()))
    book = address_book(shop)
    book.join(member.contact, group(shop, "جشنواره نوروز"), member.created)
    await in_group(shop, FRIENDS)
    await maryam.after(maryam.press("👤 مخاطبین گروه"), "مخاطبین گروه")
    await maryam.after(maryam.press("👤 انتخاب چند نفر"), "انتخاب‌شده: ")
    await maryam.after(maryam.press("➕ همه"), "۱۲ نفر")
    await maryam.after(maryam.press("🔀 انتقال"), "به کدام گروه")
    told = await maryam.after(maryam.press("جشنواره نوروز"), "۱۱ مخاطب منتقل شدند")

    assert "یک نفر از پیش در آن گروه بود و" in told.plain


async def test_a_contact_is_deleted_by_the_id_that_only_one_list_tells(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    contact_id, _ = await a_friend(shop)
    await maryam.after(maryam.press("🗑 حذف"), "برگشت ندارد")
    await maryam.after(maryam.press("🗑 بله، حذف شود"), "مخاطب حذف شد")

    assert contact_id not in address_book(shop).contacts
    (call,) = shop.smsir.calls("DeleteContacts")
    assert call.json == {"Ids": [contact_id]}
    assert shop.smsir.calls("GetContactsFromLastId")


async def test_who_opted_out_is_listed_with_number_and_date(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/contacts"), "مخاطبین")
    listed = await maryam.after(maryam.press("🚫 لغو عضویت‌ها"), "لغو عضویت‌ها: ۲ نفر")

    assert "۱۴" in listed.plain, "a Jalali date"
    assert shop.smsir.calls("GetCancelledContactsByPageId")


async def test_several_chosen_people_are_written_to_at_once(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await in_group(shop, FRIENDS)
    await maryam.after(maryam.press("👤 مخاطبین گروه"), "مخاطبین گروه")
    await maryam.after(maryam.press("👤 انتخاب چند نفر"), "انتخاب‌شده: ۰ نفر")
    await maryam.after(maryam.press("➕ همه"), "انتخاب‌شده: ۱۲ نفر")
    asked = await maryam.after(maryam.press("✉️ پیامک"), "متن پیامک را بنویسید")
    assert "مورد دیگر" in asked.plain  # some of the names, and how many more
    card = await maryam.after(maryam.say("فردا جلسه داریم."), "پیش از ارسال ببینید")
    assert "گیرنده: ۱۲ نفر" in card.plain
    await maryam.after(maryam.press("✅ ارسال به"), "ارسال شد به ۱۲ نفر")

    assert set(shop.smsir.sent()[0].recipients) == mobiles(shop, FRIENDS)


async def test_an_sms_to_one_person_names_them_and_says_that_they_still_wait(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    book = address_book(shop)
    waiting = list(group(shop, "مشتریان تازه").members.values())[-1].contact
    waiting.first_name, waiting.last_name = "نگار", "دریایی"
    book.wait(waiting, shop.smsir.now() + 3 * 3600)
    await in_group(shop, "مشتریان تازه")
    listed = await maryam.after(maryam.press("👤 مخاطبین گروه"), "مخاطبین گروه")
    assert listed.has(f"نگار دریایی {waiting.mobile[-4:]}")
    card = await maryam.after(maryam.press("دریایی"), waiting.mobile)
    assert re.search(r"⏳ پیامک عضویت برایش رفته است؛ تا (۳|۲) ساعت", card.plain)

    await maryam.press("✉️ پیامک به او")

    asked = await maryam.wait_for("متن پیامک را بنویسید")
    assert "نگار دریایی" in asked.plain
    assert shop.smsir.sent() == []


async def test_an_empty_book_says_so_and_how_to_fill_it(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    book = address_book(shop)
    for one in list(book.groups.values()):
        book.empty(one)
    await maryam.command("/contacts")

    told = await maryam.wait_for("هنوز هیچ مخاطبی ندارید")

    assert "➕ مخاطب تازه" in told.plain
    assert told.has("📎 ورود و خروجی")
    assert not told.has("انتخاب چند نفر")
