"""F60: keys written in a group are deleted if possible and never read; the way is private."""

from __future__ import annotations

import pytest

from sandbox.telegram import User
from tests.stories.harness.shop import Shop


def people(shop: Shop) -> tuple[User, User]:
    return shop.person, shop.telegram.user(1005, first_name="سارا", language_code="fa")


@pytest.mark.parametrize("who", ["the creator", "another member"])
async def test_nothing_is_stored_and_the_way_leads_to_private(shop: Shop, who: str) -> None:
    owner, sara = people(shop)
    writer = owner if who == "the creator" else sara
    group = shop.telegram.group(members=[owner, sara])
    await writer.command("/link demo-key demo-secret", chat=group)
    told = await writer.wait_for("در گروه کلیدی نمی‌خوانم", chat=group)

    assert "خودتان پاکش کنید" in told.plain, "a bot that is no admin cannot delete"
    assert [b.url for row in told.buttons for b in row] == [
        "https://t.me/sefid_demo_bot?start=link"
    ]
    assert shop.smsir.requests == []
    assert await shop.bot.storage.accounts.all() == []


async def test_where_the_bot_may_delete_the_message_is_gone(shop: Shop) -> None:
    owner, sara = people(shop)
    group = shop.telegram.group(members=[owner, sara])
    group.promote_bot()
    (keys,) = await owner.command("/link demo-key demo-secret", chat=group)
    told = await owner.wait_for("در گروه کلیدی نمی‌خوانم", chat=group)

    assert "پاک شد" in told.plain
    assert keys.id not in {message.id for message in owner.messages(group)}


async def test_keys_of_an_anonymous_admin_are_deleted_too(shop: Shop) -> None:
    owner, _ = people(shop)
    anonymous = shop.telegram.user(1087968824, first_name="Group", language_code="fa")
    group = shop.telegram.group(members=[owner, anonymous])
    group.promote_bot()
    (keys,) = await anonymous.command("/link demo-key demo-secret", chat=group)
    await owner.wait_for("در گروه کلیدی نمی‌خوانم", chat=group, fresh=False)

    assert keys.id not in {message.id for message in owner.messages(group)}
    assert shop.smsir.requests == []


async def test_talk_after_the_warning_is_not_deleted(shop: Shop) -> None:
    owner, sara = people(shop)
    group = shop.telegram.group(members=[owner, sara])
    group.promote_bot()
    await owner.after(owner.command("/link", chat=group), "در گروه کلیدی نمی‌خوانم", chat=group)
    (talk,) = await owner.say("سلام به همه", chat=group)
    await owner.after(owner.command("/help", chat=group), "راهنما", chat=group)

    assert talk.id in {message.id for message in owner.messages(group)}


async def test_the_deep_link_goes_on_in_private(shop: Shop) -> None:
    await shop.person.command("/start link")

    await shop.person.wait_for("گام ۱ از ۲")


async def test_keys_written_again_and_again_are_deleted_without_a_word(shop: Shop) -> None:
    owner, sara = people(shop)
    group = shop.telegram.group(members=[owner, sara])
    group.promote_bot()
    await sara.command("/link demo-key demo-secret", chat=group)
    await sara.wait_for("در گروه کلیدی نمی‌خوانم", chat=group)
    written = []
    for number in range(8):
        written += await sara.command(f"/link key-{number} demo-secret", chat=group)
    await shop.telegram.wait_call("deleteMessage", 9)
    left = {message.id for message in sara.messages(group)}
    assert left.isdisjoint({message.id for message in written})
    assert len([m for m in sara.messages(group) if m.from_bot]) == 1
