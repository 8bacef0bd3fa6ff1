"""Presses: every one answered once, in time; forged and repeated ones arrive as on real days."""

from __future__ import annotations

import pytest

from sandbox.telegram import PersonError, User
from tests.sandbox.telegram.conftest import Clock
from tests.sandbox.telegram.support import Api, button, inline

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def _pressed(api: Api, person: User) -> str:
    await api.send(reply_markup=inline(button("do", "Do it")))
    return await person.press("Do it")


async def test_a_press_arrives_and_its_answer_is_seen(api: Api, person: User) -> None:
    query_id = await _pressed(api, person)
    query = (await api.updates())[-1]["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (query_id, "do", 1001)
    assert query["message"]["text"] == "hello"
    assert [press.id for press in api.twin.unanswered] == [query_id]
    await api.of("answerCallbackQuery", callback_query_id=query_id, text="شد", show_alert=True)
    assert api.twin.unanswered == []
    toast = await person.wait_toast("شد")
    assert (toast.query_id, toast.alert) == (query_id, True)


async def test_a_query_is_answered_once(api: Api, person: User) -> None:
    query_id = await _pressed(api, person)
    await api.of("answerCallbackQuery", callback_query_id=query_id)
    await person.wait_answered(query_id)
    again = await api.refused("answerCallbackQuery", callback_query_id=query_id)
    assert again.description == TOO_OLD
    assert person.toasts == []


async def test_after_15_seconds_it_is_too_late(api: Api, person: User, clock: Clock) -> None:
    query_id = await _pressed(api, person)
    clock.now += 15.5
    late = await api.refused("answerCallbackQuery", callback_query_id=query_id)
    assert late.description == TOO_OLD
    unknown = await api.refused("answerCallbackQuery", callback_query_id="1")
    assert unknown.description == TOO_OLD


async def test_an_answer_holds_200_characters(api: Api, person: User) -> None:
    query_id = await _pressed(api, person)
    long = await api.refused("answerCallbackQuery", callback_query_id=query_id, text="x" * 201)
    assert long.description == "Bad Request: MESSAGE_TOO_LONG"
    url = await api.refused("answerCallbackQuery", callback_query_id=query_id, url="https://a.ir")
    assert url.description == "Bad Request: URL_INVALID"
    await api.of("answerCallbackQuery", callback_query_id=query_id, text="x" * 200)


async def test_the_app_sends_an_unanswered_press_again(api: Api, person: User) -> None:
    query_id = await _pressed(api, person)
    assert await person.press(again=True) == query_id
    assert await person.press(query_id=query_id) == query_id
    updates = await api.updates()
    assert [u["callback_query"]["id"] for u in updates] == [query_id] * 3
    assert len({u["update_id"] for u in updates}) == 3


async def test_two_taps_are_two_queries(api: Api, person: User) -> None:
    first = await _pressed(api, person)
    assert await person.press("do") != first


async def test_forged_data_arrives_as_it_is(api: Api, person: User) -> None:
    sent = await api.send(reply_markup=inline(button()))
    await person.raw_press("forged‌ data", sent["message_id"])
    assert (await api.updates())[-1]["callback_query"]["data"] == "forged‌ data"


async def test_a_press_on_a_deleted_message_has_no_text(api: Api, person: User) -> None:
    await api.send(reply_markup=inline(button()))
    seen = person.last()
    await api.of("deleteMessage", chat_id=1001, message_id=seen.id)
    await person.raw_press("go", seen)
    message = (await api.updates())[-1]["callback_query"]["message"]
    assert message["date"] == 0
    assert "text" not in message


async def test_nobody_presses_what_is_not_there(api: Api, person: User) -> None:
    await api.send(reply_markup=inline(button()))
    with pytest.raises(PersonError, match="no button 'Stop'"):
        await person.press("Stop")
    stranger = api.twin.user(2002, "Ali")
    with pytest.raises(PersonError, match="not in chat"):
        await stranger.raw_press("go", person.last())
