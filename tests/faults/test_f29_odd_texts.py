"""F29: texts that are too long, hold HTML, bidi controls, NUL, lone surrogates, or only spaces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.shared.as_shown import as_shown
from handlers.shared.half_written import SendData
from sandbox.telegram.entities import formatted
from screens.text.bidi import align
from tests.stories.harness.shop import Shop
from tests.stories.sending import ASKED, CONFIRM, TEXT, carded

ODD = [
    'قیمت <b>۵۰٪</b> & «حراج» <script>alert(1)</script> &amp; "نقل"',
    "متن\u202eوارونه\u202c با \u2066نشان\u2069 جهت\u200f",
    "نیم‌فاصله می‌ماند و سطر\n\nدوم هم",
    "شکلک 🌹🌹 و ۱۲۳ و 123 و ٣",
    "Plain text with {{braces} and ^ € | ~",
    "Sale 20%\nwww.gol-yas.ir\n09121112233\nفقط امروز",
    "12:30\tLatin first\n\nسطر فارسی\u200c\nLast",
]


def quoted(text: str, entities: Sequence[Mapping[str, Any]]) -> str:
    """The one quotation of a message."""
    (quote,) = [one for one in entities if one["type"] == "blockquote"]
    units = text.encode("utf-16-le")
    start, end = quote["offset"] * 2, (quote["offset"] + quote["length"]) * 2
    return units[start:end].decode("utf-16-le")


@given(
    st.text(max_size=60)
    | st.text("\t\r\n\x0b\u2028\u2029\u0333\u030a\u200c\u200f aگ<&>", max_size=30)
)
def test_telegram_shows_every_text_as_it_goes_out(text: str) -> None:
    sms = SendData(text=text)
    for out in {sms.final(""), sms.final("لغو\u2028۱۱")}:
        html = align(f"متن:\n<blockquote>{escape(out, quote=False)}</blockquote>", rtl=True)
        shown, entities = formatted(html, "HTML", None, limit=4096, what="message")
        if out:
            assert quoted(shown, entities) == out


@pytest.mark.parametrize("text", ODD)
async def test_what_is_previewed_is_sent_byte_for_byte(shop: Shop, text: str) -> None:
    maryam = shop.person
    await shop.link()
    card = await carded(shop, text)
    wanted = as_shown(text).replace("{{", "{")  # as a brace is written
    shown = quoted(card.text, card.entities)

    await maryam.after(maryam.press(CONFIRM), "ارسال شد به")

    (batch,) = shop.smsir.sent()
    assert batch.text.encode() == wanted.encode()
    assert shown.encode() == batch.text.encode()
    assert not set(batch.text) & set("\u200e\u200f\u202a\u202e\u2066\u2069\x00")


async def test_only_spaces_is_told(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/send"), "متن پیامک را بنویسید")
    for text in ("\u3164", "\u115f \u3164", "/send \u200c\u200c"):
        told = await maryam.after(maryam.say(text), "این متن خالی است")
        assert "چیزی ارسال نشد" in told.plain


async def test_a_text_of_5000_characters_is_refused_and_its_second_half_is_not_taken(
    shop: Shop,
) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/send"), "متن پیامک را بنویسید")

    pieces = await maryam.say("گل " * 1700)
    assert len(pieces) == 2, "Telegram splits at 4,096 units"
    told = await maryam.wait_for("دنبالهٔ متن بلند پیشین")
    refused = [m for m in maryam.messages() if "از اندازه بلندتر است" in m.plain]
    assert refused
    assert "۴٬۰۹" in refused[0].plain
    assert "حداکثر ۶۷۰ نویسه (۱۰ بخش)" in refused[0].plain
    assert "گل" not in told.plain

    await maryam.after(maryam.command("/send"), "متن پیامک را بنویسید")
    await maryam.after(maryam.say(TEXT), ASKED)


@pytest.mark.parametrize("half_written", [False, True])
@pytest.mark.parametrize("command", ["", "/send "])
async def test_the_end_of_a_long_text_is_no_sms_wherever_it_is_written(
    shop: Shop, command: str, *, half_written: bool
) -> None:
    maryam = shop.person
    await shop.link()
    if half_written:
        await maryam.after(maryam.command(f"/send {TEXT}"), ASKED)
        await maryam.after(maryam.command("/start"), "نیمه‌کاره")
    long = f"{command}{'گل ' * 1366} پایان"

    assert len(await maryam.say(long)) == 2, "Telegram splits at 4,096 units"
    told = await maryam.wait_for("دنبالهٔ متن بلند پیشین")

    assert "پایان" not in told.plain
    assert any("از اندازه بلندتر است" in message.plain for message in maryam.messages())
    assert shop.label("send-anew-text") not in told.labels
    if not half_written and not command:
        assert told.plain.count("گل") < 300, "why it is refused is in view below it"
        assert told.plain.rindex("گل") < told.plain.index("حداکثر ۶۷۰ نویسه")
    if half_written:
        await maryam.after(maryam.press("ادامهٔ نوشتن"), ASKED)


@pytest.mark.parametrize("name", ["", " مریم", " گل‌فروشی یاس شعبهٔ دو"])
async def test_a_long_list_of_numbers_is_one_list_however_it_was_split(
    shop: Shop, name: str
) -> None:
    maryam = shop.person
    await shop.link()
    listed = "\n".join(f"0912{number:07}{name}" for number in range(400))
    assert len(await maryam.say(listed)) > 1, "Telegram splits at 4,096 units"

    await maryam.wait_for("۴۰۰ شماره")


async def test_a_text_of_one_line_too_many_is_refused_with_its_length(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/send"), "متن پیامک را بنویسید")
    await maryam.say("گ" * 671)

    told = await maryam.wait_for("این متن ۶۷۱ نویسه است (۱۱ بخش)")

    assert "چیزی ارسال نشد" in told.plain
    await maryam.after(maryam.say("گ" * 670), ASKED)
