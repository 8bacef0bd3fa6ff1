"""F29: texts that are too long, hold HTML, bidi controls, NUL, lone surrogates, or only spaces."""

from __future__ import annotations

import pytest

from smsir.text import clean_message
from tests.stories.harness.shop import Shop
from tests.stories.sending import ASKED, CONFIRM, TEXT, carded

ODD = [
    'قیمت <b>۵۰٪</b> & «حراج» <script>alert(1)</script> &amp; "نقل"',
    "متن\u202eوارونه\u202c با \u2066نشان\u2069 جهت\u200f",
    "نیم‌فاصله می‌ماند و سطر\n\nدوم هم",
    "شکلک 🌹🌹 و ۱۲۳ و 123 و ٣",
    "Plain text with {braces} and ^ € | ~",
]


@pytest.mark.parametrize("text", ODD)
async def test_what_is_previewed_is_sent_byte_for_byte(shop: Shop, text: str) -> None:
    maryam = shop.person
    await shop.link()
    card = await carded(shop, text)
    wanted = clean_message(text).strip()
    (quote,) = [one for one in card.entities if one["type"] == "blockquote"]
    units = card.text.encode("utf-16-le")
    start, end = quote["offset"] * 2, (quote["offset"] + quote["length"]) * 2
    shown = units[start:end].decode("utf-16-le")

    await maryam.press(CONFIRM)
    await maryam.wait_for("ارسال شد به")

    (batch,) = shop.smsir.sent()
    assert batch.text.encode() == wanted.encode()
    # The screen alone may turn a line by an invisible mark before it; the SMS has none.
    assert "\n".join(line.removeprefix("\u200f") for line in shown.split("\n")) == batch.text
    assert not set(batch.text) & set("\u200e\u200f\u202a\u202e\u2066\u2069\x00")


async def test_only_spaces_is_told(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/send")
    await maryam.wait_for("متن پیامک را بنویسید")
    for text in ("\u3164", "\u115f \u3164", "/send \u200c\u200c"):
        await maryam.say(text)
        told = await maryam.wait_for("این متن خالی است")
        assert "چیزی ارسال نشد" in told.plain


async def test_a_text_of_5000_characters_is_refused_and_its_second_half_is_not_taken(
    shop: Shop,
) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/send")
    await maryam.wait_for("متن پیامک را بنویسید")

    pieces = await maryam.say("گل " * 1700)
    assert len(pieces) == 2, "Telegram splits at 4,096 units"
    told = await maryam.wait_for("دنبالهٔ متن بلند پیشین")
    refused = [m for m in maryam.messages() if "از اندازه بلندتر است" in m.plain]
    assert refused
    assert "۴٬۰۹" in refused[0].plain
    assert "حداکثر ۶۷۰ نویسه (۱۰ بخش)" in refused[0].plain
    assert "گل" not in told.plain

    await maryam.command("/send")
    await maryam.wait_for("متن پیامک را بنویسید")
    await maryam.say(TEXT)
    await maryam.wait_for(ASKED)


async def test_a_text_of_one_line_too_many_is_refused_with_its_length(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/send")
    await maryam.wait_for("متن پیامک را بنویسید")
    await maryam.say("گ" * 671)

    told = await maryam.wait_for("این متن ۶۷۱ نویسه است (۱۱ بخش)")

    assert "چیزی ارسال نشد" in told.plain
    await maryam.say("گ" * 670)
    await maryam.wait_for(ASKED)
