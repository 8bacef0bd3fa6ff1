"""The whole thing offline: the twins, the bot between them and a chat page in the browser.

The only module that may import the sandbox. The data live in a temporary folder and go with it.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
import tempfile
import time
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.composition import Running, compose
from bot.demo_team import begin_with_teams
from bot.environment import NO_BROWSER
from bot.logs import set_up
from bot.serve import stop_on_signals
from bot.settings import GivenSettings
from bot.stop import USAGE, StopError
from bot.tuning import Tuning, utcnow
from sandbox.bale import BaleTwin, running_bale
from sandbox.bot_api.people import CAST, furnish
from sandbox.smsir import SmsIrTwin, running_smsir
from sandbox.telegram import TelegramTwin, running_telegram


@asynccontextmanager
async def demo_bot(
    port: int = 0,
    *,
    undo_seconds: float = 10.0,
    team: bool = False,
    at: datetime | None = None,
) -> AsyncIterator[tuple[str, Running]]:
    """The chat page's URL and the bot behind it, ready; all of it ends with the block.

    `team`: an account is linked, and its colleagues have joined. `at`: when it is there, for the
    bot and both services; their clocks run on from then.

    Raises:
        StopError: the port is taken.
    """
    ahead = timedelta() if at is None else at - utcnow()

    def seconds() -> float:
        return time.time() + ahead.total_seconds()

    async with contextlib.AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sefid-demo-")))
        smsir = await stack.enter_async_context(running_smsir(SmsIrTwin(clock=seconds)))
        try:
            telegram = await stack.enter_async_context(
                running_telegram(TelegramTwin(clock=seconds), port)
            )
        except OSError as error:
            raise StopError(f"Port {port} cannot be used: {error.strerror}.", USAGE) from None
        bale = await stack.enter_async_context(running_bale(BaleTwin(_bale_token(), clock=seconds)))
        for here, there in ((telegram, bale), (bale, telegram)):
            here.twin.smsir_url, here.twin.world.beside = smsir.url, there.url
        group = furnish(telegram.twin)
        furnish(bale.twin)
        settings = GivenSettings(
            bot_token=SecretStr(telegram.twin.token),
            telegram_url=telegram.url,
            bale_token=SecretStr(bale.twin.token),
            bale_url=bale.url,
            smsir_url=smsir.url,
            database=folder / "demo.db",
            undo_seconds=undo_seconds,
            watch_seconds=5,
            log_level="warning",
        )
        set_up(settings)
        tuning = Tuning(clock=lambda: utcnow() + ahead)
        running = await stack.enter_async_context(compose(settings, tuning))
        await running.wait_ready()
        if team:
            names = {each["id"]: each["name"] for each in CAST["people"]}
            await begin_with_teams(running.services, names, group.id)
            group.add_bot()
        yield telegram.url, running


def _bale_token() -> str:
    """Another one each time: a lock by token keeps two demos of one machine apart."""
    return f"{secrets.randbelow(10**9) + 10**9}:TESTtokenOfTheSandboxOnly0000"


async def demo(
    port: int = 0,
    *,
    undo_seconds: float = 10.0,
    at: datetime | None = None,
    browser: bool = True,
    empty: bool = False,
) -> None:
    """Run until Ctrl-C. `empty`: nobody has linked anything yet."""
    stop, team = stop_on_signals(), not empty
    async with demo_bot(port, undo_seconds=undo_seconds, team=team, at=at) as (url, running):
        print(_welcome(url, empty=empty), flush=True)  # noqa: T201 (a command's output)
        if browser and _has_screen():
            webbrowser.open(url)
        await running.run(stop)


def _welcome(url: str, *, empty: bool) -> str:
    begin = (
        "  UserApiKey demo-key, SecretKey demo-secret (send: /link demo-key demo-secret)\n"
        if empty
        else "  A team has joined: choose who you are in the page's header, and press START\n"
    )
    return (
        f"\nSefid's demo is ready: {url}/ (the switch above the chat leads to Bale)\n"
        f"{begin}"
        "  A second branch: /link demo-key-2 demo-secret-2, then /switch\n"
        "  Nothing leaves this machine. Ctrl-C ends it and forgets everything.\n"
    )


def _has_screen() -> bool:
    if os.environ.get(NO_BROWSER):
        return False
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or bool(display)
