"""getUpdates: nothing is lost, nothing is confirmed that was not asked beyond."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from typing import Any, TypeVar

import httpx

from sandbox.telegram import User
from tests.patience import PATIENCE
from tests.sandbox.telegram.support import Api
from tests.stories.harness.waiting import eventually

T = TypeVar("T")


def _texts(updates: list[dict[str, dict[str, str]]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def _begun(api: Api, poll: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """A poll that the twin holds."""
    before, task = api.twin.world.updates.polls, asyncio.create_task(poll)
    await eventually(lambda: api.twin.world.updates.polls > before)
    return task


async def test_updates_come_again_until_they_are_confirmed(api: Api, person: User) -> None:
    for text in ("one", "two", "three"):
        await person.say(text)
    first = await api.updates()
    assert await api.updates() == first
    beyond = first[1]["update_id"] + 1
    assert _texts(await api.updates(beyond)) == ["three"]
    assert _texts(await api.updates()) == ["three"]


async def test_limit_and_negative_offset(api: Api, person: User) -> None:
    for number in range(5):
        await person.say(str(number))
    assert _texts(await api.updates(limit=2)) == ["0", "1"]
    assert _texts(await api.updates(-2)) == ["3", "4"]
    assert len(await api.updates()) == 2


async def test_a_long_poll_ends_with_the_first_update(api: Api, person: User) -> None:
    poll = await _begun(api, api.updates(timeout=50))
    await asyncio.sleep(0.05)
    assert not poll.done()
    await person.say("wake up")
    assert _texts(await asyncio.wait_for(poll, PATIENCE)) == ["wake up"]


async def test_an_empty_poll_ends_after_its_time(api: Api) -> None:
    assert await api.updates(timeout=0) == []


async def test_a_second_poller_ends_the_first_with_409(api: Api, person: User) -> None:
    first = await _begun(api, api.refused("getUpdates", timeout=50))
    second = asyncio.create_task(api.updates(timeout=30))
    answer = await asyncio.wait_for(first, PATIENCE)
    assert answer.code == 409
    assert answer.description == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    await person.say("for the second")
    assert _texts(await asyncio.wait_for(second, PATIENCE)) == ["for the second"]


async def test_a_poller_that_hung_up_takes_nothing_with_it(api: Api, person: User) -> None:
    hurry = httpx.Timeout(PATIENCE, read=0.05)
    async with httpx.AsyncClient(trust_env=False, timeout=hurry, verify=False) as hasty:
        with contextlib.suppress(httpx.ReadTimeout):
            await hasty.post(api.url("getUpdates"), json={"timeout": 30})
    await api.twin.wait_call("getUpdates")
    assert api.twin.calls[-1].error == "client closed the connection"
    await person.say("still here")
    assert _texts(await api.updates()) == ["still here"]


async def test_only_the_kinds_asked_for_are_kept(api: Api, person: User) -> None:
    await api.updates(allowed_updates=["callback_query"])
    await person.say("not wanted")
    assert await api.updates() == []
    await api.updates(allowed_updates=["message"])
    await person.say("wanted")
    assert _texts(await api.updates()) == ["wanted"]


async def test_an_empty_list_of_kinds_means_the_usual_ones(api: Api, person: User) -> None:
    await api.updates(allowed_updates=["callback_query"])
    await api.updates(allowed_updates=[])
    await person.say("usual")
    assert len(await api.updates()) == 1
    assert api.twin.push("message_reaction", {}) is None
    assert api.twin.push("inline_query", {"id": "1"}) is not None


async def test_a_webhook_shuts_polling_out(api: Api) -> None:
    poll = await _begun(api, api.refused("getUpdates", timeout=50))
    await api.of("setWebhook", url="https://bot.example.com/hook")
    assert (await asyncio.wait_for(poll, PATIENCE)).description == (
        "Conflict: terminated by setWebhook request"
    )
    assert (await api.refused("getUpdates")).description == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await api.of("deleteWebhook", drop_pending_updates=True)
    assert await api.updates() == []
