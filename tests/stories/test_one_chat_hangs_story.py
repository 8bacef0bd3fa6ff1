"""A chat whose web service call hangs delays no other chat, on the same account or not."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from sandbox.telegram import User
from tests.conftest import MakeShop
from tests.stories.harness.shop import QUICK, Shop
from tests.stories.harness.waiting import eventually
from tests.stories.sending import carded, confirmed

HANGS = 38.0
"""A little less than the client waits for an answer; the others have theirs before this one."""

CHATS = 12
# The end of the test drops what hangs, as a process that is stopped does after its grace.
IMPATIENT = replace(QUICK, patience=0.05, grace=0.1)


async def hanging(shop: Shop, person: User) -> None:
    """The person asks for something that will not come soon; the chat shows that it works."""
    before = len(shop.smsir.calls("GetUserInfo"))
    shop.smsir.faults.add("GetUserInfo", "delay", seconds=HANGS)
    await person.command("/credit")
    await eventually(lambda: len(shop.smsir.calls("GetUserInfo")) > before)


def working(shop: Shop, person: User) -> bool:
    actions = shop.telegram.calls_of("sendChatAction")
    return any(call.params["chat_id"] == person.id for call in actions)


def answered(person: User) -> bool:
    return any("نوع حساب" in message.plain for message in person.messages())


async def test_another_chat_does_the_whole_job_meanwhile(make_shop: MakeShop) -> None:
    shop = await make_shop(tuning=IMPATIENT)
    maryam, ali = shop.person, shop.telegram.user(1003, first_name="علی", language_code="fa")
    await shop.link()
    await hanging(shop, maryam)
    await eventually(lambda: working(shop, maryam))

    await shop.link(ali)
    await carded(shop, person=ali)
    await confirmed(shop, "ارسال شد به ۱۲ نفر", person=ali)
    await ali.after(ali.command("/credit"), "نوع حساب")

    assert not answered(maryam), "the first one still hangs"


async def test_many_chats_that_hang_delay_none_that_does_not(make_shop: MakeShop) -> None:
    shop = await make_shop(tuning=IMPATIENT)
    people = [shop.telegram.user(2000 + n, language_code="fa") for n in range(CHATS)]
    await asyncio.gather(*(shop.link(person) for person in people))
    for person in people:
        await hanging(shop, person)

    await shop.link()
    await shop.person.after(shop.person.command("/groups"), "گروه‌ها")
    await shop.person.after(shop.person.command("/help"), "راهنما")

    assert not any(map(answered, people))


async def test_the_hanging_chat_itself_keeps_its_order(make_shop: MakeShop) -> None:
    shop = await make_shop(tuning=IMPATIENT)
    maryam = shop.person
    await shop.link()
    await hanging(shop, maryam)

    await maryam.command("/help")
    await eventually(lambda: working(shop, maryam))

    assert not any("راهنما" in message.plain for message in maryam.messages())
