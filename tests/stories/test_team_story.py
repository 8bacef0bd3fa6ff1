"""A shop of several people, over both twins: invited, asking, bounded, gone, and a new owner."""

from __future__ import annotations

import re

from sandbox.bot_api.groups import Group
from sandbox.telegram import User
from storage import JobState
from tests.conftest import MakeShop
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually
from tests.stories.test_group_story import BOT, attach_link

SARA, REZA = 1005, 1006


def people(shop: Shop) -> tuple[User, User]:
    sara = shop.telegram.user(SARA, first_name="سارا", language_code="fa")
    return sara, shop.telegram.user(REZA, first_name="رضا", language_code="fa")


async def invited(shop: Shop, person: User, role: str) -> None:
    """By the owner's link and word."""
    owner = shop.person
    await owner.after(owner.command("/team"), "همکاران")
    await owner.after(owner.press("➕ دعوت همکار"), "چه نقشی داشته باشد؟")
    made = await owner.after(owner.press(role), "پیوند دعوت")
    found = re.search(rf"{BOT}\?start=(join_[\w-]+)", made.plain)
    assert found is not None, made.plain
    await person.after(person.command(f"/start {found[1]}"), "شما را با نقش")
    await person.after(person.press("✅ می‌پذیرم"), "درخواستتان به صاحب حساب رسید")
    await owner.wait_for("دعوت شما را پذیرفته است")
    await owner.after(owner.press("🤝 همکاران"), "تأیید شما را می‌خواهد")
    await owner.after(owner.press("✅ خودش است، تأیید"), "اکنون همکار شماست")
    await person.wait_for("اکنون همکار")


async def in_group(shop: Shop, *members: User) -> Group:
    owner = shop.person
    group = shop.telegram.group(members=[owner, *members])
    start = await attach_link(shop)
    await owner.after(owner.command(start, chat=group), "متصل شد", chat=group)
    return group


async def by_reply(shop: Shop, group: Group, person: User, role: str) -> None:
    """/role on something that the person has written in the group."""
    owner = shop.person
    (written,) = await person.say("سلام به همه", chat=group)
    await owner.say("/role", chat=group, reply_to=written)
    await owner.wait_for("چه نقشی داشته باشد؟", chat=group)
    await owner.after(owner.press(role, chat=group), "اکنون همکار شماست", chat=group)


async def card(person: User, text: str, chat: Group | None = None) -> None:
    """Write an SMS to one number, up to its card."""
    asked = await person.after(person.command("/send", chat=chat), "متن پیامک", chat=chat)
    whom = await person.after(person.say(text, chat=chat, reply_to=asked), "به چه کسانی", chat=chat)
    typed = person.say("09121234567", chat=chat, reply_to=whom)
    added = await person.after(typed, "۱ شماره افزوده شد", chat=chat)
    await person.after(person.press("✅ ادامه", added, chat=chat), "پیش از ارسال ببینید", chat=chat)


def commands(shop: Shop, person: User) -> set[str]:
    """Names on the list that the person's app shows in the private chat."""
    world = shop.telegram.world
    listed = world.profile.shown_commands(world.chats[person.id], person.id, "fa")
    return {each["command"] for each in listed}


async def test_a_writer_comes_by_a_link_and_sees_what_is_theirs(make_shop: MakeShop) -> None:
    shop = await make_shop(watch_seconds=0.1)
    sara, _ = people(shop)
    await shop.link()
    everybody = commands(shop, shop.person)
    await invited(shop, sara, "نویسنده")

    await sara.after(sara.command("/start"), "گل یاس")
    await eventually(lambda: commands(shop, sara) != everybody)
    assert {"send", "team", "approvals", "cancel"} <= commands(shop, sara)
    assert not {"credit", "transactions", "sent", "unlink"} & commands(shop, sara)
    assert commands(shop, shop.person) == everybody

    owner = shop.person
    await owner.after(owner.command("/team"), "همکاران")
    await owner.after(owner.press("سارا (نویسنده)"), "سقف روزانه: ندارد")
    await owner.after(owner.press("مدیر"), "نقش عوض شد")
    await sara.after(sara.command("/credit"), "اعتبار")
    await eventually(lambda: "credit" in commands(shop, sara))
    assert "unlink" not in commands(shop, sara)


