"""The owner looks at what was paid: page by page, by month, and as a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import jdatetime
from openpyxl import load_workbook

from sandbox.smsir.model import Transaction
from sandbox.telegram import Message
from smsir.dates import TEHRAN
from tests.stories.harness.shop import Shop


def paid(shop: Shop) -> list[Transaction]:
    return shop.smsir.accounts["demo-key"].transactions


def rows_of(page: Message) -> list[str]:
    return [line for line in page.plain.splitlines() if line.startswith(("✅", "❌"))]


def _has(label: str) -> Callable[[Message], bool]:
    return lambda message: message.has(label)


async def listed(shop: Shop) -> Message:
    await shop.link()
    await shop.person.command("/transactions")
    return await shop.person.wait_for("تراکنش‌ها")


async def test_the_newest_come_first_and_invalid_ones_are_told_apart(shop: Shop) -> None:
    paid(shop)[-1].is_valid = False
    paid(shop)[-2].is_valid = True
    page = await listed(shop)
    lines = rows_of(page)

    assert len(lines) == 10
    assert lines[0].startswith("❌")
    assert lines[0].endswith("(نامعتبر)")
    assert lines[1].startswith("✅")
    assert "۰۰٬۰۰۰، " in lines[0]
    assert "واحدشان (ریال یا تومان) را نمی‌گوید" in page.plain


async def test_pages_lead_to_the_very_first_one(shop: Shop) -> None:
    maryam = shop.person
    await listed(shop)
    for page in range(1, 7):
        last = await maryam.after(maryam.press("◀️ بعدی"), _has(f"▶️ قبلی ({'۰۱۲۳۴۵۶۷۸۹'[page]}"))

    assert not last.has("◀️ بعدی")
    assert len(rows_of(last)) == 3
    pages = [seen.query.get("pageid") for seen in shop.smsir.calls("GetBankTransactionsByPageId")]
    assert set(pages) == {"0", "1"}


async def test_months_are_those_of_the_jalali_calendar_and_add_up(shop: Shop) -> None:
    maryam = shop.person
    await listed(shop)
    sums = await maryam.after(maryam.press("📊 جمع ماه‌ها"), "جمع تراکنش‌های معتبر در هر ماه")

    newest = datetime.fromtimestamp(paid(shop)[-1].at, TEHRAN)
    month = jdatetime.date.fromgregorian(date=newest.date(), locale="fa_IR").strftime("%B")
    assert f"{month} " in sums.plain
    total = sum(Decimal(str(one.amount)) for one in paid(shop) if one.is_valid)
    shown = f"{int(total):,}".replace(",", "٬").translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert f"در مجموع: {shown}" in sums.plain
    assert shop.smsir.calls("GetBankTransactionsFromLastId")
    await maryam.after(maryam.press("📊 نمودار"), lambda message: message.photo)
    drawn = _sent_file(shop, ".png")
    assert drawn.startswith(b"\x89PNG")
    await maryam.wait_for(lambda message: message.has("📊 نمودار"))
    older = await maryam.after(maryam.press("◀️ بعدی"), _has("▶️ قبلی (۱"))
    assert "▓▓▓▓▓▓▓▓▓▓" in sums.plain + older.plain, "the highest of all months"


def _sent_file(shop: Shop, ending: str) -> bytes:
    files = shop.telegram.world.files.values()
    return next(file.data for file in files if file.name.endswith(ending))


async def test_the_spreadsheet_holds_all_and_no_formula(shop: Shop) -> None:
    maryam = shop.person
    paid(shop)[-1].kind = "=HYPERLINK(1)"
    await listed(shop)
    given = await maryam.after(maryam.press("📤 خروجی اکسل"), lambda message: message.document)
    assert given.document is not None
    assert "۶۳ تراکنش" in given.plain
    assert re.fullmatch(r"تراکنش‌ها [۰-۹]{4}-[۰-۹]{2}-[۰-۹]{2}\.xlsx", given.document["name"])

    content = _sent_file(shop, ".xlsx")
    book = load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("تاریخ", "ساعت", "مبلغ", "نوع", "معتبر")
    assert len(rows) == 64
    assert sheet["D2"].value == "=HYPERLINK(1)"
    assert sheet["D2"].data_type == "s"
    assert sum(float(str(row[2])) for row in rows[1:]) == sum(one.amount for one in paid(shop))
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E64"
    assert sheet["A1"].font.bold
    book.close()


async def test_an_account_that_never_paid_is_told_so(shop: Shop) -> None:
    paid(shop).clear()
    page = await listed(shop)

    assert "هنوز تراکنشی ثبت نشده است" in page.plain
    assert not page.has("📤 خروجی اکسل")


async def test_transactions_in_english_have_gregorian_months(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary)
    await mary.after(mary.command("/transactions"), "Transactions")
    sums = await mary.after(mary.press("📊 Sums by month"), "Valid transactions by month")

    assert " 20" in sums.plain
    assert "transaction" in sums.plain
