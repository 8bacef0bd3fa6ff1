"""F150: a bad minute of Telegram or of a relay ends no process.

A wrong token and a webhook that Telegram does not take are no hiccups: they are said, status 2.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web
from pydantic import SecretStr
from telegram import Bot

from bot.composition import compose
from bot.settings import GivenSettings
from bot.stop import USAGE, StopError
from bot.tuning import Tuning
from messengers.bot_api.transport.aio import AioRequest
from messengers.telegram.polling import Poller
from tests.patience import PATIENCE
from tests.stories.harness.shop import NOBODY, QUICK

if TYPE_CHECKING:
    from tests.stories.harness.shop import Shop

    MakeShop = Callable[..., Awaitable[Shop]]

KINDS = ["http500", "bad_gateway", "drop_before", "drop_after", "not_found", "unauthorized"]
HOOK = {"webhook_secret": "s" * 20, "listen": "127.0.0.1:0"}
TOKEN = "1234567890:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
ME = {"id": 1, "is_bot": True, "first_name": "Sefid", "username": "sefid_bot"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("times", [1, 3])
async def test_f150_polling_goes_on_after_it_had_worked(
    make_lone_shop: MakeShop, kind: str, times: int
) -> None:
    shop = await make_lone_shop()
    shop.telegram.faults.add("getUpdates", kind, times=times)
    await shop.start()


@pytest.mark.parametrize("kind", KINDS)
async def test_f150_the_webhook_is_set_however_long_it_takes(
    make_lone_shop: MakeShop, kind: str
) -> None:
    shop = await make_lone_shop(opening=False, webhook_url="http://127.0.0.1:9/hook", **HOOK)
    shop.telegram.faults.add("setWebhook", kind, times=3)
    async with asyncio.timeout(PATIENCE):
        await shop.open()
    assert len(shop.telegram.calls_of("setWebhook")) >= 3


@pytest.mark.parametrize("kind", KINDS)
async def test_f150_a_foreign_webhook_is_removed_however_long_it_takes(
    make_lone_shop: MakeShop, kind: str
) -> None:
    shop = await make_lone_shop(opening=False)
    shop.telegram.world.webhook = {"url": "http://127.0.0.1:9/other", "max_connections": 40}
    shop.telegram.faults.add("deleteWebhook", kind, times=2)
    async with asyncio.timeout(PATIENCE):
        await shop.open()
    await shop.start()


@pytest.mark.parametrize(
    "said",
    [
        "Bad Request: bad webhook: Failed to resolve host: Name or service not known",
        "Bad Request: bad webhook: getaddrinfo: Temporary failure in name resolution",
    ],
)
async def test_f150_a_name_that_telegram_does_not_find_now_is_waited_for(
    tmp_path: Path, said: str
) -> None:
    odd = {"ok": False, "error_code": 400, "description": said}
    server = OddServer({"setWebhook": [odd, odd]})
    async with server.running() as url:
        settings = settings_for(url, tmp_path).model_copy(
            update={
                "webhook_url": "https://bot.example.org/hook",
                "webhook_secret": SecretStr("s" * 20),
                "listen": "127.0.0.1:0",
            }
        )
        async with compose(settings, QUICK) as bot, asyncio.timeout(PATIENCE):
            await bot.wait_ready()
    assert server.odd["setWebhook"] == []


async def test_f150_a_webhook_that_telegram_does_not_take_is_said(make_lone_shop: MakeShop) -> None:
    shop = await make_lone_shop(opening=False, webhook_url="http://bot.example.org/hook", **HOOK)
    with pytest.raises(StopError, match=r"(?i)https url must be provided") as stopped:
        async with asyncio.timeout(PATIENCE):
            await shop.open()
    assert stopped.value.status == USAGE


@dataclass
class OddServer:
    """A server that is hardly Telegram: answers of the given shapes first, then right ones."""

    odd: dict[str, list[Any]] = field(default_factory=dict)
    polls: list[float] = field(default_factory=list)
    polled: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if method == "getUpdates":
            async with self.polled:
                self.polls.append(asyncio.get_running_loop().time())
                self.polled.notify_all()
        left = self.odd.get(method, [])
        if left:
            odd = left.pop(0)
            status = odd.get("error_code", 200) if isinstance(odd, dict) else 200
            return web.json_response(odd, status=status)
        result = {"getMe": ME, "getUpdates": [], "getMyCommands": []}.get(method, True)
        return web.json_response({"ok": True, "result": result})

    @asynccontextmanager
    async def running(self) -> AsyncIterator[str]:
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self.answer)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        await runner.cleanup()

    async def polls_reach(self, number: int) -> None:
        async with asyncio.timeout(PATIENCE), self.polled:
            await self.polled.wait_for(lambda: len(self.polls) >= number)


def settings_for(url: str, folder: Path) -> GivenSettings:
    return GivenSettings(
        bot_token=SecretStr(TOKEN),
        telegram_url=url,
        smsir_url=NOBODY,
        database=folder / "f150.db",
        watch_seconds=0,
    )


ODD: list[Any] = [
    {},
    [],
    None,
    "html",
    {"ok": True},
    {"ok": True, "result": {"id": 1}},
    {"result": "text"},
]


@pytest.mark.long
async def test_f150_answers_that_are_none_of_the_bot_api_are_waited_out(tmp_path: Path) -> None:
    server = OddServer({"getMe": list(ODD), "getUpdates": list(ODD)})
    async with server.running() as url, compose(settings_for(url, tmp_path), QUICK) as bot:
        async with asyncio.timeout(PATIENCE):
            await bot.wait_ready()
            await server.polls_reach(len(ODD) + 1)
        assert server.odd == {"getMe": [], "getUpdates": []}


@pytest.mark.long
async def test_f150_a_server_that_holds_no_poll_is_not_asked_without_a_pause(
    tmp_path: Path,
) -> None:
    server = OddServer()
    async with server.running() as url, compose(settings_for(url, tmp_path), QUICK):
        await server.polls_reach(4)
    between = [
        later - earlier for earlier, later in zip(server.polls, server.polls[1:], strict=False)
    ]
    assert min(between[1:]) > 0.5


async def test_f150_the_first_empty_answer_makes_nobody_wait() -> None:
    """The first poll asks not to be held; only a second one that was not is a habit."""
    async with OddServer().running() as url:
        bot, request = Bot(TOKEN, base_url=f"{url}/bot"), AioRequest()
        poller = Poller(bot, request, _nothing_to_take, Tuning())
        await request.initialize()
        assert await poller._once() == 0
        assert await poller._once() > 0
        await request.shutdown()


async def _nothing_to_take(batch: list[Any]) -> None:
    assert not batch


@pytest.mark.long
async def test_f150_a_server_that_repeats_an_update_for_ever_is_not_asked_without_a_pause(
    tmp_path: Path,
) -> None:
    same = {"ok": True, "result": [{"update_id": 7}]}
    server = OddServer({"getUpdates": [same] * 1000})
    async with server.running() as url, compose(settings_for(url, tmp_path), QUICK) as bot:
        await server.polls_reach(4)
        assert bot.intake.counts["received"] == 1
    between = [
        later - earlier for earlier, later in zip(server.polls, server.polls[1:], strict=False)
    ]
    assert min(between[1:]) > 0.5
