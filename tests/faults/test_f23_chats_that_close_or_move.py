from __future__ import annotations

from typing import TYPE_CHECKING

from screens.view import Safe, View
from tests.stories.harness.waiting import eventually

if TYPE_CHECKING:
    from screens.context import Ctx
    from tests.stories.harness.shop import Shop

OWNER = 1001


async def hello(_: Ctx[object]) -> View:
    return View(Safe("hello"))


async def test_f23_a_block_that_telegram_tells_stops_pushes(lone_shop: Shop) -> None:
    await lone_shop.start()
    lone_shop.person.block()
    chats = lone_shop.bot.storage.chats
    await until(lone_shop, reachable=False)
    lone_shop.person.unblock()
    await lone_shop.person.command("/start")
    await lone_shop.person.wait_for(lambda message: bool(message.buttons))
    assert await chats.is_reachable(OWNER)


async def test_f23_a_block_that_only_a_refusal_tells_stops_pushes(lone_shop: Shop) -> None:
    await lone_shop.start()
    lone_shop.telegram.faults.add("sendMessage", "forbidden", times=1)
    assert await lone_shop.bot.navigator.push(OWNER, OWNER, hello) == "unreachable"
    assert not await lone_shop.bot.storage.chats.is_reachable(OWNER)
    await lone_shop.person.command("/help")
    await lone_shop.person.wait_for(lambda message: bool(message.buttons))
    assert await lone_shop.bot.storage.chats.is_reachable(OWNER)


async def test_f23_a_refusal_while_a_screen_is_shown_breaks_nothing(lone_shop: Shop) -> None:
    await lone_shop.start()
    lone_shop.telegram.faults.add("sendMessage", "forbidden", times=1)
    await lone_shop.person.command("/help")
    await until(lone_shop, reachable=False)
    await lone_shop.person.command("/start")
    await lone_shop.person.wait_for(lambda message: bool(message.buttons))
    assert lone_shop.bot.reporter.counts["bugs"] == 0


async def test_f23_a_group_that_moved_is_followed_in_every_table(lone_shop: Shop) -> None:
    await lone_shop.start()
    storage = lone_shop.bot.storage
    old, new = -5001, -1005001
    account = await storage.accounts.link(OWNER, OWNER, "key-of-the-shop", "secret", "shop")
    assert await storage.accounts.attach(old, account.id, OWNER)
    await storage.chats.seen(old, OWNER, "group", "fa")
    lone_shop.telegram.group(old, members=[OWNER])
    lone_shop.telegram.group(new, members=[OWNER], kind="supergroup")
    lone_shop.telegram.faults.add("sendMessage", "migrate", chat_id=old, migrate_to=new)
    assert await lone_shop.bot.navigator.push(old, OWNER, hello) == "sent"
    assert lone_shop.telegram.calls_of("sendMessage")[-1].params["chat_id"] == new
    assert await storage.accounts.owner_of(old) is None
    assert await storage.accounts.owner_of(new) == OWNER


async def test_f23_the_service_message_of_a_move_is_enough(lone_shop: Shop) -> None:
    await lone_shop.start()
    storage = lone_shop.bot.storage
    account = await storage.accounts.link(OWNER, OWNER, "key-of-the-shop", "secret", "shop")
    await storage.accounts.attach(-5001, account.id, OWNER)
    await lone_shop.bot.intake.take(
        "telegram",
        [
            {
                "update_id": 5,
                "message": {
                    "message_id": 1,
                    "date": 1,
                    "chat": {"id": -5001, "type": "group", "title": "g"},
                    "from": {"id": OWNER, "is_bot": False, "first_name": "a"},
                    "migrate_to_chat_id": -1005001,
                },
            }
        ],
    )
    await lone_shop.bot.intake.lanes.room(1)
    assert await storage.accounts.owner_of(-1005001) == OWNER


async def until(shop: Shop, *, reachable: bool) -> None:
    async def marked() -> bool:
        return await shop.bot.storage.chats.is_reachable(OWNER) is reachable

    await eventually(marked)