async def test_a_reply_a_limit_and_a_good_bye_in_the_group(make_shop: MakeShop) -> None:
    shop = await make_shop(watch_seconds=0.1)
    owner, (sara, reza) = shop.person, people(shop)
    await shop.link()
    group = await in_group(shop, sara, reza)
    await by_reply(shop, group, sara, "مدیر")
    await owner.after(owner.press("✏️ سقف پیامک در روز", chat=group), "تا چند پیامک", chat=group)
    asked = await owner.wait_for("تا چند پیامک", chat=group)
    await owner.after(owner.say("۱", chat=group, reply_to=asked), "سقف روزانه: ۱ پیامک", chat=group)

    await card(sara, "فردا باز هستیم", group)
    shown = await sara.wait_for("سقف روزانهٔ شما: ۱ از ۱", chat=group)
    send = sara.press("✅ ارسال به ۱ نفر", shown, chat=group)
    await sara.after(send, "ارسال شد به ۱ نفر", chat=group)
    await card(sara, "پس‌فردا هم باز هستیم", group)
    over = await sara.wait_for("چیزی از آن نمانده", chat=group)
    assert not over.has("✅ ارسال به ۱ نفر")

    group.remove(sara.id)
    told = await owner.wait_for("سارا دیگر در گروه این حساب نیست")
    await sara.after(sara.command("/send"), "در اختیار نقش شما نیست")
    await owner.after(owner.press("🤝 همکاران", told), "از گروه این حساب بیرون رفته است")
    await owner.after(owner.press("✅ همچنان همکار است"), "سقف روزانه: ۱ پیامک")
    await sara.after(sara.command("/send"), "متن پیامک")
    jobs = await shop.bot.storage.outbox.recent(group.id)
    assert [job.state for job in jobs] == [JobState.SENT]


async def test_a_hidden_admin_is_led_to_the_private_chat(shop: Shop) -> None:
    sara, _ = people(shop)
    await shop.link()
    group = await in_group(shop, sara)
    group.hide_admin(sara.id)
    before = len(shop.smsir.requests)
    await sara.command("/credit", chat=group)
    told = await sara.wait_for("نام شما به عنوان مدیر گروه پنهان است", chat=group)
    assert told.button("💬 گفتگوی خصوصی").url == f"https://t.me/{BOT}"
    assert "سارا" not in told.plain, "who is hidden is not named"
    assert len(shop.smsir.requests) == before


async def test_the_account_gets_another_owner(shop: Shop) -> None:
    """Told although nobody looks for news of the account: its people have made these."""
    owner, (_, reza) = shop.person, people(shop)
    await shop.link()
    await invited(shop, reza, "مدیر")
    await owner.after(owner.command("/team"), "همکاران")
    await owner.after(owner.press("رضا (مدیر)"), "سقف روزانه: ندارد")
    await owner.after(owner.press("🤝 واگذاری این حساب به او"), "صاحب حساب")
    await owner.after(owner.press("🤝 بله، واگذار می‌کنم"), "منتظر پذیرفتن رضا")
    offer = await reza.wait_for("می‌خواهد حساب فروشگاه گل یاس را به شما واگذار کند")
    await reza.after(reza.press("🤝 همکاران", offer), "اگر بپذیرید صاحب آن شمایید")
    await reza.after(reza.press("✅ می‌پذیرم، صاحب حساب می‌شوم"), "از این پس صاحب حساب")
    await owner.wait_for("رضا پذیرفت و اکنون صاحب حساب")

    await reza.after(reza.command("/team"), "همکار دارید")
    await owner.after(owner.command("/team"), "نقش شما: مدیر")
    await owner.after(owner.command("/unlink"), "در اختیار نقش شما نیست")
    assert await shop.bot.storage.accounts.owner_of(owner.id) == reza.id
