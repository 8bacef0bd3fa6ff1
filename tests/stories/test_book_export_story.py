"""Exports: a group, everybody, who opted out; Excel from right to left, or vCard."""

from __future__ import annotations

import io
import zipfile

from handlers.contacts.exporting.worker import ExportWorker
from tests.patience import PATIENCE
from tests.stories.book import address_book, cells, file_of, group, in_group, mobiles
from tests.stories.harness.shop import Shop

FRIENDS = "همکاران"


async def test_a_group_is_exported_to_a_sheet_from_right_to_left(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await in_group(shop, FRIENDS)
    await maryam.after(maryam.press("📤 خروجی اکسل"), "خروجی گروه «همکاران»")
    await maryam.after(maryam.press("📗 اکسل"), "خروجی آماده است: ۱۲ نفر")
    name, content = await file_of(shop, ".xlsx")
    await shop.bot.workers.end(grace=PATIENCE)  # whatever it would say besides has been said

    announced = [one for one in maryam.messages() if "خروجی آماده است" in one.plain]
    assert [one.document is not None for one in announced] == [True], "once, with the file"
    assert maryam.messages()[-1] == announced[0]
    assert name.startswith("همکاران ۱۴")
    assert name.endswith(".xlsx")
    header, *rows = cells(content)
    assert header[:4] == ["موبایل", "عنوان", "نام", "نام خانوادگی"]
    assert {row[0] for row in rows} == mobiles(shop, FRIENDS)
    assert all(str(row[5]).startswith("۱۴") for row in rows), "Jalali dates"
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert b'rightToLeft="1"' in archive.read("xl/worksheets/sheet1.xml")


async def test_everybody_is_exported_as_vcards_that_a_phone_reads(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/contacts"), "مخاطبین")
    await maryam.after(maryam.press("📎 ورود و خروجی"), "ورود و خروجی مخاطبین")
    await maryam.after(maryam.press("📤 خروجی همه"), "با کدام قالب؟")
    await maryam.after(maryam.press("📇 vCard"), "خروجی آماده است")
    _, content = await file_of(shop, ".vcf")

    text = content.decode()
    assert text.count("BEGIN:VCARD\r\n") == len(address_book(shop).relations)
    assert all(f"TEL;TYPE=CELL:{mobile}\r\n" in text for mobile in address_book(shop).by_mobile)


async def test_who_opted_out_is_exported_with_the_date(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/contacts"), "مخاطبین")
    await maryam.after(maryam.press("🚫 لغو عضویت‌ها"), "لغو عضویت‌ها: ۲ نفر")
    await maryam.after(maryam.press("📤 خروجی اکسل"), "با کدام قالب؟")
    await maryam.after(maryam.press("📗 اکسل"), "خروجی آماده است: ۲ نفر")
    _, content = await file_of(shop, ".xlsx")
    header, *rows = cells(content)

    assert header[-1] == "تاریخ لغو"
    assert {row[0] for row in rows} == set(address_book(shop).cancelled)


async def test_a_group_chosen_from_the_list_can_be_empty(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/contacts"), "مخاطبین")
    await maryam.after(maryam.press("📎 ورود و خروجی"), "ورود و خروجی مخاطبین")
    await maryam.after(maryam.press("📤 خروجی یک گروه"), "کدام گروه؟")
    await maryam.after(maryam.press("جشنواره نوروز"), "با کدام قالب؟")
    await maryam.after(maryam.press("📗 اکسل"), "فایلی ساخته نشد")


async def test_a_running_export_shows_how_far_it_is_and_can_be_stopped(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.faults.add("GetContactsByPageId", "delay", times=None, skip=1, seconds=PATIENCE)
    await maryam.after(maryam.command("/contacts"), "مخاطبین")
    await maryam.after(maryam.press("📎 ورود و خروجی"), "ورود و خروجی مخاطبین")
    await maryam.after(maryam.press("📤 خروجی همه"), "با کدام قالب؟")
    await maryam.after(maryam.press("📗 اکسل"), "نفر خوانده شد")
    await maryam.press("🛑 توقف")
    shop.smsir.faults.clear()
    await maryam.wait_for("خروجی گرفتن متوقف شد")

    assert not [one for one in maryam.messages() if one.document is not None]


async def test_a_service_that_fails_while_exporting_is_told(shop: Shop) -> None:
    await shop.link()
    await in_group(shop, FRIENDS)
    await shop.person.after(shop.person.press("📤 خروجی اکسل"), "با کدام قالب؟")
    shop.smsir.faults.add("GetContactsByGroupIdByPageId", "http500", times=None)
    await shop.person.after(shop.person.press("📗 اکسل"), "سامانهٔ پیامک پاسخ نداد")


async def test_a_long_export_comes_in_several_files(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    small = ExportWorker(shop.bot.services, shop.bot.navigator, part_rows=5)
    await shop.bot.workers.end(grace=1.0)
    shop.bot.workers.stop.clear()
    shop.bot.workers.start("exports", small.run)
    await in_group(shop, FRIENDS)
    await maryam.after(maryam.press("📤 خروجی اکسل"), "با کدام قالب؟")
    await maryam.after(maryam.press("📗 اکسل"), "فایل ۳ از ۳")
    files = [one.document for one in maryam.messages() if one.document is not None]

    assert [one["name"].split(" ۱۴")[0] for one in files] == [f"همکاران ({part})" for part in "۱۲۳"]
    contents = [shop.telegram.world.files[one["file_id"]].data for one in files]
    found = {row[0] for content in contents for row in cells(content)[1:]}
    assert found == {one.contact.mobile for one in group(shop, FRIENDS).members.values()}
