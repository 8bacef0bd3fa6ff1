"""`python -m benchmarks.hang`: other people's presses while one account's web service hangs.

32 people press every half second. First nothing else happens; then one person asks for the credit
of an account whose web service takes the request and does not answer, again and again. The times
that the others wait for their screens are compared.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web
from cryptography.fernet import Fernet

from benchmarks.figures import Figure, tell
from benchmarks.press.api import Api
from benchmarks.process import bot_beside, free_port
from storage import Storage, Vault

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

USERS = 32
PATIENT = 900
"""The person whose account hangs."""

_EVERY = 0.5
_ALLOWED_MS = 50.0
_WARM_SECONDS = 3.0


class Paced(Api):
    """Everybody presses `_EVERY` seconds after the last screen came."""

    def __init__(self) -> None:
        super().__init__("press", USERS, 0)
        self.measured: list[float] = []
        self.patient = 0
        self.everybody = asyncio.Event()
        """Set at the first screen that each of them has waited for."""

    def on_screen(self, user: int, message_id: int, markup: Any) -> None:
        if user == PATIENT:
            self.patient += 1
            return
        self.measured.append(time.perf_counter() - self.sent_at[user])
        if len(self.measured) >= USERS:
            self.everybody.set()
        asyncio.get_running_loop().call_later(_EVERY, self.next, user, message_id, markup)

    def next(self, user: int, message_id: int, markup: Any) -> None:
        self.press(user, message_id, markup["inline_keyboard"][0][0]["callback_data"])

    def taken(self) -> list[float]:
        found, self.measured = self.measured, []
        self.everybody.clear()
        return [1000 * each for each in found]


class Abyss:
    """A web service that takes requests and answers none for `seconds`."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.asked = 0

    async def handle(self, _: web.Request) -> web.Response:
        self.asked += 1
        await asyncio.sleep(self.seconds)
        return web.Response(status=504)


@asynccontextmanager
async def served(handle: Any) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        await runner.cleanup()


async def _link(folder: str, key: str) -> None:
    async with await Storage.open(Path(folder) / "sefid.db", Vault([key])) as storage:
        await storage.accounts.link(PATIENT, PATIENT, "key", "secret", "shop")


def p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


async def hang(seconds: float, allowed: float) -> bool:
    api, abyss, key = Paced(), Abyss(seconds), Fernet.generate_key().decode()

    with tempfile.TemporaryDirectory() as folder:
        await _link(folder, key)
        async with served(api.handle) as bot_api, served(abyss.handle) as service:
            more = {
                "SEFID_SECRET_KEYS": key,
                "SEFID_SMSIR_URL": service,
                "SEFID_WATCH_SECONDS": "0",
            }
            async with bot_beside(bot_api, folder, **more):
                idle, hanging = await _measure(api, seconds)
    return _report(idle, hanging, abyss, allowed)


async def _measure(api: Paced, seconds: float) -> tuple[list[float], list[float]]:
    await api.everybody.wait()
    await asyncio.sleep(min(_WARM_SECONDS, seconds))
    api.taken()
    await asyncio.gather(asyncio.sleep(seconds), api.everybody.wait())
    idle = api.taken()
    for _ in range(3):
        api.say(PATIENT, "/credit")
    await asyncio.gather(asyncio.sleep(seconds), api.everybody.wait())
    return idle, api.taken()


def _report(idle: list[float], hanging: list[float], abyss: Abyss, allowed: float) -> bool:
    print(f"{'':10}{'presses':>10}{'median ms':>12}{'p99 ms':>10}")
    for name, times in (("idle", idle), ("hanging", hanging)):
        print(f"{name:10}{len(times):10}{statistics.median(times):12.1f}{p99(times):10.1f}")
    more = p99(hanging) - p99(idle)
    good = abyss.asked > 0 and more < allowed
    print(f"the service was asked {abyss.asked} times and hung; p99 of the others: {more:+.1f} ms")
    tell([Figure("p99 of others while an account hangs", more, "ms more", _ALLOWED_MS)])
    return good


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0, help="of each half")
    parser.add_argument("--allowed", type=float, default=_ALLOWED_MS, help="more ms than idle")
    given = parser.parse_args()
    raise SystemExit(not asyncio.run(hang(given.seconds, given.allowed)))


if __name__ == "__main__":
    main()
