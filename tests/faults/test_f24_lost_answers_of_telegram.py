"""F24: a screen's answer is lost: it comes once more, marked, and the two of them act once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sandbox.telegram import Message
from screens.state import State, read
from tests.screens.conftest import Toy
from tests.stories.harness.shop import OWNER, Shop
from tests.stories.harness.waiting import eventually

REPEATED = "شاید این پیام را یک بار دیده باشید"


def helps(shop: Shop) -> list[Message]:
    return [one for one in shop.person.messages() if one.from_bot and "راهنما" in one.plain]


async def stored(shop: Shop) -> State:
    state = read(await shop.bot.storage.states.load(OWNER, OWNER))
    assert state is not None
    return state


async def settled(shop: Shop) -> None:
    async def nothing_owed() -> bool:
        return (await stored(shop)).owed is None

    await eventually(nothing_owed)


async def test_f24_a_screen_that_arrived_comes_once_more_marked_and_acts_once(
    lone_shop: Shop,
) -> None:
    await lone_shop.start()
    lone_shop.telegram.faults.add("sendMessage", "drop_after")
    marked = await lone_shop.person.after(lone_shop.person.command("/help"), REPEATED)
    await settled(lone_shop)
    first, second = helps(lone_shop)
    assert second.id == marked.id
    assert REPEATED not in first.plain
    state = await stored(lone_shop)
    assert state.message == second.id
    assert state.top.screen == "help"

    # Both keyboards are the same one: whichever is pressed first acts, the other is stale.
    await lone_shop.person.press(lone_shop.label("nav-home"), first)
    await lone_shop.person.wait_for(lambda one: one.id == first.id)
    await lone_shop.person.press(second.labels[0], second)
    await eventually(lambda: bool(lone_shop.person.toasts))
    assert "قدیمی" in lone_shop.person.toasts[-1].text


async def test_f24_a_line_that_is_cut_each_time_makes_two_messages_and_no_more(
    lone_shop: Shop,
) -> None:
    await lone_shop.start()
    before = len(lone_shop.telegram.calls_of("sendMessage"))
    lone_shop.telegram.faults.add("sendMessage", "drop_after", times=2)
    await lone_shop.person.command("/help")
    await lone_shop.telegram.wait_call("sendMessage", before + 2)
    await settled(lone_shop)
    assert len(helps(lone_shop)) == 2
    await lone_shop.person.after(lone_shop.person.command("/help"), "راهنما")
    assert len(helps(lone_shop)) == 3


async def test_f24_a_timeout_while_a_screen_is_sent_keeps_the_state(toy: Toy) -> None:
    toy.twin.faults.add(method="sendMessage", kind="drop_after")
    await toy.person.after(toy.person.command("/write سلام"), "متن: سلام")
    await toy.settled()
    assert len([m for m in toy.person.messages() if m.from_bot]) == 1
    state = read(toy.store.rows[1001, 1001])
    assert state is not None
    assert state.top.data == {"text": "سلام"}


async def test_f24_the_message_that_arrived_all_the_same_is_taken_up_by_its_next_press(
    toy: Toy,
) -> None:
    screen = await toy.person.after(toy.person.command("/write سلام"), "متن: سلام")
    await toy.settled()
    state = read(toy.store.rows[1001, 1001])
    assert state is not None
    lost = state.model_copy(update={"message": None})
    toy.store.rows[1001, 1001] = lost.model_dump_json().encode()
    await toy.person.press("بفرست")
    assert (await toy.person.wait_for("فرستاده شد")).id == screen.id


def standing(text: str, least: int) -> Callable[[Message], bool]:
    """Whether a message that is no older than `least` shows this text."""
    return lambda message: message.id >= least and text in message.plain


PAGES = (200, 204, 301, 302, 400, 401, 403, 404, 407, 408, 409, 413, 429, 451, 500, 503, 599)
"""Statuses that filters, proxies and captive portals answer with, in place of Telegram."""


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "answerCallbackQuery"])
async def test_f24_a_page_from_a_server_on_the_way_is_no_answer(
    lone_shop: Shop, method: str
) -> None:
    shop, faults = lone_shop, lone_shop.telegram.faults
    home = (await shop.start()).plain
    for kind, status in [("page", status) for status in PAGES] + [("garbled", 200)]:
        opened = await shop.person.after(shop.person.command("/help"), "راهنما")
        await settled(shop)
        faults.add(method, kind, status=status)
        if method == "sendMessage":
            await shop.person.command("/start")
        else:
            await shop.person.press(shop.label("nav-home"), opened)
        least = opened.id + (method == "sendMessage")
        await shop.person.wait_for(standing(home, least))
        await settled(shop)
        await eventually(lambda: not faults.planned)
    assert not shop.bot.reporter.counts["bugs"]
    assert await shop.bot.storage.chats.is_reachable(OWNER)
