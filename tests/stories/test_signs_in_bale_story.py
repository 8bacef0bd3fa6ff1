"""An SMS with signs that Bale reshapes: shown, had exactly, and sent byte for byte."""

from __future__ import annotations

import pytest

from tests.stories.harness.shop import Shop
from tests.stories.sending import carded, confirmed

SHORT = (
    "تخفیف *ویژه* و _فقط امروز_",
    "<b>۲۰٪</b> &lt; [خرید](http://yas.ir/a_b) و `کد`",
    "```[عنوان]متن``` **دو** __سه__ 5*3",
)
LONG = "گل *یاس* منتظر شماست؛ کد_تخفیف. " * 12


@pytest.mark.parametrize("messenger", ["bale"], indirect=True)
async def test_what_is_sent_is_what_was_written(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    for text in (*SHORT, LONG.strip()):
        card = await carded(shop, text)
        assert "دقیقاً همان است که نوشته شده" in card.plain
        if text in SHORT:
            assert await maryam.press("📋 کپی متن دقیق", card) == text
        else:
            await maryam.press("📎 متن دقیق در فایل", card)
            file = await maryam.wait_for(lambda message: message.document is not None)
            assert file.document is not None
            assert shop.twin.world.files[file.document["file_id"]].data.decode() == text
            await maryam.press("➡️ بازگشت به صفحه", file)
            await maryam.wait_for("پیش از ارسال ببینید")
        await confirmed(shop)
        assert shop.smsir.sent()[-1].text == text
    shown = [message for message in maryam.messages() if message.from_bot]
    kinds = {entity["type"] for message in shown for entity in message.entities}
    assert kinds <= {"bold", "url"}
