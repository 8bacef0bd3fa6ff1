"""A real Chromium looking at the chat page of a real twin; the bot's side is spoken by hand.

The page is judged alone here: whatever the bot would do is done by plain Bot API calls. A module
has one Chromium, and its tests one event loop; each test has a twin and a page of its own.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, cast

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from sandbox.telegram import RunningTelegram, running_telegram
from tests.patience import PATIENCE

CHROMIUM = shutil.which("chromium", path=f"{os.environ.get('PATH', '')}:/usr/bin")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}

expect.set_options(timeout=PATIENCE * 1000)

OpenPage = Callable[..., Awaitable[Page]]


class HandBot:
    """The bot's side of the chat: Bot API calls over HTTP, one by one."""

    def __init__(self, running: RunningTelegram, client: httpx.AsyncClient) -> None:
        self.twin = running.twin
        self._client = client

    async def call(self, method: str, **params: Any) -> Any:
        return self._result(await self._client.post(method, json=params))

    async def send(self, text: str, chat_id: int = 1001, **params: Any) -> int:
        sent = await self.call("sendMessage", chat_id=chat_id, text=text, **params)
        return cast(int, sent["message_id"])

    async def upload(self, method: str, field: str, name: str, data: bytes, **params: Any) -> Any:
        files = {field: (name, data)}
        return self._result(await self._client.post(method, data=params, files=files))

    async def updates(self, kind: str, count: int = 1) -> list[dict[str, Any]]:
        """Wait for that many updates of a kind and give their contents, oldest first."""
        found: list[dict[str, Any]] = []
        offset = 0
        async with asyncio.timeout(PATIENCE):
            while len(found) < count:
                for update in await self.call("getUpdates", timeout=5, offset=offset):
                    offset = update["update_id"] + 1
                    found += [update[kind]] if kind in update else []
        return found

    @staticmethod
    def _result(response: httpx.Response) -> Any:
        body = response.json()
        assert body["ok"], body
        return body["result"]


@pytest_asyncio.fixture(loop_scope="module")
async def telegram() -> AsyncIterator[RunningTelegram]:
    async with running_telegram() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def hand_bot(telegram: RunningTelegram) -> AsyncIterator[HandBot]:
    root = f"{telegram.url}/bot{telegram.twin.token}/"
    async with httpx.AsyncClient(base_url=root, timeout=10) as client:
        bot = HandBot(telegram, client)
        await bot.call("setMyCommands", commands=_commands("Start", "Send an SMS"))
        await bot.call(
            "setMyCommands", commands=_commands("شروع", "ارسال پیامک"), language_code="fa"
        )
        yield bot


def _commands(start: str, send: str) -> list[dict[str, str]]:
    return [
        {"command": "start", "description": start},
        {"command": "send", "description": send},
    ]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: browser tests skipped")
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGS, timeout=PATIENCE * 1000
        )
        yield opened
        await opened.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def open_page(browser: Browser, telegram: RunningTelegram) -> AsyncIterator[OpenPage]:
    """Open the chat page; at the end the page must have written no error to its console."""
    faults: list[str] = []

    async with AsyncExitStack() as stack:

        async def open_one(language: str = "fa", *, desktop: bool = False, **context: Any) -> Page:
            options = {"viewport": DESKTOP if desktop else PHONE, "has_touch": not desktop}
            made = await browser.new_context(**cast(Any, {**options, **context}))
            stack.push_async_callback(made.close)
            page = await made.new_page()
            page.set_default_timeout(PATIENCE * 1000)
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on(
                "console",
                lambda said: faults.append(said.text) if said.type == "error" else None,
            )
            await page.goto(f"{telegram.url}/?lang={language}")
            return page

        yield open_one
    assert faults == []
