"""F45, the client's side: a slow service is waited for, and one slow call holds up no other."""

from __future__ import annotations

import asyncio

from smsir import Http, SmsIr, Timeouts
from smsir.calls import PLACES
from tests.patience import PATIENCE
from tests.smsir.raw_service import NO_WAIT, Asked, answer, raw_service, talking


async def test_a_hanging_call_holds_up_no_other_call_of_any_account() -> None:
    hanging = asyncio.Event()

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        if asked.operation == "GetUserInfo":
            await hanging.wait()
        await answer(writer, {"IsSuccessful": True})

    async with raw_service(script) as service, Http(service.url, retries=NO_WAIT) as http:
        first, second = SmsIr(http, "a", "b"), SmsIr(http, "c", "d")
        slow = [asyncio.create_task(first.account.info()) for _ in range(8)]
        async with asyncio.timeout(PATIENCE):
            await first.contacts.groups()
            await second.contacts.groups()
            await second.messages.send("x", group_ids=[1])
        assert not any(task.done() for task in slow)
        hanging.set()
        await asyncio.gather(*slow)


async def test_hanging_reads_in_every_place_do_not_hold_up_a_sending() -> None:
    hanging = asyncio.Event()

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        if asked.operation == "GetUserInfo":
            await hanging.wait()
        await answer(writer, {"IsSuccessful": True})

    async with raw_service(script) as service, Http(service.url, retries=NO_WAIT) as http:
        account = SmsIr(http, "a", "b")
        await account.token.get()
        slow = [asyncio.create_task(account.account.info()) for _ in range(PLACES)]
        async with asyncio.timeout(PATIENCE):
            await account.messages.send("x", group_ids=[1])
        hanging.set()
        await asyncio.gather(*slow)


async def test_latency_under_the_limits_is_waited_for_without_a_second_call() -> None:
    async def script(_: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.15)
        await answer(writer, {"IsSuccessful": True, "Credit": 3})

    patient = Timeouts(connect=1, read=0.5, write=1, pool=1, total=1)
    async with talking(script, timeouts=patient) as (account, service):
        assert (await account.account.info()).credit == 3
    assert len(service.asked) == 2


def test_thirty_seconds_of_latency_are_within_the_usual_limits() -> None:
    usual = Timeouts()
    assert usual.read > 30
    assert usual.total > 30 + usual.connect
