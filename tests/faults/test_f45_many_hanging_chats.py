"""F45: forty chats of forty accounts hang at the service; another chat does not notice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.shared.services import Clients
from smsir import Http
from tests.handlers.desk import Desk, opened
from tests.smsir.raw_service import NO_WAIT, Asked, answer, raw_service

MANY = 40
"""More than the sixteen connections that all accounts once had together, each with two calls."""


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with opened(tmp_path) as ready:
        yield ready


@pytest.mark.long
async def test_forty_cards_that_wait_for_the_service_hold_up_nobody_else(desk: Desk) -> None:
    hanging, slow_tokens = asyncio.Event(), set[str]()

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        token = asked.headers["x-sms-ir-secure-token"]
        if len(slow_tokens) < MANY and token not in slow_tokens:
            slow_tokens.add(token)
        if token in slow_tokens:
            await hanging.wait()
        await answer(writer, {"IsSuccessful": True, "BusinessName": "گل یاس", "Credit": 5})

    async with raw_service(script) as service, Http(service.url, retries=NO_WAIT) as http:
        clients = [Clients(http).probe(f"key-{n}", "secret") for n in range(MANY)]
        infos = [asyncio.create_task(one.account.info()) for one in clients]
        groups = [asyncio.create_task(one.contacts.groups()) for one in clients]
        await service.has_been_asked(MANY + 2 * MANY)
        desk.services.clients = Clients(http)
        await desk.link()

        text = await desk.text(desk.ctx(), "account")

        assert "اعتبار: <b>۵</b>" in text
        assert not any(task.done() for task in (*infos, *groups))
        hanging.set()
        assert {info.business_name for info in await asyncio.gather(*infos)} == {"گل یاس"}
        await asyncio.gather(*groups)
