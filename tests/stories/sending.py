"""The steps of the send story that many tests begin with."""

from __future__ import annotations

from sandbox.telegram import Message, User
from storage import Job
from tests.stories.harness.shop import Shop

TEXT = "گل یاس: جمعه ۲۴ مهر تعطیلیم. سفارش شنبه را تا پنجشنبه ثبت کنید."
COLLEAGUES = "همکاران"
"""A group of the demo account: 12 members, nobody of them waiting."""

ASKED = "به چه کسانی ارسال شود؟"
CARD = "پیش از ارسال ببینید"
CONFIRM = "✅ ارسال به"


async def written(shop: Shop, text: str = TEXT, person: User | None = None) -> Message:
    """The text is written; the screen asks for recipients."""
    someone = person or shop.person
    await someone.after(someone.command("/send"), "متن پیامک را بنویسید")
    await someone.say(text)
    return await someone.wait_for(ASKED)


async def carded(
    shop: Shop, text: str = TEXT, group: str = COLLEAGUES, person: User | None = None
) -> Message:
    """The card before sending, for one group."""
    someone = person or shop.person
    await written(shop, text, someone)
    await someone.after(someone.press(group), "انتخاب‌شده: ۱ گروه")
    await someone.press("✅ ادامه")
    return await someone.wait_for(CARD)


async def confirmed(shop: Shop, wanted: str = "ارسال شد به", person: User | None = None) -> Message:
    """Confirm the card and wait for what comes of it."""
    someone = person or shop.person
    await someone.press(CONFIRM)
    return await someone.wait_for(wanted)


async def jobs(shop: Shop, person: User | None = None) -> list[Job]:
    """The person's rows in the outbox, the newest first."""
    return await shop.bot.storage.outbox.recent((person or shop.person).id)
