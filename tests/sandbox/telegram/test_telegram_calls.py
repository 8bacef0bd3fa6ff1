"""How calls come in: token, method names, four ways of parameters."""

from __future__ import annotations

import json

import httpx
import pytest

from sandbox.telegram import TelegramTwin, User, running_telegram
from tests.sandbox.telegram.support import Api, refusal


async def test_get_me_names_the_bot(api: Api) -> None:
    me = await api.of("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (1234567890, True, "sefid_demo_bot")


async def test_a_method_nobody_knows_is_not_found(api: Api) -> None:
    answer = await api.refused("sendPigeon")
    assert (answer.code, answer.description) == (404, "Not Found")


async def test_a_wrong_token_is_unauthorized(api: Api) -> None:
    response = await api.client.get(f"{api.running.url}/bot1:wrong/getMe")
    assert (refusal(response).code, refusal(response).description) == (401, "Unauthorized")


async def test_method_names_ignore_case(api: Api) -> None:
    assert (await api.of("GETME"))["is_bot"]
    assert api.twin.calls[-1].method == "getMe"


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_parameters_come_in_four_ways(api: Api, person: User, way: str) -> None:
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]}
    fields = {"chat_id": "1001", "text": "سلام", "reply_markup": json.dumps(markup)}
    url = api.url("sendMessage")
    if way == "query":
        response = await api.client.get(url, params=fields)
    elif way == "form":
        response = await api.client.post(url, data=fields)
    elif way == "json":
        response = await api.client.post(url, json={**fields, "reply_markup": markup})
    else:
        response = await api.client.post(url, data=fields, files={"unused": ("a", b"b")})
    assert response.json()["ok"], response.text
    assert person.last().text == "سلام"
    assert person.last().labels == ["Go"]
    assert api.twin.calls[-1].params["reply_markup"] == markup


async def test_a_body_that_is_no_json_is_refused(api: Api) -> None:
    headers = {"Content-Type": "application/json"}
    response = await api.client.post(api.url("sendMessage"), content=b"{", headers=headers)
    assert refusal(response).description == "Bad Request: can't parse JSON object"


async def test_calls_are_recorded_with_their_refusals(api: Api, person: User) -> None:
    await api.send("one", chat_id=person.id)
    await api.refused("sendMessage", chat_id=5, text="two")
    first, second = api.twin.calls_of("sendMessage")
    assert first.ok
    assert first.params["text"] == "one"
    assert not second.ok
    assert second.error == "Bad Request: chat not found"


async def test_chat_id_must_be_given_and_known(api: Api) -> None:
    assert (await api.refused("sendMessage", text="x")).description == (
        "Bad Request: chat_id is empty"
    )
    unknown = await api.refused("sendMessage", chat_id="@nobody", text="x")
    assert unknown.description == "Bad Request: chat not found"


async def test_after_log_out_nothing_works(api: Api) -> None:
    assert await api.of("logOut") is True
    assert (await api.refused("getMe")).description == "Logged out"


async def test_the_twin_can_be_served_again_and_has_forgotten_nothing() -> None:
    twin = TelegramTwin()
    twin.user(7)
    for text in ("one", "two"):
        async with (
            running_telegram(twin) as served,
            httpx.AsyncClient(trust_env=False, verify=False) as client,
        ):
            await Api(served, client).send(text, chat_id=7)
    assert [m.text for m in twin.user(7).messages()] == ["one", "two"]
