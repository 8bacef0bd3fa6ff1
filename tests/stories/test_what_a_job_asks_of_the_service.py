"""How many calls a job costs, counted at the twin of the service: the table of docs/promises.md."""

from __future__ import annotations

import math
from collections.abc import Awaitable

from handlers.contacts.importing.people import BATCH
from sandbox.bot_api.watching import Wanted
from sandbox.telegram import Message
from smsir.pages import MOST_AT_ONCE, PAGE_SIZE
from tests.patience import PATIENCE
from tests.stories.book import HEADER, address_book, in_group, mobiles, workbook
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually
from tests.stories.sending import CARD, COLLEAGUES, CONFIRM, written

COUNT, NEWEST = "GroupContactsDistinctCount", "GetLastSentMessagesFromLastId"
TICKETS = "تیکت‌های پشتیبانی"


async def asked(shop: Shop, act: Awaitable[object], shown: Wanted) -> list[str]:
    """The operations that an act asked for until its screen was there, in order."""
    before = len(shop.smsir.requests)
    await shop.person.after(act, shown)
    return [seen.operation for seen in shop.smsir.requests[before:]]


async def test_each_look_is_one_call(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/tickets"), TICKETS)

    assert await asked(shop, maryam.command("/credit"), "ارسال‌شده تاکنون") == ["GetUserInfo"]
    assert await asked(shop, maryam.command("/start"), "سلام فروشگاه گل یاس") == []
    assert await asked(shop, maryam.command("/groups"), "گروه‌ها") == ["GetContactGroups"]
    assert await asked(shop, maryam.command("/tickets"), TICKETS) == ["GetTicketsByPageId"]
    thread = maryam.press("تأخیر در ارسال")
    assert await asked(shop, thread, "شماره: 48213") == ["GetTicketById"]


async def test_a_card_asks_two_things_at_once_and_a_send_leaves_by_one_call(shop: Shop) -> None:
    maryam, smsir = shop.person, shop.smsir
    await shop.link()
    await written(shop)
    await maryam.after(maryam.press(COLLEAGUES), "انتخاب‌شده: ۱ گروه")
    before = len(smsir.requests)
    for operation in ("GetUserInfo", COUNT):
        smsir.faults.add(operation, "delay", seconds=10 * PATIENCE)
    await maryam.press("✅ ادامه")

    def both_are_out() -> bool:
        return len(smsir.requests) == before + 2

    await eventually(both_are_out)
    smsir.faults.clear()
    await maryam.wait_for(CARD)

    assert {seen.operation for seen in smsir.requests[before:]} == {"GetUserInfo", COUNT}
    calls = await asked(shop, maryam.press(CONFIRM), "ارسال شد به")
    assert calls[: calls.index("Send") + 1] == [COUNT, NEWEST, "Send"]
    assert calls.count("Send") == 1


async def test_an_import_reads_by_fifty_and_adds_by_a_hundred(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    people = 250
    rows = [HEADER, *(("نگار", "احمدی", f"0990{place:07d}", "") for place in range(people))]
    pages = math.ceil(_memberships(shop) / PAGE_SIZE)
    await in_group(shop, COLLEAGUES)
    await maryam.after(maryam.press("📎 ورود از فایل"), "فایل اکسل")

    read = await asked(shop, maryam.send_file("people.xlsx", workbook(rows)), _preview)
    added = await asked(shop, maryam.press("✅ افزودن ۲۵۰ نفر"), "تمام شد")

    assert pages <= read.count("GetContactsByPageId") <= pages + MOST_AT_ONCE
    assert "SearchContacts" not in read
    assert added == ["AddContacts"] * math.ceil(people / BATCH)
    assert len(mobiles(shop, COLLEAGUES)) == 12 + people


def _memberships(shop: Shop) -> int:
    return sum(len(group.members) for group in address_book(shop).groups.values())


def _preview(message: Message) -> bool:
    return message.has("✅ افزودن ۲۵۰ نفر")
