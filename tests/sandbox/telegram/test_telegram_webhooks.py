"""Webhooks: delivered with the secret, again and again until taken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.server import serve_app
from sandbox.telegram import User
from tests.patience import PATIENCE
from tests.sandbox.telegram.support import Api


class Hook:
    """A bot's webhook that may be told to fail first."""

    def __init__(self) -> None:
        self.url = ""
        self.failures = 0
        self.taken: asyncio.Queue[tuple[str, str | None]] = asyncio.Queue()

    async def receive(self, request: Request) -> Response:
        update = await request.json()
        if self.failures:
            self.failures -= 1
            return Response(status_code=500)
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        await self.taken.put((update["message"]["text"], secret))
        return Response()


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    made = Hook()
    app = Starlette(routes=[Route("/hook", made.receive, methods=["POST"])])
    async with serve_app(app) as served:
        made.url = f"{served.url}/hook"
        yield made


async def test_updates_are_posted_in_order_with_the_secret(
    api: Api, person: User, hook: Hook
) -> None:
    await person.say("before")
    await api.of("setWebhook", url=hook.url, secret_token="s-1")
    await person.say("after")
    taken = [await asyncio.wait_for(hook.taken.get(), PATIENCE) for _ in range(2)]
    assert taken == [("before", "s-1"), ("after", "s-1")]


async def test_a_refused_update_is_tried_again(api: Api, person: User, hook: Hook) -> None:
    hook.failures = 1
    await api.of("setWebhook", url=hook.url)
    await person.say("stubborn")
    assert await asyncio.wait_for(hook.taken.get(), PATIENCE) == ("stubborn", None)
    info = await api.of("getWebhookInfo")
    assert info["url"] == hook.url
    assert info["last_error_message"] == "Wrong response from the webhook: 500"


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"url": "http://bot.example.com"}, "bad webhook: An HTTPS URL must be provided"),
        ({"url": "ftp://bot.example.com"}, "invalid webhook URL specified"),
        ({"url": "https://a.ir", "secret_token": "a b"}, "secret token contains unallowed"),
        ({"url": "https://a.ir", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_wrong_webhooks_are_refused(api: Api, params: dict[str, str], reason: str) -> None:
    answer = await api.refused("setWebhook", **params)
    assert answer.description.startswith(f"Bad Request: {reason}")
