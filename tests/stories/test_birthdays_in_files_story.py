"""Birthdays come with a sheet of people, and go out with one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from sandbox.telegram import Message
from tests.conftest import MakeShop
from tests.stories.book import cells, file_of, in_group, mobiles, workbook
from tests.stories.harness.shop import QUICK, Shop

FRIENDS = "همکاران"
HEADER = ("نام", "نام خانوادگی", "شماره موبایل", "تاریخ تولد مشتری")
CLEAR = (
    "1369/05/12", "69/5/12", "۱۲ مرداد", "12 مرداد ۱۳۶۹", "1990-08-03", date(1990, 8, 3),
    "1990-08-03 00:00:00", "۱۳۶۹۰۵۱۲", "3 August 1990",
)  # fmt: skip
DOUBTFUL = ("05/06/07", "3/8/1990", 33088, "1404/13/40", "نمی‌دانم")


async def sent_to_friends(shop: Shop, content: bytes) -> Message:
    await in_group(shop, FRIENDS)
    await shop.person.after(shop.person.press("📎 ورود از فایل"), "فایل اکسل، CSV یا vCard")
    await shop.person.send_file("مشتریان.xlsx", content)
    return await shop.person.wait_for("پیش از افزودن ببینید")


async def kept(shop: Shop) -> dict[str, tuple[int, int]]:
    storage = shop.bot.storage
    account = await storage.accounts.for_chat(shop.person.id)
    assert account is not None
    return await storage.birthdays.all(account.id)


async def exported(shop: Shop) -> tuple[list[list[object]], bytes]:
    await in_group(shop, FRIENDS)
    await shop.person.after(shop.person.press("📤 خروجی اکسل"), "خروجی گروه «همکاران»")
    await shop.person.after(shop.person.press("📗 اکسل"), "خروجی آماده است")
    _, content = await file_of(shop, ".xlsx")
    return cells(content), content


async def test_a_column_of_birthdays_is_kept_exported_and_read_again(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    known = min(mobiles(shop, FRIENDS))
    fresh = [f"0912111{place:04}" for place in range(len(CLEAR))]
    doubtful = [f"0912112{place:04}" for place in range(len(DOUBTFUL))]
    rows = [
        HEADER,
        *(("نگار", "احمدی", mobile, born) for mobile, born in zip(fresh, CLEAR, strict=True)),
        *(("سارا", "نوری", mobile, born) for mobile, born in zip(doubtful, DOUBTFUL, strict=True)),
        ("همکار", "قدیمی", known, "۳۰ اسفند"),
        ("بی", "تولد", "09121130000", None),
    ]
    preview = await sent_to_friends(shop, workbook(rows))
    assert "تاریخ تولد: ۱۰ نفر" in preview.plain
    assert "تاریخ تولد ناروشن: ۵ نفر" in preview.plain
    assert await kept(shop) == {}, "nothing is kept before the second tap"
    await maryam.after(maryam.press("✅ افزودن ۱۵ نفر", preview), "تمام شد")

    assert {*fresh, *doubtful, "09121130000"} <= mobiles(shop, FRIENDS), "all of them are added"
    assert await kept(shop) == dict.fromkeys(fresh, (5, 12)) | {known: (12, 30)}
    await maryam.press("📎 فایل سطرهای کنارگذاشته")
    _, sheet = await file_of(shop, ".xlsx")
    reasons = {row[1]: str(row[3]) for row in cells(sheet)[1:]}
    for mobile, typed in zip(doubtful, DOUBTFUL, strict=True):
        assert reasons[mobile] == (
            f"تاریخ تولد روشن نیست؛ خود مخاطب کنار گذاشته نشده است ({typed})"
        )

    table, content = await exported(shop)
    assert table[0][-1] == "تاریخ تولد"
    by_mobile = {row[0]: row[-1] for row in table[1:]}
    assert by_mobile[fresh[0]] == "۱۲ مرداد"
    assert by_mobile[known] == "۳۰ اسفند"
    assert not by_mobile["09121130000"]

    before = await kept(shop)
    account = await shop.bot.storage.accounts.for_chat(maryam.id)
    assert account is not None
    await shop.bot.storage.birthdays.remove(account.id, before)
    again = await sent_to_friends(shop, content)
    await maryam.press("🎂 ذخیرهٔ ۱۰ تولد", again)
    await maryam.wait_for("تولد ۱۰ مخاطب ذخیره شد؛ کسی افزوده نشد")
    assert await kept(shop) == before, "what was exported is read again"


async def test_the_day_of_the_shop_begins_at_its_own_midnight(make_shop: MakeShop) -> None:
    """Half an hour after it, in UTC it is still yesterday: who was born today was born."""
    now = datetime(2026, 11, 27, 21, 0, tzinfo=UTC)
    shop = await make_shop(tuning=replace(QUICK, clock=lambda: now))
    shop.smsir.advance(now.timestamp() - shop.smsir.now())
    await shop.link()
    rows = [HEADER, ("نگار", "احمدی", "09121110000", "1405/09/07")]

    preview = await sent_to_friends(shop, workbook(rows))

    assert "تاریخ تولد: ۱ نفر" in preview.plain
