"""A colleague comes by a link that the owner makes, and by the owner's word."""

from __future__ import annotations

import re

from tests.stories.harness.both import BOTH
from tests.stories.harness.shop import Shop

COLLEAGUE = 1003


@BOTH
async def test_a_colleague_comes_by_a_link_and_the_owners_word(shop: Shop) -> None:
    maryam, negar = shop.person, shop.twin.user(COLLEAGUE, first_name="نگار *_ <b>")
    await shop.link()
    await maryam.after(maryam.command("/team"), "هنوز همکاری ندارید")
    await maryam.after(maryam.press("➕ دعوت همکار"), "چه نقشی داشته باشد؟")
    made = await maryam.after(maryam.press("نویسنده"), "پیوند دعوت")
    link = re.search(rf"{shop.twin.world.manner.home}\w+\?start=(join_[\w-]+)", made.plain)
    assert link is not None, made.plain

    await negar.command(f"/start {link[1]}")
    await negar.press("✅ می‌پذیرم", await negar.wait_for("دعوت کرده است"))
    await negar.wait_for("درخواستتان به صاحب حساب رسید")
    asked = await maryam.after(maryam.press("🔄 به‌روزرسانی"), "تأیید شما را می‌خواهد")
    assert "نگار" in asked.plain
    await maryam.after(maryam.press("✅ خودش است، تأیید"), "اکنون همکار شماست")

    home = await negar.after(negar.command("/start"), "سلام")
    assert home.has("✉️ ارسال پیامک")
    assert not home.has("💳 حساب و اعتبار")
