"""F30: an album of ten files in answer to a ticket is one reply; the service's limit is told."""

from __future__ import annotations

import zipfile
from io import BytesIO

from sandbox.smsir.model import Reply, StoredFile
from sandbox.telegram import Message
from tests.stories.harness.shop import Shop

LATE = 48213
ALBUM = [(f"عکس-{number}.txt", f"محتوای {number}".encode()) for number in range(10)]


async def asked(shop: Shop) -> Message:
    """The card after the whole album has come in."""
    maryam = shop.person
    await shop.link()
    thread = await maryam.after(maryam.command(f"/tickets {LATE}"), f"شماره: {LATE}")
    await maryam.send_album(ALBUM, "ده نمونه", reply_to=thread)
    return await maryam.wait_for(lambda m: "این ۱۰ فایل" in m.plain and m.has("✅ ارسال پاسخ"))


def posted(shop: Shop) -> tuple[Reply, StoredFile]:
    account = shop.smsir.accounts["demo-key"]
    ticket = account.ticket(LATE)
    assert ticket is not None
    (reply,) = [one for one in ticket.replies if one.reply_id >= 50_000 and not one.is_admin]
    assert reply.file_key is not None
    return reply, account.files[reply.file_key]


async def test_f30_ten_files_are_one_card_and_one_reply(shop: Shop) -> None:
    maryam = shop.person
    card = await asked(shop)
    assert "سامانه با هر پیام یک فایل می‌پذیرد" in card.plain
    cards = [m for m in maryam.messages() if m.from_bot and "ارسال شود؟" in m.plain]
    assert len(cards) == 1, "the further files draw over the card"
    assert all(name in card.plain for name, _ in ALBUM)
    await maryam.after(maryam.press("✅ ارسال پاسخ"), "ثبت شد")

    reply, file = posted(shop)
    assert reply.body == "ده نمونه"
    with zipfile.ZipFile(BytesIO(file.content)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == dict(ALBUM)
    assert len(shop.smsir.calls("PostNewTicketReply")) == 1


async def test_f30_the_first_file_alone_can_be_chosen(shop: Shop) -> None:
    maryam = shop.person
    await asked(shop)
    await maryam.after(maryam.press("📎 فقط فایل اول"), "از ۱۰ فایل فقط اولی می‌رود")
    await maryam.after(maryam.press("✅ ارسال پاسخ"), "ثبت شد")

    _, file = posted(shop)
    assert (file.name, file.content) == ALBUM[0]


async def test_f30_an_eleventh_file_is_refused_and_the_ten_stay(shop: Shop) -> None:
    maryam = shop.person
    await asked(shop)
    told = await maryam.after(maryam.send_file("یازدهم.txt", b"11"), "بیش از ۱۰ فایل")

    assert "این ۱۰ فایل" in told.plain


async def test_f30_an_album_joins_a_new_ticket_as_well(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/newticket موضوع یگانه"), "متن تیکت")
    await maryam.send_album(ALBUM[:3], "سه نمونه")
    await maryam.wait_for(lambda m: "۳ فایل" in m.plain and "به کدام دپارتمان" in m.plain)
    await maryam.after(maryam.press("➖ فرقی نمی‌کند"), "اولویت را انتخاب کنید")
    card = await maryam.after(maryam.press("➖ فرقی نمی‌کند"), "این تیکت ثبت شود؟")

    assert "این ۳ فایل" in card.plain
    assert "سه نمونه" in card.plain
