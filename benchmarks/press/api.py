"""A Bot API that answers at once: the measure, not the measured.

It runs in a process of its own, hands out updates in batches of 100 through getUpdates, counts
what comes back and reports when every update has had its calls. It keeps each keyboard that a
message carries, so that a press can carry real callback data.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

from aiohttp import web

TOKEN = "1234567890:BENCHMARK-TOKEN-0000000000000000000"
BATCH = 100


class Api:
    """`users` people, each pressing the newest button on their screen `rounds` times."""

    def __init__(self, mode: str, users: int, rounds: int) -> None:
        self.mode = mode
        self.users = users
        self.rounds = rounds
        self.left = dict.fromkeys(range(1, users + 1), rounds)
        self.ready: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.update_id = 0
        self.message_id = 0
        self.began: float | None = None
        self.ended: float | None = None
        self.done = asyncio.Event()
        self.calls = 0
        self.first_poll: float | None = None
        self.warm = 0
        self.answered: set[int] = set()
        self.latencies: list[float] = []
        self.sent_at: dict[int, float] = {}

    def person(self, user: int) -> dict[str, Any]:
        return {"id": user, "is_bot": False, "first_name": "U", "language_code": "fa"}

    def chat(self, user: int) -> dict[str, Any]:
        return {"id": user, "type": "private", "first_name": "U"}

    def offer(self, user: int, body: dict[str, Any]) -> None:
        self.update_id += 1
        self.sent_at[user] = time.perf_counter()
        self.ready.put_nowait({"update_id": self.update_id, **body})

    def say(self, user: int, text: str) -> None:
        self.message_id += 1
        entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        message = {
            "message_id": self.message_id,
            "date": int(time.time()),
            "from": self.person(user),
            "chat": self.chat(user),
            "text": text,
            "entities": entities,
        }
        self.offer(user, {"message": message})

    def press(self, user: int, message_id: int, data: str) -> None:
        message = {
            "message_id": message_id,
            "date": int(time.time()),
            "chat": self.chat(user),
            "text": "x",
        }
        query = {
            "id": f"{user}-{self.update_id}",
            "from": self.person(user),
            "chat_instance": "1",
            "data": data,
            "message": message,
        }
        self.offer(user, {"callback_query": query})

    def on_screen(self, user: int, message_id: int, markup: Any) -> None:
        """A screen was shown: press again, or be counted as done."""
        if self.began is None:
            self.warm += 1
            if self.warm < self.users:
                self.kept.append((user, message_id, markup))
                return
            print("began", flush=True)
            self.began = time.perf_counter()
            for kept in [*self.kept, (user, message_id, markup)]:
                self.next(*kept)
            return
        self.latencies.append(time.perf_counter() - self.sent_at[user])
        self.next(user, message_id, markup)

    kept: list[tuple[int, int, Any]] = []  # noqa: RUF012 (one instance a process)

    def next(self, user: int, message_id: int, markup: Any) -> None:
        if self.left[user] == 0:
            if not any(self.left.values()) and self.ready.empty():
                self.ended = time.perf_counter()
                self.done.set()
            return
        self.left[user] -= 1
        if self.mode == "press":
            rows = json.loads(markup) if isinstance(markup, str) else markup
            data = rows["inline_keyboard"][0][0]["callback_data"]
            self.press(user, message_id, data)
        else:
            self.say(user, "/help")

    async def updates(self, wait: float) -> list[dict[str, Any]]:
        if self.first_poll is None:
            self.first_poll = time.perf_counter()
            for user in range(1, self.users + 1):
                self.say(user, "/help")
        batch = []
        try:
            batch.append(await asyncio.wait_for(self.ready.get(), min(wait, 1.0) or 0.01))
        except TimeoutError:
            return []
        while not self.ready.empty() and len(batch) < BATCH:
            batch.append(self.ready.get_nowait())
        return batch

    async def handle(self, request: web.Request) -> web.Response:
        method = request.path.rpartition("/")[2].lower()
        params = await self._params(request)
        self.calls += 1
        result: Any = True
        if method == "getupdates":
            result = await self.updates(float(params.get("timeout", 0)))
        elif method == "getme":
            result = {"id": 1, "is_bot": True, "first_name": "B", "username": "bench_bot"}
        elif method == "getmycommands":
            result = []
        elif method.startswith("getmy"):
            result = {"name": "", "description": "", "short_description": ""}
        elif method in {"sendmessage", "editmessagetext"}:
            result = self._shown(method, params)
        return web.json_response({"ok": True, "result": result})

    def _shown(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        user = int(params["chat_id"])
        if method == "sendmessage":
            self.message_id += 1
            message_id = self.message_id
        else:
            message_id = int(params["message_id"])
        self.on_screen(user, message_id, params.get("reply_markup"))
        return {
            "message_id": message_id,
            "date": int(time.time()),
            "chat": self.chat(user),
            "text": "x",
        }

    async def _params(self, request: web.Request) -> dict[str, Any]:
        if request.content_type == "application/json":
            return dict(await request.json())
        return {**request.query, **dict(await request.post())}


async def serve(mode: str, users: int, rounds: int, port: int, patience: float = 120) -> None:
    """`patience`: seconds within which all must have been answered."""
    await serve_api(Api(mode, users, rounds), port, patience)


async def serve_api(api: Api, port: int, patience: float) -> None:
    """Answer as `api` does until it is done, then print the report."""
    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", api.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print("ready", flush=True)
    await asyncio.wait_for(api.done.wait(), patience)
    seconds = (api.ended or 0) - (api.began or 0)
    latencies = sorted(api.latencies)
    report = {
        "updates": api.users * api.rounds,
        "seconds": seconds,
        "calls": api.calls,
        "p99_ms": 1000 * latencies[int(len(latencies) * 0.99)],
    }
    print(json.dumps(report), flush=True)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], *map(int, sys.argv[2:])))
