"""One SMS that took many calls is one thing: one message of its end, one entry, one report."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from sandbox.seed import words
from sandbox.telegram import Message
from storage import Job, NewJob
from tests.conftest import MakeShop
from tests.stories.harness.shop import OWNER, Shop
from tests.stories.test_sent_story import LIST, account, content, followed

PEOPLE = 24
BATCHES = 8
FRAME = 77
BATCH_OF = PEOPLE // BATCHES


def mobiles(batch: int) -> tuple[str, ...]:
    first = batch * BATCH_OF
    return tuple(f"0912700{first + n:04d}" for n in range(BATCH_OF))


async def handed_over(shop: Shop, *, personal: bool) -> list[Job]:
    """What a card with many calls writes down, all of them sent."""
    storage = shop.bot.storage
    (linked,) = await storage.accounts.all()
    jobs = [
        NewJob(
            chat=OWNER, user=OWNER, account_id=linked.id, frame=FRAME, revision=1, part="numbers",
            batch=number + 1, text=f"سلام مشتری {number}" if personal else "سلام به همه",
            mobiles=mobiles(number), recipients=BATCH_OF, segments=1, due_at=shop.tuning.clock(),
        )
        for number in range(BATCHES)
    ]  # fmt: skip
    await storage.run(storage.outbox.insertion(*jobs), full=True)
    shop.bot.services.bells.outbox.ring()
    await shop.person.wait_for("ارسال شد به")
    sent = await storage.outbox.for_frame(OWNER, OWNER, FRAME, 1)
    assert all(job.batch_key for job in sent)
    return sent


def reports(shop: Shop, words: str) -> list[Message]:
    return [message for message in shop.person.messages() if words in message.plain]


async def all_numbers_are_there(shop: Shop, lost: list[str]) -> None:
    """On the screens, among those not reached, and in the file."""
    maryam = shop.person
    await maryam.press("📱 شماره‌ها")
    seen: set[str] = set()
    for page in range(3):
        shown = await maryam.wait_for("شماره‌های این")
        seen |= {label for label in shown.labels if "***" in label}
        if page < 2:
            await maryam.press("◀️ بعدی")
    assert len(seen) == PEOPLE
    only = await maryam.after(maryam.press("🔴 فقط نرسیده‌ها"), "به آن‌ها نرسیده است")
    assert len([label for label in only.labels if label.startswith("🔴")]) == len(lost)
    await maryam.after(maryam.press("بازگشت"), "گزارش پیامک")
    await maryam.press("📎 فایل اکسل")
    file = await maryam.wait_for(lambda message: message.document is not None)
    assert file.document is not None
    book = load_workbook(io.BytesIO(content(shop, file.document["file_id"])), read_only=True)
    numbers = [str(row[1].value) for row in book.worksheets[0].iter_rows(min_row=2)]
    book.close()
    assert sorted(numbers) == sorted(fate for batch in range(BATCHES) for fate in mobiles(batch))


async def each_names_the_other(shop: Shop) -> None:
    """The first send and the later try, which lead to each other."""
    maryam = shop.person
    await maryam.after(maryam.command("/sent"), LIST)
    again = await maryam.after(maryam.press("📨 ۱"), "برای نرسیده‌های ارسالِ")
    assert "گیرنده: ۲ نفر" in again.plain
    first = await maryam.after(maryam.press("📨 ارسال اول"), "دوباره برای ۲ نرسیده")
    assert "گیرنده: ۲۴ نفر" in first.plain
    assert "سلام به همه" in first.plain
    await maryam.after(maryam.press("📨 دوبارهٔ"), "برای نرسیده‌های ارسالِ")


async def test_many_calls_are_one_message_one_entry_and_one_report(make_shop: MakeShop) -> None:
    shop, forward = await followed(make_shop)
    maryam = shop.person
    await shop.link()
    fates = account(shop).delivery
    fates |= {mobile: words.DELIVERED for batch in range(BATCHES) for mobile in mobiles(batch)}
    lost = [mobiles(0)[1], mobiles(5)[2]]
    fates |= dict.fromkeys(lost, words.NOT_DELIVERED)

    await handed_over(shop, personal=False)
    assert "۲۴ نفر" in reports(shop, "ارسال شد به")[0].plain
    forward(120)
    told = await maryam.wait_for("نتیجهٔ رسیدن پیامک")
    assert "۲۲ از ۲۴" in told.plain
    assert "سلام به همه" in told.plain

    listed = await maryam.after(maryam.command("/sent"), LIST)
    assert listed.plain.count("سلام به همه") == 1
    assert "۲۴ نفر" in listed.plain
    assert "در ۸ دسته" in listed.plain
    report = await maryam.after(maryam.press("📨 ۱"), "گزارش پیامک")
    assert "۲۲ از ۲۴ (۹۲٪)" in report.plain
    assert "گیرنده: ۲۴ نفر" in report.plain
    assert "🔴 نرسیده به گوشی: ۲" in report.plain

    await all_numbers_are_there(shop, lost)
    card = await maryam.after(maryam.press("✉️ ارسال دوباره به ۲ نرسیده"), "پیش از ارسال ببینید")
    assert "سلام به همه" in card.plain
    assert "۲ شماره" in card.plain
    await maryam.after(maryam.press("✅ ارسال به ۲ نفر"), "ارسال شد به ۲ نفر")
    assert len(reports(shop, "نتیجهٔ رسیدن پیامک")) == 1
    await each_names_the_other(shop)


async def test_of_many_texts_no_other_persons_text_is_sent_again(make_shop: MakeShop) -> None:
    shop, forward = await followed(make_shop)
    maryam = shop.person
    await shop.link()
    account(shop).delivery |= dict.fromkeys(mobiles(3), words.NOT_DELIVERED)
    await handed_over(shop, personal=True)
    forward(5)

    listed = await maryam.after(maryam.command("/sent"), LIST)
    assert listed.plain.count("سلام مشتری") == 1
    report = await maryam.after(maryam.press("📨 ۱"), "گزارش پیامک")
    assert "پیامک شخصی، ۸ متن" in report.plain
    await maryam.wait_for("نرسیده به گوشی: ۳")
    await maryam.after(maryam.press("✉️ ارسال دوباره به ۳ نرسیده"), "هر کس متن خودش را گرفته بود")
    await maryam.press("✉️ استفاده از این متن")
    text = await maryam.wait_for("برای تغییر، متن تازه را بنویسید")
    assert "متن یکی از گیرنده‌هاست" in text.plain, "another person's name would be sent to all"
