"""F62: other members of the owner's group are told that it is not theirs, and nothing runs."""

from __future__ import annotations

from sandbox.bot_api.groups import Group
from sandbox.telegram import User
from tests.stories.harness.shop import Shop


async def owned_group(shop: Shop) -> tuple[Group, User]:
    sara = shop.telegram.user(1005, first_name="سارا", language_code="fa")
    group = shop.telegram.group(members=[shop.person, sara])
    await shop.link()
    account = await shop.bot.storage.accounts.for_chat(shop.person.id)
    assert account is not None
    await shop.bot.storage.accounts.attach(group.id, account.id, shop.person.id)
    return group, sara


async def test_anothers_press_is_refused_and_runs_nothing(shop: Shop) -> None:
    group, sara = await owned_group(shop)
    await shop.person.command("/unlink", chat=group)
    sure = await shop.person.wait_for("جدا شود؟", chat=group)
    await sara.press("🗑 جدا شود", sure, chat=group)

    toast = await sara.wait_toast("فقط صاحب حساب")
    assert toast.alert
    assert await shop.bot.storage.accounts.owner_of(group.id) == shop.person.id
    await shop.person.after(shop.person.press("🗑 جدا شود", sure, chat=group), "جدا شد", chat=group)


async def test_anothers_command_is_told_once_and_runs_nothing(shop: Shop) -> None:
    group, sara = await owned_group(shop)
    before = len(shop.smsir.requests)
    await sara.after(sara.command("/credit", chat=group), "فقط صاحب حساب", chat=group)
    for _ in range(5):
        await sara.command("/credit", chat=group)
    await shop.person.after(shop.person.command("/help", chat=group), "راهنما", chat=group)

    told = [m for m in sara.messages(group) if "فقط صاحب حساب" in m.plain]
    assert len(told) == 1
    assert len(shop.smsir.requests) == before


async def test_an_anonymous_admin_is_asked_to_show_a_name(shop: Shop) -> None:
    sara = shop.telegram.user(1005, first_name="سارا", language_code="fa")
    anonymous = shop.telegram.user(1087968824, first_name="Group", language_code="fa")
    group = shop.telegram.group(members=[sara, anonymous])
    await anonymous.command("/credit", chat=group)

    await sara.wait_for("حالت ناشناس", chat=group, fresh=False)
    assert shop.smsir.requests == []
