"""نگار writes, مریم decides: approval, refusal, withdrawal, and the end by the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

from openpyxl import load_workbook

from handlers.shared.rights import Role
from sandbox.telegram import Message, User
from storage import JobState, Member
from tests.clock import Clock, usual
from tests.conftest import MakeShop
from tests.stories.harness.shop import OWNER, QUICK, Shop
from tests.stories.harness.waiting import eventually
from tests.stories.sending import CARD, carded, jobs
from tests.stories.test_audit_story import opened

NEGAR = 1003
ASKS = "نگار تأیید شما را می‌خواهد"
SENT = "ارسال شد به ۱۲ نفر"
SUBMIT = "🔏 درخواست تأیید از همکار"


async def writer_of(shop: Shop) -> User:
    """نگار is a writer of مریم's account."""
    await shop.link()
    negar, storage = (
        shop.telegram.user(NEGAR, first_name="نگار", language_code="fa"),
        shop.bot.storage,
    )
    account = await storage.accounts.present(OWNER)
    await storage.accounts.attach(NEGAR, account, OWNER)
    await storage.members.write(
        Member(
            account_id=account, user=NEGAR, role=Role.WRITER, name="نگار", invited_by=OWNER,
            joined_at=usual(),
        )
    )  # fmt: skip
    await negar.after(negar.command("/start"), "گل یاس")
    return negar


async def asked(shop: Shop, negar: User) -> Message:
    """What مریم gets when نگار has submitted a card."""
    await carded(shop, person=negar)
    await negar.after(negar.press(SUBMIT), "منتظر تأیید همکار دیگر است")
    told = await shop.person.wait_for(ASKS)
    assert await jobs(shop, negar) == []
    assert shop.smsir.sent() == []
    return told


async def test_what_is_approved_leaves_once_and_both_read_the_result(shop: Shop) -> None:
    negar, maryam = await writer_of(shop), shop.person
    told = await asked(shop, negar)
    assert "گیرنده‌ها: ۱۲ نفر" in told.plain
    await maryam.press("🔏 بررسی", told)
    card = await maryam.wait_for("درخواست از: نگار")
    assert "گل یاس: جمعه ۲۴ مهر تعطیلیم." in card.plain
    await maryam.press("✅ تأیید", card)
    await maryam.wait_for(
        lambda one: "✅ صاحب حساب" in one.plain and "ارسال شد به ۱۲ نفر" in one.plain
    )
    result = await negar.wait_for("نتیجهٔ درخواست شما")
    assert "✅ صاحب حساب" in result.plain
    await negar.press("🔏 دیدن درخواست", result)
    seen = await negar.wait_for(
        lambda one: "ارسال شد به ۱۲ نفر" in one.plain and one.id != result.id
    )
    assert not seen.has("🔁"), "a writer has no reports"
    assert len(shop.smsir.sent()) == 1
    (job,) = await jobs(shop, negar)
    assert (job.user, job.state) == (NEGAR, JobState.SENT)
    await _read_in_the_audit(shop)


async def _read_in_the_audit(shop: Shop) -> None:
    """The file that مریم takes away says who asked, who approved, and in whose name it was sent."""
    await opened(shop)
    await shop.person.after(shop.person.press("📤 خروجی اکسل"), "📜 ۴ کار")
    files = shop.telegram.world.files.values()
    content = next(file.data for file in files if file.name.endswith(".xlsx"))
    head, *body = load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    rows = [dict(zip(map(str, head), row, strict=True)) for row in body]
    columns = ("کار", "چه کسی", "دربارهٔ", "تأییدکننده")
    assert [tuple(row[name] or "" for name in columns) for row in rows] == [
        ("ارسال پیامک", "نگار", "", "مریم"),
        ("تأیید درخواست", "مریم", "نگار", ""),
        ("درخواست تأیید", "نگار", "", ""),
        ("اتصال حساب", "مریم", "فروشگاه گل یاس", ""),
    ]


