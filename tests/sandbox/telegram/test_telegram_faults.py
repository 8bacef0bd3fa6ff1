"""Faults on demand: each kind as a client meets it."""

from __future__ import annotations

import asyncio
import time

import httpx
import pytest

from sandbox.telegram import User
from tests.patience import PATIENCE
from tests.sandbox.telegram.support import Api
from tests.stories.harness.waiting import eventually


async def test_429_names_the_wait_and_happens_as_often_as_planned(api: Api, person: User) -> None:
    api.twin.faults.add("sendMessage", "429", retry_after=3, times=2)
    for _ in range(2):
        answer = await api.refused("sendMessage", chat_id=1001, text="x")
        assert (answer.code, answer.description) == (429, "Too Many Requests: retry after 3")
        assert answer.parameters == {"retry_after": 3}
    await api.send()
    assert len(person.messages()) == 1


async def test_faults_can_be_meant_for_one_chat(api: Api, person: User) -> None:
    api.twin.user(1002)
    api.twin.faults.add("sendMessage", "forbidden", chat_id=1002)
    await api.send(chat_id=1001)
    answer = await api.refused("sendMessage", chat_id=1002, text="x")
    assert answer.description == "Forbidden: bot was blocked by the user"


@pytest.mark.parametrize(
    ("kind", "code", "description"),
    [
        ("http500", 500, "Internal Server Error: restart"),
        ("not_found", 404, "Not Found"),
        ("unauthorized", 401, "Unauthorized"),
        ("bad_request", 400, "Bad Request: something new"),
        ("conflict409", 409, "Conflict: terminated by other getUpdates request; make sure that "),
        ("migrate", 400, "Bad Request: group chat was upgraded to a supergroup chat"),
    ],
)
async def test_refusals_on_demand(
    api: Api, person: User, kind: str, code: int, description: str
) -> None:
    text = "something new" if kind == "bad_request" else ""
    api.twin.faults.add("*", kind, text=text, migrate_to=-100)
    answer = await api.refused("sendMessage", chat_id=1001, text="x")
    assert answer.code == code
    assert answer.description.startswith(description)
    assert answer.parameters == ({"migrate_to_chat_id": -100} if kind == "migrate" else {})
    assert person.messages() == []


async def test_a_gateway_answers_with_a_page(api: Api, person: User) -> None:
    api.twin.faults.add("getMe", "bad_gateway")
    response = await api.client.get(api.url("getMe"))
    assert (response.status_code, response.headers["content-type"][:9]) == (502, "text/html")


async def test_a_filter_answers_with_a_page_of_any_status(api: Api, person: User) -> None:
    api.twin.faults.add("sendMessage", "page", status=403)
    response = await api.client.post(api.url("sendMessage"), json={"chat_id": 1001, "text": "x"})
    assert (response.status_code, response.headers["content-type"][:9]) == (403, "text/html")
    assert person.messages() == []


async def test_an_answer_is_garbled_after_the_work(api: Api, person: User) -> None:
    api.twin.faults.add("sendMessage", "garbled")
    response = await api.client.post(api.url("sendMessage"), json={"chat_id": 1001, "text": "x"})
    with pytest.raises(ValueError, match=r"."):
        response.json()
    assert len(person.messages()) == 1


@pytest.mark.parametrize(("kind", "processed"), [("drop_before", 0), ("drop_after", 1)])
async def test_connections_drop_before_or_after_the_work(
    api: Api, person: User, kind: str, processed: int
) -> None:
    api.twin.faults.add("sendMessage", kind)
    with pytest.raises(httpx.TransportError):
        await api.send()
    assert len(person.messages()) == processed
    await api.send()


async def test_delays_hold_up_one_call_only(api: Api, person: User) -> None:
    api.twin.faults.add("sendMessage", "delay", seconds=2 * PATIENCE)
    held = asyncio.create_task(api.send("held"))
    await eventually(lambda: not api.twin.faults.planned)
    await api.send("quick")
    assert not held.done()
    held.cancel()

    api.twin.faults.add("sendMessage", "delay", seconds=0.1)
    begun = time.monotonic()
    await api.send("slow")
    assert time.monotonic() - begun >= 0.1
    assert [message.text for message in person.messages()] == ["quick", "slow"]


async def test_endless_faults_end_when_cleared(api: Api, person: User) -> None:
    api.twin.faults.add("*", "http500", times=None)
    for _ in range(3):
        assert (await api.refused("getMe")).code == 500
    api.twin.faults.clear()
    await api.of("getMe")


async def test_downloads_have_faults_too(api: Api, person: User) -> None:
    await person.send_file("a.txt", b"a")
    file_id = (await api.updates())[0]["message"]["document"]["file_id"]
    path = (await api.of("getFile", file_id=file_id))["file_path"]
    url = f"{api.running.url}/file/bot{api.twin.token}/{path}"
    api.twin.faults.add("download", "http500")
    assert (await api.client.get(url)).status_code == 500
    api.twin.faults.add("download", "drop_before")
    with pytest.raises(httpx.TransportError):
        await api.client.get(url)
    assert (await api.client.get(url)).content == b"a"


async def test_an_unknown_kind_is_a_mistake_of_the_test(api: Api) -> None:
    with pytest.raises(ValueError, match="unknown fault kind"):
        api.twin.faults.add("getMe", "earthquake")
