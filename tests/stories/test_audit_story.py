"""The owner asks who did what: list, filters, one act, and a file for the books."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from handlers.home.audit.kinds import ActKind, kind_of
from handlers.locales import locale_folders
from screens.text.translator import Translator
from storage import ActResult, NewAct, Verb
from tests.conftest import MakeShop
from tests.stories.harness.shop import OWNER, Shop
from tests.stories.sending import carded, confirmed

COLLEAGUE = 4242


async def opened(shop: Shop) -> str:
    maryam = shop.person
    await maryam.command("/settings")
    await maryam.wait_for("تنظیمات")
    await maryam.press("📜 کارهای انجام‌شده")
    return (await maryam.wait_for("چه کسی چه کرد")).plain


async def worked(shop: Shop) -> None:
    """Linked, an SMS sent, the digits changed; and what a colleague has done."""
    await shop.link()
    await carded(shop)
    await confirmed(shop)
    await shop.person.command("/settings")
    await shop.person.wait_for("رقم‌ها: فارسی")
    await shop.person.press("🔢 رقم‌های لاتین")
    await shop.person.wait_for("رقم‌ها: لاتین")
    await shop.person.press("🔢 رقم‌های فارسی")
    await shop.person.wait_for("رقم‌ها: فارسی")
    exported = NewAct(
        verb=Verb.EXPORTED, person=COLLEAGUE, place=-100, account=1, name="سارا",
        role="manager", object="مشتریان ویژه", people=19, result=ActResult.NOT_DONE,
    )  # fmt: skip
    await shop.bot.storage.audit.note(exported)


async def test_who_did_what_is_listed_narrowed_opened_and_taken_away(shop: Shop) -> None:
    maryam = shop.person
    await worked(shop)
    assert "۵ کار، تازه‌ترین‌ها بالا" in await opened(shop)
    labels = [row[0].label for row in maryam.last().buttons[:5]]
    assert labels[0].startswith("👥")
    assert "⚠️" in labels[0]
    assert "سارا" in labels[0]
    assert [label.split(" ")[0] for label in labels[1:]] == ["⚙️", "⚙️", "✉️", "🔑"]

    await maryam.press("🔍 چه کاری")
    await maryam.wait_for("چه کارهایی را ببینید")
    await maryam.press("✉️ ارسال پیامک")
    shown = await maryam.wait_for("۱ کار، تازه‌ترین بالا")
    assert "فقط: ارسال پیامک" in shown.plain
    await maryam.press("✉️ ")
    card = await maryam.wait_for("چه کسی: مریم (صاحب حساب)")
    (batch,) = shop.smsir.sent()
    assert f"کد پیگیری: {batch.batch_key}" in card.plain
    assert batch.text not in card.plain
    await maryam.press("➡️ بازگشت")
    await maryam.wait_for("فقط: ارسال پیامک")

    await maryam.press("🔍 چه کاری")
    await maryam.wait_for("چه کارهایی را ببینید")
    await maryam.press("همه")
    await maryam.wait_for("۵ کار")
    await maryam.press("👤 چه کسی")
    await maryam.wait_for("کارهای چه کسی را ببینید")
    await maryam.press("سارا")
    assert "فقط کارهای: سارا" in (await maryam.wait_for("۱ کار")).plain
    await maryam.press("📅 کِی")
    await maryam.wait_for("کارهای چند روز")
    await maryam.press("امروز")
    await maryam.wait_for("فقط: امروز")
    await maryam.press("📤 خروجی اکسل")
    await maryam.wait_for("📜 ۱ کار")
    await _check_file(shop)


async def _check_file(shop: Shop) -> None:
    files = shop.telegram.world.files.values()
    content = next(file.data for file in files if file.name.endswith(".xlsx"))
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert sheet.sheet_view.rightToLeft
    head, *body = sheet.iter_rows(values_only=True)
    rows = [dict(zip(map(str, head), row, strict=True)) for row in body]
    assert [(row["چه کسی"], row["نقش"], row["دربارهٔ"], row["افراد"]) for row in rows] == [
        ("سارا", "مدیر", "مشتریان ویژه", 19)
    ]
    assert rows[0]["نتیجه"] == "انجام نشد"
    (note, *_) = await shop.bot.storage.audit.page(1)
    assert (note.verb, note.person) == (Verb.EXPORTED, OWNER), "the file was taken away"


async def test_of_another_account_nothing_is_seen(make_shop: MakeShop) -> None:
    shop = await make_shop()
    await shop.link()
    await shop.bot.storage.audit.note(
        NewAct(verb=Verb.GROUP_DELETED, person=9, place=9, account=77, object="راز")
    )
    await opened(shop)
    assert await shop.bot.storage.audit.count(1) == len(shop.person.last().buttons[:1])
    assert "حذف گروه" not in str(shop.person.last().buttons)


@pytest.mark.long
def test_every_verb_and_kind_has_words_of_its_own_in_both_languages() -> None:
    assert {kind_of(verb) for verb in Verb} == set(ActKind)
    for lang in ("fa", "en"):
        words = Translator(locale_folders()).words(lang)
        verbs = {words.plain("audit-verb", verb=verb.value) for verb in Verb}
        kinds = {words.plain("audit-kind", kind=kind.value) for kind in ActKind}
        assert (len(verbs), len(kinds)) == (len(Verb), len(ActKind))
