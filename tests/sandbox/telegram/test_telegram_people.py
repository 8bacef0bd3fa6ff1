"""The drivers: what people can do and see, and how tests wait for it."""

from __future__ import annotations

import asyncio

import pytest

from sandbox.telegram import PersonError, TelegramTwin, User, running_telegram
from tests.sandbox.telegram.support import Api, button, inline


async def test_long_texts_are_cut_by_the_app_without_breaking_a_pair(
    api: Api, person: User
) -> None:
    sent = await person.say("😀" * 3000)
    assert [len(message.text) for message in sent] == [2048, 952]
    assert len(await api.updates()) == 2


async def test_blank_texts_cannot_be_sent(person: User) -> None:
    with pytest.raises(PersonError, match="nothing to send"):
        await person.say(" \n ")


async def test_a_person_who_blocked_the_bot_cannot_be_reached(api: Api, person: User) -> None:
    person.block()
    person.block()
    answer = await api.refused("sendMessage", chat_id=1001, text="x")
    assert (answer.code, answer.description) == (403, "Forbidden: bot was blocked by the user")
    with pytest.raises(PersonError, match="unblock"):
        await person.say("hello?")
    person.unblock()
    await api.send()
    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in await api.updates()]
    assert statuses == ["kicked", "member"]


async def test_own_texts_can_be_edited_and_the_bot_hears_of_it(api: Api, person: User) -> None:
    said = (await person.say("helo"))[0]
    await person.edit(said, "hello")
    _, edited = await api.updates()
    assert edited["edited_message"]["text"] == "hello"
    assert edited["edited_message"]["message_id"] == said.id
    await api.send("from the bot")
    with pytest.raises(PersonError, match="own"):
        await person.edit(person.last(), "x")


async def test_own_messages_can_be_deleted_silently(api: Api, person: User) -> None:
    said = (await person.say("oops"))[0]
    await person.delete(said)
    assert person.messages() == []
    assert len(await api.updates()) == 1


async def test_other_kinds_of_messages_arrive_under_their_names(api: Api, person: User) -> None:
    await person.send_other(location={"latitude": 35.7, "longitude": 51.4})
    message = (await api.updates())[0]["message"]
    assert message["location"]["latitude"] == 35.7
    assert "text" not in message


async def test_wait_for_is_woken_by_the_message(api: Api, person: User) -> None:
    await person.command("/start")
    waiting = asyncio.create_task(person.wait_for("خوش آمدید"))
    await asyncio.sleep(0.02)
    assert not waiting.done()
    # Isolates and marks are invisible to people and so to the search.
    await api.send("خوش \u2067آمدید\u2069")
    assert (await waiting).from_bot


async def test_wait_for_takes_only_what_came_after_the_last_act(api: Api, person: User) -> None:
    await api.send("old")
    await person.say("next")
    with pytest.raises(TimeoutError, match="'old'"):
        await person.wait_for("old", timeout=0.02)
    assert (await person.wait_for("old", fresh=False)).text == "old"


async def test_wait_for_sees_edits_and_functions(api: Api, person: User) -> None:
    sent = await api.send("old", reply_markup=inline(button("a", "A")))
    await person.press("A")
    where = {"chat_id": 1001, "message_id": sent["message_id"]}
    await api.of("editMessageText", **where, text="new")
    found = await person.wait_for(lambda message: message.edited)
    assert (found.id, found.text) == (sent["message_id"], "new")


async def test_wait_gone_sees_a_deletion(api: Api, person: User) -> None:
    secret = (await person.say("/link a b"))[0]
    waiting = asyncio.create_task(person.wait_gone(secret))
    await asyncio.sleep(0)
    await api.of("deleteMessage", chat_id=1001, message_id=secret.id)
    await waiting


async def test_buttons_are_found_by_label_data_or_part(api: Api, person: User) -> None:
    await api.send(
        reply_markup=inline(button("x1", "✅ \u2068تایید\u2069"), button("x2", "x1 more"))
    )
    message = person.last()
    assert message.button("✅ تایید").data == "x1"
    assert message.button("x1").data == "x1"
    assert message.button("more").data == "x2"
    assert not message.has("لغو")


async def test_the_newest_message_with_the_button_is_pressed(api: Api, person: User) -> None:
    await api.send("first", reply_markup=inline(button("1", "Go")))
    await api.send("second", reply_markup=inline(button("2", "Go")))
    await api.send("third", reply_markup=inline(button("3", "Stop")))
    await person.press("Go")
    await person.press("Go", person.messages()[0])
    data = [update["callback_query"]["data"] for update in await api.updates()]
    assert data == ["2", "1"]


async def test_the_same_id_is_the_same_person(api: Api, person: User) -> None:
    again = api.twin.user(1001, "مریم", "en")
    await again.say("hi")
    assert person.messages()[0].mine
    assert (await api.updates())[0]["message"]["from"]["language_code"] == "en"


async def test_nothing_said_yet_is_told(person: User) -> None:
    with pytest.raises(PersonError, match="not written"):
        person.last()


async def test_people_go_on_while_the_server_is_away() -> None:
    twin = TelegramTwin()
    person = twin.user(7)
    async with running_telegram(twin):
        pass
    await person.say("is anybody there?")
    with pytest.raises(TimeoutError):
        await person.wait_for("yes", timeout=0.05)
    assert len(twin.world.updates.pending) == 1
