"""F41: a hundred calls at once with an expired token cause one GetToken."""

from __future__ import annotations

import asyncio

import pytest

from smsir import Http, SmsIr, Timeouts
from smsir.tokens import KEPT_SECONDS
from tests.smsir.raw_service import Asked, answer, talking


@pytest.mark.long
@pytest.mark.parametrize("status", [401, 200])
async def test_a_hundred_calls_with_a_refused_token_renew_it_once(status: int) -> None:
    accepted = "t1"

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        if asked.headers["x-sms-ir-secure-token"] == accepted:
            await answer(writer, {"IsSuccessful": True, "Credit": 5})
        else:
            await answer(writer, {"IsSuccessful": False, "Message": "token expired"}, status)

    async with talking(script, timeouts=Timeouts()) as (account, service):
        await account.account.info()
        accepted = "t2"
        found = await asyncio.gather(*(account.account.info() for _ in range(100)))
    assert {info.credit for info in found} == {5}
    assert service.operations().count("GetToken") == 2
    assert service.operations().count("GetUserInfo") <= 1 + 100 + 100


@pytest.mark.long
async def test_a_hundred_calls_after_the_tokens_time_ask_for_one() -> None:
    now = 0.0
    async with talking(_always) as (_, service), Http(service.url) as http:
        account = SmsIr(http, "a", "b", clock=lambda: now)
        await account.account.info()
        now = KEPT_SECONDS
        await asyncio.gather(*(account.account.info() for _ in range(100)))
    assert service.operations().count("GetToken") == 2
    assert {one.headers["x-sms-ir-secure-token"] for one in service.asked[3:]} == {"t2"}


async def _always(_: Asked, writer: asyncio.StreamWriter) -> None:
    await answer(writer, {"IsSuccessful": True})
