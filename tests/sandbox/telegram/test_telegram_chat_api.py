"""The JSON API of the chat page, and people in other processes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from sandbox.telegram import PersonError, RemotePerson, User
from tests.patience import PATIENCE
from tests.sandbox.telegram.support import PNG, Api, button, inline


async def _post(api: Api, verb: str, **body: Any) -> Any:
    response = await api.client.post(f"{api.running.url}/_chat/{verb}", json=body)
    assert response.status_code == 200, response.text
    return response.json()


async def _state(api: Api, user: int = 1001) -> Any:
    return (await api.client.get(f"{api.running.url}/_chat/state?user={user}")).json()


async def _events(response: httpx.Response) -> AsyncIterator[tuple[str, Any]]:
    kind = ""
    async for line in response.aiter_lines():
        if line.startswith("event: "):
            kind = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield kind, json.loads(line.removeprefix("data: "))


async def test_the_state_holds_all_that_a_page_shows(api: Api, person: User) -> None:
    await api.of("setMyCommands", commands=[{"command": "send", "description": "پیامک"}])
    await api.send("<b>سلام</b>", parse_mode="HTML", reply_markup=inline(button(style="success")))
    api.twin.smsir_url = "http://127.0.0.1:1"
    state = await _state(api)
    assert state["language"] == "fa"
    assert state["bot_name"] == "Sefid"
    assert state["commands"] == [{"command": "send", "description": "پیامک"}]
    assert state["chats"][0]["id"] == 1001
    assert state["smsir_url"] == "http://127.0.0.1:1"
    (message,) = state["messages"]
    assert (message["from"], message["text"], message["chat"]) == ("bot", "سلام", 1001)
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert message["buttons"] == [[{"text": "Go", "data": "go", "style": "success"}]]
    assert message["reply_keyboard"] is message["document"] is message["photo"] is None


async def test_a_page_starts_says_presses_and_edits(api: Api) -> None:
    await _post(api, "start", user=1002, first_name="Mary", language_code="en")
    said = await _post(api, "say", user=1002, chat=1002, text="/start")
    sent = await api.send(chat_id=1002, reply_markup=inline(button("d")))
    pressed = await _post(
        api, "press", user=1002, chat=1002, message_id=sent["message_id"], data="d"
    )
    message_id = said["messages"][0]["id"]
    await _post(api, "edit", user=1002, chat=1002, message_id=message_id, text="/help")
    start, press, edited = await api.updates()
    assert start["message"]["from"]["language_code"] == "en"
    assert press["callback_query"]["id"] == pressed["query_id"]
    assert edited["edited_message"]["text"] == "/help"
    assert (await _state(api, 1002))["pending"] == [pressed["query_id"]]


async def test_a_page_uploads_and_fetches_files(api: Api, person: User) -> None:
    url = f"{api.running.url}/_chat/file"
    form = {"user": "1001", "chat": "1001", "caption": "عکس", "as_photo": "true"}
    response = await api.client.post(url, data=form, files={"file": ("گل.png", PNG)})
    photo = response.json()["messages"][0]["photo"]
    shown = await api.client.get(f"{url}/{photo['file_id']}")
    assert (shown.content, shown.headers["content-type"]) == (PNG, "image/png")
    await person.send_file("گزارش.html", b"<script>")
    file_id = person.messages()[-1].raw["document"]["file_id"]
    saved = await api.client.get(f"{url}/{file_id}")
    assert saved.headers["content-type"] == "application/octet-stream"
    assert saved.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%DA%AF")
    assert (await api.client.get(f"{url}/nonsense")).status_code == 404


async def test_a_page_shares_contacts(api: Api, person: User) -> None:
    await _post(api, "contact", user=1001, phone_number="09121234567", first_name="علی")
    contact = (await api.updates())[0]["message"]["contact"]
    assert contact == {"phone_number": "09121234567", "first_name": "علی"}


async def test_events_stream_as_they_happen(api: Api, person: User) -> None:
    stranger = api.twin.user(2002)
    url = f"{api.running.url}/_chat/events?user=1001"
    async with api.client.stream("GET", url) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        events = _events(response)
        await stranger.say("not for you")
        sent = await api.send("one", reply_markup=inline(button()))
        query_id = await person.press("Go")
        await api.of("sendChatAction", chat_id=1001, action="typing")
        await api.of("answerCallbackQuery", callback_query_id=query_id, text="شد")
        where = {"chat_id": 1001, "message_id": sent["message_id"]}
        await api.of("editMessageText", **where, text="two")
        await api.of("deleteMessage", **where)
        await api.of("setMyCommands", commands=[{"command": "a", "description": "b"}])
        seen: list[tuple[str, Any]] = []
        while not seen or seen[-1][0] != "commands":
            seen.append(await asyncio.wait_for(anext(events), PATIENCE))
    # The message may be gone before its own events are written: a page misses nothing by that.
    assert {"action", "toast", "answered", "delete"} <= {kind for kind, _ in seen}
    assert "not for you" not in str(seen)
    toast = dict(seen)["toast"]
    assert (toast["text"], toast["alert"], toast["query_id"]) == ("شد", False, query_id)
    assert dict(seen)["delete"]["id"] == sent["message_id"]
    assert dict(seen)["action"] == {"kind": "typing", "chat": 1001}


async def test_a_page_that_was_away_gets_what_it_missed(api: Api, person: User) -> None:
    before = (await _state(api))["seq"]
    await api.send("missed")
    url = f"{api.running.url}/_chat/events?user=1001"
    headers = {"Last-Event-ID": str(before)}
    async with api.client.stream("GET", url, headers=headers) as response:
        kind, message = await asyncio.wait_for(anext(_events(response)), PATIENCE)
    assert (kind, message["text"]) == ("message", "missed")


async def test_what_makes_no_sense_is_refused_with_a_reason(api: Api, person: User) -> None:
    url = f"{api.running.url}/_chat"
    wrong = {"user": 1001, "message_id": 999, "data": "x"}
    response = await api.client.post(f"{url}/press", json=wrong)
    assert (response.status_code, response.json()) == (400, {"error": "no message 999"})
    assert (await api.client.post(f"{url}/say", json={})).status_code == 400
    assert (await api.client.post(f"{url}/fly", json={})).status_code == 404
    assert (await api.client.get(f"{url}/state?user=5")).status_code == 400
    assert (await api.client.get(f"{url}/events?user=x")).status_code == 400


async def test_faults_and_calls_are_reached_over_http(api: Api, person: User) -> None:
    await _post(api, "faults", method="sendMessage", kind="429", retry_after=2)
    assert (await api.refused("sendMessage", chat_id=1001, text="x")).code == 429
    calls = await api.client.get(f"{api.running.url}/_chat/calls?method=sendMessage")
    assert [(c["params"]["text"], c["ok"]) for c in calls.json()] == [("x", False)]
    await _post(api, "faults", kind="http500", times=None)
    cleared = await api.client.delete(f"{api.running.url}/_chat/faults")
    assert cleared.json() == {"planned": 0}
    wrong = await api.client.post(f"{api.running.url}/_chat/faults", json={"kind": "flood"})
    assert wrong.status_code == 400


async def test_a_remote_person_has_the_same_verbs(api: Api) -> None:
    person = await RemotePerson(api.running.url, 3003).open("Sara", "en")
    await person.command("/start")
    await api.send("menu", chat_id=3003, reply_markup=inline(button("go", "Go")))
    message = await person.wait_for("menu")
    query_id = await person.press("Go")
    await api.of("answerCallbackQuery", callback_query_id=query_id, text="done")
    assert (await person.wait_toast("done")).query_id == query_id
    await person.send_file("a.txt", b"bytes", "caption")
    await person.share_contact("0912", "Ali")
    waiting = asyncio.create_task(person.wait_for("fresh"))
    await asyncio.sleep(0.05)
    where = {"chat_id": 3003, "message_id": message.id}
    await api.of("editMessageText", **where, text="fresh")
    assert (await waiting).id == message.id
    document = (await api.updates())[2]["message"]["document"]
    assert document["file_size"] == 5
    with pytest.raises(PersonError, match="no message"):
        await person.raw_press("x", 999)


async def test_the_page_is_served_at_the_root(api: Api) -> None:
    response = await api.client.get(f"{api.running.url}/")
    assert response.status_code in (200, 404)
    assert response.headers["content-type"].startswith(
        "text/html" if response.status_code == 200 else "text/plain"
    )