async def test_a_refusal_is_read_with_its_reason_and_what_was_changed_is_asked_anew(
    shop: Shop,
) -> None:
    negar, maryam = await writer_of(shop), shop.person
    await maryam.press("🔏 بررسی", await asked(shop, negar))
    await maryam.wait_for("درخواست از: نگار")
    await maryam.after(maryam.press("❌ رد"), "چرا رد می‌شود؟")
    await maryam.after(maryam.say("جمعه را هم بنویس"), "رد کرد؛ چیزی ارسال نشد")
    told = await negar.wait_for("نتیجهٔ درخواست شما")
    assert "جمعه را هم بنویس" in told.plain
    await negar.press("🔏 دیدن درخواست", told)
    await negar.wait_for(lambda one: one.has("✏️ تغییر و درخواست دوباره"))
    await negar.after(negar.press("✏️ تغییر و درخواست دوباره"), CARD)
    await negar.after(negar.press("✏️ ویرایش متن"), "برای تغییر، متن تازه را بنویسید")
    await negar.after(negar.say("گل یاس: جمعه هم بازیم."), CARD)
    await negar.after(negar.press(SUBMIT), "منتظر تأیید همکار دیگر است")
    again = await maryam.wait_for(lambda one: ASKS in one.plain and "جمعه هم بازیم" in one.plain)
    await maryam.press("🔏 بررسی", again)
    await maryam.wait_for("درخواست از: نگار")
    await maryam.press("✅ تأیید")
    await eventually(lambda: [batch.text for batch in shop.smsir.sent()] != [])
    assert ["جمعه هم بازیم" in batch.text for batch in shop.smsir.sent()] == [True]


async def test_a_request_that_was_withdrawn_cannot_be_approved(shop: Shop) -> None:
    negar, maryam = await writer_of(shop), shop.person
    told = await asked(shop, negar)
    await maryam.press("🔏 بررسی", told)
    card = await maryam.wait_for("درخواست از: نگار")
    await negar.after(negar.press("❌ پس گرفتن درخواست"), "درخواست پس گرفته شود؟")
    await negar.after(negar.press("❌ پس گرفتن"), "پس گرفت؛ چیزی ارسال نشد")
    await maryam.press("✅ تأیید", card)
    await maryam.wait_for("پس گرفت؛")
    assert await jobs(shop, negar) == []
    assert shop.smsir.sent() == []


async def test_who_edits_the_text_after_asking_has_asked_for_nothing(shop: Shop) -> None:
    negar, maryam = await writer_of(shop), shop.person
    await maryam.press("🔏 بررسی", await asked(shop, negar))
    card = await maryam.wait_for("درخواست از: نگار")
    text = next(one for one in negar.messages() if not one.from_bot and "تعطیلیم" in one.plain)
    await negar.after(negar.edit(text, "گل یاس: جمعه هم بازیم."), "متن پیامک را ویرایش کردید")
    await maryam.press("✅ تأیید", card)
    await maryam.wait_for("متن آن پس از درخواست ویرایش شد")
    assert await jobs(shop, negar) == []
    assert shop.smsir.sent() == []


async def test_after_a_day_it_ends_by_itself_and_is_told_to_who_asked(make_shop: MakeShop) -> None:
    clock = Clock()
    shop = await make_shop(tuning=replace(QUICK, clock=clock))
    negar = await writer_of(shop)
    await asked(shop, negar)
    clock.ahead += timedelta(hours=24, minutes=1)
    shop.bot.services.bells.approvals.ring()
    told = await negar.wait_for("کسی تصمیم نگرفت؛ چیزی ارسال نشد")
    assert "نتیجهٔ درخواست شما" in told.plain
    await shop.person.command("/approvals")
    assert "کسی تصمیم نگرفت" in (await shop.person.wait_for("درخواست‌های تأیید")).plain
    assert shop.smsir.sent() == []
