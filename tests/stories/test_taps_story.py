"""How many taps a job takes from the screen that a command or the menu opens. It may only fall."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.telegram import Message
from tests.stories.book import group, mobiles
from tests.stories.harness.shop import Shop
from tests.stories.sending import ASKED, CARD, TEXT

FRIENDS = "همکاران"


def some_chosen(message: Message) -> bool:
    """A page of people has been ticked; how many is the seed's business."""
    return "انتخاب‌شده:" in message.plain and "انتخاب‌شده: ۰" not in message.plain


@dataclass
class Finger:
    """Counts the taps of one job."""

    shop: Shop
    taps: int = 0

    async def begin(self, command: str, wanted: str | Callable[[Message], bool]) -> Message:
        self.taps = 0
        await self.shop.person.command(command)
        return await self.shop.person.wait_for(wanted)

    async def tap(self, label: str, wanted: str | Callable[[Message], bool]) -> Message:
        self.taps += 1
        await self.shop.person.press(label)
        return await self.shop.person.wait_for(wanted)

    async def type(self, text: str, wanted: str) -> Message:
        await self.shop.person.say(text)
        return await self.shop.person.wait_for(wanted)


async def test_sending_to_a_group_to_a_contact_and_to_pasted_numbers(shop: Shop) -> None:
    finger = Finger(shop)
    await shop.link()

    await finger.begin(f"/send {TEXT}", ASKED)
    await finger.tap(FRIENDS, "انتخاب‌شده: ۱ گروه")
    await finger.tap("✅ ادامه", CARD)
    await finger.tap("✅ ارسال به", "ارسال شد به ۱۲ نفر")
    assert finger.taps == 3

    await finger.begin(f"/send {TEXT}", ASKED)
    one = next(iter(group(shop, FRIENDS).members.values())).contact
    await finger.type(one.last_name or "", "نتیجهٔ «")
    await finger.tap(f" {one.mobile[-4:]}", "انتخاب‌شده: ۱ مخاطب")
    await finger.tap("✅ ادامه", CARD)
    await finger.tap("✅ ارسال به", "ارسال شد به ۱ نفر")
    assert finger.taps == 3

    await finger.begin(f"/send {TEXT}", ASKED)
    await finger.type("09121112233\n09121112244", "۲ شماره افزوده شد")
    await finger.tap("✅ ادامه", CARD)
    await finger.tap("✅ ارسال به", "ارسال شد به ۲ نفر")
    assert finger.taps == 2


async def test_a_draft_and_several_contacts(shop: Shop) -> None:
    finger = Finger(shop)
    await shop.link()

    await finger.begin("/drafts", "یکی را انتخاب کنید")
    await finger.tap("تعطیلی جمعه", "برای کدام گروه")
    await finger.tap("✉️ مشتریان تازه", CARD)
    await finger.tap("✅ ارسال به", "ارسال شد به")
    assert finger.taps == 3

    await finger.begin(f"/contacts {next(iter(mobiles(shop, FRIENDS)))[:6]}", "نتیجهٔ جست‌وجو")
    await finger.tap("👤 انتخاب چند نفر", "انتخاب‌شده: ۰ نفر")
    await finger.tap("➕ این صفحه", some_chosen)
    await finger.tap("✉️ پیامک", "متن پیامک را بنویسید")
    await finger.type(TEXT, CARD)
    await finger.tap("✅ ارسال به", "ارسال شد به")
    assert finger.taps == 4


async def test_after_a_send_its_delivery_and_another_try(shop: Shop) -> None:
    finger = Finger(shop)
    await shop.link()
    delivery = shop.smsir.accounts["demo-key"].delivery
    members = sorted(mobiles(shop, FRIENDS))
    delivery |= dict.fromkeys(members, "رسیده به گوشی") | {members[0]: "نرسیده به گوشی"}
    await finger.begin(f"/send {TEXT}", ASKED)
    await finger.tap(FRIENDS, "انتخاب‌شده: ۱ گروه")
    await finger.tap("✅ ادامه", CARD)
    await finger.tap("✅ ارسال به", "نرسیده به گوشی: ۱")

    finger.taps = 0
    await finger.tap("✉️ ارسال دوباره به ۱ نرسیده", CARD)
    await finger.tap("✅ ارسال به", "ارسال شد به ۱ نفر")
    assert finger.taps == 2
    assert shop.smsir.sent()[-1].recipients == [members[0]]

    await finger.begin("/sent", "پیامک‌های ارسال‌شده")
    await finger.tap("📨 ۱", "رسیده به گوشی")
    assert finger.taps == 1


async def test_finding_and_moving_people_and_renaming_a_group(shop: Shop) -> None:
    finger = Finger(shop)
    await shop.link()
    one = next(iter(group(shop, FRIENDS).members.values())).contact

    await finger.begin("/contacts", "مخاطبین")
    await finger.type(one.mobile, "نتیجهٔ جست‌وجو")
    await finger.tap(f" {one.mobile[-4:]}", "شماره:")
    assert finger.taps == 1

    await finger.begin(f"/contacts {one.mobile}", "نتیجهٔ جست‌وجو")
    await finger.tap("👤 انتخاب چند نفر", "انتخاب‌شده: ۰ نفر")
    await finger.tap("➕ این صفحه", some_chosen)
    await finger.tap("🔀 انتقال", "منتقل شو")
    await finger.tap("جشنواره نوروز", "منتقل شد")
    assert finger.taps == 4
    assert one.mobile in mobiles(shop, "جشنواره نوروز")

    await finger.begin("/groups", "گروهی را انتخاب کنید")
    await finger.tap("جشنواره نوروز", "گروه جشنواره نوروز")
    await finger.tap("✏️ تغییر نام", "نام تازهٔ گروه")
    await finger.type("عید", "نام گروه به «عید» عوض شد")
    assert finger.taps == 2


async def test_a_file_of_contacts_to_a_group(shop: Shop) -> None:
    finger = Finger(shop)
    await shop.link()

    await finger.begin("/contacts", "مخاطبین")
    await shop.person.send_file("people.csv", b"09121110001\n09121110002")
    await shop.person.wait_for("آمادهٔ افزودن: ۲ نفر")
    await finger.tap(FRIENDS, f"گروه: {FRIENDS}")
    await finger.tap("✅ افزودن", "افزوده شد: ۲ نفر")
    assert finger.taps == 2
