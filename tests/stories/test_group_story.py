"""A group is attached from private by its owner, works for him alone, and is detached again."""

from __future__ import annotations

from sandbox.telegram import User
from tests.stories.harness.shop import Shop

BOT = "sefid_demo_bot"


async def attach_link(shop: Shop) -> str:
    """What the owner's link says in the group: `/start PAYLOAD`."""
    owner = shop.person
    await owner.after(owner.command("/credit"), "اعتبار")
    screen = await owner.after(
        owner.press("➕ افزودن به گروه گفتگو"), "فقط شما و همکارانتان می‌توانید"
    )
    url = screen.button("➕ انتخاب گروه").url
    assert url is not None
    base, payload = url.split("?startgroup=")
    assert base == f"https://t.me/{BOT}"
    return f"/start@{BOT} {payload}"


def colleague(shop: Shop) -> User:
    return shop.telegram.user(1005, first_name="سارا", language_code="fa")


async def test_a_group_is_attached_used_and_detached_by_its_owner(shop: Shop) -> None:
    owner, sara = shop.person, colleague(shop)
    group = shop.telegram.group(members=[owner, sara])
    await shop.link()
    start = await attach_link(shop)

    await owner.command(start, chat=group)
    done = await owner.wait_for("به حساب فروشگاه گل یاس متصل شد", chat=group)
    assert done.reply_keyboard is None, "no keyboard for a whole group"
    card = await owner.after(owner.command("/credit", chat=group), "اعتبار: ۱٬۲۵۰", chat=group)
    assert not card.has("➕ افزودن به گروه گفتگو")
    await owner.after(owner.press("🗑 جدا کردن این گروه", card, chat=group), "جدا شود؟", chat=group)
    await owner.after(owner.press("🗑 جدا شود", chat=group), "جدا شد", chat=group)

    assert await shop.bot.storage.accounts.owner_of(group.id) is None
    assert await shop.bot.storage.accounts.for_chat(owner.id) is not None


async def test_texts_in_a_group_are_written_as_a_reply_and_the_bot_says_so(shop: Shop) -> None:
    owner, sara = shop.person, colleague(shop)
    group = shop.telegram.group(members=[owner, sara])
    await shop.link()
    await owner.command(await attach_link(shop), chat=group)
    attached = await owner.wait_for("به حساب فروشگاه گل یاس متصل شد", chat=group)
    assert "در پاسخ (Reply) به پیام من" in attached.plain

    await owner.command("/send", chat=group)
    asked = await owner.wait_for("متن پیامک را بنویسید", chat=group)
    assert "در پاسخ (Reply) به همین پیام" in asked.plain
    await owner.say("سلام", chat=group, reply_to=asked)

    await owner.wait_for("به چه کسانی", chat=group)


async def test_somebody_elses_start_with_the_owners_link_attaches_nothing(shop: Shop) -> None:
    owner, sara = shop.person, colleague(shop)
    group = shop.telegram.group(members=[sara, owner])
    await shop.link()
    start = await attach_link(shop)

    await sara.after(sara.command(start, chat=group), "فقط صاحب حساب", chat=group)
    assert await shop.bot.storage.accounts.owner_of(group.id) is None


async def test_a_group_of_nobody_is_told_how_it_becomes_somebodys(shop: Shop) -> None:
    group = shop.telegram.group(members=[shop.person])
    await shop.person.command("/credit", chat=group)

    await shop.person.wait_for("هنوز به حسابی متصل نیست", chat=group)


async def test_unlinking_in_private_detaches_the_group_too(shop: Shop) -> None:
    owner = shop.person
    group = shop.telegram.group(members=[owner])
    await shop.link()
    start = await attach_link(shop)
    await owner.after(owner.command(start, chat=group), "متصل شد", chat=group)
    await owner.after(owner.command("/unlink"), "۱ گروه گفتگو هم جدا می‌شود")
    await owner.after(owner.press("🗑 جدا شود"), "کلیدهایش پاک شدند")

    assert await shop.bot.storage.accounts.owner_of(group.id) is None
